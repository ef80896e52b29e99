"""An index of PostgreSQL over the words of the newest pages alone.

Of a word that half of all pages have, the newest ten thousand pages are wanted, and its index has no order: it gives all of
them. Most of these searches find enough in an index of the newest pages, which is asked first. It only makes searches
faster: what is found is the same without it.
"""

from __future__ import annotations

import re

from sqlalchemy import Connection, text

NAME = "ix_search_words_recent"
#: Pages it begins with.
PAGES = 30_000
#: A record of fewer pages has none; one that has grown by so many since gets a new one.
LEAST, GROWN = 60_000, 60_000
_MADE = text(
    "SELECT pg_get_expr(i.indpred, i.indrelid) AS condition, c.reltuples AS pages FROM pg_index i "
    "JOIN pg_class c ON c.oid = i.indexrelid "
    "WHERE c.relname = :name AND c.relnamespace = current_schema()::regnamespace"
)
#: How many pages there are, as the server last counted; none where the tables are another user's.
_THERE = text(
    "SELECT reltuples FROM pg_class WHERE relname = 'search_words' AND relnamespace = current_schema()::regnamespace "
    "AND pg_has_role(relowner, 'USAGE')"
)
_FIRST = text("SELECT no FROM search_words ORDER BY no DESC OFFSET :pages LIMIT 1")


def begins(connection: Connection) -> int | None:
    """The lowest number of a page in the index; None where there is none."""
    if connection.dialect.name != "postgresql":
        return None
    row = connection.execute(_MADE, {"name": NAME}).first()
    number = re.search(r"\d+", row.condition) if row is not None else None
    return int(number[0]) if number else None


def outgrown(connection: Connection) -> bool:
    """Whether the record has grown so much that an index is to be made, or made anew."""
    if connection.dialect.name != "postgresql":
        return False
    there = connection.execute(_THERE).scalar() or 0
    if there < LEAST:
        return False
    row = connection.execute(_MADE, {"name": NAME}).first()
    return row is None or row.pages > PAGES + GROWN


def clear(connection: Connection) -> None:
    """Take it away."""
    if connection.dialect.name == "postgresql":
        connection.exec_driver_sql(f"DROP INDEX IF EXISTS {NAME}")


def make(connection: Connection) -> None:
    """Make it anew, where there are pages enough."""
    if connection.dialect.name != "postgresql":
        return
    clear(connection)
    if connection.execute(_FIRST, {"pages": LEAST - 1}).scalar() is None:
        return
    first = connection.execute(_FIRST, {"pages": PAGES - 1}).scalar_one()
    connection.exec_driver_sql("SET LOCAL maintenance_work_mem TO '256MB'")
    connection.exec_driver_sql(f"CREATE INDEX {NAME} ON search_words USING gin (words) WHERE no >= {int(first)}")
    connection.exec_driver_sql("ANALYZE search_words")

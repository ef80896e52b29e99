"""Words of SQLite's index that begin alike, to be looked up one by one.

Of a beginning, FTS5 first makes one list of all pages that have any word with it, however few are wanted; of single words it
reads no more than is asked for. PostgreSQL needs none of this.
"""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager

from sqlalchemy import Connection, text

#: Of more words than these, each by itself takes as long as all in one.
MOST = 1000
_TABLE = "CREATE VIRTUAL TABLE IF NOT EXISTS temp.search_vocabulary USING fts5vocab('main', 'search_words', 'instance')"
#: From each word to the next there is, without a look at where else each of them stands.
_WORDS = """
    WITH RECURSIVE word(term) AS (
        SELECT (SELECT term FROM temp.search_vocabulary WHERE term >= :start LIMIT 1)
        UNION ALL
        SELECT (SELECT term FROM temp.search_vocabulary WHERE term >= word.term || char(1) LIMIT 1)
        FROM word WHERE word.term < :after
    )
    SELECT term FROM word WHERE term < :after LIMIT :most
"""


def beginning(connection: Connection, start: str) -> tuple[str, ...]:
    """The words of the index that begin so, in the index's spelling (a-z and 0-9), sorted; none where there are too many."""
    _make(connection)
    low = start.lower()
    rows = connection.execute(text(_WORDS), {"start": low, "after": f"{low}~", "most": MOST + 1})
    found = tuple(row[0] for row in rows)
    return found if len(found) <= MOST else ()


def _make(connection: Connection) -> None:
    """The table of words: one of this connection alone, which holds nothing itself and goes with the transaction."""
    with _may_make(connection):
        connection.exec_driver_sql(_TABLE)


@contextmanager
def _may_make(connection: Connection) -> Iterator[None]:
    """For a moment, on a connection for queries alone, what touches no file."""
    queries_alone = connection.exec_driver_sql("PRAGMA query_only").scalar()
    if not queries_alone:
        yield
        return
    connection.exec_driver_sql("PRAGMA query_only = OFF")
    try:
        yield
    finally:
        connection.exec_driver_sql("PRAGMA query_only = ON")

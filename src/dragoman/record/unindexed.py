"""Tables of a PostgreSQL record filled without their indexes and references, which are made from the whole afterwards."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from contextlib import contextmanager

from sqlalchemy import Connection, bindparam, text

_REFERENCES = text(
    "SELECT format('%I', c.relname) AS place, format('%I', k.conname) AS name, pg_get_constraintdef(k.oid) AS definition "
    "FROM pg_constraint k JOIN pg_class c ON c.oid = k.conrelid "
    "WHERE k.contype = 'f' AND c.relnamespace = current_schema()::regnamespace AND c.relname IN :names "
    "ORDER BY c.relname, k.conname"
).bindparams(bindparam("names", expanding=True))
#: All but those that keep a primary key or another constraint.
_INDEXES = text(
    "SELECT i.indexrelid::regclass::text AS name, pg_get_indexdef(i.indexrelid) AS definition "
    "FROM pg_index i JOIN pg_class c ON c.oid = i.indrelid "
    "WHERE c.relnamespace = current_schema()::regnamespace AND c.relname IN :names "
    "AND NOT EXISTS (SELECT 1 FROM pg_constraint k WHERE k.conindid = i.indexrelid AND k.contype <> 'f') "
    "ORDER BY i.indexrelid"
).bindparams(bindparam("names", expanding=True))


@contextmanager
def without_indexes(connection: Connection, names: Iterable[str]) -> Iterator[None]:
    """Inside, these tables have no indexes but their keys, and refer to nothing; afterwards all is as before, and checked.

    To look up each reference and to put each row into each index takes the server several times as long. In SQLite, where
    neither costs much, nothing is taken off. What fails inside has to end the transaction, which brings all back.
    """
    if connection.dialect.name == "sqlite":
        yield
        return
    asked = {"names": sorted(names)}
    references, indexes = connection.execute(_REFERENCES, asked).all(), connection.execute(_INDEXES, asked).all()
    for row in references:
        connection.exec_driver_sql(f"ALTER TABLE {row.place} DROP CONSTRAINT {row.name}")
    for row in indexes:
        connection.exec_driver_sql(f"DROP INDEX {row.name}")
    yield
    connection.exec_driver_sql("SET LOCAL maintenance_work_mem TO '256MB'")
    for row in indexes:
        connection.exec_driver_sql(row.definition)
    for row in references:
        connection.exec_driver_sql(f"ALTER TABLE {row.place} ADD CONSTRAINT {row.name} {row.definition}")
    for name in asked["names"]:
        # What is asked next is planned for tables that are no longer empty.
        connection.exec_driver_sql(f'ANALYZE "{name}"')

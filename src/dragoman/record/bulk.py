"""Many rows at once, by the fastest way that each store has."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Any

from sqlalchemy import Connection, Table
from sqlalchemy.exc import DBAPIError

from dragoman.record.load import in_batches

#: Rows given to SQLite at a time.
AT_ONCE = 5000


def put(connection: Connection, table: Table, names: Sequence[str], rows: Iterable[Sequence[object]]) -> None:
    """Insert rows whose values are in the order of the columns `names`, inside the transaction of `connection`.

    However many they are, few are held in memory. Best in the order of the key. Raises `sqlalchemy.exc.DBAPIError`.
    """
    listed = ", ".join(f'"{name}"' for name in names)
    if connection.dialect.name == "sqlite":
        statement = f'INSERT INTO "{table.name}" ({listed}) VALUES ({", ".join("?" * len(names))})'  # noqa: S608
        for some in in_batches(map(tuple, rows), AT_ONCE):
            connection.exec_driver_sql(statement, some)
        return
    import psycopg

    raw: Any = connection.connection.driver_connection
    statement = f'COPY "{table.name}" ({listed}) FROM STDIN'
    try:
        with raw.cursor() as cursor, cursor.copy(statement) as stream:
            for row in rows:
                stream.write_row(row)
    except psycopg.Error as error:
        raise DBAPIError(statement, None, error) from error


def put_rows(connection: Connection, table: Table, rows: Sequence[dict[str, Any]]) -> None:
    """Insert rows by the names of their columns, all of the same columns as the first one."""
    if rows:
        names = list(rows[0])
        put(connection, table, names, ([row[name] for name in names] for row in rows))

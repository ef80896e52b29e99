"""The whole content of a record in an order of its own, to compare two records by."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterator, Sequence
from typing import Any

from sqlalchemy import Connection, Table, select

from dragoman.record.record import Record
from dragoman.record.tables import all_tables

#: What tells when something was done, not what is known.
MOMENTS = frozenset({"first_seen", "last_seen"})
#: Rows fetched at a time.
ROWS = 2000
#: A row as JSON; a list ends where it ends, so nothing has to stand between two.
_ENCODE = json.JSONEncoder(ensure_ascii=False).encode


def dump(record: Record, *, moments: bool = False) -> Iterator[str]:
    """One line of JSON a row, tables by name and rows by key; without the `moments` at which pages were read, or with.

    Two records that were filled with the same pages give the same lines, whatever the order, the number of processes
    and the store.
    """
    with record.reading() as connection:
        yield from lines(connection, moments=moments)


def lines(connection: Connection, *, moments: bool) -> Iterator[str]:
    """The lines of the record as this connection sees it."""
    for name, table in sorted(all_tables().tables.items()):
        columns = [column for column in table.columns if moments or column.name not in MOMENTS]
        query = select(*columns).order_by(*table.primary_key.columns)
        for row in connection.execute(query, execution_options={"yield_per": ROWS}).mappings():
            yield json.dumps([name, dict(row)], ensure_ascii=False, sort_keys=True)


def partitions(connection: Connection, table: Table) -> Iterator[list[tuple[Any, ...]]]:
    """The rows of a table in the order of its key, `ROWS` at a time."""
    query = select(table).order_by(*table.primary_key.columns)
    result = connection.execute(query, execution_options={"yield_per": ROWS})
    yield from ([tuple(row) for row in rows] for rows in result.partitions())


class Fingerprint:
    """SHA-256 of a table's rows, given in the order of its key: tables with the same one hold the same."""

    def __init__(self) -> None:
        self._found, self.rows = hashlib.sha256(), 0

    def add(self, rows: Sequence[Sequence[object]]) -> None:
        """The next rows."""
        self.rows += len(rows)
        self._found.update("".join(map(_ENCODE, rows)).encode("utf-8"))

    def value(self) -> str:
        """What has been added."""
        return self._found.hexdigest()


def fingerprint(connection: Connection, table: Table) -> str:
    """The fingerprint of a table as this connection sees it."""
    found = Fingerprint()
    for rows in partitions(connection, table):
        found.add(rows)
    return found.value()

"""The whole content of a record in an order of its own, to compare two records by."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterator

from sqlalchemy import Connection, select

from dragoman.record.record import Record
from dragoman.record.tables import all_tables

#: What tells when something was done, not what is known.
MOMENTS = frozenset({"first_seen", "last_seen"})
#: Rows fetched at a time.
ROWS = 2000


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


def fingerprint(connection: Connection) -> str:
    """SHA-256 of the whole dump with its moments: two records with the same one hold the same."""
    found = hashlib.sha256()
    for line in lines(connection, moments=True):
        found.update(line.encode("utf-8"))
        found.update(b"\n")
    return found.hexdigest()

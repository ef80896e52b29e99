"""The whole content of a record in an order of its own, to compare two records by."""

from __future__ import annotations

import json
from collections.abc import Iterator

from sqlalchemy import select

from dragoman.record.record import Record
from dragoman.record.tables import all_tables

#: What tells when something was done, not what is known.
MOMENTS = frozenset({"first_seen"})


def dump(record: Record) -> Iterator[str]:
    """One line of JSON a row, tables and rows sorted, without the moments at which pages were read.

    Two records that were filled with the same pages give the same lines, whatever the order and the number of
    processes.
    """
    with record.reading() as connection:
        for name, table in sorted(all_tables().tables.items()):
            columns = [column for column in table.columns if column.name not in MOMENTS]
            lines = [
                json.dumps([name, dict(row)], ensure_ascii=False, sort_keys=True)
                for row in connection.execute(select(*columns)).mappings()
            ]
            yield from sorted(lines)

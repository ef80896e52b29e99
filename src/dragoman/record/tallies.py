"""Tables of counts that follow what is counted: differences are added to them, and what comes to nothing is taken out."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence

from sqlalchemy import Connection, Table, and_, bindparam, delete, select
from sqlalchemy.dialects import postgresql, sqlite

from dragoman.record import bulk
from dragoman.record.load import in_batches

#: A row's key.
Key = tuple[str, ...]


def add(connection: Connection, table: Table, found: Mapping[Key, Sequence[int]]) -> None:
    """Add the differences to the rows with these keys; rows all of whose counts are 0 then are taken out."""
    keys = [column.name for column in table.primary_key]
    counts = [column.name for column in table.columns if not column.primary_key]
    # In the order of the keys, which spares the store work.
    rows = [dict(zip((*keys, *counts), (*key, *found[key]), strict=True)) for key in sorted(found) if any(found[key])]
    if not rows:
        return
    new = (sqlite if connection.dialect.name == "sqlite" else postgresql).insert(table)
    changed = {name: table.c[name] + new.excluded[name] for name in counts}
    connection.execute(new.on_conflict_do_update(index_elements=keys, set_=changed), rows)
    fell = [key for key in sorted(found) if min(found[key]) < 0]
    less = [{f"of_{name}": value for name, value in zip(keys, key, strict=True)} for key in fell]
    if less:
        empty = [table.c[name] == 0 for name in counts]
        mine = [table.c[name] == bindparam(f"of_{name}") for name in keys]
        connection.execute(delete(table).where(and_(*mine, *empty)), less)


def put(connection: Connection, table: Table, found: Mapping[Key, Sequence[int]]) -> None:
    """Fill an empty table."""
    names = [column.name for column in table.columns]
    for some in in_batches(sorted(found), 5000):
        bulk.put(connection, table, names, [(*key, *found[key]) for key in some])


def wrong(connection: Connection, table: Table, found: Mapping[Key, Sequence[int]]) -> Iterator[str]:
    """Where the table says otherwise than what was counted."""
    width = len(table.primary_key.columns)
    there = {tuple(row[:width]): tuple(row[width:]) for row in connection.execute(select(table))}
    counted = {key: tuple(counts) for key, counts in found.items() if any(counts)}
    for key in sorted(there.keys() | counted.keys()):
        if there.get(key) != counted.get(key):
            yield f"{table.name} of {'/'.join(key) or 'all'} is {there.get(key)}, counted {counted.get(key)}"


def single(found: Counter[Key], sign: int = 1) -> dict[Key, tuple[int]]:
    """One count for each key."""
    return {key: (sign * count,) for key, count in found.items()}

"""What the record works out from its pages and from people's judgements, and can work out anew at any time.

A part of the record that keeps such tables offers one `Derived` and is named in `PARTS`, after those it builds upon.
`rebuild` empties all of them and fills them again; `record copy` does so for what a store keeps in a form of its own.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from importlib import import_module

from sqlalchemy import Connection, Table, delete

from dragoman.record.record import Record

#: Modules that have a `DERIVED`, in the order in which they are filled.
PARTS: tuple[str, ...] = ("dragoman.record.judgements.part", "dragoman.record.resolution")


def _nothing_wrong(_connection: Connection) -> Iterator[str]:
    yield from ()


@dataclass(frozen=True, slots=True)
class Derived:
    """Tables that `fill` fills from all other ones, inside the transaction of `connection`.

    `tables` are emptied before, the last one first. `clear` empties what is no table of the program's own (a full-text
    index). `check` says what is wrong, one line each.
    """

    name: str
    tables: tuple[Table, ...]
    fill: Callable[[Connection], None]
    clear: Callable[[Connection], None] = lambda _connection: None
    check: Callable[[Connection], Iterator[str]] = _nothing_wrong


def parts() -> list[Derived]:
    """All there are, in the order in which they are filled."""
    return [import_module(name).DERIVED for name in PARTS]


def rebuild(record: Record) -> list[str]:
    """Empty all derived tables and fill them again, all or nothing; the names of the parts made anew."""
    found = parts()
    with record.writing() as connection:
        for part in reversed(found):
            part.clear(connection)
            for table in reversed(part.tables):
                connection.execute(delete(table))
        for part in found:
            part.fill(connection)
    return [part.name for part in found]


def check(connection: Connection) -> Iterator[str]:
    """What is wrong with any of them."""
    for part in parts():
        for line in part.check(connection):
            yield f"{part.name}: {line}"

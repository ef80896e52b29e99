"""What the record works out from its pages and from people's judgements, and can work out anew at any time.

A part of the record that keeps such tables offers one `Derived` and is named in `PARTS`, after those it builds upon.
`rebuild` empties all of them and fills them again; `record copy` does so for what a store keeps in a form of its own.
"""

from __future__ import annotations

import functools
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from importlib import import_module

from sqlalchemy import Connection, Table, delete

#: Modules that have a `DERIVED`, in the order in which they are filled.
PARTS: tuple[str, ...] = (
    "dragoman.record.judgements.part",
    "dragoman.record.resolution",
    "dragoman.record.search.index",
    "dragoman.record.listing.index",
    "dragoman.record.covering",
    "dragoman.record.neighbours.index",
)


def _nothing_wrong(_connection: Connection) -> Iterator[str]:
    yield from ()


@dataclass(frozen=True, slots=True)
class Derived:
    """Tables that `fill` fills from all other ones, inside the transaction of `connection`.

    `tables` are emptied before, the last one first. `clear` empties what is no table of the program's own (a full-text
    index). `check` says what is wrong, one line each. `stale`: the tables were filled by another version of the program,
    or never; they are made anew when the record is opened for writing. `forget` and `learn` are called with a page's
    name before and after it is written, inside the same transaction. `own_form`: each store keeps it in its own way, so
    that a copy is made anew rather than copied. `outgrown`: whether `renew` is to be called when the record is opened for
    writing, which changes nothing of what is kept, only how fast it is found.
    """

    name: str
    tables: tuple[Table, ...]
    fill: Callable[[Connection], None]
    clear: Callable[[Connection], None] = lambda _connection: None
    check: Callable[[Connection], Iterator[str]] = _nothing_wrong
    stale: Callable[[Connection], bool] = lambda _connection: False
    own_form: bool = False
    learn: Callable[[Connection, str], None] = lambda _connection, _page: None
    forget: Callable[[Connection, str], None] = lambda _connection, _page: None
    outgrown: Callable[[Connection], bool] = lambda _connection: False
    renew: Callable[[Connection], None] = lambda _connection: None


@functools.cache
def parts() -> tuple[Derived, ...]:
    """All there are, in the order in which they are filled."""
    return tuple(import_module(name).DERIVED for name in PARTS)


def rebuild(connection: Connection, wanted: Sequence[Derived] | None = None) -> list[str]:
    """Empty the derived tables (of all parts, unless some are named) and fill them again; the names of the parts."""
    found = parts() if wanted is None else wanted
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

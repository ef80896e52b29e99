"""What a format is, and which there are."""

from __future__ import annotations

import functools
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from importlib.metadata import entry_points

from dragoman.exchange.columns import Cell
from dragoman.model import DragomanError

GROUP = "dragoman.exchange"
#: Names of columns, headings as a person reads them, rows: to bytes, piece by piece.
Write = Callable[[Sequence[str], Sequence[str], Iterable[Sequence[Cell]]], Iterator[bytes]]


class UnknownFormat(DragomanError):  # noqa: N818
    """There is no such format."""


@dataclass(frozen=True, slots=True)
class Format:
    """A way to write rows. `media_type` for the web, `suffix` for a file's name, with its dot."""

    name: str
    media_type: str
    suffix: str
    write: Write


@functools.cache
def formats() -> dict[str, Format]:
    """The formats that are installed, by name."""
    found: dict[str, Format] = {}
    for entry in sorted(entry_points(group=GROUP), key=lambda item: item.name):
        found[entry.name] = entry.load()
    return found


def find_format(name: str) -> Format:
    """A format by its name. Raises `UnknownFormat`."""
    known = formats()
    if name not in known:
        raise UnknownFormat(f"no format {name!r}: there is {', '.join(known)}")
    return known[name]

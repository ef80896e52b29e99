"""JSON Lines: an object a row, its keys the names of the columns."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Sequence

from dragoman.exchange.columns import Cell
from dragoman.exchange.format import Format


def write(names: Sequence[str], _head: Sequence[str], rows: Iterable[Sequence[Cell]]) -> Iterator[bytes]:
    """An object a line."""
    for row in rows:
        yield json.dumps(dict(zip(names, row, strict=True)), ensure_ascii=False).encode() + b"\n"


FORMAT = Format("jsonl", "application/jsonl; charset=utf-8", ".jsonl", write)

"""Comma-separated values after RFC 4180, in UTF-8.

A cell that a spreadsheet would take for a formula gets an apostrophe in front (OWASP, "CSV Injection"). The mark of UTF-8
comes first, which Excel needs to read accents.
"""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable, Iterator, Sequence

from dragoman.exchange.columns import Cell
from dragoman.exchange.format import Format

FORMULA = ("=", "+", "-", "@", "\t", "\r")
MARK = b"\xef\xbb\xbf"
#: Rows written at a time.
TOGETHER = 200


def text_lines(head: Sequence[str], rows: Iterable[Sequence[Cell]]) -> Iterator[str]:
    """A line of names and a line a row, without the mark of UTF-8."""
    out = io.StringIO()
    writer = csv.writer(out, lineterminator="\n")
    writer.writerow(head)
    for number, row in enumerate(rows, 1):
        writer.writerow([plain(cell) for cell in row])
        if number % TOGETHER == 0:
            yield out.getvalue()
            out.seek(0)
            out.truncate()
    yield out.getvalue()


def plain(cell: Cell) -> str:
    """The cell as text that no spreadsheet computes."""
    text = "" if cell is None else str(cell)
    return f"'{text}" if isinstance(cell, str) and text.startswith(FORMULA) else text


def write(_names: Sequence[str], head: Sequence[str], rows: Iterable[Sequence[Cell]]) -> Iterator[bytes]:
    """The rows under their headings."""
    yield MARK
    for lines in text_lines(head, rows):
        yield lines.encode()


FORMAT = Format("csv", "text/csv; charset=utf-8", ".csv", write)

"""Events for other programs: CSV, JSON lines and workbooks, the same rows as the table."""

from __future__ import annotations

import json
import sys
from collections.abc import Iterable
from typing import Any

from dragoman.cli.output import write_line
from dragoman.exchange import CLASSIC, cells, find_format
from dragoman.exchange.csv import text_lines
from dragoman.model import Event
from dragoman.record import Stored


def to_json(stored: Stored[Event]) -> dict[str, Any]:
    """The event with its id and its page, without the page's text."""
    return {"id": stored.id, **stored.fact.to_json(), "judged": stored.judged, "page": stored.page.to_json()}


def write_jsonl(found: Iterable[Stored[Event]]) -> None:
    """One object a line."""
    for stored in found:
        write_line(json.dumps(to_json(stored), ensure_ascii=False))


def write_csv(found: Iterable[Stored[Event]]) -> None:
    """A line of names, then a line an event. Lists are joined by `; `."""
    for lines in text_lines(CLASSIC, (cells(stored, CLASSIC) for stored in found)):
        sys.stdout.write(lines)


def write_xlsx(found: Iterable[Stored[Event]]) -> None:
    """A workbook, as bytes on standard output."""
    for piece in find_format("xlsx").write(CLASSIC, CLASSIC, (cells(stored, CLASSIC) for stored in found)):
        sys.stdout.buffer.write(piece)

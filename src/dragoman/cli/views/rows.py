"""Events for other programs: CSV and JSON lines, the same rows as the table."""

from __future__ import annotations

import csv
import json
import sys
from collections.abc import Iterable
from typing import Any

from dragoman.cli.output import write_line
from dragoman.model import Event
from dragoman.record import Stored

COLUMNS = (
    "id", "date", "status", "act", "about", "actors", "recipients", "people", "place", "themes", "object", "instrument",
    "attributed_to", "sentence", "rule", "confidence", "outlet", "title", "published", "source", "url", "fiction", "judged",
)  # fmt: skip
#: A spreadsheet takes a cell that begins so for a formula.
FORMULA = ("=", "+", "-", "@", "\t", "\r")


def to_json(stored: Stored[Event]) -> dict[str, Any]:
    """The event with its id and its page, without the page's text."""
    return {"id": stored.id, **stored.fact.to_json(), "judged": stored.judged, "page": stored.page.to_json()}


def write_jsonl(found: Iterable[Stored[Event]]) -> None:
    """One object a line."""
    for stored in found:
        write_line(json.dumps(to_json(stored), ensure_ascii=False))


def write_csv(found: Iterable[Stored[Event]]) -> None:
    """A line of names, then a line an event. Lists are joined by `; `."""
    writer = csv.writer(sys.stdout, lineterminator="\n")
    writer.writerow(COLUMNS)
    for stored in found:
        page = stored.page.to_json()
        fields = {**page, **stored.fact.to_json(), "id": stored.id, "fiction": "yes" if page["fiction"] else ""}
        fields["judged"] = stored.judged
        fields["sentence"] = stored.fact.evidence[0].sentence.exact
        writer.writerow([_cell(fields.get(name)) for name in COLUMNS])


def _cell(value: object) -> str:
    text = "; ".join(map(str, value)) if isinstance(value, list) else "" if value is None else str(value)
    return f"'{text}" if text.startswith(FORMULA) else text

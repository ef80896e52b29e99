"""The sentences nearest to one."""

from __future__ import annotations

import csv
import json
import sys
from collections.abc import Iterable

from dragoman.cli.output import flat, write_line
from dragoman.exchange.csv import FORMULA
from dragoman.record.neighbours import Neighbour

COLUMNS = ("score", "published", "outlet", "title", "sentence", "events", "id", "source", "url", "fiction")


def print_neighbours(found: Iterable[Neighbour]) -> None:
    """Each sentence with how alike it is, its article, and what it tells of."""
    for number, near in enumerate(found, 1):
        page = near.page
        write_line(f"{number}. {near.score:.2f} « {flat(near.sentence.exact)} »")
        told = [page.published or page.captured, page.outlet or page.source, page.id[:10]]
        if near.also:
            told.append(f"the same words in {len(near.also)} more")
        write_line(f"   {' · '.join(flat(part) for part in told if part)}{' (fiction)' if page.fiction else ''}")
        for event in near.events:
            sides = " → ".join(", ".join(side) for side in (event.fact.actors, event.fact.recipients) if side)
            parts = (event.id[:10], f"{event.fact.act} ({event.fact.status})", sides, event.fact.date)
            write_line(f"   {' · '.join(flat(part) for part in parts if part)}")


def write_jsonl(found: Iterable[Neighbour]) -> None:
    """One object a sentence."""
    for near in found:
        write_line(json.dumps(near.to_json(), ensure_ascii=False))


def write_csv(found: Iterable[Neighbour]) -> None:
    """A line of names, then a line a sentence."""
    writer = csv.writer(sys.stdout, lineterminator="\n")
    writer.writerow(COLUMNS)
    for near in found:
        fields = {**near.to_json(), "sentence": near.sentence.exact, "events": " ".join(each.id for each in near.events)}
        fields["fiction"] = "yes" if near.page.fiction else ""
        writer.writerow([_cell(fields[name]) for name in COLUMNS])


def _cell(value: object) -> str:
    text = "" if value is None else str(value)
    return f"'{text}" if text.startswith(FORMULA) else text

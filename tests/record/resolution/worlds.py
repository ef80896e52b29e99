"""Readings made from the labelled reports and mentions, so that the record can be filled without the reader."""

from __future__ import annotations

import itertools
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import yaml

from dragoman.model import Event, Evidence, Page, Position, Reading, Span
from dragoman.record import Versions
from dragoman.record.resolve import persons, reports

DATA = Path(__file__).resolve().parents[1] / "data"
VERSIONS = Versions("1", "fr_test 1.0", "0.1.0")


def stories(name: str) -> list[dict[str, Any]]:
    """One of the labelled sets."""
    found: list[dict[str, Any]] = yaml.safe_load((DATA / name).read_text(encoding="utf-8"))
    return found


def event(told: dict[str, Any], start: int = 0) -> Event:
    """The event of a labelled report."""
    text = told["text"]
    return Event(
        told["act"],
        told.get("status", "done"),
        tuple(told["actors"]),
        tuple(told.get("recipients") or ()),
        (Evidence(Span(start, start + len(text), text)),),
        f"{told['act']}.test",
        about=told.get("about"),
        people=tuple(told.get("people") or ()),
        date=str(told["date"]) if told.get("date") else None,
        place=told.get("place"),
        object=told.get("object"),
        instrument=told.get("instrument"),
    )


def report(key: str, page: str, told: dict[str, Any]) -> reports.Report:
    """The report of a labelled report, without a record."""
    return reports.make(key, page, event(told), published=str(told["published"]), sides=told.get("people") or {})


def bearer(key: str, told: dict[str, Any]) -> persons.Bearer:
    """The bearer of a labelled mention."""
    day = told["published"].toordinal()
    return persons.Bearer(key, told["name"], told["of"], (told["role"],) if told["role"] else (), day, day)


def reading(source: str, told: dict[str, Any], outlet: str | None = None) -> Reading:
    """A page with one labelled report, and the offices of the persons in it."""
    text = told["text"]
    offices = tuple(
        Position(name, "ministre", party, (Span(0, len(text), text),)) for name, party in (told.get("people") or {}).items()
    )
    page = Page(source, text, published=str(told["published"]), published_from="byline", outlet=outlet or source)
    return Reading(page, (event(told),), (), offices)


def naming(source: str, told: dict[str, Any]) -> Reading:
    """A page with one labelled mention."""
    text = f"{told['name']} parle."
    office = Position(told["name"], told["role"] or "ministre", told["of"], (Span(0, len(told["name"]), told["name"]),))
    return Reading(Page(source, text, published=str(told["published"]), published_from="byline"), (), (), (office,))


def readings() -> list[Reading]:
    """Every report and mention of the first halves, each on a page of its own."""
    found = []
    for name in ("event_pairs_dev.yaml",):
        for n, story in enumerate(stories(name)):
            found += [reading(f"{name[12:15]}{n:02}/{k}.txt", told) for k, told in enumerate(story["reports"])]
    for name in ("person_pairs_dev.yaml",):
        for n, story in enumerate(stories(name)):
            found += [naming(f"{name[13:16]}p{n:02}/{k}.txt", told) for k, told in enumerate(story["mentions"])]
    return found


def pairs(items: list[dict[str, Any]], label: str) -> Iterator[tuple[dict[str, Any], dict[str, Any], bool]]:
    """Every two items of a story, and whether they bear one label."""
    for one, other in itertools.combinations(items, 2):
        yield one, other, one[label] == other[label]

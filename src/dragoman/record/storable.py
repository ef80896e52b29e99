"""What no store can hold, said before anything is written."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from dragoman.model import Reading
from dragoman.record import ids
from dragoman.record.errors import UnstorablePage

#: Bytes of a name that tables are searched by: an index of PostgreSQL takes 2,704.
LONGEST_NAME = 2000


def refuse_unstorable(reading: Reading, data: dict[str, Any]) -> None:
    """Raise `UnstorablePage` where the reading, or `data`, its canonical JSON, holds what a record cannot."""
    for words in ids.strings(data):
        if "\0" in words or any("\ud800" <= character <= "\udfff" for character in words):
            raise UnstorablePage("the page holds characters that are no text (NUL or half of a pair)")
    if not all(event.evidence for event in reading.events):
        raise UnstorablePage("the reading holds an event without a sentence; please report this page")
    for name in _names(reading, data["source"]):
        if len(name) * 4 > LONGEST_NAME and len(name.encode()) > LONGEST_NAME:
            raise UnstorablePage(f"the page holds a name of more than {LONGEST_NAME} bytes: {name[:40]}…")


def _names(reading: Reading, source: str) -> Iterator[str]:
    yield source
    maybe = [reading.page.outlet]
    for event in reading.events:
        yield from (*event.actors, *event.recipients, *event.people, *event.themes)
    maybe += [quote.speaker for quote in reading.quotes]
    for position in reading.positions:
        maybe += [position.person, position.of]
    for programme in reading.programmes:
        maybe += [programme.name, programme.owner]
    yield from (name for name in maybe if name)

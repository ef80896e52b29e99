"""A record of invented pages, and short ways to judge in it."""

from __future__ import annotations

import importlib.util
from collections.abc import Callable, Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from dragoman.model import Event, Reading
from dragoman.record import Asked, Judgement, Record, Stored, Versions, events, judge, open_record, verify

_spec = importlib.util.spec_from_file_location("record_pages", Path(__file__).parents[1] / "conftest.py")
assert _spec
assert _spec.loader
_pages = importlib.util.module_from_spec(_spec)
_spec.loader.exec_module(_pages)
make_reading, TEXT = _pages.make_reading, _pages.TEXT

V1, V2 = Versions("1", "fr_test 1.0", "0.1.0"), Versions("2", "fr_test 1.0", "0.1.0")


class Desk:
    """A record and the people who judge in it."""

    def __init__(self, place: str) -> None:
        self.place = place
        self.record: Record = open_record(place, write=True)

    def read(self, reading: Reading, versions: Versions = V1) -> str:
        return self.record.store(reading, versions)

    def reread(self, reading: Reading, number: int = 0, **fields: object) -> Reading:
        """Read the page with a codebook under which event `number` comes out otherwise; no fields: not at all."""
        found = list(reading.events)
        found[number : number + 1] = [replace(found[number], **fields)] if fields else []
        changed = replace(reading, events=tuple(found))
        self.read(changed, V2)
        return changed

    def say(self, action: str, fact: str, *others: str, author: str = "Ana", **fields: object) -> Judgement:
        return judge(self.record, Asked(action, fact, author, others=others, **fields))

    def correct(self, fact: str, field: str, value: object, author: str = "Ana") -> Judgement:
        return self.say("correct", fact, field=field, value=value, author=author)

    def events(self, **options: object) -> list[Stored[Event]]:
        return list(events(self.record, **options))

    def event(self, act: str = "meet", where: str = "text") -> Stored[Event]:
        return next(s for s in self.events() if s.fact.act == act and s.fact.evidence[0].where == where)


@pytest.fixture
def make_desk(new_empty: Callable[[], str]) -> Iterator[Callable[[], Desk]]:
    """Makes records, in one store and then in the other; in the end each must be sound."""
    made: list[Desk] = []

    def make() -> Desk:
        made.append(Desk(new_empty()))
        return made[-1]

    yield make
    for desk in made:
        assert verify(desk.record) == []
        desk.record.close()


@pytest.fixture
def desk(make_desk: Callable[[], Desk], reading: Reading) -> Desk:
    desk = make_desk()
    desk.read(reading)
    return desk

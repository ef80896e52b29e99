"""Sentences that are about the same, where the record has what it takes to find them."""

from __future__ import annotations

from dragoman.record import MissingRecord, examine, search
from dragoman.record import neighbours as near
from dragoman.record.search.find import pages_of
from dragoman.web.desk import Desk
from dragoman.web.views.shapes import EventShape, PageShape, Shape

#: Sentences of one answer to a search; those on the page of an event.
SIZE, BESIDE = 20, 5
#: Beside an event they are shown at once where no more articles than this have to be compared.
AT_ONCE = 4000


class NearShape(Shape):
    """A sentence about the same. `score`: 0 to 1; `where`, `line`, `start`: its place; `also`: articles with the same words."""

    score: float
    text: str
    where: str
    line: int | None
    start: int
    page: PageShape
    events: tuple[EventShape, ...]
    also: tuple[PageShape, ...]

    @classmethod
    def of(cls, found: near.Neighbour) -> NearShape:
        """The sentence with its article and its events."""
        return cls(
            score=found.score,
            text=found.sentence.exact,
            where=found.place,
            line=found.line,
            start=found.sentence.start,
            page=PageShape.of(found.page),
            events=tuple(map(EventShape.of, found.events)),
            also=tuple(map(PageShape.of, found.also)),
        )


class Alike(Shape):
    """What is like `wanted`: words, or the fact of this id, then `sentence` is its first one. `waiting`: pages not compared."""

    wanted: str
    fact: str | None
    sentence: str | None
    near: tuple[NearShape, ...]
    waiting: int


def can_compare(desk: Desk) -> bool:
    """Whether sentences can be compared in this record."""
    try:
        return near.many(desk.record, AT_ONCE) is not None
    except MissingRecord:
        return False


def alike(desk: Desk, wanted: str, within: str | None) -> Alike:
    """The sentences like a fact or like words, in the articles that the search `within` finds.

    Raises `NotMade`, `UnknownFact`, `BadQuery`, `UnknownParty`.
    """
    record = desk.record
    among = pages_of(record, search(record, within, size=1)) if within else None
    fact, sentence = None, None
    if near.is_id(wanted):
        found = examine(record, wanted)
        fact, sentence = found.id, found.target.sentence.exact
    told = near.like(record, wanted, most=SIZE, among=among)
    return Alike(
        wanted=wanted, fact=fact, sentence=sentence, near=tuple(map(NearShape.of, told)), waiting=near.waiting(record)
    )


def beside(desk: Desk, event: str) -> tuple[NearShape, ...] | None:
    """The sentences next to those of an event; empty where it takes a search of their own, None where none can be found."""
    try:
        large = near.many(desk.record, AT_ONCE)
        if large is None:
            return None
        return () if large else tuple(map(NearShape.of, near.like_event(desk.record, event, most=BESIDE)))
    except near.NotMade:
        return None

"""The nearest sentences to a sentence, or to whatever somebody writes."""

from __future__ import annotations

import json
import re
from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from sqlalchemy import Connection, Select, select

from dragoman.model import Event, Span
from dragoman.record.errors import RecordError
from dragoman.record.happenings import reported
from dragoman.record.judgements.examining import examine
from dragoman.record.listing.onpages import page_events
from dragoman.record.load import StoredPage, in_batches, pages
from dragoman.record.neighbour_schema import neighbour_page
from dragoman.record.neighbours.index import Place, made, stale
from dragoman.record.queries import Stored
from dragoman.record.record import Record

if TYPE_CHECKING:
    from dragoman.record.neighbours.vector import Row

#: Pages whose rows are compared at a time: some tens of megabytes, however large the record.
PAGES = 8000
#: What is less alike than this is not shown. Of sentences about other things, one in a hundred is more alike.
LEAST = 0.4
#: So many times more are looked at than are shown: for copies, reports of one happening, what people rejected.
SPARE, MORE = 4, 40


_ID = re.compile(r"[egqrs]-[0-9a-f]{4,}")


class NotMade(RecordError):  # noqa: N818
    """Nobody has asked for neighbours in this record, or they were made by another version."""


@dataclass(frozen=True, slots=True)
class Neighbour:
    """A sentence that is about the same. `score`: 0 to 1; `line`: of the furniture.

    `events`: what it tells of, as the record shows it. `also`: pages that print the very same words.
    """

    page: StoredPage
    place: str
    line: int | None
    sentence: Span
    score: float
    events: tuple[Stored[Event], ...]
    also: tuple[StoredPage, ...] = ()

    def to_json(self) -> dict[str, Any]:
        """The neighbour as `dragoman search --like --format jsonl` prints it."""
        return {
            "score": self.score, "id": self.page.id, **self.page.to_json(), "in": self.place, "line": self.line,
            "sentence": self.sentence.to_json(), "events": [each.id for each in self.events],
            "also": [page.id for page in self.also],
        }  # fmt: skip


@dataclass(frozen=True, slots=True, order=True)
class _Near:
    """A sentence found; the first ones are the nearest, of equal ones that of the page with the lower name."""

    far: float
    page: str
    rank: int
    places: str

    @property
    def place(self) -> Place:
        where, line, start, stop = json.loads(self.places)[self.rank]
        return where, line, start, stop


def is_id(wanted: str) -> bool:
    """Whether it is written like the id of a fact, or the start of one."""
    return _ID.fullmatch(wanted.strip()) is not None


def like(record: Record, wanted: str, *, most: int = 10, among: Collection[str] | None = None) -> list[Neighbour]:
    """The sentences nearest to a fact, given by its id, or to words. Raises `NotMade`, `UnknownFact`."""
    return (like_event if is_id(wanted) else like_words)(record, wanted.strip(), most=most, among=among)


def like_words(record: Record, words: str, *, most: int = 10, among: Collection[str] | None = None) -> list[Neighbour]:
    """The sentences nearest to these words, the nearest first; `among` these pages alone. Raises `NotMade`."""
    from dragoman.record.neighbours.vector import vector

    return _nearest(record, vector(words), most, among, frozenset(), frozenset())


def like_event(record: Record, name: str, *, most: int = 10, among: Collection[str] | None = None) -> list[Neighbour]:
    """The sentences nearest to those of a fact, without its own page and other reports of the same happening.

    Raises `NotMade`, `UnknownFact`.
    """
    from dragoman.record.neighbours.vector import vector

    found = examine(record, name)
    words = {each.sentence.exact: None for each in found.fact.evidence} if isinstance(found.fact, Event) else {}
    told = reported(record, [found.id]) if found.kind == "event" else {}
    same = {report.id for each in told.values() for report in each.reports}
    wanted = vector(" ".join(words) or found.target.sentence.exact)
    return _nearest(record, wanted, most, among, frozenset({found.page.id}), frozenset(same))


def _nearest(
    record: Record, wanted: Row, most: int, among: Collection[str] | None, not_on: frozenset[str], not_of: frozenset[str]
) -> list[Neighbour]:
    with record.reading() as connection:
        if made(connection) is None:
            raise NotMade(f"{record.location}: no neighbours were made in this record: dragoman record neighbours")
        if stale(connection):
            raise NotMade(f"{record.location}: its neighbours were made by another version: dragoman record neighbours")
        near = _best(_pieces(connection, among), wanted, most * SPARE + MORE, not_on)
        there = pages(connection, {each.page for each in near})
    told = page_events(record, list(dict.fromkeys(each.page for each in near)))
    found: dict[str, Neighbour] = {}
    for each in near:
        one = _neighbour(each, there[each.page], told.get(each.page, ()))
        if one is None or any(event.id in not_of for event in one.events):
            continue
        copied = found.get(one.sentence.exact)
        if copied is None:
            found[one.sentence.exact] = one
        elif one.page.id != copied.page.id:
            found[one.sentence.exact] = _with(copied, one.page)
    return list(found.values())[:most]


def _pieces(connection: Connection, among: Collection[str] | None) -> Iterator[Sequence[Any]]:
    table = neighbour_page
    query: Select[Any] = select(table).order_by(table.c.page_id)
    if among is None:
        yield from connection.execute(query, execution_options={"yield_per": PAGES}).partitions()
    else:
        for keys in in_batches(sorted(among)):
            yield connection.execute(query.where(table.c.page_id.in_(keys))).all()


def _best(pieces: Iterator[Sequence[Any]], wanted: Row, most: int, not_on: frozenset[str]) -> list[_Near]:
    """The nearest of all sentences, compared piece by piece."""
    import numpy as np

    from dragoman.record.neighbours.vector import likeness, size, unpack

    found: list[_Near] = []
    for piece in pieces:
        kept = [row for row in piece if row.vectors and row.page_id not in not_on]
        if not kept:
            continue
        scores = likeness(unpack(row.vectors for row in kept), wanted)
        least = max(LEAST, -found[-1].far if len(found) == most else LEAST)
        if len(scores) > most:
            least = max(least, float(np.partition(scores, -most)[-most]))
        # A page's row holds four signs for three numbers.
        counts = np.array([len(row.vectors) // 4 * 3 - row.vectors[-2:].count("=") for row in kept]) // size()
        ends = np.cumsum(counts)
        for at in np.flatnonzero(scores >= least).tolist():
            home = int(np.searchsorted(ends, at, side="right"))
            rank = int(at - (ends[home] - counts[home]))
            found.append(_Near(-float(scores[at]), kept[home].page_id, rank, kept[home].places))
        found = sorted(found)[:most]
    return found


def _neighbour(near: _Near, page: StoredPage, told: Sequence[Stored[Event]]) -> Neighbour | None:
    """The sentence with its events; None where people rejected all that it told of."""
    where, line, start, stop = near.place
    here = where, None if line < 0 else line
    events = tuple(
        event for event in told
        if any((e.where, e.line) == here and (e.sentence.start, e.sentence.end) == (start, stop) for e in event.fact.evidence)
    )  # fmt: skip
    title = page.title or ""
    if events:
        words = next(e.sentence.exact for e in events[0].fact.evidence if (e.sentence.start, e.sentence.end) == (start, stop))
    elif where == "title" and stop == len(title):
        words = title
    else:
        return None
    return Neighbour(page, where, here[1], Span(start, stop, words), round(-near.far, 3), events)


def _with(one: Neighbour, page: StoredPage) -> Neighbour:
    also = one.also if page.id in {each.id for each in one.also} else (*one.also, page)
    return Neighbour(one.page, one.place, one.line, one.sentence, one.score, one.events, also)

"""How many events there are of each kind: by party, act, status, theme, outlet, by month, and between parties."""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Any, TypeVar

from sqlalchemy import ColumnElement, Connection, Select, func, literal_column, select

from dragoman.record import covering, schema
from dragoman.record.coverage_schema import covered
from dragoman.record.errors import RecordError
from dragoman.record.listing import index, tags
from dragoman.record.listing.filters import COUNTED, ListFilter, Walk
from dragoman.record.listing.tally import MONTHLY
from dragoman.record.listing_schema import listed, listed_month, listed_total
from dragoman.record.queries import EventFilter
from dragoman.record.record import Record

Key = TypeVar("Key", str, tuple[str, str])
FACETS = ("party", "act", "status", "theme", "outlet")


@dataclass(frozen=True, slots=True)
class Facets:
    """For each of `FACETS` its most frequent values with their numbers of events, out of `counted` events.

    `partly`: there are more events than were counted, and these are the newest. `passing`: how many events pass, counted up
    to one more than 10,000.
    """

    values: dict[str, tuple[tuple[str, int], ...]]
    counted: int
    partly: bool
    passing: int


@dataclass(frozen=True, slots=True)
class Tie:
    """Two parties with the number of events in which both take part."""

    one: str
    other: str
    events: int


@dataclass(frozen=True, slots=True)
class Ties:
    """The pairs of parties with most events, out of `counted` events; `partly` as in `Facets`."""

    ties: tuple[Tie, ...]
    counted: int
    partly: bool


@dataclass(frozen=True, slots=True)
class Extent:
    """How much the record holds: articles, outlets, and events as it shows them."""

    pages: int
    outlets: int
    events: int


def extent(record: Record) -> Extent:
    """How much the record holds, from the counts that are kept: fast however large it is. Raises `RecordError`."""
    with record.reading() as connection:
        if index.stale(connection) or covering.stale(connection):
            raise RecordError("counts were made by another version of Dragoman: run dragoman record rebuild")
        pages = select(func.sum(covered.c.pages + covered.c.vague))
        outlets = select(func.count()).select_from(schema.outlet)
        return Extent(*(int(connection.execute(each).scalar() or 0) for each in (pages, outlets, _every())))


def _every() -> Select[int]:
    return select(func.sum(listed_month.c.events)).where(listed_month.c.tag == "")


def event_facets(record: Record, wanted: EventFilter | None = None, *, most: int = 12, of: int = COUNTED) -> Facets:
    """How many of the events that pass there are of each party, act, status, theme and outlet; equal ones by code.

    Of more events than `of`, the newest are counted. Raises `BadDate`, `RecordError`.
    """
    with record.reading() as connection:
        columns = (listed.c.act, listed.c.status, listed.c.outlet, listed.c.parties, listed.c.themes)
        walk = Walk(connection, wanted)
        rows, partly = _newest(walk, *columns, most=of)
        passing = walk.count() if partly and of < COUNTED else len(rows) + partly
    # Of each column, each value is looked at once, however many events have it.
    acts, statuses, outlets, parties, themes = (Counter(values) for values in zip(*rows, strict=True)) if rows else [{}] * 5
    found: dict[str, Counter[str]] = {name: Counter() for name in FACETS}
    found["act"].update(acts)
    found["status"].update(statuses)
    found["outlet"].update({name: count for name, count in outlets.items() if name})
    for text, count in parties.items():
        found["party"].update(dict.fromkeys(tags.parties(json.loads(text)), count))
    for text, count in themes.items():
        found["theme"].update(dict.fromkeys(json.loads(text), count))
    return Facets({name: tuple(_first(some.items(), most)) for name, some in found.items()}, len(rows), partly, passing)


def event_months(record: Record, wanted: EventFilter | None = None) -> tuple[tuple[str | None, int], ...]:
    """For each month (`2025-03`) in which events that pass began, their number, in order; None for those without a date, last.

    All are counted. Raises `BadDate`, `RecordError`.
    """
    with record.reading() as connection:
        walk = Walk(connection, wanted)
        if walk.empty:
            return ()
        kept = _kept_months(walk)
        if kept is not None:
            return kept
        passing = walk.numbers().order_by(None).subquery()
        day = passing.c.no.op(">>")(literal_column(str(index.LOW_BITS)))
        rows = connection.execute(select(day, func.count()).select_from(passing).group_by(day))
        found: Counter[str | None] = Counter()
        for ordinal, count in rows:
            on = index.day_of(ordinal << index.LOW_BITS)
            found[on and on[:7]] += count
    return tuple(sorted(found.items(), key=lambda item: item[0] or "9999-99"))


def _kept_months(walk: Walk) -> tuple[tuple[str | None, int], ...] | None:
    """The months as they are kept: of all events, or of those with one tag that is counted by month; else None."""
    if walk.single is None or (walk.single and not walk.single.startswith(MONTHLY)):
        return None
    month = listed_month.c.month
    query = select(month, listed_month.c.events).where(listed_month.c.tag == walk.single)
    found = {row[0] or None: row[1] for row in walk.connection.execute(query)}
    return tuple(sorted(found.items(), key=lambda item: item[0] or "9999-99"))


def party_ties(record: Record, wanted: EventFilter | None = None, *, most: int = 60) -> Ties:
    """The pairs of parties that have most events together, a state standing for the unnamed groups in it; equal ones by code.

    Without a filter all events are counted; with one, of more than 10,000 the newest. Raises `BadDate`, `RecordError`.
    """
    with record.reading() as connection:
        walk = Walk(connection, wanted)
        if walk.wanted == ListFilter():
            return _all_ties(connection, most)
        rows, partly = _newest(walk, listed.c.parties)
    found: Counter[tuple[str, str]] = Counter()
    for (text,), count in Counter(rows).items():
        among = tags.parties(json.loads(text))
        found.update(dict.fromkeys(tags.pairs([name for name in among if not _group(name)]), count))
    ties = tuple(Tie(*two, count) for two, count in _first(found.items(), most))
    return Ties(ties, len(rows), partly)


def _all_ties(connection: Connection, most: int) -> Ties:
    tag = listed_total.c.tag
    query = select(tag, listed_total.c.events).where(tag >= "pair:", tag < "pair;")
    found: dict[tuple[str, str], int] = {}
    for text, count in connection.execute(query):
        one, _, other = text.removeprefix("pair:").partition("|")
        if not _group(one) and not _group(other):
            found[one, other] = count
    ties = tuple(Tie(*two, count) for two, count in _first(found.items(), most))
    return Ties(ties, int(connection.execute(_every()).scalar() or 0), partly=False)


def _group(party: str) -> bool:
    return party.partition(":")[2] in tags.GROUPS


def _newest(walk: Walk, *columns: ColumnElement[Any], most: int = COUNTED) -> tuple[Sequence[Any], bool]:
    """These columns of `listed` of the newest events that pass, and whether there are more than are counted."""
    if walk.empty:
        return [], False
    numbers = walk.numbers().limit(most + 1).subquery()
    query = select(*columns).join(numbers, numbers.c.no == listed.c.no).order_by(listed.c.no.desc())
    rows: Sequence[Any] = walk.connection.execute(query).all()
    return rows[:most], len(rows) > most


def _first(items: Iterable[tuple[Key, int]], most: int) -> list[tuple[Key, int]]:
    return sorted(items, key=lambda pair: (-pair[1], pair[0]))[:most]

"""What pages that came in since some moment tell: how many events pass a filter, between whom, and some of them."""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass

from sqlalchemy import ColumnElement, func, select

from dragoman.record import schema
from dragoman.record.among import among
from dragoman.record.happenings import Happening, _whole
from dragoman.record.judgements.tables import judged
from dragoman.record.listing import index, tags
from dragoman.record.listing.counts import Tie
from dragoman.record.listing.filters import Walk
from dragoman.record.listing_schema import listed
from dragoman.record.queries import EventFilter, events_by_id
from dragoman.record.record import Record
from dragoman.record.resolution_schema import happening, happening_report, proposal

#: What is new is counted up to this number: nobody reads more of it one by one.
COUNTED_NEW = 1000
#: Happenings looked through for some that their reports disagree on.
LOOKED_AT = 60


@dataclass(frozen=True, slots=True)
class News:
    """The events of new pages that pass a filter: `total` of them, or `more` than that; the latest of what they tell.

    `ties`: the pairs of parties with most of these events.
    """

    total: int
    more: bool
    latest: tuple[Happening, ...]
    ties: tuple[Tie, ...]


@dataclass(frozen=True, slots=True)
class Waiting:
    """How much waits for people: proposals by kind, and judged facts that something speaks against."""

    proposals: dict[str, int]
    conflicts: int


def news(
    record: Record, since: str, wanted: EventFilter | None = None, *, size: int = 5, pairs: int = 8, until: str | None = None
) -> News:
    """Events of pages first stored at `since` or later (as `new_pages`), those of the latest day first; "" for all pages.

    `until`: the day (ISO) after which nothing is among the latest; it counts all the same.
    Totals are counted up to 1,000, and pairs of parties in as many. Raises `BadDate`, `RecordError`.
    """
    with record.reading() as connection:
        walk = Walk(connection, wanted)
        if walk.empty:
            return News(0, False, (), ())
        if since and not walk.all_arrived(since):
            numbers, more = walk.arrived(since, COUNTED_NEW)
        else:
            numbers = list(connection.execute(walk.numbers().limit(COUNTED_NEW + 1)).scalars())
            more = len(numbers) > COUNTED_NEW
        query = select(listed.c.no, listed.c.event_id, listed.c.parties).where(among(listed.c.no, numbers[:COUNTED_NEW]))
        rows = sorted(connection.execute(query).all(), reverse=True)
        # Several reports of one act are one line: some more are fetched than shown.
        last = index.first_number(until) | ((1 << index.LOW_BITS) - 1) if until else None
        names = [row.event_id for row in rows if last is None or row.no <= last][: size * 3]
        whole = _in_order(_whole(connection, events_by_id(connection, names)), names)
    ties = _ties([row.parties for row in rows], pairs) if pairs else ()
    return News(len(rows), more, whole[:size], ties)


def _ties(parties: Iterable[str], most: int) -> tuple[Tie, ...]:
    found: Counter[tuple[str, str]] = Counter()
    for text in parties:
        among = [name for name in tags.parties(json.loads(text)) if name.partition(":")[2] not in tags.GROUPS]
        found.update(tags.pairs(among))
    return tuple(Tie(*two, count) for two, count in sorted(found.items(), key=lambda pair: (-pair[1], pair[0]))[:most])


def _in_order(some: list[Happening], names: list[str]) -> tuple[Happening, ...]:
    """Each happening once, in the order in which its first report is named."""
    place = {report.id: item for item in some for report in item.reports}
    return tuple({place[name].id: place[name] for name in names if name in place}.values())


def planned(record: Record, day: str, *, size: int = 10) -> tuple[Happening, ...]:
    """What is announced for a day (ISO) or later, the nearest first. A month or a year counts to its end."""
    return _happenings(record, _ahead(day), (happening.c.first_day, happening.c.last_day, happening.c.id), size)


def _ahead(day: str) -> tuple[ColumnElement[bool], ...]:
    return (
        happening.c.status == "planned", happening.c.date.is_not(None),
        happening.c.first_day >= f"{day[:4]}-01-01", happening.c.last_day >= day,
    )  # fmt: skip


def planned_count(record: Record, day: str) -> tuple[int, bool]:
    """How much is announced for a day (ISO) or later, counted up to 1,000, and whether it is more."""
    some = select(happening.c.id).where(*_ahead(day)).limit(COUNTED_NEW + 1).subquery()
    with record.reading() as connection:
        found = connection.execute(select(func.count()).select_from(some)).scalar_one()
    return min(found, COUNTED_NEW), found > COUNTED_NEW


def arrived_since(record: Record, pages: Iterable[str], since: str) -> frozenset[str]:
    """Which of these pages (ids) were first stored at `since` (as `new_pages`) or later."""
    page = schema.page
    query = select(page.c.id).where(among(page.c.id, sorted(set(pages))), page.c.first_seen >= since)
    with record.reading() as connection:
        return frozenset(connection.execute(query).scalars())


def disputed(record: Record, *, size: int = 5) -> tuple[Happening, ...]:
    """Of the latest acts that several pages tell of, those whose reports disagree, the latest first."""
    found = _happenings(record, (happening.c.articles > 1,), (happening.c.first_day.desc(), happening.c.id), LOOKED_AT)
    return tuple(item for item in found if item.disagreements())[:size]


def _happenings(
    record: Record, conditions: tuple[ColumnElement[bool], ...], order: tuple[ColumnElement[str], ...], size: int
) -> tuple[Happening, ...]:
    told = happening_report
    with record.reading() as connection:
        homes = list(connection.execute(select(happening.c.id).where(*conditions).order_by(*order).limit(size)).scalars())
        query = select(told.c.happening_id, func.min(told.c.event_id)).where(among(told.c.happening_id, homes))
        names = {row[0]: row[1] for row in connection.execute(query.group_by(told.c.happening_id))}
        made = {item.id: item for item in _whole(connection, events_by_id(connection, names.values()))}
    return tuple(made[home] for home in homes if home in made)


def waiting(record: Record) -> Waiting:
    """What waits for people."""
    with record.reading() as connection:
        kinds = connection.execute(select(proposal.c.kind, func.count()).group_by(proposal.c.kind).order_by(proposal.c.kind))
        proposals = {row[0]: row[1] for row in kinds}
        against = select(func.count()).select_from(judged).where(judged.c.conflicts != "[]")
        return Waiting(proposals, connection.execute(against).scalar_one())

"""What happened, a page at a time."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from sqlalchemy import Connection, select

from dragoman.record.among import among
from dragoman.record.happenings import Happening, _whole
from dragoman.record.listing.filters import COUNTED, Walk
from dragoman.record.listing.ordering import Sort, ordered
from dragoman.record.listing_schema import listed
from dragoman.record.load import in_batches
from dragoman.record.queries import EventFilter, events_by_id
from dragoman.record.record import Record
from dragoman.record.resolution_schema import happening_report


@dataclass(frozen=True, slots=True)
class HappeningPage:
    """Some happenings. `next`: what to give as `after` for those that follow; None where these are the last.

    `reports`: how many events pass the filter, `more` where there are more than that; each is a report of some happening.
    `partly`: as in `EventPage`.
    """

    happenings: tuple[Happening, ...]
    next: int | None
    reports: int
    more: bool
    partly: bool = False


def happening_page(
    record: Record, wanted: EventFilter | None = None, *, after: int | None = None, size: int = 50, sort: Sort = "newest",
    order: Sequence[str] = (), known: int | None = None,
) -> HappeningPage:  # fmt: skip
    """What happened, as far as any report of it passes the filter; by its latest report that passes, the newest first.

    In another order (`sort` and `order` as in `event_page`, but `urgent`), a happening has the act, the status and the
    sources of all its reports; of those that pass, the first day, the first outlet by name and the highest confidence.
    `after`: `next` of the page before in the same order. A report that has not been resolved yet is a happening of its
    own. `known`: what `Facets.passing` of the same filter says, which spares the counting. Raises `BadDate`, `RecordError`.
    """
    with record.reading() as connection:
        walk = Walk(connection, wanted)
        reports = walk.count() if known is None else known
        if sort == "newest" or not reports:
            homes, last = newest(walk, after, size) if reports else ([], None)
        else:
            numbers = ordered(walk, sort, order, after or 0, size + 1, whole=True)
            events = _events(connection, numbers[:size])
            homes = [events[no] for no in numbers[:size]]
            last = (after or 0) + size if len(numbers) > size else None
        partly = walk.partly or (reports > COUNTED and sort != "newest")
        return HappeningPage(tuple(_loaded(connection, homes)), last, min(reports, COUNTED), reports > COUNTED, partly)


def newest(walk: Walk, after: int | None, size: int) -> tuple[list[str], int | None]:
    """One event of each of the next happenings, and the number of the last event looked at, unless there are no more."""
    connection, place = walk.connection, after
    found: list[str] = []
    while True:
        query = walk.numbers() if place is None else walk.numbers(walk.no_of() < place)
        numbers = list(connection.execute(query.limit(size + 1)).scalars())
        if not numbers:
            return found, None
        events = _events(connection, numbers)
        homes = _homes(connection, list(events.values()))
        earlier = _met(walk, {homes[events[no]]: no for no in reversed(numbers) if events[no] in homes})
        for no in numbers:
            if len(found) == size:
                return found, place
            place, key = no, events[no]
            if key not in homes or earlier[homes[key]] == no:
                found.append(key)
        if len(numbers) <= size:
            return found, None


def _events(connection: Connection, numbers: Sequence[int]) -> dict[int, str]:
    query = select(listed.c.no, listed.c.event_id).where(among(listed.c.no, numbers))
    return {row.no: row.event_id for row in connection.execute(query)}


def _homes(connection: Connection, events: Sequence[str]) -> dict[str, str]:
    found: dict[str, str] = {}
    for batch in in_batches(events):
        told = happening_report
        query = select(told.c.event_id, told.c.happening_id).where(among(told.c.event_id, batch))
        found.update((row[0], row[1]) for row in connection.execute(query))
    return found


def _met(walk: Walk, homes: dict[str, int]) -> dict[str, int]:
    """For each happening the number of its latest report that passes."""
    found = dict(homes)
    told = happening_report
    for batch in in_batches(homes):
        query = (
            select(told.c.happening_id, listed.c.no)
            .join(listed, listed.c.event_id == told.c.event_id)
            .where(among(told.c.happening_id, batch), walk.passes(listed.c.no))
        )
        for home, no in walk.connection.execute(query):
            found[home] = max(found[home], no)
    return found


def _loaded(connection: Connection, events: Sequence[str]) -> list[Happening]:
    """The happenings of these events, in their order."""
    made = {report.id: item for item in _whole(connection, events_by_id(connection, events)) for report in item.reports}
    return [made[key] for key in events]

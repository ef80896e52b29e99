"""Events at a glance: what counts, charts and maps need of each, without its sentences. The newest first, up to a limit.

People's judgements are applied, as in `queries`.
"""

from __future__ import annotations

import functools
import json
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any, NamedTuple

from sqlalchemy import ColumnElement, select

from dragoman.record.among import among
from dragoman.record.coverage_schema import covered_day
from dragoman.record.happenings import Happening, _whole
from dragoman.record.listing.filters import Walk
from dragoman.record.listing.index import LOW_BITS, day_of
from dragoman.record.listing_schema import listed
from dragoman.record.load import in_batches
from dragoman.record.queries import EventFilter, events_by_id
from dragoman.record.record import Record
from dragoman.record.resolution_schema import happening_report

#: So many events are looked at, unless a caller says otherwise.
MOST = 5_000


class Glance(NamedTuple):
    """An event: what, how far, when (its first day, taken from its page where it has none), who, in which outlet."""

    id: str
    page: str
    act: str
    status: str
    day: str | None
    outlet: str | None
    parties: tuple[str, ...]
    themes: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Glances:
    """The newest events that pass a filter, undated ones last; `more`: there are others, older ones."""

    events: tuple[Glance, ...]
    more: bool


def glances(record: Record, wanted: EventFilter | None = None, *, most: int = MOST) -> Glances:
    """The newest events that pass (`EventFilter` or `listing.ListFilter`), at most so many; those of one page and day together.

    Raises `BadDate`, and `RecordError` where the lists were made by another version of the program.
    """
    columns: list[ColumnElement[Any]] = [listed.c[name] for name in ("no", "event_id", "page_id", "act", "status", "outlet")]
    columns += [listed.c.parties, listed.c.themes]
    with record.reading() as connection:
        newest = Walk(connection, wanted).numbers().limit(most + 1).subquery()
        query = select(*columns).select_from(listed.join(newest, newest.c.no == listed.c.no))
        rows = connection.execute(query.order_by(listed.c.no.desc())).all()
    found = tuple(_glance(*row) for row in rows[:most])
    return Glances(found, len(rows) > most)


def _glance(
    no: int, event_id: str, page: str, act: str, status: str, outlet: str | None, parties: str, themes: str
) -> Glance:
    return Glance(event_id, page, act, status, _day(no >> LOW_BITS), outlet, _words(parties), _words(themes))


@functools.lru_cache(maxsize=16_384)
def _day(ordinal: int) -> str | None:
    return day_of(ordinal << LOW_BITS)


@functools.lru_cache(maxsize=4096)
def _words(text: str) -> tuple[str, ...]:
    return tuple(json.loads(text))


def homes_of(record: Record, event_ids: Iterable[str]) -> dict[str, str]:
    """The ids of the happenings that these events report; those that are not resolved yet are left out."""
    found: dict[str, str] = {}
    query = select(happening_report.c.event_id, happening_report.c.happening_id)
    with record.reading() as connection:
        for batch in in_batches(event_ids):
            rows = connection.execute(query.where(among(happening_report.c.event_id, batch))).all()
            found.update((row[0], row[1]) for row in rows)
    return found


def happenings_of(record: Record, event_ids: list[str]) -> list[Happening]:
    """What these events report, each happening once with all its reports; by date, then by id."""
    with record.reading() as connection:
        return _whole(connection, events_by_id(connection, event_ids))


def page_days(record: Record) -> dict[str, int]:
    """How many pages were read of each day on which there is one: day of publication, else the day the page was as shown."""
    day = covered_day.c.day
    with record.reading() as connection:
        rows = connection.execute(select(day, covered_day.c.pages + covered_day.c.vague).order_by(day)).all()
    return {row[0]: row[1] for row in rows}

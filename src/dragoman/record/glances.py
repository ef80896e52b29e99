"""Events at a glance: what counts, charts and maps need of each, without its sentences. The newest first, up to a limit.

People's judgements are applied, as in `queries`.
"""

from __future__ import annotations

import json
from collections import Counter
from dataclasses import dataclass
from datetime import date

from sqlalchemy import ColumnElement, RowMapping, func, literal_column, select

from dragoman.record import search_schema
from dragoman.record.happenings import Happening, _whole
from dragoman.record.listing import index
from dragoman.record.listing.filters import Walk
from dragoman.record.listing_schema import listed
from dragoman.record.load import in_batches
from dragoman.record.queries import EventFilter, events_by_id
from dragoman.record.record import Record
from dragoman.record.resolution_schema import happening_report
from dragoman.record.search import index as search_index

#: So many events are looked at, unless a caller says otherwise.
MOST = 5_000


@dataclass(frozen=True, slots=True)
class Glance:
    """An event: what, how far, when (its first day, taken from its page where it has none), who, in which outlet.

    A state stands beside the unnamed groups in it.
    """

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
    """The newest events that pass (`EventFilter` or `ListFilter`), at most so many. Raises `BadDate`, `RecordError`."""
    with record.reading() as connection:
        walk = Walk(connection, wanted)
        if walk.empty:
            return Glances((), more=False)
        numbers = walk.numbers().limit(most + 1).subquery()
        query = select(listed).join(numbers, numbers.c.no == listed.c.no).order_by(listed.c.no.desc())
        rows = connection.execute(query).mappings().all()
    return Glances(tuple(map(_glance, rows[:most])), len(rows) > most)


def _glance(row: RowMapping) -> Glance:
    return Glance(
        row["event_id"], row["page_id"], row["act"], row["status"], index.day_of(row["no"]), row["outlet"],
        tuple(json.loads(row["parties"])), tuple(json.loads(row["themes"])),
    )  # fmt: skip


def homes(record: Record, event_ids: list[str]) -> dict[str, str]:
    """The id of the happening that each event reports; events not resolved yet have none."""
    found: dict[str, str] = {}
    with record.reading() as connection:
        for batch in in_batches(event_ids):
            query = select(happening_report.c.event_id, happening_report.c.happening_id)
            found.update((row[0], row[1]) for row in connection.execute(query.where(happening_report.c.event_id.in_(batch))))
    return found


def happenings_of(record: Record, event_ids: list[str]) -> list[Happening]:
    """What these events report, each happening once with all its reports; by date, then by id."""
    with record.reading() as connection:
        return _whole(connection, events_by_id(connection, event_ids))


def page_days(record: Record) -> dict[str, int]:
    """How many pages were read of each day on which there is one: day of publication, else the day the page was as shown."""
    no = search_schema.search_page.c.no
    # Whole numbers divide without a rest in both stores; written out, so that no driver guesses at a type.
    ordinal: ColumnElement[int] = no.op("/")(literal_column(str(1 << search_index.NAME_BITS)))
    with record.reading() as connection:
        rows = connection.execute(select(ordinal, func.count()).group_by(ordinal))
        found: Counter[str] = Counter({date.fromordinal(number).isoformat(): count for number, count in rows if number})
    return dict(sorted(found.items()))

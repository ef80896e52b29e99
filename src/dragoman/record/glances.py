"""Events at a glance: what counts, charts and maps need of each, without its sentences. The newest first, up to a limit.

People's judgements are applied, as in `queries`.
"""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from datetime import date

from sqlalchemy import ColumnElement, Connection, Table, func, literal_column, select

from dragoman.record import schema, search_schema
from dragoman.record.happenings import Happening, _whole
from dragoman.record.judgements import overlay, tables
from dragoman.record.load import in_batches
from dragoman.record.queries import EventFilter, events_by_id
from dragoman.record.record import Record
from dragoman.record.resolution_schema import happening_report
from dragoman.record.search import index as search_index

#: So many events are looked at, unless a caller says otherwise.
MOST = 5_000


@dataclass(frozen=True, slots=True)
class Glance:
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
    """The newest events that pass, at most so many; equal ones by id. Raises `BadDate`."""
    filters = wanted or EventFilter()
    with record.reading() as connection:
        found = [*_read(connection, filters, most), *_judged(connection, filters, most)]
        found.sort(key=lambda glance: glance.id)
        found.sort(key=lambda glance: glance.day or "", reverse=True)
    return Glances(tuple(found[:most]), len(found) > most)


def _read(connection: Connection, wanted: EventFilter, most: int) -> list[Glance]:
    """Those that nobody judged."""
    event, page = schema.event, schema.page
    query = select(event.c.id, event.c.page_id, event.c.act, event.c.status, event.c.first_day, page.c.outlet).join(page)
    query = query.where(*wanted.conditions(), overlay.not_judged(event.c.id))
    newest = func.coalesce(event.c.first_day, "").desc(), event.c.id
    rows = connection.execute(query.order_by(*newest).limit(most + 1)).all()
    keys = [row[0] for row in rows]
    parties = _children(connection, schema.event_party, "event_id", "party", keys)
    themes = _children(connection, schema.event_theme, "event_id", "theme", keys)
    return [Glance(*row, parties.get(row[0], ()), themes.get(row[0], ())) for row in rows]


def _judged(connection: Connection, wanted: EventFilter, most: int) -> list[Glance]:
    """Those that people judged and that are shown."""
    event, page = tables.judged, schema.page
    name = func.coalesce(event.c.fact_id, event.c.id)
    columns = (event.c.id, name, event.c.page_id, event.c.act, event.c.status, event.c.first_day, page.c.outlet)
    query = select(*columns).join(page, page.c.id == event.c.page_id)
    query = query.where(event.c.kind == "event", event.c.shown == 1, *wanted.conditions(judged=True))
    newest = func.coalesce(event.c.first_day, "").desc(), name
    rows = connection.execute(query.order_by(*newest).limit(most + 1)).all()
    keys = [row[0] for row in rows]
    parties = _children(connection, tables.judged_party, "judged_id", "party", keys)
    themes = _children(connection, tables.judged_theme, "judged_id", "theme", keys)
    return [Glance(*row[1:], parties.get(row[0], ()), themes.get(row[0], ())) for row in rows]


def _children(
    connection: Connection, table: Table, parent: str, column: str, keys: list[str]
) -> dict[str, tuple[str, ...]]:
    found: dict[str, list[str]] = {}
    for batch in in_batches(keys):
        query = select(table.c[parent], table.c[column]).where(table.c[parent].in_(batch)).order_by(*table.primary_key)
        for key, value in connection.execute(query):
            found.setdefault(key, []).append(value)
    return {key: tuple(dict.fromkeys(values)) for key, values in found.items()}


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

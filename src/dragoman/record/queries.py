"""Questions to the record. Answers come in one order: by date, then by name; what has no date comes last.

Facts are those of the machine with people's judgements applied, unless the machine's alone are asked for.
"""

from __future__ import annotations

import heapq
import json
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import Any, Generic, TypeVar

from sqlalchemy import Column, ColumnElement, Connection, Select, Table, and_, func, or_, select

from dragoman.codebook import load_parties
from dragoman.model import DragomanError, Event, Page, Position, Programme, Quote
from dragoman.record import load, schema
from dragoman.record.among import among
from dragoman.record.days import first_and_last
from dragoman.record.judgements import overlay, tables
from dragoman.record.judgements.fields import from_json
from dragoman.record.load import StoredPage
from dragoman.record.record import Record
from dragoman.record.resolution_schema import party_name

Fact_co = TypeVar("Fact_co", bound=Event | Quote | Position | Programme, covariant=True)


@dataclass(frozen=True, slots=True)
class Stored(Generic[Fact_co]):
    """A fact with its name and the page it stands on.

    `judged`: `unjudged`, or what people made of it (`accepted`, `corrected`, `noted`). An id that begins with `s-` is
    that of a judged fact that the machine no longer finds.
    """

    id: str
    fact: Fact_co
    page: StoredPage
    judged: str = "unjudged"


class BadDate(DragomanError):  # noqa: N818
    """A day asked for is no date."""


@dataclass(frozen=True, slots=True)
class EventFilter:
    """Which events. Several `parties` must all take part; one of several acts, statuses or themes is enough.

    A state stands for the unnamed groups in it as well (`LR` finds `LR:reb`), an organisation outside the codebook for all
    names that are taken to be its own. `since` and `until` are ISO dates, a
    year or a month being enough; an event counts if it can have been on a day between them. One without a date of
    its own is taken to be of its page's date; where the page has none either, it is in no period.
    """

    parties: tuple[str, ...] = ()
    acts: tuple[str, ...] = ()
    statuses: tuple[str, ...] = ()
    themes: tuple[str, ...] = ()
    since: str | None = None
    until: str | None = None

    def conditions(self, judged: bool = False) -> list[ColumnElement[bool]]:
        """The filter as conditions on table `event`, or on table `judged`. Raises `BadDate`."""
        event: Table = tables.judged if judged else schema.event
        party: Table = tables.judged_party if judged else schema.event_party
        theme: Table = tables.judged_theme if judged else schema.event_theme
        key = "judged_id" if judged else "event_id"
        found: list[ColumnElement[bool]] = [
            event.c.id.in_(select(party.c[key]).where(_is_party(party.c.party, name))) for name in self.parties
        ]
        if self.acts:
            found.append(event.c.act.in_(self.acts))
        if self.statuses:
            found.append(event.c.status.in_(self.statuses))
        if self.themes:
            found.append(event.c.id.in_(select(theme.c[key]).where(theme.c.theme.in_(self.themes))))
        if self.since:
            found.append(event.c.last_day >= _day(self.since)[0])
        if self.until:
            found.append(event.c.first_day <= _day(self.until)[1])
        return found


def _is_party(column: Column[Any], name: str) -> ColumnElement[bool]:
    groups = [f"{name}:{suffix}" for suffix in ("reb", "opp", "soc")] if ":" not in name else []
    if load_parties().kind_of(name):
        return column.in_([name, *groups])
    return or_(column == name, column.in_(same_organisation(name)))


def same_organisation(name: str) -> Select[str]:
    """All names of the organisation outside the codebook that goes by this one, itself among them where the record has it."""
    other = party_name.alias()
    query = select(other.c.name).join(party_name, party_name.c.canonical == other.c.canonical)
    return query.where(party_name.c.name == name)


def _day(text: str) -> tuple[str, str]:
    days = None if "/" in text else first_and_last(text)
    if days is None:
        raise BadDate(f"{text!r} is no date: write 2025, 2025-03 or 2025-03-31")
    return days


def events(record: Record, wanted: EventFilter | None = None, *, machine: bool = False) -> Iterator[Stored[Event]]:
    """The events that pass the filter, by date and name; with `machine`, as it reads them. Raises `BadDate`."""
    filters = wanted or EventFilter()
    with record.reading() as connection:
        found = _events(connection, filters.conditions(), judged=not machine)
        if not machine:
            found = heapq.merge(found, _judged_events(connection, filters.conditions(judged=True)), key=lambda item: item[0])
        for _, stored in found:
            yield stored


def events_by_id(connection: Connection, names: Iterable[str]) -> dict[str, Stored[Event]]:
    """The events with these ids, as people judged them; those that people rejected are left out."""
    found: dict[str, Stored[Event]] = {}
    for batch in load.in_batches(dict.fromkeys(names)):
        found.update((stored.id, stored) for _, stored in _events(connection, [among(schema.event.c.id, batch)], judged=True))
        name = func.coalesce(tables.judged.c.fact_id, tables.judged.c.id)
        found.update((stored.id, stored) for _, stored in _judged_events(connection, [among(name, batch)]))
    return found


#: Dates and names to order by, and the event.
Ordered = tuple[tuple[str, str], Stored[Event]]
UNDATED = "9999-12-31"


def _events(connection: Connection, conditions: list[ColumnElement[bool]], *, judged: bool) -> Iterator[Ordered]:
    """The machine's events in order; with `judged`, without those that judgements have a say in."""
    table = schema.event
    query = select(table).where(and_(True, *conditions, *([overlay.not_judged(table.c.id)] if judged else [])))
    order = func.coalesce(table.c.first_day, UNDATED), table.c.id
    for rows in load.in_batches(connection.execute(query.order_by(*order)).mappings()):
        pages = load.pages(connection, [row["page_id"] for row in rows])
        for row, event in zip(rows, load.events(connection, rows), strict=True):
            yield (row["first_day"] or UNDATED, row["id"]), Stored(row["id"], event, pages[row["page_id"]])


def _judged_events(connection: Connection, conditions: list[ColumnElement[bool]]) -> Iterator[Ordered]:
    for day, (key, fact, page, state) in overlay.judged_events(connection, conditions):
        if isinstance(fact, Event):
            yield (day or UNDATED, key), Stored(key, fact, page, state)


#: Pages that a caller has already, by id: they are not fetched again.
Known = Mapping[str, StoredPage] | None


def events_on(record: Record, page_ids: Iterable[str], *, known: Known = None) -> list[Stored[Event]]:
    """All events on these pages, pages in the order given, facts in that of the reading."""
    return _on_pages(record, schema.event, page_ids, load.events, known)


def quotes(record: Record, page_ids: Iterable[str], *, known: Known = None) -> list[Stored[Quote]]:
    """All quotes on these pages, pages in the order given, facts in that of the text."""
    return _on_pages(record, schema.quote, page_ids, lambda _connection, rows: [load.quote(row) for row in rows], known)


def positions(record: Record, page_ids: Iterable[str], *, known: Known = None) -> list[Stored[Position]]:
    """All positions on these pages, pages in the order given, facts in that of the text."""
    return _on_pages(record, schema.position, page_ids, load.positions, known)


def programmes(record: Record, page_ids: Iterable[str], *, known: Known = None) -> list[Stored[Programme]]:
    """All programmes on these pages, pages in the order given, facts in that of the text."""
    return _on_pages(record, schema.programme, page_ids, load.programmes, known)


def _on_pages(
    record: Record,
    table: Any,  # noqa: ANN401
    page_ids: Iterable[str],
    make: Any,  # noqa: ANN401
    known: Known,
) -> list[Stored[Any]]:
    found: list[tuple[int, int, Stored[Any]]] = []
    places = {key: place for place, key in enumerate(dict.fromkeys(page_ids))}
    with record.reading() as connection:
        for keys in load.in_batches(places):
            pages = load.pages(connection, keys) if known is None else known
            replaced, instead = overlay.judged_on_pages(connection, table.name, keys)
            query = select(table).where(among(table.c.page_id, keys)).order_by(table.c.page_id, table.c.rank)
            for rows in load.in_batches(connection.execute(query).mappings()):
                for row, fact in zip(rows, make(connection, rows), strict=True):
                    if row["id"] not in replaced:
                        key = row["page_id"]
                        found.append((places[key], row["rank"], Stored(row["id"], fact, pages[key])))
            for rank, (name, fact, page, state) in instead:
                found.append((places[page.id], rank, Stored(name, fact, page, state)))
    return [stored for _, _, stored in sorted(found, key=lambda item: (item[0], item[1], item[2].id))]


def stored_page(record: Record, page_id: str) -> tuple[StoredPage, Page, load.Versions] | None:
    """A page as lists of facts show it, with its text and furniture, and what read it; None where there is none of that id."""
    with record.reading() as connection:
        found = load.pages(connection, [page_id]).get(page_id)
        if found is None:
            return None
        mark = connection.execute(select(schema.reading).where(schema.reading.c.page_id == page_id)).mappings().one()
        versions = load.Versions(mark["codebook_version"], mark["model_version"], mark["program_version"])
        return found, load.page(connection, page_id), versions


def whole_page(record: Record, page_id: str) -> Page:
    """A page with its text and its furniture."""
    with record.reading() as connection:
        return load.page(connection, page_id)


def facts_by_id(record: Record, names: Iterable[str]) -> list[tuple[str, str, Event | Quote | Position | Programme]]:
    """Facts with their ids and kinds, in the order asked for: as people judged them; unknown ids are left out."""
    wanted = list(dict.fromkeys(names))
    found: dict[str, tuple[str, str, Event | Quote | Position | Programme]] = {}
    makers: tuple[tuple[Table, Any], ...] = (
        (schema.event, load.events), (schema.position, load.positions), (schema.programme, load.programmes),
        (schema.quote, lambda _connection, rows: [load.quote(row) for row in rows]),
    )  # fmt: skip
    with record.reading() as connection:
        for keys in load.in_batches(wanted):
            for table, make in makers:
                rows = connection.execute(select(table).where(among(table.c.id, keys))).mappings().all()
                for row, fact in zip(rows, make(connection, rows) if rows else (), strict=True):
                    found[row["id"]] = row["id"], table.name, fact
            judged = tables.judged
            name = func.coalesce(judged.c.fact_id, judged.c.id)
            for row in connection.execute(select(judged, name.label("name")).where(among(name, keys))).mappings():
                found[row["name"]] = row["name"], row["kind"], from_json(row["kind"], json.loads(row["fact"]))
    return [found[key] for key in wanted if key in found]


def whole_pages(record: Record, page_ids: Iterable[str]) -> dict[str, Page]:
    """Pages with their texts and their furniture, all at once."""
    with record.reading() as connection:
        return load.whole_pages(connection, page_ids)


def counts(record: Record) -> dict[str, int]:
    """How many rows there are of pages, outlets and each kind of fact."""
    counted = (schema.page, schema.outlet, *schema.FACT_TABLES)
    with record.reading() as connection:
        return {t.name: connection.execute(select(func.count()).select_from(t)).scalar_one() for t in counted}


def values(record: Record, field: str) -> list[str]:
    """The values of a field that occur in events, sorted: `party`, `theme` or `act`."""
    homes = {"party": schema.event_party, "theme": schema.event_theme, "act": schema.event}
    with record.reading() as connection:
        read = {str(value) for value in connection.execute(select(homes[field].c[field]).distinct()).scalars()}
        return sorted(read | overlay.judged_values(connection, field))

"""Questions to the record. Answers come in one order: by date, then by name; what has no date comes last."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import Any, Generic, TypeVar

from sqlalchemy import ColumnElement, Connection, RowMapping, and_, func, or_, select

from dragoman.model import DragomanError, Event, Page, Position, Programme, Quote
from dragoman.record import load, schema
from dragoman.record.days import first_and_last
from dragoman.record.load import StoredPage
from dragoman.record.record import Record

Fact_co = TypeVar("Fact_co", bound=Event | Quote | Position | Programme, covariant=True)


@dataclass(frozen=True, slots=True)
class Stored(Generic[Fact_co]):
    """A fact with its name and the page it stands on."""

    id: str
    fact: Fact_co
    page: StoredPage


class BadDate(DragomanError):  # noqa: N818
    """A day asked for is no date."""


@dataclass(frozen=True, slots=True)
class EventFilter:
    """Which events. Several `parties` must all take part; one of several acts, statuses or themes is enough.

    A state stands for the unnamed groups in it as well (`LR` finds `LR:reb`). `since` and `until` are ISO dates, a
    year or a month being enough; an event counts if it can have been on a day between them. One without a date of
    its own is taken to be of its page's date; where the page has none either, it is in no period.
    """

    parties: tuple[str, ...] = ()
    acts: tuple[str, ...] = ()
    statuses: tuple[str, ...] = ()
    themes: tuple[str, ...] = ()
    since: str | None = None
    until: str | None = None

    def conditions(self) -> list[ColumnElement[bool]]:
        """The filter as conditions on table `event`. Raises `BadDate`."""
        event, party, theme = schema.event, schema.event_party, schema.event_theme
        found: list[ColumnElement[bool]] = [
            event.c.id.in_(select(party.c.event_id).where(_is_party(name))) for name in self.parties
        ]
        if self.acts:
            found.append(event.c.act.in_(self.acts))
        if self.statuses:
            found.append(event.c.status.in_(self.statuses))
        if self.themes:
            found.append(event.c.id.in_(select(theme.c.event_id).where(theme.c.theme.in_(self.themes))))
        if self.since:
            found.append(event.c.last_day >= _day(self.since)[0])
        if self.until:
            found.append(event.c.first_day <= _day(self.until)[1])
        return found


def _is_party(name: str) -> ColumnElement[bool]:
    column = schema.event_party.c.party
    groups = [f"{name}:{suffix}" for suffix in ("reb", "opp", "soc")] if ":" not in name else []
    return column.in_([name, *groups])


def _day(text: str) -> tuple[str, str]:
    days = None if "/" in text else first_and_last(text)
    if days is None:
        raise BadDate(f"{text!r} is no date: write 2025, 2025-03 or 2025-03-31")
    return days


def events(record: Record, wanted: EventFilter | None = None) -> Iterator[Stored[Event]]:
    """The events that pass the filter, by date and name. Raises `BadDate`."""
    table = schema.event
    query = select(table).where(and_(True, *(wanted or EventFilter()).conditions()))
    undated = func.coalesce(table.c.first_day, "9999-12-31")
    with record.reading() as connection:
        rows = connection.execute(query.order_by(undated, table.c.id)).mappings()
        for batch in load.in_batches(rows):
            yield from _events(connection, batch)


def _events(connection: Connection, rows: Sequence[RowMapping]) -> Iterator[Stored[Event]]:
    pages = load.pages(connection, [row["page_id"] for row in rows])
    for row, event in zip(rows, load.events(connection, rows), strict=True):
        yield Stored(row["id"], event, pages[row["page_id"]])


def quotes(record: Record, page_ids: Iterable[str]) -> list[Stored[Quote]]:
    """All quotes on these pages, pages in the order given, facts in that of the text."""
    return _on_pages(record, schema.quote, page_ids, lambda _connection, rows: [load.quote(row) for row in rows])


def positions(record: Record, page_ids: Iterable[str]) -> list[Stored[Position]]:
    """All positions on these pages, pages in the order given, facts in that of the text."""
    return _on_pages(record, schema.position, page_ids, load.positions)


def programmes(record: Record, page_ids: Iterable[str]) -> list[Stored[Programme]]:
    """All programmes on these pages, pages in the order given, facts in that of the text."""
    return _on_pages(record, schema.programme, page_ids, load.programmes)


def _on_pages(record: Record, table: Any, page_ids: Iterable[str], make: Any) -> list[Stored[Any]]:  # noqa: ANN401
    found: list[Stored[Any]] = []
    places = {key: place for place, key in enumerate(dict.fromkeys(page_ids))}
    with record.reading() as connection:
        for keys in load.in_batches(places):
            pages = load.pages(connection, keys)
            query = select(table).where(table.c.page_id.in_(keys)).order_by(table.c.page_id, table.c.rank)
            for rows in load.in_batches(connection.execute(query).mappings()):
                facts = make(connection, rows)
                found += [Stored(r["id"], fact, pages[r["page_id"]]) for r, fact in zip(rows, facts, strict=True)]
    return sorted(found, key=lambda stored: places[stored.page.id])


def whole_page(record: Record, page_id: str) -> Page:
    """A page with its text and its furniture."""
    with record.reading() as connection:
        return load.page(connection, page_id)


def counts(record: Record) -> dict[str, int]:
    """How many rows there are of pages, outlets and each kind of fact."""
    tables = (schema.page, schema.outlet, *schema.FACT_TABLES)
    with record.reading() as connection:
        return {t.name: connection.execute(select(func.count()).select_from(t)).scalar_one() for t in tables}


def values(record: Record, field: str) -> list[str]:
    """The values of a field that occur in events, sorted: `party`, `theme` or `act`."""
    tables = {"party": schema.event_party, "theme": schema.event_theme, "act": schema.event}
    with record.reading() as connection:
        return sorted(str(value) for value in connection.execute(select(tables[field].c[field]).distinct()).scalars())


def starts_with(column: ColumnElement[str], prefix: str) -> ColumnElement[bool]:
    """Whether an id begins so, by comparison alone, so that the index serves."""
    return or_(column == prefix, and_(column >= prefix, column < prefix + "~"))

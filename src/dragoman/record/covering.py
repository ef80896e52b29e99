"""How many pages there are of each day and of each outlet, kept in step with the pages."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from datetime import date, timedelta

from sqlalchemy import Connection, func, insert, select

from dragoman.record import schema, tallies
from dragoman.record.coverage_schema import covered, covered_day, covered_state, sighting
from dragoman.record.days import first_and_last
from dragoman.record.derived import Derived

#: Raised by hand when the code counts the same pages otherwise.
VERSION = "1"
Pair = list[int]
#: A page's outlet, day of publication, day as shown.
Dates = tuple[str | None, str | None, str | None]
Cells = dict[tallies.Key, Pair]


def whole_day(text: str | None) -> str | None:
    """The day that a date names, None for a month, a year or a period."""
    days = first_and_last(text)
    return days[0] if days and days[0] == days[1] else None


def _count(rows: Iterable[Dates]) -> tuple[Cells, Cells]:
    """Pages by day, and by outlet and day: those of the whole day, and those of which it is only the first."""
    by_day: Cells = {}
    by_outlet: Cells = {}
    for outlet, published, captured in rows:
        day = whole_day(published) or whole_day(captured)
        place = 0 if day else 1
        if day is None:
            vague = first_and_last(published) or first_and_last(captured)
            day = vague[0] if vague else ""
        if day:
            by_day.setdefault((day,), [0, 0])[place] += 1
        by_outlet.setdefault((outlet or "", day), [0, 0])[place] += 1
    return by_day, by_outlet


def _rows(connection: Connection, page_id: str | None = None) -> Iterator[Dates]:
    page = schema.page
    query = select(page.c.outlet, page.c.published, page.c.captured)
    for row in connection.execute(query if page_id is None else query.where(page.c.id == page_id)):
        yield row[0], row[1], row[2]


def _change(connection: Connection, page_id: str, sign: int) -> None:
    for table, cells in zip((covered_day, covered), _count(_rows(connection, page_id)), strict=True):
        tallies.add(connection, table, {key: [sign * count for count in pair] for key, pair in cells.items()})


def learn(connection: Connection, page_id: str) -> None:
    """Count a page that was just written."""
    _change(connection, page_id, 1)


def forget(connection: Connection, page_id: str) -> None:
    """Count a page no more, before it is written anew."""
    _change(connection, page_id, -1)


def fill(connection: Connection) -> None:
    """Count all pages, and say by which rules."""
    for table, cells in zip((covered_day, covered), _count(_rows(connection)), strict=True):
        tallies.put(connection, table, cells)
    connection.execute(insert(covered_state).values(name="version", value=VERSION))


def stale(connection: Connection) -> bool:
    """Whether the tables were filled by other rules, or never."""
    state = covered_state
    return connection.execute(select(state.c.value).where(state.c.name == "version")).scalar_one_or_none() != VERSION


def check(connection: Connection) -> Iterator[str]:
    """Days of which the tables say otherwise than the pages."""
    if stale(connection):
        if connection.execute(select(schema.page.c.id).limit(1)).first() is not None:
            yield "pages were counted by another version: dragoman record rebuild"
        return
    for table, cells in zip((covered_day, covered), _count(_rows(connection)), strict=True):
        yield from tallies.wrong(connection, table, cells)


def days_read(connection: Connection, first: str, last: str) -> list[str]:
    """The days from one to another of which there is a page, in order."""
    day = covered_day.c.day
    query = select(day).where(covered_day.c.pages > 0, day >= first, day <= last).order_by(day)
    return list(connection.execute(query).scalars())


def ends(connection: Connection) -> tuple[str, str] | None:
    """The first and the last day of which there is a page."""
    day = covered_day.c.day
    first, last = connection.execute(select(func.min(day), func.max(day)).where(covered_day.c.pages > 0)).one()
    return (first, last) if first else None


def days_of_outlets(connection: Connection, outlets: Sequence[str]) -> list[tuple[str, str]]:
    """Outlets (none named: all) with their days of which there is a page; the empty outlet is that of pages without."""
    query = select(covered.c.outlet, covered.c.day).where(covered.c.pages > 0)
    query = query.where(covered.c.outlet.in_(list(outlets))) if outlets else query
    return [(row[0], row[1]) for row in connection.execute(query)]


def last_look(connection: Connection) -> str | None:
    """The day (UTC) on which anything was last read or tried, or the last of which there is a page; None without any."""
    moments = (select(func.max(column)) for column in (schema.page.c.first_seen, sighting.c.last_seen))
    days = [moment[:10] for query in moments if (moment := connection.execute(query).scalar())]
    known = ends(connection)
    return max([*days, *(known[1:] if known else ())], default=None)


def gaps(first: str, last: str, days: Iterable[str]) -> Iterator[tuple[str, str]]:
    """The times from one day to another that have none of these days, as first and last day of each."""
    one = timedelta(days=1)
    start, end = date.fromisoformat(first), date.fromisoformat(last)
    for day in [*sorted(map(date.fromisoformat, days)), end + one]:
        if day > start and start <= end:
            yield start.isoformat(), min(day - one, end).isoformat()
        start = max(start, day + one)


DERIVED = Derived(
    name="coverage",
    tables=(covered_day, covered, covered_state),
    fill=fill,
    check=check,
    stale=stale,
    learn=learn,
    forget=forget,
)

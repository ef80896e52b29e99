"""What was read of which outlet on which day, so that "no event" can be told from "nobody looked"."""

from __future__ import annotations

import operator
import posixpath
import re
from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from sqlalchemy import Connection, and_, func, or_, select

from dragoman.record import covering, schema
from dragoman.record.coverage_schema import sighting
from dragoman.record.covering import gaps as gap_list
from dragoman.record.covering import whole_day
from dragoman.record.days import first_and_last
from dragoman.record.errors import RecordError
from dragoman.record.queries import BadDate
from dragoman.record.record import Record

#: A day in the name of a file or in a URL: 2025-03-17, 20250317, 2025/03/17.
DAY = re.compile(r"(?<!\d)((?:19|20)\d{2})([-/_]?)(0[1-9]|1[0-2])\2(0[1-9]|[12]\d|3[01])(?!\d)")


#: Letters of a whole day, ISO.
WHOLE = 10


@dataclass(frozen=True, slots=True)
class Day:
    """An outlet's day. `outlet` and `day` are None where they are not known.

    `read` counts pages of the record that were published (or, without a date, shown) that day; `skipped` and `failed` count
    inputs that gave no page. `first_seen` and `last_seen`: when this program met the first and the last of them (UTC).
    """

    outlet: str | None
    day: str | None
    read: int
    skipped: int
    failed: int
    first_seen: str
    last_seen: str


@dataclass(frozen=True, slots=True)
class Coverage:
    """The days of a period in order, and the days of which no page was read, as first and last day of each gap.

    `since` and `until`: the period that gaps are told of; None where the record has no day at all. `outlet_gaps`: the same for
    each outlet alone.
    """

    days: tuple[Day, ...]
    since: str | None
    until: str | None
    gaps: tuple[tuple[str, str], ...]
    outlet_gaps: dict[str, tuple[tuple[str, str], ...]]

    @property
    def missing(self) -> int:
        """How many days of the period have no page at all."""
        return sum((date.fromisoformat(last) - date.fromisoformat(first)).days + 1 for first, last in self.gaps)

    @property
    def length(self) -> int:
        """How many days the period has."""
        if self.since is None or self.until is None:
            return 0
        return (date.fromisoformat(self.until) - date.fromisoformat(self.since)).days + 1


def coverage(
    record: Record, outlets: Sequence[str] = (), since: str | None = None, until: str | None = None
) -> Coverage:
    """What was read between two days (ISO; a month or year will do). Raises `BadDate`.

    Without `since`, from the first day of which there is a page; without `until`, to the last. Nothing is asked of days after
    the record was last added to.
    """
    low, high = _bound(since, 0), _bound(until, 1)
    with record.reading() as connection:
        _must_be_current(connection)
        cells = _cells(connection, outlets, low, high)
        known, latest = covering.days_of_outlets(connection, outlets), covering.last_look(connection)
    wanted = [cell for cell in cells if not outlets or cell.outlet in outlets]
    shown = [c for c in wanted if c.day is None or ((low or "") <= c.day <= (high or "9999"))]
    covered = sorted({day for _outlet, day in known})
    first = low or (covered[0] if covered else None)
    last = min(high or covered[-1], latest) if covered and latest else None
    if first is None or last is None or first > last:
        return Coverage(tuple(shown), None, None, (), {})
    of_outlet: dict[str, set[str]] = defaultdict(set)
    for outlet, day in known:
        if outlet:
            of_outlet[outlet].add(day)
    gaps = {name: tuple(gap_list(first, last, days)) for name, days in sorted(of_outlet.items())}
    return Coverage(tuple(shown), first, last, tuple(gap_list(first, last, set(covered))), gaps)


def period_read(record: Record, since: str | None = None, until: str | None = None) -> Coverage:
    """As `coverage` of all outlets, without telling of each day and outlet: fast however large the record is.

    Raises `BadDate`; `RecordError` where pages were counted by another version of the program.
    """
    low, high = _bound(since, 0), _bound(until, 1)
    with record.reading() as connection:
        _must_be_current(connection)
        ends, latest = covering.ends(connection), covering.last_look(connection)
        first, last = low or (ends and ends[0]), min(high or ends[1], latest) if ends and latest else None
        if first is None or last is None or first > last:
            return Coverage((), None, None, (), {})
        return Coverage((), first, last, tuple(gap_list(first, last, covering.days_read(connection, first, last))), {})


def _must_be_current(connection: Connection) -> None:
    if covering.stale(connection):
        raise RecordError("pages were counted by another version of Dragoman: run dragoman record rebuild")


def _bound(day: str | None, side: int) -> str | None:
    if day is None:
        return None
    days = None if "/" in day else first_and_last(day)
    if days is None:
        raise BadDate(f"{day!r} is no date: write 2025, 2025-03 or 2025-03-31")
    return days[side]


def _cells(connection: Connection, outlets: Sequence[str], low: str | None, high: str | None) -> list[Day]:
    """The outlets and days that can be asked for, in order, those that are not known last."""
    found: dict[tuple[str | None, str | None], dict[str, Any]] = {}
    page = schema.page
    columns = (page.c.outlet, page.c.published, page.c.captured)
    query = select(
        *columns, func.count(), func.min(page.c.first_seen), func.max(page.c.first_seen), func.max(sighting.c.last_seen)
    )
    joined = query.select_from(page.outerjoin(sighting, sighting.c.source == page.c.source)).group_by(*columns)
    if outlets:
        joined = joined.where(page.c.outlet.in_(list(outlets)))
    if low or high:
        # A whole day has ten letters; what has none is shown whatever is asked for.
        days = (page.c.published, page.c.captured)
        bounds = ((low or "", operator.ge), (high or "9999", operator.le))
        within = (and_(*(compare(day, bound) for bound, compare in bounds)) for day in days)
        joined = joined.where(or_(*within, and_(*(func.length(func.coalesce(day, "")) != WHOLE for day in days))))
    for outlet, published, captured, count, first, last, again in connection.execute(joined):
        _add(found, outlet, whole_day(published) or whole_day(captured), "read", count, first, max(last, again or ""))
    lost = select(sighting).where(sighting.c.outcome != "read")
    rows = connection.execute(lost.order_by(sighting.c.source)).mappings().all()
    homes = _homes(connection) if rows else {}
    for row in rows:
        outlet = row["outlet"] or next((homes[name] for name in _folders(row["source"]) if name in homes), None)
        day = whole_day(row["day"]) or _named_day(row["source"])
        _add(found, outlet, day, row["outcome"], 1, row["first_seen"], row["last_seen"])
    return [
        Day(outlet, day, cell["read"], cell["skipped"], cell["failed"], cell["first"], cell["last"])
        for (outlet, day), cell in sorted(found.items(), key=lambda item: tuple((v is None, v or "") for v in item[0]))
    ]


def _add(
    found: dict[tuple[str | None, str | None], dict[str, Any]],
    outlet: str | None, day: str | None, what: str, count: int, first: str, last: str,
) -> None:  # fmt: skip
    empty = {"read": 0, "skipped": 0, "failed": 0, "first": first, "last": last}
    cell = found.setdefault((outlet, day), empty)
    cell[what] += count
    cell["first"], cell["last"] = min(cell["first"], first), max(cell["last"], last)


def _named_day(source: str) -> str | None:
    match = DAY.search(source)
    return whole_day("-".join(match.group(1, 3, 4))) if match else None


def _homes(connection: Connection) -> dict[str, str]:
    """Folders all of whose pages are of one outlet, and that outlet: what cannot be read there is of it, too."""
    page = schema.page
    found: dict[str, set[str | None]] = defaultdict(set)
    for source, outlet in connection.execute(select(page.c.source, page.c.outlet)):
        for folder in _folders(source):
            found[folder].add(outlet)
    return {folder: name for folder, names in found.items() if len(names) == 1 and (name := next(iter(names)))}


def _folders(source: str) -> Iterator[str]:
    """The folders a page is in, the nearest first, but not the one that all is in."""
    folder = posixpath.dirname(source)
    while folder not in {"", "/", ".", ".."} and not folder.endswith(":"):
        yield folder
        folder = posixpath.dirname(folder)

"""How many pages there are of each of the last days, and which outlets have fallen silent: the near end of the coverage."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from datetime import date, timedelta

from sqlalchemy import func, select

from dragoman.record import schema
from dragoman.record.record import Record

#: An outlet is missed if it had pages on so many of the days before.
USUAL = 3


@dataclass(frozen=True, slots=True)
class Silent:
    """An outlet without a page on the last days, and the last day it had one."""

    outlet: str
    last: str


@dataclass(frozen=True, slots=True)
class Recent:
    """Pages by day, every day of the period named; outlets that had pages before it and have none in it."""

    days: tuple[tuple[str, int], ...]
    silent: tuple[Silent, ...]

    @property
    def empty(self) -> tuple[str, ...]:
        """Days without a page."""
        return tuple(day for day, count in self.days if not count)


def recent(record: Record, until: str, *, days: int = 7, before: int = 21) -> Recent:
    """Pages published (or, without a date, met) on the `days` days up to `until`, a whole ISO day.

    An outlet counts as silent if it had pages on at least three of the `before` days before, and has none since.
    """
    last = date.fromisoformat(until)
    first = last - timedelta(days=days - 1)
    found: Counter[tuple[str | None, str]] = Counter()
    page = schema.page
    low, high = (first - timedelta(days=before)).isoformat(), (last + timedelta(days=1)).isoformat()
    with record.reading() as connection:
        for column, more in ((page.c.published, ()), (page.c.captured, (page.c.published.is_(None),))):
            query = select(page.c.outlet, column, func.count()).where(column >= low, column < high, *more)
            for outlet, day, count in connection.execute(query.group_by(page.c.outlet, column)):
                found[outlet, day[:10]] += count
    start = first.isoformat()
    by_day = Counter[str]()
    held: dict[str, set[str]] = {}
    for (outlet, day), count in found.items():
        by_day[day] += count
        if outlet is not None:
            held.setdefault(outlet, set()).add(day)
    silent = (Silent(name, max(on)) for name, on in sorted(held.items()) if max(on) < start and len(on) >= USUAL)
    named = [(first + timedelta(days=number)).isoformat() for number in range(days)]
    return Recent(tuple((day, by_day[day]) for day in named), tuple(silent))

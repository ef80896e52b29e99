"""Dates as the codebook writes them, and the little arithmetic on days, weeks and months that they need."""

from __future__ import annotations

import calendar
from datetime import date, timedelta

import regex

#: What every date of the record looks like: a year, month or day, or two of them joined by a slash.
ISO = regex.compile(r"[0-9]{4}(?:-[0-9]{2}(?:-[0-9]{2})?)?(?:/[0-9]{4}(?:-[0-9]{2}(?:-[0-9]{2})?)?)?")

Period = tuple[date, date]


def write_month(year: int, month: int) -> str:
    """YYYY-MM. Raises ValueError where there is no such month."""
    return date(year, month, 1).isoformat()[:7]


def write_year(year: int) -> str:
    """YYYY. Raises ValueError outside 1 to 9999."""
    return date(year, 1, 1).isoformat()[:4]


def write_days(period: Period) -> str:
    """YYYY-MM-DD, or start/end where the two differ."""
    first, last = period
    return first.isoformat() if first == last else f"{first.isoformat()}/{last.isoformat()}"


def write_months(period: Period) -> str:
    """YYYY-MM, or start/end where the two are in different months."""
    first, last = (day.isoformat()[:7] for day in period)
    return first if first == last else f"{first}/{last}"


def month_period(year: int, month: int, length: int = 1) -> Period:
    """First and last day of `length` months. Raises ValueError where the calendar ends."""
    first = date(year, month, 1)
    year, month = add_months(year, month, length - 1)
    return first, date(year, month, calendar.monthrange(year, month)[1])


def add_months(year: int, month: int, amount: int) -> tuple[int, int]:
    """The month `amount` months from that one."""
    index = year * 12 + month - 1 + amount
    return index // 12, index % 12 + 1


def week_period(day: date, amount: int = 0) -> Period:
    """Monday and Sunday of the week `amount` weeks from that of `day`. Raises OverflowError where the calendar ends."""
    monday = day - timedelta(days=day.weekday()) + timedelta(weeks=amount)
    return monday, monday + timedelta(days=6)


def read_iso(text: str) -> tuple[Period, str] | None:
    """The first and last day of an ISO date of the record and its precision (day, month, year); None if it is none."""
    if not ISO.fullmatch(text):
        return None
    first, _, last = text.partition("/")
    try:
        return (_bounds(first)[0], _bounds(last or first)[1]), ("year", "month", "day")[first.count("-")]
    except ValueError:
        return None


def _bounds(text: str) -> Period:
    parts = [int(part) for part in text.split("-")]
    if len(parts) == 1:
        return date(parts[0], 1, 1), date(parts[0], 12, 31)
    if len(parts) == 2:
        return month_period(parts[0], parts[1])
    return (date(*parts),) * 2


def weekday_year(weekday: int, day: int, month: int, near: int | None = None) -> tuple[int, ...]:
    """The years in which that day of that month falls on that weekday (Monday 0).

    With `near`, the years at most fourteen away from it, nearest first, the earlier of two equally near first;
    without, those from 1990 to 2049 in order. Empty for a day that is none.
    """
    years = range(1990, 2050) if near is None else range(max(1, near - 14), min(9999, near + 14) + 1)
    found = [year for year in years if _falls_on(year, month, day) == weekday]
    return tuple(found if near is None else sorted(found, key=lambda year: (abs(year - near), year)))


def _falls_on(year: int, month: int, day: int) -> int | None:
    try:
        return date(year, month, day).weekday()
    except ValueError:
        return None

"""Events over time: bars by month, year or decade, with how much of each period was read."""

from __future__ import annotations

import calendar
from collections import Counter, defaultdict
from collections.abc import Mapping
from datetime import date

from dragoman.record import Glance, Glances
from dragoman.web.drawing.base import Drawn
from dragoman.web.drawing.tones import TONES, Tone, counted

#: At most so many bars; a longer time is shown by year, then by decade.
MOST = 48
HEIGHT, LEFT, TOP, BELOW, STEP, BAR = 220, 34, 14, 40, 20, 14
#: A period of which fewer of the days were read than this share is drawn shaded.
ENOUGH = 0.8


class Part(Drawn):
    """One tone's part of a bar."""

    tone: Tone
    y: float
    height: float


class Bar(Drawn):
    """A period (`2025-03`, `2025`, `2020`: the decade's first year) with its events, and its days of which a page was read."""

    period: str
    x: float
    counts: dict[Tone, int]
    total: int
    read: int
    days: int
    complete: bool
    parts: tuple[Part, ...]
    labelled: bool


class Chart(Drawn):
    """Bars side by side. `unit`: month, year or decade. `ticks`: value and height. `undated`: events on no bar."""

    unit: str
    bars: tuple[Bar, ...]
    ticks: tuple[tuple[int, float], ...]
    undated: int
    width: int
    height: int = HEIGHT
    left: int = LEFT
    base: int = HEIGHT - BELOW
    bar: int = BAR


def chart(seen: Glances, read: Mapping[str, int], today: str) -> Chart:
    """The events by period. `read`: pages by day (`page_days`); with `seen.more`, the earliest period is not complete."""
    dated = [event for event in seen.events if event.day]
    undated = len(seen.events) - len(dated)
    if not dated:
        return Chart(unit="month", bars=(), ticks=(), undated=undated, width=LEFT)
    first, last = min(e.day or "" for e in dated), max(e.day or "" for e in dated)
    unit = _unit(first, last)
    groups: dict[str, list[Glance]] = defaultdict(list)
    for event in dated:
        groups[_period(event.day or "", unit)].append(event)
    days = Counter(_period(day, unit) for day in read)
    highest = max(map(len, groups.values()))
    room = HEIGHT - BELOW - TOP
    periods = _periods(first, last, unit)
    # Four figures take more room than one bar has.
    every = max(2, -(-len(periods) // 16)) if unit != "month" else 1
    bars = []
    for number, period in enumerate(periods):
        counts = counted(groups.get(period, []))
        length = _days(period, unit, today)
        cut = seen.more and number == 0
        bars.append(Bar(
            period=period, x=LEFT + number * STEP + (STEP - BAR) / 2, counts=counts, total=sum(counts.values()),
            read=days[period], days=length, complete=not cut and length > 0 and days[period] >= ENOUGH * length,
            parts=tuple(_parts(counts, room / highest)),
            labelled=period.endswith("-01") or number == 0 if unit == "month" else number % every == 0,
        ))  # fmt: skip
    return Chart(unit=unit, bars=tuple(bars), ticks=_ticks(highest, room), undated=undated, width=LEFT + len(bars) * STEP + 40)


def _parts(counts: Mapping[Tone, int], unit: float) -> list[Part]:
    found, y = [], float(HEIGHT - BELOW)
    for tone in TONES:
        if counts[tone]:
            y -= counts[tone] * unit
            found.append(Part(tone=tone, y=round(y, 1), height=round(counts[tone] * unit, 1)))
    return found


def _ticks(highest: int, room: float) -> tuple[tuple[int, float], ...]:
    """Up to four round values with their heights."""
    step = next(size * 10**power for power in range(9) for size in (1, 2, 5) if highest <= 4 * size * 10**power)
    return tuple((value, round(HEIGHT - BELOW - value * room / highest, 1)) for value in range(0, highest + 1, step))


def _unit(first: str, last: str) -> str:
    years = int(last[:4]) - int(first[:4])
    if years * 12 + int(last[5:7]) - int(first[5:7]) < MOST:
        return "month"
    return "year" if years < MOST else "decade"


def _period(day: str, unit: str) -> str:
    if unit == "month":
        return day[:7]
    return day[:4] if unit == "year" else f"{day[:3]}0"


def _periods(first: str, last: str, unit: str) -> list[str]:
    if unit == "month":
        low, high = (int(day[:4]) * 12 + int(day[5:7]) - 1 for day in (first, last))
        return [f"{number // 12:04}-{number % 12 + 1:02}" for number in range(low, high + 1)]
    step = 1 if unit == "year" else 10
    low, high = (int(_period(day, unit)) for day in (first, last))
    # A date of long ago must not make thousands of bars.
    return [f"{year:04}" for year in range(max(low, high - MOST * 2 * step), high + 1, step)]


def _days(period: str, unit: str, today: str) -> int:
    """How many of the period's days have begun."""
    if unit == "month":
        year, month = int(period[:4]), int(period[5:7])
        start, end = date(year, month, 1), date(year, month, calendar.monthrange(year, month)[1])
    else:
        year = max(1, int(period))
        start, end = date(year, 1, 1), date(min(year + (0 if unit == "year" else 9), 9999), 12, 31)
    return max(0, (min(end, date.fromisoformat(today)) - start).days + 1)

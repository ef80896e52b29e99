"""An outlet's days: one square a day, weeks side by side, darker the more articles."""

from __future__ import annotations

import itertools
from collections import Counter
from collections.abc import Mapping
from datetime import date, timedelta

from dragoman.record import first_and_last
from dragoman.web.drawing.base import Drawn

#: So many weeks are drawn, up to the last day with an article.
WEEKS, SIDE, STEP, TOP = 53, 11, 14, 20
SHADES = 5
EARLIEST = "1600-01-01"
#: So many gaps are listed, the longest first.
GAPS = 40


class Cell(Drawn):
    """A day with its number of articles; shade 0 for none."""

    day: str
    count: int
    shade: int
    x: int
    y: int


class Month(Drawn):
    """A month's number of articles, and on how many of its days there is one."""

    month: str
    articles: int
    days: int


class Days(Drawn):
    """The picture and its table by month. `labels`: where each month begins. `gaps`: of all days, not those drawn alone."""

    cells: tuple[Cell, ...]
    labels: tuple[tuple[str, int], ...]
    months: tuple[Month, ...]
    gaps: tuple[tuple[str, str], ...]
    width: int
    height: int = TOP + 7 * STEP
    side: int = SIDE


def calendar_of(days: Mapping[str, int]) -> Days:
    """The days with articles, and those between them without. What is no day of the press is left out."""
    days = {day: count for day, count in days.items() if first_and_last(day) and day >= EARLIEST}
    if not days:
        return Days(cells=(), labels=(), months=(), gaps=(), width=0)
    last = date.fromisoformat(max(days))
    first = max(date.fromisoformat(min(days)), last - timedelta(weeks=WEEKS - 1, days=last.weekday()))
    start = first - timedelta(days=first.weekday())
    highest = max(days.values())
    cells, labels = [], []
    for number in range((last - start).days + 1):
        day = start + timedelta(days=number)
        if day < first:
            continue
        count = days.get(day.isoformat(), 0)
        x = number // 7 * STEP
        shade = 1 + min(SHADES - 1, (count - 1) * SHADES // highest) if count else 0
        cells.append(Cell(day=day.isoformat(), count=count, shade=shade, x=x, y=TOP + day.weekday() * STEP))
        if day.day == 1:
            labels.append((day.isoformat()[:7], x))
    by_month: Counter[str] = Counter()
    for name, count in days.items():
        by_month[name[:7]] += count
    read = Counter(name[:7] for name in days)
    months = tuple(Month(month=month, articles=by_month[month], days=read[month]) for month in sorted(by_month, reverse=True))
    width = ((last - start).days // 7 + 1) * STEP + 40
    return Days(cells=tuple(cells), labels=tuple(labels), months=months, gaps=_gaps(days), width=width)


def _gaps(days: Mapping[str, int]) -> tuple[tuple[str, str], ...]:
    """Times without an article between two with one, the longest first, then the latest."""
    known = sorted(map(date.fromisoformat, days))
    one = timedelta(days=1)
    found = [(a + one, b - one) for a, b in itertools.pairwise(known) if b - a > one]
    found.sort(key=lambda gap: gap[0], reverse=True)
    found.sort(key=lambda gap: gap[1] - gap[0], reverse=True)
    return tuple((low.isoformat(), high.isoformat()) for low, high in found[:GAPS])

"""Tickers: runs of time-stamped headlines, and the days they were posted on."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta
from itertools import pairwise

from dragoman.calendar import DateExpression, find_dates, fold, weekday_year
from dragoman.intake.lines import Line, is_prose
from dragoman.intake.settings import settings

_STAMP = re.compile(
    r"[\s•*·▪■►▶–—-]{0,4}\[?\(?"
    r"(?:(?P<day>[0-3]?\d[/.][01]?\d(?:[/.](?:20)?\d\d)?"
    r"|[0-3]?\d (?:janv|févr|mars|avr|mai|juin|juil|août|sept|oct|nov|déc)\w{0,6}\.?(?: 20\d\d)?)[\s,|–à-]{1,4})?"
    r"(?P<h>[01]?\d|2[0-3])\s?[:hH]\s?(?P<m>[0-5]\d)(?![\d:/])\)?\]?(?P<gap>\s?(?:min|[|:–—.·•>-])?\s*)(?P<rest>.*)"
)
#: Searched in the headline with its accents: "à Achrafieh ce" is no past tense.
_PAST = re.compile(r"\b(?:a|ont|est|sont|été|s['’]est|se sont) (?:\w+ )?\w+(?:é|és|ée|ées|i|is|it|u|us|ue|ert)\b")
_LATER = re.compile(
    r"\b\w{3,}(?:era|eront|ira|iront|dra|dront|tra|tront)\b"
    r"|\b(?:va|vont|doit|doivent|devrait|devraient|sera|seront|aura|prevue?s?|attendue?s?|demain|d'ici|jusqu'a|des"
    r"|a partir)\b"
)
#: From this hour on an item speaks of the next morning as "ce lundi 31 mars".
_EVENING = 17
#: Characters of a line in a live report at least, most of the time.
_SENTENCE = 40
#: A day that follows a mention of a full date by no more than this is of the same year.
_NEAR = timedelta(days=366)


@dataclass(frozen=True, slots=True)
class Stamp:
    """The time of a ticker line: HH:MM, minutes since midnight, a day where the line names one, and the headline."""

    time: str
    minutes: int
    day: str | None
    headline: str


def read_stamp(text: str) -> Stamp | None:
    """The time-stamp a line begins with; None for a line that begins otherwise."""
    found = _STAMP.match(text[:400])
    if not found:
        return None
    rest = found["rest"]
    if rest and (rest[0].islower() or (rest[0].isdigit() and not found["gap"])):
        return None
    hour, minute = int(found["h"]), int(found["m"])
    return Stamp(f"{hour:02}:{minute:02}", hour * 60 + minute, found["day"], rest.strip())


def mark_tickers(lines: Sequence[Line]) -> list[list[tuple[Line, Stamp]]]:
    """Give the lines of every ticker their kind and time; the tickers, each newest first as it stood."""
    runs = [run for first, run in _runs(lines) if _is_ticker(run, first, lines)]
    for run in runs:
        for line, stamp in run:
            line.kind, line.time = "ticker", stamp.time
    return [[(line, stamp) for line, stamp in run if stamp.headline] for run in runs]


def _runs(lines: Sequence[Line]) -> list[tuple[int, list[tuple[Line, Stamp]]]]:
    """Stretches of time-stamped lines, each with the index of its first; a time may stand above its headline."""
    runs: list[tuple[int, list[tuple[Line, Stamp]]]] = []
    alone: Stamp | None = None
    inside = False
    for i, line in enumerate(lines):
        stamp = read_stamp(line.text)
        if stamp is None and alone is not None and len(line.text) <= 220 and not line.matches:
            stamp, alone = replace(alone, headline=line.text), None
        else:
            alone = stamp if stamp is not None and not stamp.headline else None
        if stamp is None or len(stamp.headline) > 300:
            inside = False
            continue
        if not inside:
            runs.append((i, []))
        runs[-1][1].append((line, stamp))
        inside = True
    return runs


def _is_ticker(run: list[tuple[Line, Stamp]], first: int, lines: Sequence[Line]) -> bool:
    """One line needs a sign of its own; several that rise within an article are its chronology."""
    items = [(line, stamp) for line, stamp in run if stamp.headline]
    if not items:
        return False
    if len(items) == 1:
        line = items[0][0]
        at_edge = line is lines[0] or line is lines[-1]
        return len(lines) > 2 and (at_edge or line.text[0] in "-–•") and len(line.text) <= 200
    if _is_article(run, lines):
        return False
    times = [stamp.minutes for _, stamp in items]
    rising = sum(b > a for a, b in pairwise(times))
    if rising <= (len(times) - 1) / 2:
        return True
    inside = first > 1 and first + len(run) < len(lines) - 1
    return not inside and rising < len(times) - 1


def _is_article(run: list[tuple[Line, Stamp]], lines: Sequence[Line]) -> bool:
    """Whether the time-stamped lines are what the page tells, as a live report is: sentences, with little prose beside."""
    told = [stamp for _, stamp in run if len(stamp.headline) > _SENTENCE and stamp.headline.endswith((".", "»", "!", "?"))]
    inside = {id(line) for line, _ in run}
    beside = sum(len(line.text) for line in lines if id(line) not in inside and is_prose(line.text))
    return 2 * len(told) > len(run) > 3 and 2 * beside < sum(len(stamp.headline) for stamp in told)


def date_tickers(tickers: Sequence[Sequence[tuple[Line, Stamp]]], published: str | None, body: str) -> str | None:
    """Date the lines of every ticker that tells its day; the day the page was as shown, or None.

    `published` bounds that day from below; full dates of the `body` help to choose the year.
    """
    captured: str | None = None
    for ticker in tickers:
        days = _days_back(ticker)
        newest = _newest_day(ticker, days, published, body)
        if newest is None:
            continue
        for (line, _), back in zip(ticker, days, strict=True):
            line.date = (newest - timedelta(days=back)).isoformat()
        captured = max(captured or "", newest.isoformat())
    return captured


def _days_back(ticker: Sequence[tuple[Line, Stamp]]) -> list[int]:
    """How many midnights lie between each item and the newest: one wherever a time is later than the one above."""
    days, back, above = [], 0, None
    for _, stamp in ticker:
        if above is not None and stamp.minutes > above:
            back += 1
        days.append(back)
        above = stamp.minutes
    return days


def _newest_day(
    ticker: Sequence[tuple[Line, Stamp]], days: Sequence[int], published: str | None, body: str
) -> date | None:
    votes: dict[tuple[int, int, int], float] = defaultdict(float)
    weekdays: dict[int, float] = defaultdict(float)
    for (_, stamp), back in zip(ticker, days, strict=True):
        for expression in find_dates(f"{stamp.day or ''} {stamp.headline}"):
            for shift, weight in _shifts(stamp, expression):
                for day in _meant(expression):
                    _vote(votes, day, back - shift, weight)
                if expression.kind == "weekday" and expression.weekday is not None:
                    weekdays[(expression.weekday + back - shift) % 7] += weight / 2
    candidates = {date(*day): weight for day, weight in votes.items()}
    for day in candidates:
        candidates[day] += weekdays[day.weekday()]
    if not candidates:
        return None
    floor = date.fromisoformat(published) if published else date.min
    best = max((weight for day, weight in candidates.items() if day >= floor), default=0.0)
    return _choose_year([day for day, weight in candidates.items() if weight == best and day >= floor], published, body)


def _vote(votes: dict[tuple[int, int, int], float], day: date, shift: int, weight: float) -> None:
    try:
        moved = day + timedelta(days=shift)
    except OverflowError:
        return
    votes[moved.year, moved.month, moved.day] += weight


def _shifts(stamp: Stamp, expression: DateExpression) -> list[tuple[int, float]]:
    """How many days after the item the day it names can lie, each with its weight."""
    if stamp.day and expression.start < len(stamp.day):
        return [(0, 9.0)]
    words = fold(stamp.headline).text
    if expression.relation != "this" and not expression.is_deadline and not expression.is_start:
        before = words[max(0, expression.start - len(stamp.day or "") - 12) :][:12]
        near = 1 if "demain" in before else -1 if "hier" in before else 0
        today = expression.kind == "day" and "aujourd'hui" in words
        return [(near, 1.0)] if near or today else [(0, 0.25), (1, 0.2)]
    later, past = bool(_LATER.search(words)), bool(_PAST.search(stamp.headline.lower()))
    if stamp.minutes >= _EVENING * 60 and (later or not past):
        return [(1, 2.0), (0, 1.0)]
    return [(0, 2.0), (1, 1.0 if later else 0.5)]


def _meant(expression: DateExpression) -> list[date]:
    """The days an expression can name: one with its year, several where only the weekday tells."""
    if expression.kind != "day" or expression.day is None or expression.month is None:
        return []
    if expression.year is not None:
        years: Sequence[int] = [expression.year]
    elif expression.weekday is not None:
        years = weekday_year(expression.weekday, expression.day, expression.month)
    else:
        years = []
    limits = settings()
    return [
        date(year, expression.month, expression.day)
        for year in years
        if limits.earliest_year <= year <= limits.latest_year
    ]


def _choose_year(days: Sequence[date], published: str | None, body: str) -> date | None:
    """Of days that fit alike, the one the page's own full dates point to; without any, the latest."""
    if len(days) < 2:
        return days[0] if days else None
    days = sorted(days)
    if published:
        return days[0]
    named = [day for e in find_dates(body) if e.kind == "day" and e.year and e.month and e.day for day in _meant(e)]
    if not named:
        return days[-1]
    newest = max(named)
    near = min(days, key=lambda day: (abs(day - newest), day))
    if abs(near - newest) <= _NEAR:
        return near
    return next((day for day in days if day >= newest), days[-1])

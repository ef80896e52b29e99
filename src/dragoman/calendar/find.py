"""Expressions of time in a text."""

from __future__ import annotations

from bisect import bisect_left, insort
from collections.abc import Iterator
from datetime import date
from typing import Any

import regex

from dragoman.calendar import rules_days, rules_periods, rules_relative, rules_weekdays, rules_years
from dragoman.calendar.exclusions import excluded
from dragoman.calendar.expression import DateExpression
from dragoman.calendar.fold import Folded, fold
from dragoman.calendar.grammar import FRAGMENTS, Fields
from dragoman.calendar.prefixes import prefix_before

_ROOMS = (rules_days, rules_weekdays, rules_periods, rules_years, rules_relative)
_RULES = tuple(rule for room in _ROOMS for rule in room.RULES)
#: Every expression holds one of these; the patterns are tried around them only.
_CORE = regex.compile(
    rf"(?<![a-z])(?:{FRAGMENTS['WD']}s?|{FRAGMENTS['MONTH']}|hier|demain|aujourd'hui|veille|(?:sur)?lendemain|jours?"
    r"|semaines?|mois|trimestre|semestre|annees?|ans?|matin|midi|soir|soiree|matinee|journee|nuit|aube|foulee|courant|week"
    rf"|{FRAGMENTS['SEASON']})(?![a-z])|(?<![0-9])(?:1[5-9]|20|21)[0-9]{{2}}(?![0-9])"
    r"|(?<![0-9])[0-9]{1,2}[/.-][0-9]{1,2}(?![0-9])"
)
_LEFT, _RIGHT = 56, 72


def find_dates(text: str) -> tuple[DateExpression, ...]:
    """The expressions of time in `text`, in order; of two that overlap the longer is kept.

    Never raises; takes time in proportion to the length of the text. What recurs ("chaque lundi") and what no
    calendar places is given too, so that a caller can tell it from the rest: `resolve` answers None for it.
    """
    folded = fold(text)
    found: list[DateExpression] = []
    taken: list[tuple[int, int]] = []
    candidates = sorted(_candidates(folded), key=lambda one: (one[0] - one[1], one[0]))
    for start, end, fields in candidates:
        at = bisect_left(taken, (start, end))
        if (at and taken[at - 1][1] > start) or (at < len(taken) and taken[at][0] < end):
            continue
        insort(taken, (start, end))
        expression = _expression(text, folded, start, end, fields)
        if expression is not None:
            found.append(expression)
    return tuple(sorted(found, key=lambda one: one.start))


def _windows(text: str) -> Iterator[tuple[int, int]]:
    first = last = -1
    for core in _CORE.finditer(text):
        start, end = max(0, core.start() - _LEFT), min(len(text), core.end() + _RIGHT)
        if start > last:
            if last >= 0:
                yield first, last
            first = start
        last = end
    if last >= 0:
        yield first, last


def _candidates(folded: Folded) -> Iterator[tuple[int, int, Fields]]:
    for first, last in _windows(folded.text):
        for rule in _RULES:
            for match in rule.pattern.finditer(folded.text, first, last):
                fields = rule.build(match)
                if fields is not None and _exists(fields):
                    yield match.start(), match.end(), fields


def _exists(fields: Fields) -> bool:
    """Whether the days named are days: no 31 April, and 29 February only in a leap year."""
    for prefix in ("", "end_"):
        day, month, year = (fields.get(prefix + name) for name in ("day", "month", "year"))
        try:
            date(year or 2000, month or 1, day or 1)
        except ValueError:
            return False
    return True


def _expression(text: str, folded: Folded, start: int, end: int, fields: Fields) -> DateExpression | None:
    while end > start and folded.text[end - 1] in " ,":
        end -= 1
    first, last = folded.origin(start), folded.origin(end)
    if excluded(text, folded.text, (start, end), (first, last), fields):
        return None
    prefix, start = prefix_before(folded.text, start, end)
    first = folded.origin(start)
    values: dict[str, Any] = {"start": first, "end": last, "exact": text[first:last], "prefix": prefix, **fields}
    return DateExpression(**values)

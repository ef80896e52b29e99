"""Which of several like periods is meant: the one that the tense, and nearness to the day of writing, allow."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date

from dragoman.calendar.expression import Relation, Tense
from dragoman.calendar.iso import Period

#: A day without a year is not read this far away in the direction of its tense ...
FAR = 300
#: ... where it lies this near in the other: the tense is then that of another verb ("a annoncé une réunion le 20").
NEAR = 31


def choose(
    candidates: Iterable[Period],
    anchor: date,
    tense: Tense | None,
    relation: Relation | None = None,
    lenient: bool = False,
) -> Period | None:
    """The candidate that is meant on the day `anchor`, or None where none fits.

    past: the last that has begun; future: the first that is not over; else the nearest, the earlier of two. "dernier"
    asks for one that is over, "prochain" for one that has not begun. `lenient` applies FAR and NEAR.
    """
    periods = sorted(candidates)
    if relation in {"last", "preceding"}:
        return max((one for one in periods if one[1] < anchor), default=None)
    if relation in {"next", "following"}:
        return min((one for one in periods if one[0] > anchor), default=None)
    nearest = min(periods, key=lambda one: (distance(one, anchor), one), default=None)
    if tense == "past":
        fitting = max((one for one in periods if one[0] <= anchor), default=None)
    elif tense == "future":
        fitting = min((one for one in periods if one[1] >= anchor), default=None)
    else:
        return nearest
    if lenient and nearest and fitting and distance(fitting, anchor) > FAR and distance(nearest, anchor) <= NEAR:
        return nearest
    return fitting


def distance(period: Period, anchor: date) -> int:
    """Days between a day and a period, 0 where it lies within."""
    return max(0, (period[0] - anchor).days, (anchor - period[1]).days)

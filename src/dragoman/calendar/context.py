"""What an expression of time is placed with: the day of the page, the tense, the last date told."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from dragoman.calendar.expression import DateExpression, Tense
from dragoman.calendar.iso import Period


@dataclass(frozen=True, slots=True)
class Context:
    """The circumstances of one resolution; `precision` is that of the reference: day, month or year."""

    anchor: date | None
    tense: Tense | None
    reference: Period | None
    precision: str


def origin_of(e: DateExpression, context: Context) -> date | None:
    """The day that "dernier", "suivant"... count from; the last day of a longer reference for "suivant"."""
    if e.base == "reference":
        if context.reference is None or context.precision == "year":
            return None
        return context.reference[e.relation == "following"]
    return context.anchor


def tense_of(e: DateExpression, context: Context) -> Tense | None:
    """"ce" means the nearest whatever the verb; tense decides in all other cases."""
    return context.tense if e.relation != "this" else None


def ordered(first: date, last: date) -> Period | None:
    """The two days as a period; None where the second comes first."""
    return (first, last) if first <= last else None

"""Expressions of time placed in the calendar."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, timedelta

from dragoman.calendar import iso
from dragoman.calendar import place_days as days
from dragoman.calendar import place_periods as periods
from dragoman.calendar.context import Context
from dragoman.calendar.expression import DateExpression, Tense

_FORCED: dict[str | None, Tense] = {"depuis": "past", "d'ici": "future", "horizon": "future"}


def resolve(
    expression: DateExpression, anchor: date | None, tense: Tense | None = None, reference: str | None = None
) -> str | None:
    """The date that an expression names: YYYY-MM-DD, YYYY-MM, YYYY, or two of them joined by a slash.

    `anchor` is the day of the page; without it only what needs none is resolved. `tense` is that of the verb the
    expression goes with. `reference` is the last date told before it, as this function gives dates; "la veille" and
    its like need it. None where the words do not say: nothing is guessed, nothing raised.
    """
    if expression.relation in {"habitual", "list"}:
        return None
    known = iso.read_iso(reference) if reference else None
    context = Context(
        anchor, _FORCED.get(expression.prefix, tense), known[0] if known else None, known[1] if known else ""
    )
    try:
        return _BY_KIND[expression.kind](expression, context)
    except (ValueError, OverflowError):
        return None


def complement_date(expression: DateExpression, clause: str | None) -> str | None:
    """The day of what follows "au lendemain de" or "à la veille de" in a clause that tells of the day `clause`.

    None for any other expression, and where `clause` is no single day.
    """
    known = iso.read_iso(clause) if clause else None
    if expression.kind != "complement" or known is None:
        return None
    (first, last), precision = known
    try:
        if expression.unit in {"month", "year"} and precision in {"day", "month"}:
            months = expression.amount * (12 if expression.unit == "year" else 1)
            year, month = iso.add_months(first.year, first.month, -months)
            return iso.write_year(year) if expression.unit == "year" else f"{year:04}-{month:02}"
        if precision != "day" or first != last or expression.unit in {"month", "year"}:
            return None
        return (first - timedelta(days=_in_days(expression))).isoformat()
    except (OverflowError, ValueError):
        return None


def _in_days(expression: DateExpression) -> int:
    return expression.amount * (7 if expression.unit == "week" else 1)


def beside_date(expression: DateExpression, day: str | None) -> str | None:
    """The day that "la veille de" or "au lendemain de" gives its clause, from the day `day` of what follows.

    Of a stretch of days "la veille" counts from the first, "le lendemain" from the last. None for any other expression.
    """
    known = iso.read_iso(day) if day else None
    if expression.kind != "complement" or known is None or known[1] != "day" or expression.unit in {"month", "year"}:
        return None
    first, last = known[0]
    try:
        return ((last if expression.amount > 0 else first) + timedelta(days=_in_days(expression))).isoformat()
    except OverflowError:
        return None


def _complement(e: DateExpression, context: Context) -> str | None:  # noqa: ARG001 - every kind has one signature
    return None


_BY_KIND: dict[str, Callable[[DateExpression, Context], str | None]] = {
    "day": days.place_day,
    "day_range": days.place_day,
    "weekday": days.place_weekday,
    "weekday_range": days.place_weekday_range,
    "weekend": days.place_weekend,
    "week_of": days.place_week_of,
    "month": periods.place_months,
    "quarter": periods.place_months,
    "half": periods.place_months,
    "season": periods.place_months,
    "month_range": periods.place_month_range,
    "year": periods.place_year,
    "year_range": periods.place_year_range,
    "shift": periods.place_shift,
    "complement": _complement,
}

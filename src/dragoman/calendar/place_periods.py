"""Months, quarters, halves, seasons, years and shifts placed in the calendar."""

from __future__ import annotations

from datetime import date, timedelta

from dragoman.calendar import iso
from dragoman.calendar.choose import choose
from dragoman.calendar.context import Context, ordered, origin_of
from dragoman.calendar.expression import DateExpression


def place_months(e: DateExpression, context: Context) -> str | None:
    """A month, quarter, half or season: so many months from one that recurs each year."""
    if e.kind == "month":
        first, length = e.month, 1
    elif e.kind == "season":
        first, length = e.number, 3
    else:
        length = 3 if e.kind == "quarter" else 6
        first = e.number and (e.number - 1) * length + 1
    if first is None:
        return None
    if e.year is not None:
        return iso.write_months(iso.month_period(e.year, first, length))
    origin = origin_of(e, context)
    if origin is None:
        return None
    if e.unit == "year":
        return iso.write_months(iso.month_period(origin.year + e.amount, first, length))
    years = range(origin.year - 2, origin.year + 3)
    candidates = [iso.month_period(year, first, length) for year in years]
    period = choose(candidates, origin, context.tense, e.relation)
    return iso.write_months(period) if period else None


def place_month_range(e: DateExpression, context: Context) -> str | None:
    """Two months, as start/end."""
    if e.month is None or e.end_month is None:
        return None
    turn = int(e.month > e.end_month)
    year = e.year if e.year is not None else (e.end_year - turn if e.end_year is not None else None)
    if year is not None:
        end_year = e.end_year if e.end_year is not None else year + turn
        period = ordered(iso.month_period(year, e.month)[0], iso.month_period(end_year, e.end_month)[1])
        return iso.write_months(period) if period else None
    if context.anchor is None:
        return None
    candidates = [
        (iso.month_period(near, e.month)[0], iso.month_period(near + turn, e.end_month)[1])
        for near in range(context.anchor.year - 2, context.anchor.year + 3)
    ]
    period = choose(candidates, context.anchor, context.tense, e.relation)
    return iso.write_months(period) if period else None


def place_year(e: DateExpression, context: Context) -> str | None:  # noqa: ARG001 - every kind has one signature
    """The year."""
    return iso.write_year(e.year) if e.year is not None else None


def place_year_range(e: DateExpression, context: Context) -> str | None:  # noqa: ARG001 - as above
    """Two years, as start/end."""
    if e.year is None or e.end_year is None or e.year >= e.end_year:
        return None
    return f"{iso.write_year(e.year)}/{iso.write_year(e.end_year)}"


def place_shift(e: DateExpression, context: Context) -> str | None:
    """What lies so many units from the base: a day, the days of a week, a month or months, a year."""
    origin = _shift_origin(e, context)
    if origin is None:
        return None
    if e.unit == "day":
        return (origin + timedelta(days=e.amount)).isoformat()
    if e.unit == "week":
        if e.granularity == "day":
            return (origin + timedelta(weeks=e.amount)).isoformat()
        return iso.write_days(iso.week_period(origin, e.amount))
    if e.unit == "year":
        return iso.write_year(origin.year + e.amount)
    length = {"month": 1, "quarter": 3, "half": 6}[e.unit or "month"]
    year, month = iso.add_months(origin.year, (origin.month - 1) // length * length + 1, e.amount * length)
    return iso.write_months(iso.month_period(year, month, length))


def _shift_origin(e: DateExpression, context: Context) -> date | None:
    """The day counted from. A reference coarser than the unit will not do, nor a stretch of days for "ce jour-là"."""
    if e.base == "anchor" or (e.base == "either" and context.precision != "day"):
        return context.anchor
    if context.reference is None:
        return None
    first, last = context.reference
    fine = {"year": True, "half": context.precision != "year", "quarter": context.precision != "year"}
    fine["month"] = context.precision != "year"
    if not fine.get(e.unit or "", context.precision == "day"):
        return None
    if e.amount == 0 and e.unit == "day" and first != last:
        return None
    return last if e.amount > 0 else first

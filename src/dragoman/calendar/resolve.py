"""Expressions of time placed in the calendar."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, timedelta

from dragoman.calendar import iso
from dragoman.calendar.choose import choose
from dragoman.calendar.expression import DateExpression, Tense
from dragoman.calendar.iso import Period

_FORCED: dict[str | None, Tense] = {"depuis": "past", "d'ici": "future", "horizon": "future"}


@dataclass(frozen=True, slots=True)
class _Context:
    anchor: date | None
    tense: Tense | None
    reference: Period | None
    #: Precision of the reference: day, month or year.
    precision: str


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
    context = _Context(
        anchor, _FORCED.get(expression.prefix, tense), known[0] if known else None, known[1] if known else ""
    )
    try:
        return _BY_KIND[expression.kind](expression, context)
    except (ValueError, OverflowError):
        return None


def _origin(e: DateExpression, context: _Context) -> date | None:
    """The day that "dernier", "suivant"... count from; the last day of a longer reference for "suivant"."""
    if e.base == "reference":
        if context.reference is None or context.precision == "year":
            return None
        return context.reference[e.relation == "following"]
    return context.anchor


def _tense(e: DateExpression, context: _Context) -> Tense | None:
    """"ce" means the nearest whatever the verb; tense decides in all other cases."""
    return context.tense if e.relation != "this" else None


def _days(e: DateExpression, context: _Context) -> Period | None:
    """The day or days that an expression with a day of the month names."""
    if e.day is None:
        return None
    first_month, last_month = e.month, e.end_month or e.month
    last_day = e.end_day or e.day
    if first_month is None or last_month is None:
        return _numbered_weekday(e, context)
    turn = int((first_month, e.day) > (last_month, last_day))
    year = e.year if e.year is not None else (e.end_year - turn if e.end_year is not None else None)
    if year is not None:
        return _ordered(date(year, first_month, e.day), date(e.end_year or year + turn, last_month, last_day))
    origin = _origin(e, context)
    if origin is None:
        return None
    candidates = []
    for near in range(origin.year - 4, origin.year + 5):
        try:
            period = date(near, first_month, e.day), date(near + turn, last_month, last_day)
        except ValueError:
            continue
        leap = (first_month, e.day) == (2, 29) or (last_month, last_day) == (2, 29)
        if (leap or abs(near - origin.year) <= 1) and _weekdays_agree(e, period):
            candidates.append(period)
    chosen = choose(candidates, origin, _tense(e, context), e.relation, lenient=True)
    # The day of the week, where it is given, is better evidence of the year than the tense.
    return chosen or (choose(candidates, origin, None) if e.weekday is not None and e.relation is None else None)


def _weekdays_agree(e: DateExpression, period: Period) -> bool:
    return e.weekday in {None, period[0].weekday()} and e.end_weekday in {None, period[1].weekday()}


def _ordered(first: date, last: date) -> Period | None:
    return (first, last) if first <= last else None


def _numbered_weekday(e: DateExpression, context: _Context) -> Period | None:
    """"lundi 17": a day within about a month of the page that bears both its name and its number."""
    if context.anchor is None:
        return None
    around = [context.anchor + timedelta(days=n) for n in range(-45, 46)]
    days = [(day, day) for day in around if day.day == e.day and day.weekday() == e.weekday]
    return choose(days, context.anchor, _tense(e, context)) or choose(days, context.anchor, None)


def _day(e: DateExpression, context: _Context) -> str | None:
    period = _days(e, context)
    return iso.write_days(period) if period else None


def _weekday(e: DateExpression, context: _Context) -> str | None:
    origin = _origin(e, context)
    if origin is None or e.weekday is None:
        return None
    if e.unit == "week":
        return (iso.week_period(origin, e.amount)[0] + timedelta(days=e.weekday)).isoformat()
    ahead = (e.weekday - origin.weekday()) % 7
    if e.relation in {"next", "following"} or e.amount:
        return (origin + timedelta(days=(ahead or 7) + 7 * e.amount)).isoformat()
    if e.relation in {"last", "preceding"}:
        return (origin - timedelta(days=(-ahead % 7) or 7)).isoformat()
    if context.tense == "future":
        return (origin + timedelta(days=ahead if e.relation == "this" else ahead or 7)).isoformat()
    back = context.tense == "past" or ahead > 3
    return (origin + timedelta(days=ahead - 7 if back and ahead else ahead)).isoformat()


def _weekday_range(e: DateExpression, context: _Context) -> str | None:
    origin = _origin(e, context)
    if origin is None or e.weekday is None or e.end_weekday is None:
        return None
    monday = iso.week_period(origin)[0]
    length = timedelta(days=(e.end_weekday - e.weekday) % 7)
    starts = [monday + timedelta(days=e.weekday + 7 * week) for week in range(-2, 3)]
    periods = [(start, start + length) for start in starts]
    if context.tense == "past":
        periods = [one for one in periods if one[1] <= origin]
    period = choose(periods, origin, _tense(e, context))
    return iso.write_days(period) if period else None


def _months(e: DateExpression, context: _Context) -> str | None:
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
    origin = _origin(e, context)
    if origin is None:
        return None
    years = range(origin.year - 2, origin.year + 3)
    candidates = [iso.month_period(year, first, length) for year in years]
    period = choose(candidates, origin, context.tense, e.relation)
    return iso.write_months(period) if period else None


def _month_range(e: DateExpression, context: _Context) -> str | None:
    if e.month is None or e.end_month is None:
        return None
    turn = int(e.month > e.end_month)
    year = e.year if e.year is not None else (e.end_year - turn if e.end_year is not None else None)
    if year is not None:
        end_year = e.end_year if e.end_year is not None else year + turn
        period = _ordered(iso.month_period(year, e.month)[0], iso.month_period(end_year, e.end_month)[1])
        return iso.write_months(period) if period else None
    if context.anchor is None:
        return None
    candidates = [
        (iso.month_period(near, e.month)[0], iso.month_period(near + turn, e.end_month)[1])
        for near in range(context.anchor.year - 2, context.anchor.year + 3)
    ]
    period = choose(candidates, context.anchor, context.tense, e.relation)
    return iso.write_months(period) if period else None


def _year(e: DateExpression, context: _Context) -> str | None:  # noqa: ARG001 - every kind has one signature
    return iso.write_year(e.year) if e.year is not None else None


def _year_range(e: DateExpression, context: _Context) -> str | None:  # noqa: ARG001 - as above
    if e.year is None or e.end_year is None or e.year >= e.end_year:
        return None
    return f"{iso.write_year(e.year)}/{iso.write_year(e.end_year)}"


def _weekend(e: DateExpression, context: _Context) -> str | None:
    origin = _origin(e, context)
    if origin is None:
        return None
    saturday = iso.week_period(origin)[0] + timedelta(days=5)
    candidates = [(saturday + timedelta(days=7 * n), saturday + timedelta(days=7 * n + 1)) for n in range(-2, 3)]
    period = choose(candidates, origin, context.tense, e.relation)
    return iso.write_days(period) if period else None


def _week_of(e: DateExpression, context: _Context) -> str | None:
    days = _days(e, context)
    if days is None:
        return None
    monday, sunday = iso.week_period(days[0])
    return iso.write_days((sunday - timedelta(days=1), sunday) if e.granularity == "weekend" else (monday, sunday))


def _shift(e: DateExpression, context: _Context) -> str | None:
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


def _shift_origin(e: DateExpression, context: _Context) -> date | None:
    """The day counted from. A reference coarser than the unit of the shift, or a stretch for "ce jour-là", will not do."""
    if e.base == "anchor" or (e.base == "either" and context.reference is None):
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


def _complement(e: DateExpression, context: _Context) -> str | None:  # noqa: ARG001 - as above
    return None


_BY_KIND: dict[str, Callable[[DateExpression, _Context], str | None]] = {
    "day": _day,
    "day_range": _day,
    "weekday": _weekday,
    "weekday_range": _weekday_range,
    "month": _months,
    "quarter": _months,
    "half": _months,
    "season": _months,
    "month_range": _month_range,
    "year": _year,
    "year_range": _year_range,
    "weekend": _weekend,
    "week_of": _week_of,
    "shift": _shift,
    "complement": _complement,
}

"""Days, days of the week, weekends and weeks placed in the calendar."""

from __future__ import annotations

from datetime import date, timedelta

from dragoman.calendar import iso
from dragoman.calendar.choose import choose
from dragoman.calendar.context import Context, ordered, origin_of, tense_of
from dragoman.calendar.expression import DateExpression
from dragoman.calendar.iso import Period


def _days(e: DateExpression, context: Context) -> Period | None:
    """The day or days that an expression with a day of the month names."""
    if e.day is None:
        return None
    first_month, last_month = e.month, e.end_month or e.month
    last_day = e.end_day or e.day
    if first_month is None or last_month is None:
        return _day_of_this_month(e, context) if e.unit == "month" else _numbered_weekday(e, context)
    turn = int((first_month, e.day) > (last_month, last_day))
    year = e.year if e.year is not None else (e.end_year - turn if e.end_year is not None else None)
    if year is not None:
        return ordered(date(year, first_month, e.day), date(e.end_year or year + turn, last_month, last_day))
    origin = origin_of(e, context)
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
    chosen = choose(candidates, origin, tense_of(e, context), e.relation, lenient=True)
    # The day of the week, where it is given, is better evidence of the year than the tense.
    return chosen or (choose(candidates, origin, None) if e.weekday is not None and e.relation is None else None)


def _weekdays_agree(e: DateExpression, period: Period) -> bool:
    return e.weekday in {None, period[0].weekday()} and e.end_weekday in {None, period[1].weekday()}


def _numbered_weekday(e: DateExpression, context: Context) -> Period | None:
    """"lundi 17": a day within about a month of the page that bears both its name and its number."""
    if context.anchor is None:
        return None
    around = [context.anchor + timedelta(days=n) for n in range(-45, 46)]
    days = [(day, day) for day in around if day.day == e.day and day.weekday() == e.weekday]
    return choose(days, context.anchor, tense_of(e, context)) or choose(days, context.anchor, None)


def _day_of_this_month(e: DateExpression, context: Context) -> Period | None:
    """"le 15 courant", "le 28 du mois dernier", "le 3 du même mois"."""
    origin = origin_of(e, context)
    if origin is None or e.day is None:
        return None
    year, month = iso.add_months(origin.year, origin.month, e.amount)
    day = date(year, month, e.day)
    return (day, day) if e.weekday in {None, day.weekday()} else None


def place_day(e: DateExpression, context: Context) -> str | None:
    """The day or days, as YYYY-MM-DD or start/end."""
    period = _days(e, context)
    return iso.write_days(period) if period else None


def place_weekday(e: DateExpression, context: Context) -> str | None:
    """The day that a day of the week means."""
    origin = origin_of(e, context)
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


def place_weekday_range(e: DateExpression, context: Context) -> str | None:
    """The stretch that two days of the week mean."""
    origin = origin_of(e, context)
    if origin is None or e.weekday is None or e.end_weekday is None:
        return None
    monday = iso.week_period(origin)[0]
    length = timedelta(days=(e.end_weekday - e.weekday) % 7)
    starts = [monday + timedelta(days=e.weekday + 7 * week) for week in range(-2, 3)]
    periods = [(start, start + length) for start in starts]
    if context.tense == "past":
        periods = [one for one in periods if one[1] <= origin]
    period = choose(periods, origin, tense_of(e, context), e.relation)
    return iso.write_days(period) if period else None


def place_weekend(e: DateExpression, context: Context) -> str | None:
    """Saturday and Sunday, as start/end."""
    origin = origin_of(e, context)
    if origin is None:
        return None
    saturday = iso.week_period(origin)[0] + timedelta(days=5)
    candidates = [(saturday + timedelta(days=7 * n), saturday + timedelta(days=7 * n + 1)) for n in range(-2, 3)]
    period = choose(candidates, origin, context.tense, e.relation)
    return iso.write_days(period) if period else None


def place_week_of(e: DateExpression, context: Context) -> str | None:
    """Monday and Sunday (or the weekend) of the week that holds a day, as start/end."""
    days = _days(e, context)
    if days is None:
        return None
    monday, sunday = iso.week_period(days[0])
    return iso.write_days((sunday - timedelta(days=1), sunday) if e.granularity == "weekend" else (monday, sunday))

"""The calendar room: French expressions of time, found, taken apart and placed in the calendar. Pure functions.

    for expression in find_dates("Les ministres se sont vus lundi, deux jours après."):
        resolve(expression, anchor=date(2025, 3, 19), tense="past")
"""

from dragoman.calendar.byline import full_date
from dragoman.calendar.expression import DateExpression
from dragoman.calendar.find import find_dates
from dragoman.calendar.fold import fold
from dragoman.calendar.iso import weekday_year
from dragoman.calendar.resolve import beside_date, complement_date, resolve
from dragoman.calendar.words import MONTHS, WEEKDAYS

__all__ = [
    "MONTHS",
    "WEEKDAYS",
    "DateExpression",
    "beside_date",
    "complement_date",
    "find_dates",
    "fold",
    "full_date",
    "resolve",
    "weekday_year",
]

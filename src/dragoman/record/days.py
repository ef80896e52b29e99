"""Which days a date of the codebook can mean."""

from __future__ import annotations

import calendar
import re

DATE = re.compile(r"(\d{4})(?:-(\d{2}))?(?:-(\d{2}))?")


def first_and_last(date: str | None) -> tuple[str, str] | None:
    """The first and last day, ISO, of a date such as `2025`, `2025-03`, `2025-03-17` or two of them with a slash.

    None for no date and for what is no date.
    """
    if not date:
        return None
    start, _, end = date.partition("/")
    first, last = _bounds(start), _bounds(end or start)
    return (first[0], last[1]) if first and last and first[0] <= last[1] else None


def _bounds(date: str) -> tuple[str, str] | None:
    match = DATE.fullmatch(date)
    if not match:
        return None
    year, month, day = match.groups()
    if int(year) == 0 or not 1 <= int(month or 1) <= 12:
        return None
    length = calendar.monthrange(int(year), int(month or 12))[1]
    if not 1 <= int(day or 1) <= length:
        return None
    return f"{year}-{month or '01'}-{day or '01'}", f"{year}-{month or '12'}-{day or length}"

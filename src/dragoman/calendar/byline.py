"""The complete day in a line such as a byline or a dateline, French or English, in words or figures."""

from __future__ import annotations

from datetime import date

import regex

from dragoman.calendar.find import find_dates
from dragoman.calendar.fold import fold
from dragoman.calendar.words import ENGLISH_MONTHS

_MONTHS = "|".join(sorted(ENGLISH_MONTHS, key=lambda word: (-len(word), word)))
_LEFT, _RIGHT = r"(?<![0-9/.,:-])", r"(?![0-9]|[-/.][0-9])"
_YEAR = r"(?P<y>(?:19|20)[0-9]{2})"
_NTH = "(?:st|nd|rd|th)?"
#: Forms too loose for running text, where they would catch scores, prices and numbers of laws.
_LOOSE = tuple(
    regex.compile(pattern)
    for pattern in (
        rf"(?<!\w)(?P<m>{_MONTHS})\b\.?[ ]{{1,3}}(?P<d>[0-3]?[0-9]){_NTH},?[ ]{{1,3}}{_YEAR}(?![0-9])",
        rf"(?<!\w)(?P<d>[0-3]?[0-9]){_NTH}[ -]{{1,3}}(?:of[ ])?(?P<m>{_MONTHS})\b[.,]?[ -]{{1,3}}{_YEAR}(?![0-9])",
        rf"{_LEFT}(?P<d>[0-3][0-9])(?P<sep>[-/.])(?P<m>[01][0-9])(?P=sep)(?P<y>[0-9]{{2}}){_RIGHT}",
        rf"{_LEFT}(?P<d>[0-3]?[0-9])/(?P<m>[01]?[0-9])/(?P<y>[0-9]{{2}}){_RIGHT}",
        rf"{_LEFT}(?P<d>[0-3][0-9])[ ](?P<m>[01][0-9])[ ]{_YEAR}{_RIGHT}",
        # A date glued to the first word, as some archives leave it.
        rf"(?<![0-9]){_YEAR}-(?P<m>[01][0-9])-(?P<d>[0-3][0-9])(?![0-9])",
    )
)
_UPDATED = regex.compile(
    r"(?:mise?s? a jour|maj|modifiee?|actualisee?|corrigee?|updated?|modified|edite)"
    r"(?: (?:le|on|at|la|:|-|\|))?[ :]{0,4}(?:[a-z]{5,8},? )?(?:le )?$"
)
_REACH = 40


def full_date(text: str) -> str | None:
    """The first complete day of a line, YYYY-MM-DD; one that says when the page was changed only if there is no other.

    Figures are read day first unless that is no day. None where no day is complete.
    """
    plain = fold(text)
    days = [(one.start, one.exact, iso) for one in find_dates(text) if (iso := _whole(one.year, one.month, one.day))]
    for pattern in _LOOSE:
        for match in pattern.finditer(plain.text):
            year = int(match["y"])
            month = int(match["m"]) if match["m"].isdigit() else ENGLISH_MONTHS[match["m"]]
            iso = _whole(year + (0 if year > 99 else 2000 if year < 60 else 1900), month, int(match["d"]))
            if iso:
                days.append((plain.origin(match.start()), match[0], iso))
    if not days:
        return None
    days.sort()
    return next((iso for start, _, iso in days if not _is_update(text, start)), days[0][2])


def _is_update(text: str, start: int) -> bool:
    return bool(_UPDATED.search(fold(text[max(0, start - _REACH) : start]).text))


def _whole(year: int | None, month: int | None, day: int | None) -> str | None:
    if year is None or month is None or day is None:
        return None
    try:
        return date(year, month, day).isoformat()
    except ValueError:
        return None

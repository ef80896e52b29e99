"""The day a page was published, and how that was found."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from dragoman.calendar import find_dates, full_date
from dragoman.intake.byline import Byline, read_byline, read_dateline, says_date
from dragoman.intake.lines import Line, is_prose
from dragoman.intake.signature import is_signed_by, signers
from dragoman.model import PublishedFrom

#: Articles open with their dateline; a standfirst or two may stand above it.
_DATELINE_LINES = 4
#: Characters of the article in which it says from which day it speaks.
_SPEAKS = 6_000
_LATER = re.compile(
    r"(?:\w(?:ra|ront|rait|raient)|prévue?s?|attendue?s?|prochaine?|avant|d'ici|jusqu'|à partir|dès)\b[^.]{0,80}$",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class Publication:
    """When, how that was found, by whom and where. `date` is ISO."""

    date: str | None
    found_from: PublishedFrom
    authors: tuple[str, ...]
    outlet: str | None


def find_publication(lines: Sequence[Line], title: str | None) -> Publication:
    """What bylines, else the dateline, else the words "ce <day> <month> <year>" of the article say."""
    told = [line for line in lines if line.kind == "byline" or (line.kind == "credit" and says_date(line.text))]
    read = [(line, _byline(line)) for line in told]
    bylines = [(line, byline) for line, byline in read if byline is not None]
    authors = next((b.authors for _, b in bylines if b.authors), ()) or _signers(lines, told)
    outlet = next((b.outlet for _, b in bylines if b.outlet), None)
    dated = sorted((_is_update(line.text), i) for i, (line, b) in enumerate(bylines) if b.date)
    article = [line.text for line in lines if line.open]
    if dated:
        line, byline = bylines[dated[0][1]]
        if (opened := _opened_before(lines, line)) is not None:
            return Publication(opened, "dateline", authors, outlet)
        dateline = read_dateline(line.text)
        source: PublishedFrom = "dateline" if dateline and dateline.alone else "byline"
        return Publication(byline.date, source, authors, outlet)
    for text in article[:_DATELINE_LINES]:
        if dateline := read_dateline(text):
            return Publication(dateline.date, "dateline", authors, outlet)
    spoken = _spoken_day("\n".join([title or "", *article])[:_SPEAKS])
    return Publication(spoken, "inferred" if spoken else "unknown", authors, outlet)


def _opened_before(lines: Sequence[Line], dated: Line) -> str | None:
    """The dateline that stands above a line which does not say that it tells the publication: "Photo Agence, 2 mai 2025."."""
    if says_date(dated.text) or dated.kind == "credit":
        return None
    above = [line for line in lines[: list(map(id, lines)).index(id(dated))] if line.open and is_prose(line.text)]
    told = (read_dateline(line.text) for line in above[:_DATELINE_LINES])
    return next((dateline.date for dateline in told if dateline is not None), None)


def _signers(lines: Sequence[Line], told: Sequence[Line]) -> tuple[str, ...]:
    """Who signs above the article, or behind "par" wherever: a bare name below it may be a link's or a picture's."""
    first = next((i for i, line in enumerate(lines) if line.open and is_prose(line.text)), len(lines))
    above = {id(line) for line in lines[:first]}
    signed = (signers(line.text) for line in told if id(line) in above or is_signed_by(line.text))
    return next(filter(None, signed), ())


def _byline(line: Line) -> Byline | None:
    if (dateline := read_dateline(line.text)) and dateline.alone:
        return Byline(dateline.date)
    found = read_byline(line.text)
    if found is None and len(line.text) <= 220 and (day := full_date(line.text)):
        return Byline(day)
    return found


def _is_update(text: str) -> bool:
    return bool(re.match(r"\W{0,3}(?:dernière )?(?:mise? à jour|maj|modifi|actualis|update)", text, re.IGNORECASE))


def _spoken_day(text: str) -> str | None:
    for expression in find_dates(text):
        if expression.kind != "day" or expression.relation != "this" or not expression.year:
            continue
        before = text[max(0, expression.start - 90) : expression.start]
        if expression.prefix in {None, "en", "de"} and not _LATER.search(before):
            return full_date(expression.exact)
    return None

"""Sorts the lines of a page into the article and its furniture.

Three passes: what a line says by itself, what the heading above it makes of it, where it stands.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from dragoman.intake.byline import ends_with_day, is_dated_label, read_byline, read_dateline, sets_off_day, states_publication
from dragoman.intake.lines import Line, ends_sentence, is_name, is_prose, is_title_like
from dragoman.intake.patterns import Pattern
from dragoman.intake.signature import is_signature, is_signed_by

_PSEUDONYM = re.compile(r"[^\s:«»][^:«»]{0,38}\s?: ?\S")
_NONE_YET = re.compile(r"(?:0|zéro|aucun|pas)\b|laisse|ajoute|poste|écri|donne|soyez|sois|votre adresse", re.IGNORECASE)
#: Headings that name one article to read, against those that open a list.
_SINGULAR = re.compile(r"\W{0,3}(?:(?:à|a) )?(?:re)?(?:lire|voir|écouter|regarder|découvrir)\b", re.IGNORECASE)


def sort_lines(lines: Sequence[Line]) -> None:
    """Give every line that is furniture its kind, as far as patterns, headings and places tell; tickers come before."""
    _alone(lines)
    _under_headings(lines)
    _by_place(lines)


def body_bounds(lines: Sequence[Line]) -> tuple[int, int]:
    """Index of the first and last paragraph; (len, -1) where there is none."""
    prose = [i for i, line in enumerate(lines) if line.open and is_prose(line.text)]
    return (prose[0], prose[-1]) if prose else (len(lines), -1)


def _alone(lines: Sequence[Line]) -> None:
    for line in lines:
        if line.kind is None and (entry := _first(line.matches, {"any"})) is not None:
            line.kind = entry.kind
        elif line.kind is None and (dateline := read_dateline(line.text)) is not None and dateline.alone:
            line.kind = "byline"


def _first(matches: Sequence[Pattern], places: set[str]) -> Pattern | None:
    return next((entry for entry in matches if entry.where in places), None)


def _under_headings(lines: Sequence[Line]) -> None:
    """Titles under "Les plus lus" are related, what stands under "2 commentaires" are comments."""
    first, last = body_bounds(lines)
    ends = _article_ends(lines)
    under: str | None = None
    free = single = False
    for i, line in enumerate(lines):
        opens = _opens(line, i > first and ends[i])
        if opens == "related":
            under, single = opens, i < last and bool(_SINGULAR.match(line.text))
        elif opens == "comments" and i > first:
            line.kind = line.kind or "comments"
            under, free = opens, ends[i] and ((free and under == opens) or not _NONE_YET.match(line.text))
        elif under == "related":
            under = _title_below(line, single, i > last)
        elif under == "comments" and line.kind is None and not _first(line.matches, {"edges", "tail"}):
            line.kind = "comments" if free or _PSEUDONYM.match(line.text) else None


def _opens(line: Line, may_comment: bool) -> str | None:
    """What the lines under this one are, where it is a heading."""
    opens = next((entry.opens for entry in line.matches if entry.kind == line.kind and entry.opens), None)
    if opens is None and line.kind is None and may_comment:
        return next((entry.opens for entry in line.matches if entry.opens == "comments"), None)
    return opens


def _title_below(line: Line, single: bool, after_article: bool) -> str | None:
    """Give a title under a heading its kind; "related" again where more of them may follow, None where they end."""
    dated = line.kind is None and read_byline(line.text) is not None
    if line.kind not in {None, "related", "byline"}:
        return None
    if not dated and (is_prose(line.text) or not is_title_like(line.text) or read_dateline(line.text)):
        return None
    other = _first(line.matches, {"edges", "tail"}) if after_article else None
    line.kind = other.kind if other else "related"
    return None if single and not dated and not other else "related"


def _article_ends(lines: Sequence[Line]) -> list[bool]:
    """For each line, whether too little prose follows for the article to go on below it."""
    prose = [len(x.text) if x.open and is_prose(x.text) and not _PSEUDONYM.match(x.text) else 0 for x in lines]
    total, above, ends = sum(prose), 0, []
    for length in prose:
        ends.append(total - above - length <= above / 2)
        above += length
    return ends


def _by_place(lines: Sequence[Line]) -> None:
    first, last = body_bounds(lines)
    for i, line in enumerate(lines):
        if i < first and line.kind == "credit" and not _is_of_picture(line.text) and _says_when(line.text):
            line.kind = "byline"  # "TAP | 7 mars 2025 | Tunis"
        if not line.open or first <= i <= last:
            if line.open and (is_dated_label(line.text) or is_signed_by(line.text)):
                line.kind = "byline"
            continue
        places = {"edges"} | ({"head"} if i < first else set()) | ({"tail"} if i > last else set())
        entry = _first(line.matches, places)
        titled = i < first and any(x.open and x is not line for x in lines[:i])  # the headline stands above it
        dated = read_byline(line.text) or is_dated_label(line.text) or (titled and _set_off(line.text))
        if (entry is None or entry.kind == "nav" or (entry.kind == "credit" and not _is_of_picture(line.text))) and dated:
            line.kind = "byline"
        elif entry is not None:
            line.kind = entry.kind
    if last >= 0:
        _after_the_article(lines, last)


def _set_off(text: str) -> bool:
    return ends_with_day(text) or sets_off_day(text) or states_publication(text)


def _says_when(text: str) -> bool:
    byline = read_byline(text)
    return sets_off_day(text) or (byline is not None and byline.date is not None)


def _is_of_picture(text: str) -> bool:
    """Whether a credit tells of a picture alone: "Texte : A. Sy – Photos : L. Marchal" tells who wrote, too."""
    return _CAPTION.search(text) is not None or (_PICTURE.search(text) is not None and not text.lower().startswith("text"))


#: Who took a picture, in capitals behind what it shows.
_CAPTION = re.compile(r"\S{3}[.»)] [A-ZÀ-Þ]{2,}[A-ZÀ-Þ ,/'’-]{0,60}$")
_PICTURE = re.compile(r"©|\b(?:photos?|photographie|crédits?|images?|illustration|légende|dr)\b", re.IGNORECASE)


def _after_the_article(lines: Sequence[Line], last: int) -> None:
    """A name under the article signs it; headlines below other furniture are other articles'."""
    furnished = False
    for line in lines[last + 1 :]:
        if line.open and not furnished and (is_name(line.text) or is_signature(line.text)):
            line.kind = "byline"
        elif line.open and furnished:
            titled = is_title_like(line.text) or (ends_sentence(line.text) and len(line.text) > 30)
            line.kind = "related" if titled else "nav"
        furnished = furnished or (line.kind is not None and line.kind not in {"byline", "credit"})

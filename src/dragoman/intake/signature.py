"""Lines that name the outlet or who wrote: mastheads over a headline, signatures under it and under the article."""

from __future__ import annotations

import re

from dragoman.intake.lines import is_name
from dragoman.intake.patterns import plain
from dragoman.intake.words import any_of, words

_MOST = 140
_BY = re.compile(r"(?:par|by) (?=[A-ZÀ-Þ])", re.IGNORECASE)
_PARTS = re.compile(r"(?:,| et| &| and)? avec | (?:et|&|and) |[,/|()•·]| [–—-] ")
#: A first name may be an initial behind "par".
_INITIAL = re.compile(r"[A-ZÀ-Þ]\. ?(?:[A-ZÀ-Þ]\. ?)?[A-ZÀ-Þ][\w'-]{1,24}")
_PLACE = re.compile(r"[A-ZÀ-Þ][\w'-]{1,24}(?:[ -](?:(?:de|du|des|la|le|les) )?[A-ZÀ-Þ][\w'-]{1,24}){0,3}|La Presse [a-z]{4,12}")
_OFFICE = re.compile(r"[^.!?:;«»/|]{6,140}")
_ACRONYM = re.compile(r" \([A-Z]{2,10}\)$")
_WORD = re.compile(r"[^\W\d_]+(?:-[^\W\d_]+)*")
#: Names and what stands behind them, at most.
_PIECES = 5


def is_masthead(text: str) -> bool:
    """Whether a line could be the outlet's name, its motto, its owner or its number: "L'HEBDO DU LARGE – n° 1874"."""
    flat = plain(text)
    return len(flat) <= _MOST and (any_of("mastheads").fullmatch(flat) is not None or _is_office(flat))


def _is_office(flat: str) -> bool:
    """Whether a line is the name of a government, ministry or organisation: nouns that "de" joins, adjectives, no verb."""
    opens = any_of("owners").match(_ACRONYM.sub("", flat))
    if opens is None or not _OFFICE.fullmatch(flat):
        return False
    joined = False
    for word in _WORD.findall(_ACRONYM.sub("", flat)[opens.end() :]):
        low = word.lower()
        if low in words("office_joints"):
            joined = True
        elif joined or word[0].isupper():
            joined = False
        elif low in words("office_verbs") or not low.endswith(tuple(words("office_adjectives"))):
            return False
    return True


def is_signature(text: str) -> bool:
    """Whether a line is names and where or what they are: "Ana Sy, à Genève", "Par Ana Sy et Luc Marchal"."""
    flat = plain(text).strip(" .–—-")
    if len(flat) > _MOST or any(sign in flat for sign in ":?!«»;") or any(c.isdigit() for c in flat):
        return False
    by = _BY.match(flat)
    pieces = [piece.strip() for piece in _PARTS.split(flat[by.end() :] if by else flat) if piece.strip()]
    if not pieces or len(pieces) > _PIECES or not _is_person(pieces[0], by is not None):
        return False
    return all(_is_person(piece, by is not None) or _may_follow(piece) for piece in pieces[1:])


def is_signed_by(text: str) -> bool:
    """Whether a line is a signature that "par" opens, which it is wherever it stands."""
    return _BY.match(plain(text)) is not None and is_signature(text)


def is_under_headline(text: str) -> bool:
    """Whether a line below a headline says who speaks or wrote, rather than what: "Avec La Presse boréale"."""
    flat = plain(text).strip(" –—-")
    return len(flat) <= _MOST and (any_of("under_headline").fullmatch(flat) is not None or is_signature(flat))


def _is_person(piece: str, led: bool) -> bool:
    return is_name(piece) or (led and _INITIAL.fullmatch(piece) is not None)


def _may_follow(piece: str) -> bool:
    return any_of("signature_pieces").fullmatch(piece) is not None or _PLACE.fullmatch(piece) is not None

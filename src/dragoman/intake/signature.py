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
_PLACE = re.compile(r"[A-ZÀ-Þ][\w'-]{1,24}(?:[ -](?:(?:de|du|des|la|le|les) )?[A-ZÀ-Þ][\w'-]{1,24}){0,3}")
_OFFICE = re.compile(r"[^.!?:;«»/|]{6,140}")
_ACRONYM = re.compile(r" \([A-Z]{2,10}\)$")
_WORD = re.compile(r"[^\W\d_]+(?:-[^\W\d_]+)*")
#: "Corée du Sud", "Bureau de La Haye" and initials name no person.
_NO_PERSON = re.compile(
    r" (?:du|de l['’]) ?(?:Sud|Nord|Est|Ouest)$|^(?:[A-ZÀ-Þ]\.[ -]?)+$"
    r"|^(?:bureau|reportage|rédaction|article|texte|enquête|service|source|propos|entretien|dessin|récit|analyse)\b",
    re.IGNORECASE,
)
#: Names and what stands behind them, at most.
_PIECES = 5


def is_masthead(text: str, *, loose: bool = True) -> bool:
    """Whether a line could be the outlet's name, its motto, its owner or its number: "L'HEBDO DU LARGE – n° 612".

    `loose` counts what could be a headline as well: "Porto-Clair, la voix du Sud".
    """
    flat = plain(text)
    if len(flat) > _MOST:
        return False
    found = any_of("mastheads").fullmatch(flat) or (loose and any_of("mastheads_loose").fullmatch(flat))
    return bool(found) or _is_office(flat)


def _is_office(flat: str) -> bool:
    """Whether a line is the name of a government, ministry or organisation: nouns that "de" joins, adjectives, no verb."""
    opens = any_of("owners").match(_ACRONYM.sub("", flat))
    if opens is None or not _OFFICE.fullmatch(flat):
        return False
    joined, behind = False, opens.end()
    first = _WORD.search(flat, behind)
    if first and first[0].lower() not in words("office_joints") | words("office_kinds") and first[0][0].islower():
        return False  # "Délégation foutienne à Genève"
    for word in _WORD.findall(_ACRONYM.sub("", flat)[behind:]):
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
    led, pieces = _pieces(flat)
    if not pieces or len(pieces) > _PIECES or not _is_person(pieces[0], led):
        return False
    return all(_is_person(piece, led) or _may_follow(piece) for piece in pieces[1:])


def signers(text: str) -> tuple[str, ...]:
    """The persons a signature names; none for any other line."""
    if not is_signature(text) or is_masthead(text):
        return ()
    led, pieces = _pieces(plain(text).strip(" .–—-"))
    persons = (piece for piece in pieces if _is_person(piece, led) and not any_of("outlet_names").fullmatch(piece))
    return tuple(dict.fromkeys(person for person in persons if not _NO_PERSON.search(person)))


def _pieces(flat: str) -> tuple[bool, list[str]]:
    """Whether "par" opens a line, and what stands between its commas, brackets and dashes."""
    by = _BY.match(flat)
    return by is not None, [piece.strip() for piece in _PARTS.split(flat[by.end() :] if by else flat) if piece.strip()]


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
    told = any_of("signature_pieces").fullmatch(piece) or _PLACE.fullmatch(piece) or any_of("mastheads").fullmatch(piece)
    return told is not None

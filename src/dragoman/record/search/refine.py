"""What a search is narrowed down to, and the same search narrowed down further or less."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from dragoman.codebook import UnknownParty
from dragoman.record.search import analyzer
from dragoman.record.search.parse import Piece, field_names, pieces
from dragoman.record.search.query import BadQuery
from dragoman.record.search.values import value_of

#: How a field is called in a search that the program writes.
FIELDS = {
    "fr": {"party": "partie", "act": "acte", "status": "statut", "theme": "thème", "outlet": "média", "month": "mois"},
    "en": {"party": "party", "act": "act", "status": "status", "theme": "theme", "outlet": "outlet", "month": "month"},
}


@dataclass(frozen=True, slots=True)
class Chosen:
    """A field that every page found must have, `without` being the search without it. `value`: as the record writes it."""

    kind: str
    value: str
    without: str


def chosen(text: str) -> tuple[Chosen, ...]:
    """What a search is narrowed down to: its fields that stand neither in brackets, beside OR nor behind a minus.

    Raises `BadQuery`, `UnknownParty`.
    """
    return tuple(_chosen(text, list(pieces(text))))


def _chosen(text: str, found: list[Piece]) -> Iterator[Chosen]:
    depth = 0
    for number, piece in enumerate(found):
        depth += {"open": 1, "close": -1}.get(piece.kind, 0)
        if piece.kind != "field" or depth or number + 1 >= len(found):
            continue
        around = [found[at].kind for at in (number - 1, number + 2) if 0 <= at < len(found)]
        kind = field_names().get(analyzer.fold(piece.text))
        if kind is None or kind == "title" or "or" in around or (number and found[number - 1].kind == "minus"):
            continue
        value = found[number + 1]
        plain = value.text[1:-1].strip() if value.kind == "quoted" else value.text
        values = (plain,) if kind in {"since", "until"} else value_of(kind, plain)
        rest = text[: piece.at].rstrip() + " " + text[value.at + len(value.text) :].lstrip()
        yield Chosen(kind, values[0], rest.strip())


def narrowed(text: str, kind: str, value: str, lang: str = "fr") -> str:
    """The search narrowed down to pages that have this value of a facet, in the words of a language."""
    word = f"={value}" if kind == "party" and not _known(value) else value
    if any(not (sign.isalnum() or sign in "-_'’.") for sign in word):
        word = f'"{word}"' if '"' not in word else f"«{word}»"
    return f"{text.strip()} {FIELDS[lang][kind]}:{word}".strip()


def _known(party: str) -> bool:
    try:
        return value_of("party", party) == (party,)
    except (BadQuery, UnknownParty):
        return False

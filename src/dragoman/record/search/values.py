"""The values of fields as the record writes them, from what somebody typed."""

from __future__ import annotations

import re
from typing import get_args

from dragoman.model import Status
from dragoman.record.search.analyzer import fold
from dragoman.record.search.query import BadQuery


def value_of(field: str, text: str) -> tuple[str, ...]:
    """The values that a filter lets pass. Raises `BadQuery` with others to try, or `UnknownParty`."""
    if field == "party":
        return (_party(text),)
    if field == "month":
        if not re.fullmatch(r"\d{4}-(?:0[1-9]|1[0-2])", text):
            raise BadQuery(f"{text} is no month: write 2025-03", "month", value=text)
        return (text,)
    if field == "outlet":
        return (text,)
    return (_known(field, text.strip().lower(), _names(field)),)


def token(kind: str, value: str) -> str:
    """The word that stands for a value in the index: outlets are told apart without case, accents and spaces."""
    if kind == "joint":
        return f"joint0{value}"
    return f"{kind}0{fold(value)}" if kind == "outlet" else f"{kind}0{_spelt(value)}"


def _spelt(value: str) -> str:
    return "".join(c if c.isascii() and c.isalnum() else f"u{ord(c):x}" for c in value.lower())


def _party(text: str) -> str:
    from dragoman.codebook import load_parties

    if text.startswith("=") and text[1:].strip():
        # An organisation that the codebook does not know, as the record writes it.
        return text[1:].strip()
    return text if re.fullmatch(r"[A-Z]{2}(?::[a-z]+)?", text) else load_parties().lookup(text)


def _names(field: str) -> list[str]:
    from dragoman.codebook.acts import load_acts
    from dragoman.codebook.themes import load_themes

    return {"act": list(load_acts()), "theme": list(load_themes()), "status": list(get_args(Status))}[field]


def _known(field: str, word: str, names: list[str]) -> str:
    if word in names:
        return word
    from rapidfuzz import fuzz, process

    near = [hit[0] for hit in process.extract(word, names, scorer=fuzz.WRatio, limit=3, score_cutoff=60)]
    hint = f"did you mean {' or '.join(near)}?" if near else f"there are {', '.join(names)}"
    why = "near" if near else "among"
    raise BadQuery(f"no {field} is called {word!r}: {hint}", f"{field}_{why}", value=word, known=", ".join(near or names))

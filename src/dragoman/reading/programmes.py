"""The programmes a page names (codebook, section 4): strategies, plans, funds, laws, initiatives, new institutions."""

from __future__ import annotations

import regex

from dragoman.codebook.folding import key
from dragoman.language.mentions import Mention, find_mentions
from dragoman.language.sentences import split_sentences
from dragoman.model import Programme, Span
from dragoman.reading.names_tokens import tokenise
from dragoman.reading.people_model import People
from dragoman.reading.programmes_names import Named, find_named
from dragoman.reading.programmes_owner import find_owner

__all__ = ["find_programmes"]

_YEAR = regex.compile(r"(?<!\d)20[2-9]\d(?!\d)")
_HORIZON = regex.compile(
    r"(?i)(?:jusqu['’]en|jusqu['’]à|(?:à )?l['’]horizon|d['’]ici(?: à| la fin de| fin)?)[ \u00a0](?P<year>20[2-9]\d)"
)


def find_programmes(
    text: str, title: str | None = None, people: People | None = None, mentions: tuple[Mention, ...] | None = None
) -> tuple[Programme, ...]:
    """The named programmes of an article, each once, in order, with the spans where it is named.

    `owner` is the party whose programme it is, None where the text does not say or several share it; `horizon` the
    last year it runs to. The span of a programme that only the title names points into the title.
    """
    found = _read(text, people, find_mentions(text) if mentions is None else mentions)
    known = {f" {key(row.name)} " for row in found}
    for row in _read(title or "", None, find_mentions(title or "")):
        if not any(f" {key(row.name)} " in name for name in known):
            found.append(row)
    return tuple(found)


def _read(text: str, people: People | None, mentions: tuple[Mention, ...]) -> list[Programme]:
    tokens = tokenise(text)
    found: dict[str, list[Named]] = {}
    for named in find_named(text, tokens, mentions):
        found.setdefault(key(text[named.start : named.end]), []).append(named)
    _merge(found)
    sentences = split_sentences(text)
    out = []
    for rows in found.values():
        owner = next((n.owner for n in rows if n.owner), None) or next(
            (o for n in rows if (o := find_owner(text, tokens, sentences, mentions, people, n))), None
        )
        spans = tuple(Span.of(text, n.start, n.end) for n in rows)
        out.append(Programme(" ".join(spans[0].exact.split()), owner, _horizon(text, sentences, rows), spans))
    return out


def _merge(found: dict[str, list[Named]]) -> None:
    """Put a name that is within another one with that one: "Digital 2030" with "Maroc Digital 2030"."""
    for short in sorted(found, key=len):
        longer = next((k for k in found if k != short and f" {short} " in f" {k} "), None)
        if longer:
            found[longer] += found.pop(short)


def _horizon(text: str, sentences: list[tuple[int, int]], rows: list[Named]) -> int | None:
    for named in rows:
        years = _YEAR.findall(text[named.start : named.end])
        if years:
            return int(years[-1])
    for named in rows:
        _, end = next(((s, e) for s, e in sentences if s <= named.start < e), (named.start, named.end))
        match = _HORIZON.search(text, named.end, min(end, named.end + 160))
        if match:
            return int(match["year"])
    return None

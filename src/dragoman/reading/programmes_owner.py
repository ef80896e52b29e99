"""Whose programme it is: the state in its name, the adjective of its noun, who launches it, whose "son" it is."""

from __future__ import annotations

import functools
from collections.abc import Sequence

from dragoman.codebook.folding import key
from dragoman.codebook.parties import load_parties
from dragoman.codebook.programmes import load_programmes
from dragoman.language.mentions import Mention
from dragoman.reading.names_tokens import Token
from dragoman.reading.people_model import People
from dragoman.reading.programmes_names import Named

_STRONG = frozenset({"name", "adjective", "capital", "metonym", "periphrase", "organisation", "company"})
_JOINT = frozenset({"conjointement", "ensemble", "commun", "commune"})


def find_owner(
    text: str,
    tokens: tuple[Token, ...],
    sentences: Sequence[tuple[int, int]],
    mentions: Sequence[Mention],
    people: People | None,
    named: Named,
) -> str | None:
    """The party a programme belongs to; None where the text does not say, or says several."""
    start, end = next(((s, e) for s, e in sentences if s <= named.start < e), (named.start, named.end))
    usable = [m for m in mentions if m.kind in _STRONG and not (m.weak and m.kind != "periphrase")]
    inside = [m for m in usable if named.start <= m.start and m.end <= named.end and m.party]
    if inside and inside[0].kind in {"name", "adjective"}:
        return inside[0].party
    state = _state_in(tokens, named)
    if state:
        return state
    if any(len(m.parties) > 1 and named.start <= m.start <= named.end + 12 for m in mentions):
        return None
    if any(t.low in _JOINT for t in tokens if start <= t.start < end):
        return None
    beside = _beside(text, tokens, usable, named)
    if beside:
        return beside
    before = [m for m in usable if start <= m.start and m.end <= named.start and m.party and _subject_like(text, m)]
    if before and _made(tokens, before[-1].end, named.start):
        return _acting(before)
    if people is not None:
        owner = _person(people, tokens, start, named)
        if owner:
            return owner
    if before:
        return _acting(before)
    after = {m.party for m in usable if named.end <= m.start < end and m.party and _subject_like(text, m)}
    return _firm(tokens, mentions, start, named) or (after.pop() if len(after) == 1 else None)


def _state_in(tokens: tuple[Token, ...], named: Named) -> str | None:
    """The state a name begins with, where the whole name is known as something else ("France 2030")."""
    parties = load_parties()
    for token in tokens[named.first : named.last]:
        for form in parties.index.get(key(token.text), ()) if token.capital else ():
            if form.kind == "name" and parties.is_state(form.party) and not form.weak:
                return form.party
        if token.capital and key(token.text) in _english():
            return _english()[key(token.text)]
    return None


@functools.cache
def _english() -> dict[str, str]:
    """States by the key of their English name: "Digital Morocco 2030"."""
    return {key(name): state.code for state in load_parties().states for name in (state.en, *state.en_names)}


def _beside(text: str, tokens: tuple[Token, ...], mentions: Sequence[Mention], named: Named) -> str | None:
    """A party between the noun and the name, right after the name, or after "porté par", "de"."""
    lead = tokens[named.noun].start if named.noun is not None and named.noun < named.first else named.start
    for mention in mentions:
        if mention.party and lead <= mention.start and mention.end <= named.start:
            return mention.party
    for mention in mentions:
        between = text[named.end : mention.start]
        if not (mention.party and 0 < len(between) <= 45):
            continue
        words = between.replace("»", " ").replace("”", " ").lower().split()
        if not words and mention.kind == "adjective":
            return mention.party
        if words and words[0] in {"du", "de", "des", "d'", "d’"} and len(words) <= 2:
            return mention.party
        if "par" in words[-3:]:
            return mention.party
    return None


def _subject_like(text: str, mention: Mention) -> bool:
    """Whether a mention stands as someone who acts: not after "à", "en", "avec", "de"."""
    lead = text[max(0, mention.start - 8) : mention.start].lower()
    if mention.kind == "adjective":
        return lead.split()[-1:] != [] and any(
            w in text[max(0, mention.start - 20) : mention.start].lower()
            for w in ("gouvernement", "autorités", "exécutif", "président", "ministre", "parlement", "partie")
        )
    return not lead.endswith((" à ", " en ", "avec ", " de ", " d'", " d’", "vers ", " du ", " des ", "au ", "aux "))


def _made(tokens: tuple[Token, ...], start: int, end: int) -> bool:
    makers = load_programmes().makers
    return any(t.low in makers for t in tokens if start <= t.start < end)


def _acting(before: Sequence[Mention]) -> str:
    return before[-1].party


def _person(people: People, tokens: tuple[Token, ...], start: int, named: Named) -> str | None:
    """The party of the person who stands last before it in the sentence; in an interview the one who is asked
    ("votre gouvernement").
    """
    rows = [m for m in people.mentions if start <= m.start and m.end <= named.start]
    if rows:
        return people.party_of(rows[-1].person)
    near = {t.low for t in tokens if start - 1 <= t.start < named.end + 60}
    if near & {"votre", "vous", "notre", "nous", "nos", "vos"}:
        held = [p.of for p in people.persons if p.of and load_parties().kind_of(p.of) == "state"]
        return held[0] if held else None
    return None


def _firm(tokens: tuple[Token, ...], mentions: Sequence[Mention], start: int, named: Named) -> str | None:
    """The company or state last spoken of, for "son programme", "le groupe"."""
    lead = {t.low for t in tokens if start <= t.start < named.start}
    if lead & {"groupe", "firme", "entreprise", "societe", "equipementier", "geant"}:
        rows = [m for m in mentions if m.kind == "company" and m.end <= named.start and m.party]
        return rows[-1].party if rows else None
    if lead & {"son", "sa", "ses"}:
        rows = [
            m for m in mentions if m.kind in {"name", "company", "organisation"} and m.end <= named.start and m.party
        ]
        return rows[-1].party if rows else None
    return None

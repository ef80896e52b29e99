"""Parts of a federation that act for themselves: "la gouverneure de l'État mexicain de Jalisco"."""

from __future__ import annotations

from collections.abc import Iterable

import regex

from dragoman.codebook import load_parties
from dragoman.codebook.nouns import singular
from dragoman.language.mentions import Mention
from dragoman.language.phrases import Phrase
from dragoman.model import Span
from dragoman.reading.party_set import PartySet
from dragoman.reading.scene import Scene

#: Before the adjective of the federation.
_PART = regex.compile(r"\b(?:État|Etat|province|Land|canton|région|communauté autonome)[ \u00a0]$")
#: Between that adjective and the name, and a name that no list knows.
_OF = regex.compile(r"[ \u00a0](?:de (?:la |l['’])?|du |d['’])")
_NAME = regex.compile(r"\p{Lu}[\p{L}’'-]+(?: (?:d[eou]s? |del )?\p{Lu}[\p{L}-]+){0,2}")
#: Who acts for such a part.
_GOVERNING = frozenset({"gouverneur", "gouverneure", "vice-gouverneur", "vice-gouverneure", "gouvernement", "executif"})


def province_behind(text: str, adjective: Mention, mentions: Iterable[Mention]) -> tuple[str, int, int] | None:
    """The part of a state that is named behind its adjective, and where; one that no list knows too."""
    if adjective.kind != "adjective" or not _PART.search(text[max(0, adjective.start - 24) : adjective.start]):
        return None
    of = _OF.match(text, adjective.end)
    if of is None:
        return None
    for mention in mentions:
        if mention.start in {of.end(), adjective.end + 1} and load_parties().kind_of(mention.party) == "province":
            own = load_parties().country_of(mention.party) == adjective.party
            return (mention.party, mention.start, mention.end) if own else None
    name = _NAME.match(text, of.end())
    return (name[0], name.start(), name.end()) if name else None


def province_of(scene: Scene, phrase: Phrase, found: PartySet) -> None:
    """Put the part in the place of its state where who governs it is meant."""
    head = scene.word(phrase.head)
    if len(found.direct) != 1 or found.people or singular(head.text) not in _GOVERNING:
        return
    start, end = scene.words(phrase)[0].start, scene.words(phrase)[-1].end + 60
    for adjective in scene.mentions_in(start, end):
        if adjective.parties != tuple(found.direct):
            continue
        if part := province_behind(scene.text, adjective, scene.mentions_in(adjective.end, end)):
            found.direct.clear()
            found.add(part[0], Span.of(scene.text, part[1], part[2]), direct=True)
        return

"""Organisations that no list knows, from the noun that says what they are: "la Fondation X", "l'ONG X", "le fabricant X"."""

from __future__ import annotations

from collections.abc import Iterable

import regex

from dragoman.language.mentions import Mention

#: A space within one line.
_GAP = r"[^\S\n]"
_CAP = r"(?:[A-ZÀ-ÖØ-Þ][\p{L}\p{M}\p{N}&\-\u2011]*(?:\.[\p{L}\p{N}]+)*)"
_LINK = (
    r"(?:de\s(?:la\s|l['’])?|du\s|des\s|d['’]|of\s|for\s|pour\s(?:la\s|le\s|l['’]|les\s)?|et\s(?:de\s|des\s|d['’])?)"
)
#: Nouns that are part of the name when written with a capital.
_PART = (
    "Fondation|Université|Institut|Association|Fédération|Compagnie|Fonds|Banque|Chambre|École|Académie|Centre|Laboratoire|"
    "Observatoire|Front|Mouvement|Parti|Groupe"
)
#: Nouns in front of a name that are not part of it.
_BEFORE = (
    "ONG|groupe|société|entreprise|start-up|startup|fabricant|équipementier|opérateur|constructeur|éditeur|géant|fournisseur|"
    "fondeur|firme|compagnie|association|plateforme|fonds|banque|cabinet|consortium|institut|fondation|jeune pousse|"
    "collectif|syndicat|confédération|coalition|fédération|coordination|think tank|groupement|coopérative|holding|filiale|"
    "licorne|multinationale|mouvement|parti|observatoire|agence|laboratoire|centrale syndicale|pépite|électricien|"
    "pétrolier|armateur|câblier"
)
_OWN = regex.compile(
    rf"\b(?:{_PART})\s(?:{_LINK})?(?:\p{{Ll}}[\p{{L}}'’]{{2,20}}\s{_LINK}){{0,2}}{_CAP}(?:[\s\-](?:{_LINK})?{_CAP}){{0,5}}"
)
_NAMED = regex.compile(
    rf"\b(?:{_BEFORE})s?{_GAP}(?:\p{{Ll}}[\p{{L}}\-]{{2,20}}{_GAP}){{0,2}}(?:«{_GAP}?)?(?P<name>{_CAP}(?:{_GAP}{_CAP}){{0,3}})"
)


def find_organisations(
    text: str, known: Iterable[Mention], people: Iterable[tuple[int, int]] = ()
) -> tuple[Mention, ...]:
    """Organisations by their noun, where no known party and no person already stands; `people`: spans of names."""
    taken = [(m.start, m.end) for m in known if m.kind in {"organisation", "company", "metonym", "periphrase"}]
    named = list(people)
    found: list[Mention] = []
    for pattern in (_OWN, _NAMED):
        for match in pattern.finditer(text):
            start, end = match.span("name") if "name" in match.groupdict() else match.span()
            if any(s < end and e > start for s, e in taken):
                continue
            if any(s <= start and end <= e for s, e in named):
                continue
            name = text[start:end].rstrip(".")
            found.append(Mention(start, start + len(name), name, "organisation", (name,)))
            taken.append((start, end))
    return tuple(found)

"""Organisations that no list knows, from the noun that says what they are: "la Fondation X", "l'ONG X", "le fabricant X"."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

import regex

from dragoman.codebook import load_parties
from dragoman.codebook.folding import key
from dragoman.language.mentions import Mention

#: A space within one line.
_GAP = r"[^\S\n]"
_CAP = r"(?:[A-ZÀ-ÖØ-Þ][\p{L}\p{M}\p{N}&\-\u2011]*(?:\.[\p{L}\p{N}]+)*)"
_LINK = (
    r"(?:de\s(?:la\s|l['’])?|du\s|des\s|d['’]|es\s|el\s|al\s|of\s|for\s|pour\s(?:la\s|le\s|l['’]|les\s)?|et\s(?:de\s|des\s|d['’])?)"
)
#: Nouns that are part of the name when written with a capital.
_PART = (
    "Fondation|Université|Institut|Association|Fédération|Compagnie|Fonds|Banque|Chambre|École|Académie|Centre|Laboratoire|"
    "Observatoire|Front|Mouvement|Parti|Groupe"
)
#: Nouns that open a name of their own with words in small letters behind: "la Ligue pour la transparence".
_TITLE = (
    "Ligue|Rassemblement|Alliance|Coalition|Collectif|Confédération|Mouvement|Front|Parti|Réseau|Fédération|Association|"
    "Syndicat|Coordination|Observatoire|Amicale|Mutuelle|Groupement|Forum|Cercle|Club"
)
#: Who fights under a name: "les rebelles de l'ADF".
_FIGHTERS = (
    "rebelles|miliciens|combattants|paramilitaires|jihadistes|djihadistes|insurgés|guérilleros|mercenaires|milices?|"
    "guérilla|rébellion|séparatistes|terroristes"
)
#: Whom an organ of state is of.
_OFFICIAL = (
    "ministres|députés|représentants|sénateurs|communes|lords|comptes|états|États|conseillers|sages|mollahs|gouverneurs|nations"
    "|Nations|droits|marchés|prises|parties|pairs|chefs|ambassadeurs|commissaires|secrétaires|directeurs|dirigeants|experts"
    "|gardiens|provinces|régions|maires|peuples|anciens|études|affaires|relations|lois"
)
#: Nouns in front of a name that are not part of it.
_BEFORE = (
    "ONG|groupe|société|entreprise|start-up|startup|fabricant|équipementier|opérateur|constructeur|éditeur|géant|fournisseur|"
    "fondeur|firme|compagnie|association|plateforme|fonds|banque|cabinet|consortium|institut|fondation|jeune pousse|"
    "collectif|syndicat|confédération|coalition|fédération|coordination|think tank|groupement|coopérative|holding|filiale|"
    "licorne|multinationale|mouvement|parti|observatoire|agence|laboratoire|centrale syndicale|pépite|électricien|"
    "pétrolier|armateur|câblier|hébergeur|prestataire|intégrateur|distributeur|transporteur|concepteur|développeur|exploitant|"
    "avionneur|satellitier|messagerie|conglomérat|mastodonte|sous-traitant|logisticien|assureur|éditrice|fabricante|"
    "centrale(?=[^\\S\\n]\\p{Lu}{3,})|moteur de recherche|réseau social|agent conversationnel|robot conversationnel"
)
_OWN = regex.compile(
    rf"\b(?:{_PART})\s(?:{_LINK})?(?:\p{{Ll}}[\p{{L}}'’]{{2,20}}\s{_LINK}){{0,2}}{_CAP}(?:[\s\-](?:{_LINK})?{_CAP}){{0,5}}"
)
_NAMED = regex.compile(
    rf"\b(?:{_BEFORE})s?{_GAP}(?:(?:de{_GAP}|d['’])\p{{Ll}}[\p{{L}}\-]{{2,20}}{_GAP})?"
    rf"(?:\p{{Ll}}[\p{{L}}\-]{{2,20}}{_GAP}){{0,2}}(?:«{_GAP}?)?"
    rf"(?P<name>{_CAP}(?:{_GAP}{_CAP}){{0,3}}(?:{_GAP}\d{{1,2}}(?=[ ,.;)»]|$))?)"
)
#: A university by its town, in small letters, where it does something or is done with: "avec l'université de Nairobi".
_SEAT = regex.compile(
    rf"(?:^|[.;:,»]\s|\n|\b(?:et|avec|par|entre|que){_GAP})[Ll]['’]"
    rf"(?P<name>université{_GAP}(?:de{_GAP}|d['’]){_CAP}(?:[ \-]{_CAP}){{0,2}})"
)
#: What may go on behind a name of several words: "Sentinelles du Fleuve", "Voix des Deux Rives".
_TAIL = regex.compile(
    rf"{_GAP}(?:du|des|de{_GAP}la|de{_GAP}l['’]|aux|pour{_GAP}la|pour{_GAP}le|sans|d['’]){_GAP}?{_CAP}(?:{_GAP}{_CAP})?"
)
_WORDS = (
    rf"(?:(?:de{_GAP}la|de{_GAP}l['’]|du|des|de|d['’]|pour{_GAP}(?:la|le|les|l['’])?){_GAP}?"
    r"(?!\p{L}+(?:er|ir|re)\b)(?!une\b)\p{L}[\p{L}\-]{2,20})"
)
_TITLED = regex.compile(
    rf"\b(?:[Ll]e|[Ll]a|[Dd]u|[Aa]u|[Dd]e{_GAP}la|[Àà]{_GAP}la){_GAP}(?P<name>(?:{_TITLE})(?:{_GAP}\p{{Ll}}[\p{{L}}\-]{{3,20}}){{0,1}}{_GAP}"
    rf"{_WORDS}(?:{_GAP}{_WORDS}){{0,2}})|[Ll]['’](?P<name>(?:Alliance|Association|Observatoire){_GAP}{_WORDS}(?:{_GAP}{_WORDS}){{0,2}})"
)
#: A body of people under a name that organs of state bear too: "l'Assemblée des armateurs", "le Conseil du patronat".
_PEOPLES = regex.compile(
    rf"(?:\b(?:[Ll]e|[Ll]a|[Dd]u|[Aa]u){_GAP}|\b[LlDd]['’])(?P<name>(?:Assemblée|Conseil|Chambre|Congrès|Conférence|Ordre|Union"
    rf"|Comité|Conférence|Amicale)(?:{_GAP}(?:national|régional|supérieur|interprofessionnel|central|général|mondial)e?)?{_GAP}"
    rf"(?:des{_GAP}(?!{_OFFICIAL})(?:\p{{Ll}}[\p{{L}}\-]{{2,20}}[sx]|{_CAP}(?:{_GAP}{_CAP}){{0,2}})|du{_GAP}patronat|de{_GAP}commerce)"
    rf"(?:{_GAP}(?:de{_GAP}|du{_GAP}|d['’])(?:la{_GAP}|l['’])?\p{{L}}[\p{{L}}\-]{{2,20}})?)"
)
_ARMED = regex.compile(
    rf"\b(?:{_FIGHTERS}){_GAP}(?:\p{{Ll}}[\p{{L}}\-]{{3,20}}{_GAP})?(?:de{_GAP}la{_GAP}|du{_GAP}|des{_GAP}|de{_GAP}l['’]|d['’]|de{_GAP})"
    r"(?P<name>\p{Lu}[\p{Lu}\p{Nd}\-]+)\b"  # an acronym: "les rebelles du Darfour" are named by their ground
)
#: An organisation of several states with words in small letters behind: "le Centre africain de coordination cyber".
_JOINT_NAME = (
    rf"(?:Agence|Alliance|Autorité|Banque|Bureau|Centre|Coalition|Comité|Commission|Conseil|Consortium|Dispositif|Fonds|Forum|Initiative"
    rf"|Institut|Mécanisme|Observatoire|Office|Organisation|Partenariat|Réseau|Union){_GAP}"
    rf"(?:(?:pan|ouest-|inter|latino-|ibéro-|trans|nord-|sud-)?(?:africain|américain|européen|arabe|asiatique|islamique|mondial"
    rf"|international|méditerranéen|francophone|sahélien|caribéen|eurasiatique)n?e?)"
)
_JOINT = regex.compile(
    rf"(?:\b(?:[Ll]e|[Ll]a|[Dd]u|[Aa]u){_GAP}|\b[LlDd]['’])"
    rf"(?P<name>{_JOINT_NAME}(?:{_GAP}{_WORDS}(?:{_GAP}\p{{Ll}}[\p{{L}}\-]{{2,14}}(?=[ ,.;:)»]))?){{1,2}})"
)
_IS_JOINT = regex.compile(_JOINT_NAME)
#: Before a company that is told by where it comes from: "l'américain X", "au chinois Y".
_FROM = regex.compile(r"(?:\b(?:[Ll]e|[Ll]a|[Dd]u|[Aa]u)[^\S\n]|\b[LlDd]['’])$")
_BARE = regex.compile(rf"{_GAP}(?P<name>{_CAP}(?:{_GAP}{_CAP}){{0,2}})")
#: Before a company that is told by who leads it: "le patron de X".
_HEADED = regex.compile(
    r"\b(?:patronn?e?|PDG|P\.-D\.G\.|président-directeur général|directeur général|directrice générale"
    rf"|présidente-directrice générale|cofondateur|cofondatrice|fondateur|fondatrice)"
    rf"{_GAP}(?:de{_GAP}|d['’])(?P<name>{_CAP}(?:{_GAP}{_CAP}){{0,2}})"
)
#: Behind the name of a state, the name of a company: "Djibouti Telecom".
_NATIONAL = regex.compile(
    r"[ -](?:T[ée]l[ée]coms?|Telekom|Mobile|Airlines|Airways|Poste?|Power|Energy|[ÉE]nergies?|Bank|Petroleum|Steel|Cloud"
    r"|Cyber|Digital|Tech|Data|Space|Semiconductors?|Broadband|Fibre|Media|Networks?|Satellites?|Towers?|Cables?|Innovations?|AI)\b"
)
#: A body with an English name: "l'e-Estonia Academy", "la Digital Skills Foundation".
_ENGLISH = regex.compile(
    rf"(?:\b(?:[Ll]a|[Ll]e|[Dd]u|[Aa]u){_GAP}|\b[LlDd]['’])(?P<name>(?:(?:e-)?{_CAP}{_GAP}){{1,4}}(?:Academy|Institute|Foundation"
    r"|Council|Agency|Initiative|Network|Trust|Fund|Society|Labs?|University|School|College|Alliance|Partnership|Association))\b"
)
_HOLDERS = frozenset(
    """secrétaire directeur directrice président présidente ministre commissaire gouverneur gouverneure ambassadeur
    ambassadrice chancelier chancelière vice-président vice-présidente haut-commissaire procureur procureure""".split()
)
#: No bodies but contests and sides: "la Ligue des champions", "le Front de l'Est".
_NO_BODY = frozenset({"champions", "nations", "est", "ouest", "libération"})


def find_organisations(
    text: str, known: Iterable[Mention], people: Iterable[tuple[int, int]] = ()
) -> tuple[Mention, ...]:
    """Organisations by their noun, where no known party and no person already stands; `people`: spans of names."""
    known = list(known)
    bodies = (m for m in known if m.kind in {"organisation", "company", "metonym", "periphrase"})
    taken = [(m.start, m.end) for m in bodies if m.text != "Europe"]
    places = [(m.start, m.end) for m in known]
    named = list(people)
    found: list[Mention] = []
    for mention in known:
        tail = _NATIONAL.match(text, mention.end) if mention.kind == "name" and mention.party else None
        if tail and not any(s < tail.end() and e > mention.start for s, e in taken):
            name = text[mention.start : tail.end()]
            found.append(Mention(mention.start, tail.end(), name, "organisation", (name,)))
            taken.append((mention.start, tail.end()))
    for pattern in (_OWN, _SEAT, _NAMED, _TITLED, _PEOPLES, _JOINT, _ENGLISH, _ARMED, _HEADED, _BARE):
        for match in pattern.finditer(text) if pattern is not _BARE else _told_by_origin(text, known):
            start, end = match.span("name") if "name" in match.groupdict() else match.span()
            if pattern is _NAMED and (tail := _TAIL.match(text, end)) and not _touches(places, end, tail.end()):
                end = tail.end()
            placed = pattern not in {_OWN, _SEAT, _JOINT} and _touches(places, start, end)
            if placed and pattern is _NAMED and _ends_in_state(text, known, start, end):
                placed = False
            if placed or any(s < end and e > start for s, e in taken):
                continue
            if any(s <= start and end <= e for s, e in named):
                continue
            if pattern is _TITLED and text[start:end].rsplit(maxsplit=1)[-1].lower().rpartition("’")[2] in _NO_BODY:
                continue
            name = text[start:end].rstrip(".")
            if name.split()[0].lower() in _HOLDERS:
                continue  # "la Secrétaire générale": who holds an office
            party = name[0].upper() + name[1:] if pattern is _SEAT else name
            found.append(Mention(start, start + len(name), name, "organisation", (party,)))
            taken.append((start, end))
    found += _again(text, found, [*taken, *places, *named])
    return tuple(sorted(found, key=lambda m: m.start))


def is_joint(name: str) -> bool:
    """Whether a name is that of an organisation of several states by its own words: "Fonds panafricain du calcul"."""
    return _IS_JOINT.match(name) is not None


def _told_by_origin(text: str, known: Iterable[Mention]) -> Iterator[regex.Match[str]]:
    """What stands behind an adjective of nationality that has an article and no noun."""
    for mention in known:
        lead = text[max(0, mention.start - 4) : mention.start]
        if mention.kind == "adjective" and mention.text[0].islower() and _FROM.search(lead):
            match = _BARE.match(text, mention.end)
            if match:
                yield match


def _again(text: str, found: Iterable[Mention], taken: list[tuple[int, int]]) -> list[Mention]:
    """The same names elsewhere on the page, without the noun that told what they are."""
    more: list[Mention] = []
    for name in sorted({m.text for m in found if len(m.text) > 3 and (m.text[1:].lower() == m.text[1:] or " " in m.text)}):
        for match in regex.finditer(rf"(?<![\p{{L}}\p{{N}}\-]){regex.escape(name)}(?![\p{{L}}\p{{N}}\-])", text):
            if not _touches(taken, *match.span()):
                more.append(Mention(match.start(), match.end(), name, "organisation", (name,)))
                taken.append(match.span())
    return more


def _ends_in_state(text: str, known: Iterable[Mention], start: int, end: int) -> bool:
    """Whether a name has but the name of its ground for its last word: "l'association Digital Maroc"."""
    inside = [m for m in known if m.start < end and m.end > start]
    last = inside[0] if len(inside) == 1 else None
    if last is None or last.kind not in {"name", "metonym"} or not start < last.start < end == last.end:
        return False
    first = text[start : last.start].strip()
    return text[last.start - 1] == " " and not load_parties().index.get(key(first))


def _touches(spans: list[tuple[int, int]], start: int, end: int) -> bool:
    return any(s < end and e > start for s, e in spans)

"""The words of a role as the record writes them: without the nationality that only says whose office it is."""

from __future__ import annotations

import regex

from dragoman.codebook.firstnames import first_name_gender
from dragoman.codebook.folding import key
from dragoman.codebook.persons import load_persons
from dragoman.reading.people_lexicon import person_at
from dragoman.reading.people_offices import Office
from dragoman.reading.people_segments import Segment

_PREPOSITION = regex.compile(
    r"(?:\b(?:de[ \u00a0](?:la[ \u00a0]|l['’])?|du[ \u00a0]|des[ \u00a0]|d['’]))$", regex.IGNORECASE
)
_REPUBLIC = regex.compile(
    r"(?i)^(?P<kept>république)[ \u00a0]"
    r"(?:(?:du|de la|de l['’]|des|de|d['’])[ \u00a0]?\p{Lu}[\p{L}'’-]+(?:[ \u00a0]\p{Lu}[\p{L}'’-]+)?|\p{Ll}+)$"
)
#: "de la République de" before the name of the state, which only a head of state's office keeps.
_STYLE = regex.compile(
    r"(?i)\b(?:de[ \u00a0]la[ \u00a0]république|du[ \u00a0]royaume)"
    r"(?:[ \u00a0](?:fédérale|démocratique|islamique|arabe|unie|populaire|socialiste|bolivarienne|hachémite)){0,3}"
    r"[ \u00a0](?:du[ \u00a0]|des[ \u00a0]|de[ \u00a0](?:la[ \u00a0]|l['’])?|d['’])$"
)
#: Roles that keep the name of the state: it is half of what they say.
_KEPT = frozenset({"ambassadeur", "consul", "consul general", "charge d'affaires", "depute", "gouverneur", "maire"})


def role_words(segment: Segment, office: Office) -> str:
    """The role as written, without the adjective or the name of the state it is of; a shared plural in the singular.

    "ministre marocaine de la Transition numérique" gives "ministre de la Transition numérique"; "président de la
    République
    du Sénégal" gives "président de la République"; "commissaire finlandaise au Numérique" stays, Finland is not its
    office.
    """
    phrase, text, tokens = office.phrase, segment.text, segment.tokens
    if office.like is not None and office.like.segment == office.segment:
        return role_words(segment, office.like)
    cuts = [
        (tokens[a.first].start, tokens[a.last - 1].end)
        for a in phrase.adjectives
        if a.kind == "adjective" and _affiliates(office, a.party)
    ]
    named = _named_states(segment, office)
    cuts += named
    cuts += [(start, phrase.end) for start in _whose(segment, office)]
    if named:  # "secrétaire général des Nations unies sud-coréen": where he comes from
        cuts += [
            (tokens[a.first].start, tokens[a.last - 1].end)
            for a in phrase.adjectives
            if a.kind == "adjective" and tokens[a.first].start >= named[-1][1]
        ]
    out, at = [], phrase.start
    for start, end in sorted(cuts):
        out.append(text[at:start])
        at = max(at, end)
    out.append(text[at : phrase.end])
    words = regex.sub(r"\s+", " ", "".join(out)).strip(" ,")
    if phrase.word.plural:
        words = phrase.word.singular + words[tokens[phrase.head - 1].end - phrase.start :]
        words = regex.sub(r"(?:[ ,]|\bet\b)+$", "", words)
        words = regex.sub(rf"^({regex.escape(phrase.word.singular)})(?:,| et)+(?= )", r"\1", words)
        words = regex.sub(r"\b(chargé|délégué|désigné|responsable|adjoint)(e?)s\b", _one(office), words)
    return words.strip()


def _whose(segment: Segment, office: Office) -> list[int]:
    """Where "de Paul Dupont" begins at the end of a role: whom an adviser serves is no part of the office."""
    tokens, phrase = segment.tokens, office.phrase
    found = [
        k
        for k in range(phrase.head, phrase.last - 2)
        if tokens[k].low in {"de", "d'"} and tokens[k - 1].text.islower() and person_at(tokens, k + 1)
    ]
    houses = load_persons().organisations | load_persons().named_things
    return [tokens[k].start for k in found[:1] if tokens[k - 1].low not in houses]


def _one(office: Office) -> str:
    """How a participle in the plural is written of one of them: "chargés" gives "chargé" or "chargée"."""
    woman = office.name is not None and "f" in {office.name.gender, first_name_gender(office.name.words[0])}
    return r"\1e" if woman and not office.phrase.word.singular.endswith("responsable") else r"\1\2"


def _affiliates(office: Office, party: str) -> bool:
    return office.of == party or office.member is not None


def _named_states(segment: Segment, office: Office) -> list[tuple[int, int]]:
    """The stretches "du Sénégal", "des Nations unies" where that is the party itself and nothing follows."""
    phrase, text = office.phrase, segment.text
    if key(phrase.word.role.masculine) in _KEPT:
        return []
    found = []
    head = segment.tokens[phrase.noun].end
    for mention in segment.mentions:
        if (
            not (head <= mention.start and mention.end <= phrase.end)
            or mention.party != office.of
            or (mention.kind != "name" and mention.party not in {"UN", "EU"})
        ):
            continue
        if mention.kind not in {"name", "organisation", "province"} or _rest(segment, office, mention.end):
            continue
        between = segment.tokens[phrase.head : phrase.last]
        style = _STYLE.search(text, phrase.start, mention.start)
        if style:
            kept = regex.match(r"(?i)de[ \u00a0]la[ \u00a0]république", style[0]) if _of_republic(office) else None
            found.append((style.start() + (kept.end() if kept else 0), mention.end))
            continue
        if any(t.low in load_persons().organisations and t.end <= mention.start for t in between):
            continue  # "président de l'Autorité de régulation du Sénégal": part of its name
        republic = _REPUBLIC.match(mention.text)
        if republic:
            before = _PREPOSITION.search(text, phrase.start, mention.start)
            whole = before is not None and not _of_republic(office)
            found.append((before.start() if before and whole else mention.start + len(republic["kept"]), mention.end))
            continue
        before = _PREPOSITION.search(text, phrase.start, mention.start)
        if before:
            found.append((before.start(), mention.end))
    return found


def _of_republic(office: Office) -> bool:
    """Whether "de la République" is part of the office: "président de la République", "procureur de la République"."""
    return not key(office.phrase.word.role.masculine).split()[0].startswith(("ministre", "premier", "secretaire"))


def _rest(segment: Segment, office: Office, at: int) -> bool:
    """Whether anything but nationality follows the name within the role."""
    adjectives = {a.first for a in office.phrase.adjectives}
    return any(
        t.start >= at and t.kind == "word" and k not in adjectives
        for k, t in enumerate(segment.tokens[office.phrase.head : office.phrase.last], office.phrase.head)
    )


_AND = regex.compile(
    r"[ \u00a0]et[ \u00a0](?:de[ \u00a0](?:la[ \u00a0]|l['’][ \u00a0]?)?|du[ \u00a0]|des[ \u00a0]|d['’])"
)


def two_houses(segment: Segment, office: Office) -> tuple[tuple[str, str], ...]:
    """The two offices that one noun names with two parties: "président du Tchad et de l'Union africaine"; ()
    elsewhere.
    """
    phrase, text = office.phrase, segment.text
    head = segment.tokens[phrase.head - 1].end
    inside = [
        m
        for m in segment.mentions
        if head <= m.start and m.end <= phrase.end and m.party and m.kind in {"name", "organisation", "company"}
    ]
    if (
        len(inside) != 2
        or not _AND.fullmatch(text[inside[0].end : inside[1].start])
        or text[inside[1].end : phrase.end].strip()
    ):
        return ()
    if not regex.fullmatch(
        r"[ \u00a0](?:de[ \u00a0](?:la[ \u00a0]|l['’][ \u00a0]?)?|du[ \u00a0]|des[ \u00a0]|d['’])",
        text[head : inside[0].start],
    ):
        return ()
    words = " ".join(text[phrase.start : head].split())
    return tuple((words, m.party) for m in inside)


def is_former(noun: str, words: str) -> bool:
    """Whether a role says itself that it is over: "ancien ministre", "ex-président"."""
    first = key(words).split()[:1] or [""]
    return first[0] in {"ancien", "ancienne", "ex", "feu"} or key(noun).split()[:1] == ["ex"]

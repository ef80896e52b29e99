"""The employer that the words of a role name: a state, an organisation of the codebook, or a name as written."""

from __future__ import annotations

from dragoman.codebook.folding import key
from dragoman.codebook.parties import load_parties
from dragoman.codebook.persons import load_persons
from dragoman.reading.people_lexicon import party_at, person_at, role_at
from dragoman.reading.people_roles import RolePhrase
from dragoman.reading.people_segments import Segment
from dragoman.reading.provinces import province_behind

_DE = frozenset({"de", "du", "des", "d'", "chez", "a", "au", "aux"})
_ARTICLES = frozenset({"la", "l'", "le", "les"})
#: What a role is for rather than whose it is.

_AT = (" à", " au", " à la", "à l")
_NOT_OF = (" aux", " en", " près", " auprès de", " auprès du", " en matière d", "pour", "pour la", "pour le", "contre")
_TOPICS = frozenset({"ia", "tic", "ntic", "rh", "rd", "r&d", "it", "5g", "rse"})


def employer(segment: Segment, phrase: RolePhrase) -> str | None:
    """The party a role is of by its own words; None where they name none."""
    tokens, parties = segment.tokens, load_parties()
    head, end = tokens[phrase.noun].end, phrase.end
    inside = [m for m in segment.mentions if head <= m.start and m.end <= end and m.party and m.kind != "city"]
    private = _private_house(segment, phrase)
    if private:
        return private
    envoy = key(phrase.word.role.masculine).split()[0] in {"ambassadeur", "consul", "representant", "envoye"}
    for mention in inside:
        before = segment.text[head : mention.start].lower().rstrip("’' \u00a0")
        at = before.endswith(_AT) and not envoy and mention.kind in {"organisation", "metonym"}
        if before.endswith((*_AT, *_NOT_OF)) and mention.kind != "company" and not at:
            continue
        if of_state(phrase) and not is_public(mention.party):
            continue
        if mention.text == "Europe" and key(phrase.word.role.masculine).split()[0] in {"ministre", "secretaire"}:
            continue  # "ministre de l'Europe et des Affaires étrangères": what it is for
        if mention.kind == "capital" and not envoy:
            continue
        if part := province_behind(segment.text, mention, inside):
            return part[0]  # "gouverneure de l'État mexicain de Jalisco"
        return load_parties().as_state(mention.party)
    inner = next((a.party for a in phrase.adjectives if a.kind == "inner"), None)
    if of_state(phrase):
        return inner or _within_name(segment, phrase)  # what else stands in capitals is the portfolio or the district
    at_house = any(t.low == "chez" for t in tokens[phrase.head : phrase.last])
    if key(phrase.word.role.masculine).split()[0] in load_persons().of_nobody and not at_house:
        return None
    return inner or _as_written(segment, phrase) if parties else None


def of_state(phrase: RolePhrase) -> bool:
    """Whether only a state, a province or an organisation of states has such an office: ministers, members of a house."""
    nouns = {key(phrase.word.role.masculine), key(phrase.word.singular).removeprefix("ex ").removeprefix("vice ")}
    heads = load_persons().of_state
    return any(noun.split()[0] in heads or noun.startswith(("secretaire d etat", "premier ministre")) for noun in nouns)


def is_public(party: str) -> bool:
    """Whether a party is a state, a province or an organisation of states, or a body of one."""
    parties = load_parties()
    return parties.kind_of(party) in {"state", "province", "igo", "bloc", "public_body"}


def _within_name(segment: Segment, phrase: RolePhrase) -> str | None:
    """The organisation that a longer name in the role begins with: "haut-commissaire des Nations unies aux réfugiés"."""
    tokens = segment.tokens
    for k in range(phrase.head, phrase.last):
        named = party_at(tokens, k) if tokens[k].capital else None
        party = named[1].party if named and tokens[k].text != "Europe" else None
        if party and load_parties().kind_of(party) in {"igo", "bloc"}:
            return party
    return None


def _private_house(segment: Segment, phrase: RolePhrase) -> str | None:
    """A party, club or league whose name has an adjective of nationality in it: "chef du Parti québécois"."""
    tokens, houses = segment.tokens, load_persons().private_houses
    for k in range(phrase.head, phrase.last):
        if tokens[k].capital and tokens[k].low in houses and not party_at(tokens, k):
            last = k + 1
            while last < phrase.last and tokens[last].kind == "word" and tokens[last].low not in {"charge", "chargee", "en"}:
                last += 1
            return " ".join(segment.text[tokens[k].start : tokens[last - 1].end].split())
    return None


def _as_written(segment: Segment, phrase: RolePhrase) -> str | None:
    """The name after "de" or "chez", where it begins with a capital and is no ministry ("Smart Africa", "Stade
    rennais").
    """
    tokens, words = segment.tokens, load_persons()
    if phrase.last == phrase.head + 1 and tokens[phrase.head].shout:
        return tokens[phrase.head].text  # "la consultante RTBF"
    first = phrase.noun if tokens[phrase.head - 1].low in words.named_houses else phrase.head  # "chef du parti X"
    for k in range(first, phrase.last):
        if tokens[k].low not in _DE or tokens[k].text == "a":
            continue
        at = k + 1
        while at < phrase.last and tokens[at].low in _ARTICLES:
            at += 1
        if at + 1 < phrase.last and tokens[at].text.islower() and tokens[at].low in words.named_houses:
            at += 1 + (tokens[at + 1].low in words.role_modifiers)  # "de la banque Reichmuth", "du parti politique X"
        if at >= phrase.last or not tokens[at].capital or role_at(tokens, at) or person_at(tokens, at):
            continue
        if tokens[k].low in {"a", "au", "aux"} and any(
            m.start <= tokens[at].start < m.end and m.kind != "organisation" for m in segment.mentions
        ):
            continue
        if k > 0 and (
            tokens[k - 1].low in {"matiere", "charge", "chargee", "responsable"} or tokens[at].low in _TOPICS
        ):
            continue
        if tokens[at].low in words.organs or tokens[at].low in words.portfolios:
            return None
        office = key(phrase.word.role.masculine).split()[0]
        if tokens[k].low in {"a", "au", "aux"} and office in {"secretaire", "commissaire", "sous-secretaire", "delegue"}:
            return None  # "secrétaire à l'Électronique": what it is for
        if tokens[at].low == "organisation" and (at + 1 >= phrase.last or not tokens[at + 1].text[0].isalpha()):
            return None  # "le secrétaire général de l'Organisation": the one named before
        last = at
        while last < phrase.last and tokens[last].low not in {
            "charge",
            "chargee",
            "responsable",
            "en",
            "pour",
            "(",
            ",",
            "et",
        }:
            last += 1
        return " ".join(segment.text[tokens[at].start : tokens[last - 1].end].split())
    return None

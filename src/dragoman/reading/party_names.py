"""Parties that a person serves, and bodies and fighters that are told by their own name or by that of their state."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from dragoman.codebook import load_parties
from dragoman.codebook.bodies import load_bodies
from dragoman.codebook.folding import fold, key
from dragoman.codebook.nouns import in_class
from dragoman.codebook.offices import load_offices
from dragoman.language.analysis import Word
from dragoman.language.mentions import Mention, find_mentions
from dragoman.language.phrases import Phrase
from dragoman.model import Span
from dragoman.reading.groups import group_suffix, two_nations
from dragoman.reading.party_set import PartySet
from dragoman.reading.people_model import Person
from dragoman.reading.scene import Scene, Syntax

#: Who is told by the name of the body they belong to.
_UNDER_A_NAME = ("membre", "militant", "adherent", "paramilitaire", "mercenaire")
#: Bodies that act for the state whose adjective they bear.
_AGENCIES = frozenset({"agence", "autorite", "regulateur", "gendarme", "office", "commission"})


def acts_for(person: Person, day: date | None = None) -> str | None:
    """The party that a person acts for on the day of the page; that of the leader whom the person serves: "la conseillère
    du roi X"."""
    if (body := _heads(person, day)) is not None:
        return body
    known = None if _past(person) else ruled_by(person.name) or _by_surname(person)
    if person.of is None or (known and load_parties().is_state(person.of) and load_parties().is_state(known)):
        return known  # of a state, it is the leader's own rather than another of the page
    if _private(person) and load_parties().is_state(person.of):
        return f"{person.of}:soc"  # "la journaliste américaine X" is none of her government
    if load_parties().is_state(person.of) and _opposes(person):
        return f"{person.of}:opp"  # "le chef de l'opposition, X"
    if any(form.kind == "capital" and form.party == known for form in load_parties().index.get(key(person.of), ()) if known):
        return known  # "le prince héritier d'Abou Dhabi, Mohammed ben Zayed"
    return ruled_by(person.of) or _body_of(person.of) or person.of


def _heads(person: Person, day: date | None) -> str | None:
    """The organisation that a person of public office heads on a day, where the page says no other office of theirs."""
    terms = load_offices().terms.get(key(person.name), ())
    told = person.of is not None or any(role.past for role in person.roles)
    return None if told or day is None else next((term.party for term in terms if term.covers(day)), None)


def _by_surname(person: Person) -> str | None:
    """ "le président Erdogan", "M. Trump": a leader whom the page never gives a first name."""
    leads = not person.roles or any(role.rank <= _HEADS for role in person.roles)
    known = load_offices()
    return known.alone.get(key(person.name)) or (known.surnames.get(key(person.name)) if leads else None)


#: The rank of heads of state and of government.
_HEADS = 2


#: The rank of roles that are no office.
_PLAIN = 5


def again(scene: Scene, phrase: Phrase) -> bool:
    """ "L'Argentine, elle, a refusé", "le Pérou, lui,": a pronoun that only takes up again who was just named."""
    alone = phrase.last == phrase.first + 1 and not phrase.prep and phrase.comma
    return alone and scene.word(phrase.head).lower in {"elle", "elles", "lui", "eux"}


def town_of_name(mention: Mention, words: Sequence[Word]) -> bool:
    """ "à Luxembourg", "à Panama": the town, where the state of the same name has an article: "au Luxembourg"."""
    bare = words[0].lower == "à" and len(words) > 1 and words[1].start == mention.start
    return bare and mention.kind == "name" and load_parties().with_article(mention.party) == f"le {mention.text}"


def one_of_town(mention: Mention, head: Word, words: Sequence[Word]) -> bool:
    """ "Le Bernois se rendra à Séoul": somebody in office told by his town, as the press calls him in the sentence after."""
    known = load_parties()
    alone = words[0].lower in {"le", "la", "l'"} and head.start == mention.start and len(words) == 2
    folk = fold(mention.text).endswith(("ois", "oise", "ais", "aise", "ien", "ienne", "in", "ine", "ain", "aine"))
    return alone and folk and mention.text[:1].isupper() and known.is_state(mention.party or "")


def _past(person: Person) -> bool:
    """Whether the page knows a person by offices that are over: "l'ancien président catalan X"."""
    return bool(person.roles) and all(role.past for role in person.roles)


def _private(person: Person) -> bool:
    held = next((role for role in person.roles if role.of and not role.past), None)
    return held is not None and held.rank >= _PLAIN and not held.public


def _opposes(person: Person) -> bool:
    return any("opposition" in role.words for role in person.roles if not role.past)


def add_people(scene: Scene, start: int, end: int, found: PartySet) -> None:
    """The persons of a stretch of text, and the parties they act for."""
    for person in scene.persons_in(start, end):
        found.named = True
        found.people.append(person.name)
        party = acts_for(person, scene.anchor)
        if party and not (":" in party and two_nations(scene, start, end)):
            found.add(party, Span.of(scene.text, start, end), direct=True)
    for person in scene.holders_in(start, end):
        if person.name not in found.people:
            found.people.append(person.name)
        if person.of and not two_nations(scene, start, end):
            found.add(acts_for(person, scene.anchor) or person.of, Span.of(scene.text, start, end), direct=True)


def _body_of(house: str) -> str | None:
    """The United Nations or the Union of a body without a name of its own: "les opérations de paix aux Nations unies"."""
    if load_parties().kind_of(house) is not None or " " not in house:
        return None
    last = find_mentions(house)[-1:]
    return next((m.party for m in last if m.party in {"UN", "EU"} and m.end == len(house) and m.start), None)


def ruled_by(name: str) -> str | None:
    """The state of a reigning person or house, from the name alone: public facts kept in offices.yaml."""
    words = key(name).split()
    reigning = load_offices().reigning
    for size in range(len(words), 1, -1):
        for start in range(len(words) - size + 1):
            if party := reigning.get(" ".join(words[start : start + size])):
                return party
    return None


def own_name(scene: Scene, syntax: Syntax, phrase: Phrase, found: PartySet) -> None:
    """ "les paramilitaires russes de X" are X; "l'agence spatiale russe X" is Russia, "les membres du Conseil" the Council."""
    head = scene.word(phrase.head)
    if group_suffix(head.text) == "reb" or (fold(head.text).startswith(_UNDER_A_NAME) and phrase.joined < 0):
        for inner in syntax.nested(phrase):
            words = scene.words(inner)
            for mention in scene.mentions_in(words[0].start, words[-1].end) if inner.parent == phrase.i else ():
                if mention.kind in {"organisation", "metonym"} and mention.party:
                    found.direct.clear()
                    found.add(mention.party, Span(mention.start, mention.end, mention.text), direct=True)
                    return
    if fold(head.text) in _AGENCIES and len(found.direct) == 1:
        known = load_parties().kind_of(found.direct[0]) is not None
        state = load_parties().country_of(found.direct[0])
        words = scene.words(phrase)
        spans = [m for m in scene.mentions_in(words[0].start, words[-1].end) if m.kind == "adjective" and m.party]
        if state != found.direct[0] and len(spans) == 1 and (spans[0].party == state or not known) and spans[0].party != "EU":
            found.direct.clear()
            found.add(spans[0].party, Span(spans[0].start, spans[0].end, spans[0].text), direct=True)
    if not found.direct:
        _called(scene, syntax, phrase, found)


def _called(scene: Scene, syntax: Syntax, phrase: Phrase, found: PartySet) -> None:
    """ "la formation de gauche X", "le parti d'opposition Y": the name stands behind what the body is, which acts."""
    noun = fold(scene.word(phrase.head).text)
    if noun not in load_bodies().before and not in_class(noun, "company"):
        return
    for inner in syntax.nested(phrase):
        words = scene.words(inner)
        for mention in scene.mentions_in(words[0].start, words[-1].end):
            before = next((w for w in reversed(words) if w.end <= mention.start), None)
            named = mention.kind in {"organisation", "company"} and mention.party
            if named and before is not None and before.pos in {"NOUN", "ADJ"} and before.text.islower():
                found.named = True
                found.add(mention.party or "", Span(mention.start, mention.end, mention.text), direct=True)
                return

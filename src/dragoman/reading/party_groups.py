"""Groups told by the state they live in or serve, and states told by a noun: "les Serbes de Bosnie", "le sultanat d'Oman"."""

from __future__ import annotations

import regex

from dragoman.codebook import load_parties
from dragoman.codebook.folding import fold
from dragoman.codebook.nouns import in_class, singular
from dragoman.language.mentions import Mention
from dragoman.language.phrases import Phrase
from dragoman.model import Span
from dragoman.reading.references import PartySet
from dragoman.reading.scene import Scene, Syntax

#: Behind a noun for people: whom they act for.
_SERVING = regex.compile(
    r"[ ,]*(?:réputés? |supposés? |présumés? |soupçonnés? d['’]être )?"
    r"(?:(?:à la solde|au service|pour le compte|sous les ordres|à la botte|sous commandement|dans l['’]orbite)"
    r" ?(?:d[eu]s? |d['’])?"
    r"|(?:liés?|affiliés?|rattachés?|inféodés?)e?s? (?:à|au|aux) |proches (?:d[eu]s? |d['’])"
    r"|(?:soutenus?|parrainés?|pilotés?|financés?|dirigés?|commandités?|commandés?|téléguidés?|contrôlés?|appuyés?)e?s? par )"
    r"(?:la |le |les |l['’])?$"
)
_AGENTS = frozenset({"pirate", "hacker", "force", "individu", "agent", "troupe"})
#: With "de" and a name, the state itself.
_STATE_NOUNS = frozenset(
    "archipel ile emirat sultanat principaute royaume cite-etat republique federation confederation etat nation".split()
)
#: People that are told by where they live rather than by what they are called after.
_PEOPLES = frozenset({"population", "minorite", "communaute", "diaspora"})


def fronted(scene: Scene, syntax: Syntax, phrase: Phrase) -> bool:
    """Whether a phrase that opens the sentence only describes who is named next: "(Devenue) membre de l'Otan, la Norvège"."""
    head = scene.word(phrase.head)
    bare = not phrase.prep and all(w.pos in {"NOUN", "ADJ"} for w in scene.words(phrase)[: phrase.head - phrase.first + 1])
    opens = syntax.sentence.first
    opened = next((g.end for g in syntax.groups if g.start == opens and g.form == "participle"), opens)
    return bare and phrase.first in {opens, opened} and head.pos == "NOUN"


def demonym(scene: Scene, phrase: Phrase) -> bool:
    """Whether the head of a phrase is people called after their state: "de Turcs"."""
    head = scene.word(phrase.head)
    return any(m.kind == "adjective" and m.start == head.start for m in scene.mentions_in(head.start, head.end))


def minority(scene: Scene, syntax: Syntax, phrase: Phrase, found: PartySet) -> None:
    """ "les Serbes de Bosnie", "les Albanais du sud de la Serbie": people of the state that they live in."""
    head = scene.word(phrase.head).text
    peoples = singular(head) in _PEOPLES
    if found.people or not (peoples or (head.endswith(("s", "x")) and demonym(scene, phrase))):
        return
    for inner in syntax.nested(phrase):
        words = scene.words(inner)
        for mention in scene.mentions_in(words[0].start, words[-1].end):
            if mention.kind == "name" and inner.prep == "de" and mention.party not in found.direct:
                if not load_parties().is_state(mention.party or ""):
                    continue
                found.direct, found.society = [], []
                found.add(f"{mention.party}:soc", Span(mention.start, mention.end, mention.text), direct=True)
                return


def sponsor(scene: Scene, syntax: Syntax, phrase: Phrase, found: PartySet) -> None:
    """ "des pirates à la solde de Pékin", "les forces dirigées par le Vietnam": the state that they act for."""
    if found.direct or not _acting_for(scene.word(phrase.head).text):
        return
    start = scene.word(phrase.last - 1).end
    for mention in scene.mentions_in(start, min(start + 60, syntax.sentence.end)):
        if mention.kind not in {"name", "capital", "metonym"} or not mention.party:
            continue
        if _SERVING.fullmatch(scene.text[start : mention.start]):
            found.add(mention.party, Span(mention.start, mention.end, mention.text), direct=True)
        return


def _acting_for(noun: str) -> bool:
    return in_class(noun, "group") or in_class(noun, "force") or singular(noun) in _AGENTS


def origin_of_house(scene: Scene, mention: Mention) -> bool:
    """Whether an adjective only says where the company named next is from: "du russe Kaspersky", "la start-up chinoise X"."""
    if mention.kind != "adjective":
        return False
    return any(m.kind == "company" and m.start == mention.end + 1 for m in scene.mentions_in(mention.end, mention.end + 60))


def state_of_noun(scene: Scene, syntax: Syntax, phrase: Phrase, found: PartySet) -> None:
    """ "le sultanat d'Oman", "l'archipel des Palaos": the state that a noun for its kind names."""
    if found.direct or found.people or fold(singular(scene.word(phrase.head).text)) not in _STATE_NOUNS:
        return
    inner = next((p for p in syntax.nested(phrase) if p.first == phrase.last and p.prep == "de"), None)
    if inner is None:
        return
    words = scene.words(inner)
    for mention in scene.mentions_in(words[0].start, words[-1].end):
        if mention.kind == "name" and load_parties().is_state(mention.party or ""):
            found.add(mention.party or "", Span(mention.start, mention.end, mention.text), direct=True)
            return

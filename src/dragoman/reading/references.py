"""What a phrase refers back to: "les deux pays", "ce pays", "l'entreprise", "son interlocuteur", "les rebelles"."""

from __future__ import annotations

from dragoman.codebook import load_parties
from dragoman.codebook.folding import fold
from dragoman.codebook.nouns import in_class, singular
from dragoman.codebook.offices import load_offices
from dragoman.language.analysis import Word
from dragoman.language.phrases import Phrase
from dragoman.model import Span
from dragoman.reading.counted import counted, each
from dragoman.reading.focus import Focus
from dragoman.reading.guests import guests, hosting, mission, neighbour, of_the_told, on_the_spot
from dragoman.reading.ordered import ORDERED, in_order
from dragoman.reading.ownership import elected, regulator, their_own
from dragoman.reading.party_set import PartySet
from dragoman.reading.scene import Scene, Syntax
from dragoman.reading.sides import side_meant
from dragoman.reading.stage import fronted_capital, of_the_stage, opens_sentence, whose_office
from dragoman.reading.towns import of_town, seat

__all__ = ["ORGANISATION_NOUNS", "refer"]

_NUMBERS = {"deux": 2, "trois": 3, "quatre": 4, "cinq": 5, "six": 6, "2": 2, "3": 3, "4": 4, "5": 5}

_STATE_NOUNS = frozenset(
    """pays etat nation royaume gouvernement autorite autorites republique hexagone armee executif pouvoir parlement ministere
    presidence diplomatie police justice parquet douane gendarmerie assemblee senat congres administration marine
    aviation regime archipel ile""".split()
)

#: Nouns for the state itself; the others in _STATE_NOUNS are its organs.
_COUNTRIES = frozenset({"pays", "etat", "nation", "royaume", "republique", "hexagone"})

#: "l'archipel", "l'île": the island state spoken of.
_ISLANDS = frozenset({"archipel", "ile"})

ORGANISATION_NOUNS = frozenset({"organisation", "agence", "institution", "bloc", "alliance", "instance"})

_DEFINITE = frozenset("le la l' les ce cet cette son sa notre votre leur".split())

#: Who the other one is, where two deal with each other.
_COUNTERPARTS = frozenset(
    """hote invite invitee interlocuteur interlocutrice homologue partenaire visiteur collegue voisin voisine rival rivale
    adversaire allie vis-a-vis""".split()
)

#: The same, but only with "son": "un voisin" is anybody.
_NEIGHBOURS = frozenset({"voisin", "voisine", "rival", "rivale", "adversaire", "allie"})

_WITH_ARTICLE = {"du": "le", "au": "le", "des": "les", "aux": "les", "l": "l'"}


def refer(scene: Scene, syntax: Syntax, phrase: Phrase, focus: Focus, found: PartySet) -> None:
    """Add what the phrase refers back to: "les deux pays", "ce pays", "l'entreprise", "il", "les rebelles"."""
    words = scene.words(phrase)
    determiner = _determiner(words)
    parties = (
        side_meant(scene, syntax, phrase, focus, found, determiner)
        or (_several(scene, phrase, focus, determiner) if determiner in {"les", "ces"} else [])
        or _in_region(scene, syntax, phrase, focus)
        or _several(scene, phrase, focus, determiner)
        or ([] if found.any else counted(scene, syntax, phrase, focus, determiner) or each(scene, phrase, focus))
        or guests(scene, phrase, focus)
        or hosting(scene, phrase, focus)
        or (mission(scene, phrase) if determiner in {"l'", "le", "la"} and not found.any else [])
        or _one(scene, phrase, focus, found, determiner)
    )
    span = Span.of(scene.text, words[0].start, words[-1].end)
    for party in parties:
        found.add(party, span, direct=True)


def _in_region(scene: Scene, syntax: Syntax, phrase: Phrase, focus: Focus) -> list[str]:
    region = _region_of(scene, syntax, phrase)
    state = singular(scene.word(phrase.head).text) in _STATE_NOUNS
    return focus.in_region(region) if region and state else []


def _several(scene: Scene, phrase: Phrase, focus: Focus, determiner: str) -> list[str]:
    """ "les deux pays", "les deux parties", "ses deux voisins"."""
    head = scene.word(phrase.head)
    noun = singular(head.text)
    count = next((_NUMBERS[fold(w.text)] for w in scene.words(phrase) if fold(w.text) in _NUMBERS), 0)
    if count and fold(head.text) in {"tous", "toutes"}:  # "tous deux se sont entendus"
        return focus.last_parties(count, states=focus.by_state())
    if count and noun in ORGANISATION_NOUNS:
        return focus.last_bodies(count)
    plain = phrase.last == head.i + 1  # "les parties prenantes", "les capitales africaines" are others
    sides = noun in {"partie", "delegation", "capitale"} and head.text.endswith("s") and plain
    parties = sides and determiner in {"les", "leurs"}
    if determiner == "leurs" and not count and in_class(head.text, "both") and plain:
        return focus.several()
    if not (count and in_class(head.text, "both")) and not parties:
        return []
    without = tuple(focus.acting or focus.subject) if determiner in {"ses", "leurs"} else ()
    alone = noun in _STATES_ALONE or (noun in _COUNTERPARTS and focus.by_state())
    return focus.last_parties(count or 2, states=alone, without=without)


def _one(scene: Scene, phrase: Phrase, focus: Focus, found: PartySet, determiner: str) -> list[str]:
    """ "il", "ce pays", "le gouvernement", "ce dernier", "son interlocuteur", "l'entreprise", "l'organisation"."""
    head = scene.word(phrase.head)
    noun = singular(head.text)
    own = determiner in {"son", "sa", "ses", "leur", "leurs"} and not found.any
    if own and their_own(noun, head, determiner, _COUNTERPARTS | _COUNTRIES):
        several = focus.several() if determiner == "leurs" else []
        return several if len(several) > 1 else focus.state("son")
    if focus.stage and determiner in {"le", "la", "l'", "les"} and not found.any and of_the_stage(head):
        return [focus.stage]
    if not found.any and determiner in {"le", "la", "l'"} and (whose := whose_office(scene, phrase, focus)):
        return whose
    ours = determiner in _FIRST_AND_SECOND and noun != "collegue"
    if focus.voice and ours and (noun in _STATE_NOUNS or found.office):
        return [focus.voice]
    if focus.voice and head.lower in {"moi", "nous"}:
        return [focus.voice]
    if head.pos == "PRON" and fold(head.text) in {"il", "elle", "ils", "elles"}:
        return focus.subject
    if noun == "etat" and head.i + 1 < len(scene.analysis.words) and scene.word(head.i + 1).lower.startswith("membre"):
        return []
    if noun in _COUNTRIES | {"gouvernement"} and (determiner == "les" or _neighbouring(scene, phrase)):
        return []  # "a exhorté les États": all of them
    if noun in _STATE_NOUNS and determiner in _DEFINITE and _generic(noun, scene, head, found):
        return _state(scene, phrase, focus, determiner, noun)
    if noun in {"hote", "hotesse"} and determiner in {"l'", "l"} and focus.hosts and not found.any:
        return focus.hosts
    if determiner in {"le", "la", "l'"} and not found.any and elected(noun, scene.words(phrase)):
        return [focus.home] if focus.home else focus.state("le")
    if noun in ORDERED:
        return in_order(scene, phrase, focus, determiner, noun)
    if noun in _COUNTERPARTS and determiner in {"son", "sa", "ses", "leur", "le", "la", "un", "une"}:
        return _other(head, determiner, focus, found)
    return _body(scene, phrase, focus, found, determiner)


def _neighbouring(scene: Scene, phrase: Phrase) -> bool:
    """ "le pays voisin": whoever that is, not the one spoken of."""
    return any(w.lower in {"voisin", "voisine"} for w in scene.words(phrase))


def _state(scene: Scene, phrase: Phrase, focus: Focus, determiner: str, noun: str) -> list[str]:
    """ "ce pays", "le royaume", "l'archipel", "le gouvernement fédéral", "par son pays"."""
    head = scene.word(phrase.head)
    if noun in _ISLANDS:
        return focus.island(load_offices().islands) if phrase.last == head.i + 1 else []
    if noun == "royaume" and determiner not in {"son", "notre"}:
        return focus.state(determiner, load_offices().monarchies, by_count=head.text[:1].isupper())  # "le Royaume"
    if head.i + 1 < len(scene.analysis.words) and fold(scene.word(head.i + 1).text) in {"federal", "federale", "federales"}:
        return focus.state(determiner, load_offices().federal, by_count=True)
    if noun in _COUNTRIES and determiner in {"son", "leur"} and (own := of_the_told(scene, phrase)):
        return own
    organ = noun not in _COUNTRIES  # "Le pays", "la porte-parole du gouvernement" go on with the last subject, "la police" not
    spoken_of = phrase.prep == "de" or (not organ and not phrase.prep)  # "sa visite dans le pays" is not at home
    opens = not focus.acting and spoken_of and opens_sentence(scene, phrase)
    there = (seat(scene, phrase) or on_the_spot(scene, phrase, focus) if organ else []) or fronted_capital(scene, phrase)
    return there or focus.state(determiner, organ=organ, opens=opens)


def _other(head: Word, determiner: str, focus: Focus, found: PartySet) -> list[str]:
    """ "son homologue", "son voisin": whom the one spoken of deals with."""
    noun = singular(head.text)
    if noun in _NEIGHBOURS and determiner not in {"son", "sa", "ses", "leur"}:
        return []
    if found.inside or noun == "collegue" or fold(head.text) == "allies":
        return []  # a colleague of one's own government, as a rule; "ses alliés" are several that are left open
    if noun in {"hote", "hotesse"} and (met := focus.met_last()):
        return met
    several = focus.together() if head.text.endswith("s") and determiner == "ses" else []
    if several and noun in {"voisin", "partenaire"} and not set(several) & {*(focus.acting or focus.subject)}:
        return several  # "A, B et C ont bâti… Le Niger a décliné l'offre de ses voisins"
    if noun in {"voisin", "voisine"} and (near := neighbour(focus)):
        return near
    return focus.counterpart(states=noun not in {"interlocuteur", "interlocutrice", "partenaire"})


def _body(scene: Scene, phrase: Phrase, focus: Focus, found: PartySet, determiner: str) -> list[str]:
    """ "l'organisation", "l'agence", "le groupe", "le bailleur", "l'application": a body or company spoken of."""
    head = scene.word(phrase.head)
    noun = singular(head.text)
    if noun == "organisation" and determiner in _DEFINITE - {"les"}:
        return (of_town(scene, phrase) and focus.company()) or focus.body()
    if noun in ORGANISATION_NOUNS and determiner == "les":
        return []  # "les organisations qui aident les migrants"
    if noun in ORGANISATION_NOUNS and determiner in _DEFINITE:
        return focus.organisation() or (focus.body() if noun not in {"bloc", "alliance"} else [])
    if determiner not in {"le", "la", "l'", "cette", "ce", "cet"} or (found.any and not _seated(scene, phrase, found)):
        return []
    if noun == "confederation" and (bloc := focus.organisation()) and load_parties().kind_of(bloc[0]) == "bloc":
        return bloc
    if noun in _TITLED and _goes_on(scene, phrase):
        return []  # "la fédération de football" is one of many
    if in_class(head.text, "company"):
        return (noun == "banque" and focus.lender()) or focus.company()
    if in_class(head.text, "lender"):
        return focus.lender()
    behind = [w.lower for w in scene.words(phrase) if w.i > head.i]
    if in_class(head.text, "online") and behind in _KINDS and not _goes_on(scene, phrase):
        return focus.company(by_count=True)
    return []


#: What may stand behind "le réseau", "l'application" where one that was named is meant.
_KINDS: tuple[list[str], ...] = ([], ["social"], ["mobile"], ["vidéo"])
#: Bodies that are told by what they are of.
_TITLED = frozenset("federation confederation association syndicat universite institut observatoire collectif".split())


def _seated(scene: Scene, phrase: Phrase, found: PartySet) -> bool:
    """Whether all that a phrase names is the town of a body: "la firme de Shenzhen"."""
    words = scene.analysis.words
    town = phrase.last + 1 < len(words) and words[phrase.last].lower == "de"
    spans = [s for party in found.inside for s in found.spans.get(party, ())]
    return town and not found.direct and all(s.start == words[phrase.last + 1].start for s in spans)


def _goes_on(scene: Scene, phrase: Phrase) -> bool:
    """Whether a complement follows: "le réseau de métro" is none that was named."""
    words = scene.analysis.words
    return phrase.last < len(words) and words[phrase.last].lower in {"de", "d'", "du", "des"}


#: "les deux ...": only states have these.
_STATES_ALONE = frozenset(
    """pays capitale etat voisin nation chef president gouvernement dirigeant ministre diplomatie rive puissance
    commissaire""".split()
)

_FIRST_AND_SECOND = frozenset({"notre", "nos", "votre", "vos", "mon", "ma"})


def _region_of(scene: Scene, syntax: Syntax, phrase: Phrase) -> str | None:
    """The region in "ce pays d'Afrique du Nord"."""
    last = max([phrase.last, *(p.last for p in syntax.nested(phrase))])
    start, end = scene.word(phrase.first).start, scene.word(last - 1).end
    return next((m.text for m in scene.mentions_in(start, end) if m.kind == "region"), None)


def _determiner(words: tuple[Word, ...]) -> str:
    """The folded determiner of a phrase without its preposition: "le" of "avec le"."""
    for word in words:
        lower = fold(word.lower)
        if lower in _WITH_ARTICLE:
            return _WITH_ARTICLE[lower]
        if word.pos not in {"ADP", "ADV"}:  # "aide financièrement les régions séparatistes"
            return lower
    return ""


def _generic(noun: str, scene: Scene, head: Word, found: PartySet) -> bool:
    """Whether an organ is named without saying whose: "le gouvernement", "les autorités", but not "l'Autorité de X"."""
    if noun == "autorite" and not head.text.endswith("s"):
        return regulator(scene, head)
    return not (found.inside and noun not in {"pays", "etat"})

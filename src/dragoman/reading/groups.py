"""Groups within a state that have no name of their own: rebels, opponents, civilians."""

from __future__ import annotations

from collections.abc import Sequence

from dragoman.codebook import load_parties, load_roles
from dragoman.codebook.nouns import in_class, singular
from dragoman.language.analysis import Word
from dragoman.language.mentions import Mention
from dragoman.language.phrases import Phrase
from dragoman.reading.scene import Scene, Syntax

#: Who fights, told by an adjective: "les forces rebelles", "des milices séparatistes".
_FIGHTING = frozenset("rebelle insurge insurgee separatiste secessionniste djihadiste jihadiste".split())
_BANDS = frozenset("milice groupe faction bande region province republique territoire enclave autorite chef commandant".split())

#: Who stood in a vote and lost it.
_STANDING = frozenset({"candidat", "candidate", "pretendant", "pretendante", "rival", "rivale"})
_BEATEN = frozenset("battu battue malheureux malheureuse defait defaite vaincu vaincue evince evincee recale recalee".split())

#: Who speaks for or belongs to a side, told behind "de": "une figure de la contestation", "les partisans de l'opposant".
_LEADING = frozenset(
    """chef cheffe leader figure dirigeant dirigeante candidat candidate membre militant militante partisan responsable cadre
    tenor cacique representant coalition parti formation mouvement alliance front plateforme collectif elu depute senateur
    sympathisant force poids-lourd commandant seigneur combattant cadre porte-parole personnalite""".split()
)
_FALLEN = frozenset("ancien ancienne dechu dechue renverse renversee destitue destituee".split())
#: The side that they are of.
_SIDES = {
    **dict.fromkeys("opposition contestation dissidence opposant opposante".split(), "opp"),
    **dict.fromkeys("rebellion insurrection guerilla milice maquis rebelle insurge".split(), "reb"),
}


def suffix_in(words: Sequence[Word], head: Word) -> str | None:
    """The suffix of a phrase's noun, or of the fighters that its adjective makes of a force: "des forces rebelles"."""
    own = group_suffix(head.text)
    if own is None and singular(head.text) in _STANDING and any(singular(w.text) in _BEATEN for w in words if w.i > head.i):
        return "opp"  # "le candidat malheureux"
    if own is None and (in_class(head.text, "force") or singular(head.text) in _BANDS):
        return "reb" if any(singular(w.text) in _FIGHTING for w in words if w.i > head.i) else None
    return own


def group_suffix(noun: str) -> str | None:
    """The suffix for an unnamed group within a state: "reb", "opp", "soc"; None for other nouns."""
    for suffix, name in (("reb", "group"), ("opp", "opposition"), ("soc", "society")):
        if in_class(noun, name):
            return suffix
    return None


def side_led(scene: Scene, outer: Phrase, inner: Phrase) -> str | None:
    """The suffix of those told by their side: "trois figures de la contestation", "le chef d'une milice"."""
    if inner.prep != "de" or singular(scene.word(outer.head).text) not in _LEADING:
        return None
    words = scene.words(inner)
    if any(w.text[:1].isupper() and w.pos == "PROPN" for w in words[1:]) and singular(scene.word(inner.head).text) == "milice":
        return None  # "le chef de la milice Wagner" is of it
    noun = singular(scene.word(inner.head).text)
    fallen = noun.startswith("ex-") or any(singular(w.text) in _FALLEN for w in words)
    if fallen and singular(scene.word(outer.head).text) in {"partisan", "sympathisant", "militant"}:
        return "opp"  # "les partisans de l'ancien président"
    return _SIDES.get(noun)


def side_party(party: str, suffix: str) -> str:
    """A group as a party: "des rebelles tchadiens"; people of a region are of its state: "des éleveurs wallons"."""
    parties = load_parties()
    if party in {"EU", "UN"} or (suffix == "reb" and not parties.is_state(party)):
        return party
    state = parties.country_of(party) if suffix == "soc" and parties.kind_of(party) == "province" else party
    return f"{state or party}:{suffix}"


def told_by_side(scene: Scene, syntax: Syntax, phrase: Phrase) -> str:
    """What one may call those who are told by their side: "une figure de l'opposition" is an opponent; "" for others."""
    inner = next((p for p in syntax.phrases if p.first == phrase.last and p.prep == "de"), None)
    side = side_led(scene, phrase, inner) if inner is not None else None
    return {"opp": "opposant", "reb": "rebelle"}.get(side or "", "")


def some_people(words: Sequence[Word], mention: Mention) -> bool:
    """Whether a demonym counts people of a state: "un Sénégalais", "deux Français", "des Russes", not "les Russes"."""
    before = [w for w in words if w.start < mention.start]
    counted = bool(before) and (before[-1].pos == "NUM" or before[-1].lower in {"un", "une", "des", "plusieurs", "quelques"})
    return mention.text[:1].isupper() and mention.kind == "adjective" and counted


def two_nations(scene: Scene, start: int, end: int) -> bool:
    """Whether somebody is of two states: "la chercheuse franco-iranienne X"."""
    return any(m.kind == "compound" for m in scene.mentions_in(start, end))


def of_a_thing(scene: Scene, syntax: Syntax, phrase: Phrase) -> bool:
    """Whether those who oppose do so to a thing: "les opposants à la réforme"."""
    behind = next((p for p in syntax.phrases if p.first == phrase.last and p.prep in {"de", "à"}), None)
    return behind is not None and not in_class(scene.word(behind.head).text, "organ") and (
        scene.word(behind.head).text[:1].islower() and not load_roles().find(scene.word(behind.head).text)
    )


def ground_of(scene: Scene, syntax: Syntax, phrase: Phrase) -> str | None:
    """The state that the sentence names after a phrase as a place: "des rebelles près de Kirkouk, en Irak"."""
    words = scene.analysis.words
    for mention in scene.mentions_in(words[phrase.last - 1].end, syntax.sentence.end):
        before = scene.text[max(0, mention.start - 8) : mention.start].lower()
        if mention.kind == "name" and mention.party and before.endswith((" en ", " au ", " aux ")):
            return mention.party if load_parties().is_state(mention.party) else None
    return None

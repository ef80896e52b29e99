"""Which side of a conflict "les rebelles", "les manifestants", "l'opposition" are, where a text has spoken of some."""

from __future__ import annotations

from dragoman.codebook import load_parties
from dragoman.codebook.nouns import in_class, singular
from dragoman.language.phrases import Phrase
from dragoman.reading.focus import Focus
from dragoman.reading.groups import ground_of, of_a_thing, suffix_in
from dragoman.reading.party_set import PartySet
from dragoman.reading.scene import Scene, Syntax

#: Who takes to the streets: those of the protest told last.
_MARCHERS = frozenset({"manifestant", "manifestante", "protestataire", "contestataire"})

#: What also those are called who fight for no state of their own.
_HOLY = frozenset({"jihadiste", "djihadiste", "terroriste", "extremiste", "extrémiste", "combattant", "kamikaze", "ravisseur"})

_DEFINITE = frozenset("le la l' les ce cet cette son sa notre votre leur".split())


def side_meant(scene: Scene, syntax: Syntax, phrase: Phrase, focus: Focus, found: PartySet, determiner: str) -> list[str]:
    """ "les insurgés": those named last, else those of the state spoken of."""
    marching = singular(scene.word(phrase.head).text) in _MARCHERS and scene.word(phrase.first).lower != "des"
    if marching and determiner in {"le", "les", "ces"} and not found.any:
        return focus.marchers
    suffix = suffix_in(scene.words(phrase), scene.word(phrase.head))
    if suffix not in {"reb", "opp"} or determiner not in _DEFINITE or found.inside:
        return []
    if suffix == "opp" and of_a_thing(scene, syntax, phrase):
        return []  # "les opposants à la réforme" are anybody
    noun = singular(scene.word(phrase.head).text)
    spoken = [p for p in focus.named if p.endswith(f":{suffix}") or (suffix == "reb" and _called(noun, p))]
    if spoken:
        return spoken[-1:]
    if beside := beside_state(scene, syntax, phrase):
        return [f"{beside}:{suffix}"]
    ground = ground_of(scene, syntax, phrase)
    if ground and ground not in focus.acting:
        return [f"{ground}:{suffix}"]
    ally = set(_army_beside(scene, syntax, phrase))
    home = [focus.home] if focus.home in focus.named and focus.home else focus.state(determiner)
    if ally & set(home):
        home = [p for p in focus.named if load_parties().is_state(p) and p not in ally][-1:]
    return [f"{party}:{suffix}" for party in home]


def _called(noun: str, party: str) -> bool:
    """Whether an armed group may be meant by a noun: who fights for no one state is a jihadist rather than a rebel."""
    parties = load_parties()
    return parties.kind_of(party) == "armed_group" and (noun in _HOLY or parties.country_of(party) is not None)


def _army_beside(scene: Scene, syntax: Syntax, phrase: Phrase) -> list[str]:
    """ "l'armée turque et les rebelles": the state at whose side they fight, whose rebels they are not."""
    before = [p for p in syntax.coordinated(phrase) if p.last <= phrase.first]
    if len(before) != 1 or before[0].prep == "entre" or not in_class(scene.word(before[0].head).text, "force"):
        return []
    if any(g.form == "finite" and g.end <= before[0].first for g in syntax.groups):
        return []  # "a appelé l'armée soudanaise et les rebelles à": those who fight each other
    words = scene.words(before[0])
    return [m.party for m in scene.mentions_in(words[0].start, scene.word(phrase.first).start) if m.party]


def beside_state(scene: Scene, syntax: Syntax, phrase: Phrase) -> str | None:
    """The state whose government stands beside a group: "entre le gouvernement soudanais et les rebelles"."""
    before = [p for p in syntax.coordinated(phrase) if p.last <= phrase.first]
    if len(before) != 1 or not in_class(scene.word(before[0].head).text, "state_organ"):
        return None
    if _army_beside(scene, syntax, phrase):
        return None
    words = scene.words(before[0])
    named = [m.party for m in scene.mentions_in(words[0].start, scene.word(phrase.first).start) if m.party]
    return named[0] if len(named) == 1 and load_parties().is_state(named[0]) else None

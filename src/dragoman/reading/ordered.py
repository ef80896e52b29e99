"""Who is meant by "le premier", "le second", "celui-ci", "ce dernier": by the order in which parties were named."""

from __future__ import annotations

from dragoman.codebook import load_parties
from dragoman.codebook.folding import fold
from dragoman.language.phrases import Phrase
from dragoman.reading.focus import Focus
from dragoman.reading.scene import Scene

_ORDER = {"premier": -2, "premiere": -2, "second": -1, "seconde": -1}
_LAST_HERE = frozenset({"celui-ci", "celle-ci", "ceux-ci", "celles-ci"})  # one word to the tokenizer, as a rule
_LAST = frozenset({"celui", "celle", "ceux", "celles", "dernier", "derniere"})

#: Heads of phrases that say which of those named before is meant.
ORDERED = frozenset(_ORDER) | _LAST | _LAST_HERE


def in_order(scene: Scene, phrase: Phrase, focus: Focus, determiner: str, noun: str) -> list[str]:
    """ "le premier accuse le second", "celui-ci", "ce dernier"."""
    alone = phrase.last == phrase.head + 1
    if noun in _ORDER and determiner in {"le", "la", "a"} and alone and len(focus.named) > 1:
        return [focus.named[_ORDER[noun]]]
    if noun not in _LAST_HERE and not (noun in _LAST and _last_named(scene, phrase, noun)):
        return []
    if noun in _LAST and scene.word(phrase.head).lower.endswith("s"):
        return focus.people()
    if focus.dealings and focus.dealings[-1][0] == "visit":
        return list(focus.dealings[-1][1])  # "a envoyé une délégation à Oulan-Bator. Celle-ci a rencontré": those who came
    many = {p for p in focus.named if p.endswith("s") and load_parties().kind_of(p) == "armed_group"}  # "les Talibans"
    return [p for p in focus.named if p not in many][-1:]


def _last_named(scene: Scene, phrase: Phrase, noun: str) -> bool:
    """ "celui-ci", "ce dernier"."""
    if noun.startswith("dernier"):
        return fold(scene.word(phrase.head - 1).lower) in {"ce", "cette", "ces"}
    following = scene.text[scene.word(phrase.head).end : scene.word(phrase.head).end + 3]
    return fold(following) == "-ci"

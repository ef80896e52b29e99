"""Places of a verb that a relative clause opens with: "le bloc, avec lequel Rabat négocie", "le pays auquel il vend"."""

from __future__ import annotations

from dragoman.language.phrases import Phrase
from dragoman.language.verbgroups import VerbGroup
from dragoman.reading.scene import Scene, Syntax

_WHICH = frozenset("lequel laquelle lesquels lesquelles qui".split())
#: Preposition and pronoun in one word.
_JOINED = {"auquel": "à", "auxquels": "à", "auxquelles": "à"}
#: Before "lequel" or "qui"; not "sur", whose noun is what the act is about.
_PREPS = frozenset({"avec", "à", "contre", "envers"})


def relative_places(scene: Scene, syntax: Syntax, group: VerbGroup, preps: dict[str, list[Phrase]]) -> None:
    """Add, under its preposition, what the pronoun stands for that opens a finite verb's clause."""
    if group.form != "finite":
        return
    words = scene.analysis.words
    first = max((g.end for g in syntax.groups if g.form == "finite" and g.end <= group.start), default=syntax.sentence.first)
    for k in range(group.start - 1, first, -1):
        lower = words[k].lower
        prep, start = _JOINED.get(lower), k
        if lower in _WHICH and words[k - 1].lower in _PREPS:
            prep, start = words[k - 1].lower, k - 1
        if prep is None or prep in preps:
            continue
        behind = start - 1 if words[start - 1].lower == "," else start
        held = next((p for p in syntax.phrases if p.last == behind), None)
        while held is not None and held.parent >= 0 and not scene.word(held.head).text[:1].isupper():
            held = syntax.phrases[held.parent]  # "le chef de la diplomatie, avec qui": him
        if held is not None:
            preps[prep] = list(syntax.coordinated(held)) if held.joined >= 0 else [held]
        return

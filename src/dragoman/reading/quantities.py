"""What a quantity counts: "une dizaine de chars", "200 milliards d'euros d'avoirs"."""

from __future__ import annotations

from dragoman.codebook.folding import fold
from dragoman.codebook.nouns import singular
from dragoman.language.phrases import Phrase
from dragoman.reading.party_groups import demonym, movement_in
from dragoman.reading.scene import Scene, Syntax

#: "une dizaine de chars", "un groupe de soldats": what counts is behind "de".
_QUANTITIES = frozenset(
    """dizaine douzaine quinzaine soixantaine vingtaine trentaine quarantaine cinquantaine centaine millier million
    groupe nombre majorite plupart
    serie ensemble partie totalite moitie tiers poignee quantite contingent milliard %""".split()
)


#: "quatre de ses postes-frontières", "plusieurs de ses diplomates".
_SOME = frozenset("deux trois quatre cinq six sept huit neuf dix plusieurs certains certaines un une".split())
#: Money, of which goods or aid may be told behind: "60 milliards de dollars de produits".
_MONEY = frozenset({"euro", "dollar", "livre", "yen", "yuan", "rouble", "franc"})


def core(scene: Scene, syntax: Syntax, phrase: Phrase) -> Phrase:
    """The phrase itself, or what it counts: "chars" of "une dizaine de chars"."""
    head = scene.word(phrase.head)
    if singular(head.text) in _QUANTITIES or (head.text.islower() and fold(head.text) in _SOME and phrase.last == head.i + 1):
        inner = next((p for p in syntax.phrases if p.parent == phrase.i and p.first == phrase.last), None)
        if inner is None:
            return phrase
        if singular(scene.word(inner.head).text) in _MONEY:  # "200 milliards d'euros d'avoirs russes"
            goods = next((p for p in syntax.phrases if p.parent == inner.i and p.first == inner.last), None)
            if goods is not None and scene.word(goods.head).text[:1].islower():
                return goods
            return inner if singular(head.text) == "million" else phrase
        if scene.word(inner.head).text[:1].islower() or demonym(scene, inner) or movement_in(scene, inner):
            return inner
    return phrase

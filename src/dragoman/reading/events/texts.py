"""Texts and speeches that ask, forbid or condemn, with a participle behind them."""

from __future__ import annotations

from dragoman.codebook.nouns import singular
from dragoman.language.phrases import Phrase
from dragoman.reading.scene import Scene, Syntax

#: What speaks for whoever made it.
_TEXTS = frozenset(
    """resolution texte loi motion declaration communique message lettre discours tribune petition appel rapport note
    decret arrete proposition amendement tweet allocution intervention courrier circulaire""".split()
)
_PLACES = frozenset({"à", "en", "dans", "devant", "lors de", "aux", "au"})


def speech_behind(scene: Scene, syntax: Syntax, described: Phrase) -> Phrase:
    """ "le discours d'Obama à Prague appelant à": the speech, over where and to whom; `described` is right before the verb."""
    k = described.i
    while k > 0 and (syntax.phrases[k].prep in _PLACES or syntax.phrases[k].parent >= 0):
        k -= 1
    found = syntax.phrases[k]
    between = any(found.last <= g.start < described.first for g in syntax.groups)
    told = described.prep in _PLACES and not between and singular(scene.word(found.head).text) in _TEXTS
    return found if told else described

"""Groups within a state that have no name of their own: rebels, opponents, civilians."""

from __future__ import annotations

from collections.abc import Sequence

from dragoman.codebook.nouns import in_class, singular
from dragoman.language.analysis import Word

#: Who fights, told by an adjective: "les forces rebelles", "des milices séparatistes".
_FIGHTING = frozenset("rebelle insurge insurgee separatiste secessionniste djihadiste jihadiste".split())
_BANDS = frozenset({"milice", "groupe", "faction", "bande", "element", "mouvement"})


def suffix_in(words: Sequence[Word], head: Word) -> str | None:
    """The suffix of a phrase's noun, or of the fighters that its adjective makes of a force: "des forces rebelles"."""
    own = group_suffix(head.text)
    if own is None and (in_class(head.text, "force") or singular(head.text) in _BANDS):
        return "reb" if any(singular(w.text) in _FIGHTING for w in words if w.i > head.i) else None
    return own


def group_suffix(noun: str) -> str | None:
    """The suffix for an unnamed group within a state: "reb", "opp", "soc"; None for other nouns."""
    for suffix, name in (("reb", "group"), ("opp", "opposition"), ("soc", "society")):
        if in_class(noun, name):
            return suffix
    return None

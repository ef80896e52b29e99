"""Participles that open a sentence, which the tagger often takes for nouns: "Invitée par Tunis, la ministre..."."""

from __future__ import annotations

from collections.abc import Sequence

from dragoman.codebook.verbs import verb_forms
from dragoman.language.analysis import Word

_BEHIND = frozenset({"par", "à", "au", "aux", "en", "de"})
_DAYS = frozenset("lundi mardi mercredi jeudi vendredi samedi dimanche hier".split())

#: How far behind the participle the comma may stand that ends its clause.
_REACH = 13


def opens_sentence(words: Sequence[Word], i: int) -> bool:
    """Whether the word at `i`, the first of its sentence, is a participle by its forms and by what follows it."""
    following = [w for w in words[i + 1 : i + 1 + _REACH] if w.sentence == words[i].sentence]
    forms = verb_forms(words[i].text) if len(following) > 2 and words[i].text[1:].islower() else ()
    if not forms or not all(f.mood == "part" and f.tense == "past" for f in forms):
        return False
    opened = following[0].lower in _BEHIND or (following[0].lower in _DAYS and following[1].lower != ":")
    return opened and any(w.text == "," for w in following)


__all__ = ["opens_sentence"]

"""Nouns of set phrases that have the form of a verb."""

from __future__ import annotations

from collections.abc import Sequence

from dragoman.language.analysis import Word

#: What the tokeniser parts from an infinitive that is half of a noun: "le savoir-faire", "un laissez-passer".
_PARTED = frozenset({"savoir", "laissez", "laisser", "ouï"})
_MAKES = frozenset("fait font faisait faisaient fera feront ferait feraient faire faisant".split())


def set_noun(words: Sequence[Word], i: int, first: int) -> bool:
    """Nouns that look like verbs: "Faute d'entente", "le savoir-faire"; "Entrée en vigueur au Ghana" as a headline, which
    has no verb.
    """
    then = words[i + 1].lower if i + 1 < len(words) else ""
    half = words[i - 2] if i > first + 1 and words[i - 1].text == "-" else None
    if half is not None and half.lower in _PARTED and half.end + 1 == words[i].start:
        return True
    if words[i].lower == "équipe" and i > first and words[i - 1].lower in _MAKES:
        return True  # "fait équipe avec"
    if words[i].lower == "faute":
        return then in {"de", "d'"}
    if words[i].lower != "entrée" or then != "en" or i != first:
        return False
    return not any("VerbForm=Fin" in w.morph for w in words[i:] if w.sentence == words[i].sentence)

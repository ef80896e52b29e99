"""Nouns of set phrases that have the form of a verb."""

from __future__ import annotations

from collections.abc import Sequence

from dragoman.language.analysis import Word


def set_noun(words: Sequence[Word], i: int, first: int) -> bool:
    """Nouns that look like verbs: "Faute d'entente", "Entrée en vigueur au Ghana" as a headline, which has no verb."""
    then = words[i + 1].lower if i + 1 < len(words) else ""
    if words[i].lower == "faute":
        return then in {"de", "d'"}
    if words[i].lower != "entrée" or then != "en" or i != first:
        return False
    return not any("VerbForm=Fin" in w.morph for w in words[i:] if w.sentence == words[i].sentence)

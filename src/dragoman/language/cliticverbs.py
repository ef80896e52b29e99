"""Verbs behind a pronoun that the tagger takes for a noun behind an article: "le menace d'un retrait", "la juge infondée"."""

from __future__ import annotations

from collections.abc import Sequence

from dragoman.language.analysis import Word

#: Forms of verbs that are feminine nouns as well.
_FEMININE = frozenset({"menace", "presse", "somme", "charge", "taxe", "force", "place", "cite"})
#: Forms of verbs that are nouns of either gender as well.
_EITHER = frozenset({"juge", "critique"})
#: What may stand behind such a verb.
_BEHIND = frozenset({"de", "d'", "à", "que", "qu'"})
_DAYS = frozenset("lundi mardi mercredi jeudi vendredi samedi dimanche hier".split())


def behind_clitic(words: Sequence[Word], i: int, first: int) -> bool:
    """Whether a word behind "le", "la" or "les" can be no noun there, or stands between a subject and what is said of it."""
    word, article = words[i].lower, words[i - 1].lower if i > first else ""
    if word not in _FEMININE | _EITHER or i + 1 >= len(words) or words[i + 1].sentence != words[i].sentence:
        return False
    after = words[i + 1]
    if (article == "le" and word in _FEMININE) or article == "les":
        return after.pos != "PUNCT"
    if article not in {"la", "l'"} or i - 2 < first or words[i - 2].lower in _DAYS:
        return False
    if words[i - 2].dep.startswith("obl"):
        return False  # "a brandi dans la soirée la menace de représailles": a when, no subject
    subject = words[i - 2].pos in {"NOUN", "PROPN"} or words[i - 2].lower in {"qui", "ne"}
    said = after.pos in {"ADJ", "VERB"} and after.lower not in {"a", "est"}
    return subject and (said or after.lower in _BEHIND)

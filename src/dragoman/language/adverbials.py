"""Where fixed adverbials stand among the words: "en outre", "pour la première fois", "de son côté"."""

from __future__ import annotations

from collections.abc import Sequence

from dragoman.codebook.adverbials import load_adverbials
from dragoman.language.analysis import Word

#: What may stand between "tous deux" as a subject and its verb.
_CLITICS = frozenset({"se", "s'", "s’", "ne", "n'", "n’"})


def adverbial_at(words: Sequence[Word], k: int, last: int) -> int:
    """How many words the longest adverbial takes up that begins at `k` and ends before `last`; 0 where none does."""
    for adverbial in load_adverbials().get(words[k].lower, ()):
        end = k + len(adverbial)
        if end <= last and all(words[k + n].lower == word for n, word in enumerate(adverbial)):
            return 0 if _subject(words, k, end) else len(adverbial)
    return 0


def _subject(words: Sequence[Word], k: int, end: int) -> bool:
    """Whether "tous deux" opens a clause right before its verb, and is who acts there: "; tous deux ont signé"."""
    if words[k].lower not in {"tous", "toutes"} or end >= len(words):
        return False
    opens = not k or words[k - 1].pos in {"PUNCT", "CCONJ", "SCONJ"}
    verb = words[end].pos == "AUX" or (words[end].pos == "VERB" and words[end].lower.endswith("ent"))
    return opens and (verb or words[end].lower in _CLITICS)


def adverbial_before(words: Sequence[Word], k: int, first: int) -> int:
    """How many words the adverbial takes up whose last word is `k`; 0 where none ends there."""
    starts = range(max(first, k - 5), k)
    return next((k + 1 - start for start in starts if start + adverbial_at(words, start, k + 1) == k + 1), 0)


def set_apart(words: Sequence[Word], first: int, last: int) -> frozenset[int]:
    """The indices of words within a verb that are not of it: "ont elles aussi ouvert", "ont, elles, convoqué"."""
    between = {k for k in range(first + 1, last - 1) if words[k - 1].text == "," == words[k + 1].text}
    return adverbial_words(words, first, last) | between


def adverbial_words(words: Sequence[Word], first: int, last: int) -> frozenset[int]:
    """The indices of all words that lie in adverbials."""
    found: set[int] = set()
    for k in range(first, last):
        found.update(range(k, k + adverbial_at(words, k, last)))
    return frozenset(found)

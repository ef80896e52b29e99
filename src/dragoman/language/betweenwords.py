"""Marks and dashes that stand inside a noun phrase and do not end it."""

from __future__ import annotations

import functools
from collections.abc import Sequence

from dragoman.codebook.nouns import noun_classes, singular
from dragoman.language.analysis import Word

#: The dashes that a hyphen is written with.
_HYPHENS = frozenset({"-", "\u2010", "\u2011"})


def opens_name(words: Sequence[Word], content: int, k: int, last: int) -> bool:
    """Whether a quotation mark inside a phrase only marks a name or an expression: "le « New Deal technologique »"."""
    if words[k].text in {"«", "“", '"'} and k + 1 < last:
        return (
            k > content - 1 and words[k - 1].pos in {"DET", "NOUN", "ADJ", "ADP"} and words[k + 1].pos != "PUNCT"
        )
    return False


def manner(words: Sequence[Word], k: int, last: int) -> bool:
    """Whether an adverb of manner stands between a verb and its object: "a condamné fermement le tir"."""
    word = words[k]
    adverb = word.pos == "ADV" and word.lower.endswith("ment") and word.lower not in {"notamment", "également", "seulement"}
    return adverb and k + 1 < last and words[k + 1].pos == "DET"


def closes(words: Sequence[Word], first: int, last: int, start: int) -> bool:
    """Whether only the mark that closes what a phrase opened parts it from the next: "les « hacktivistes » d'Anonymous"."""
    opened = any(words[k].text in {"«", "“"} for k in range(first, last))
    return opened and start == last + 1 and words[last].text in {"»", "”"}


def hyphen(words: Sequence[Word], k: int, last: int) -> bool:
    """Whether a dash is the hyphen of one word that the tokens part: "libano-chypriotes", but not "Paris-Tunis"."""
    if words[k].text not in _HYPHENS or k + 1 >= last or k == 0:
        return False
    before, after = words[k - 1], words[k + 1]
    tight = before.end == words[k].start and words[k].end == after.start
    named = k > 1 and words[k - 2].text in {"«", "“"}  # "le programme « D-CLIC » de l'OIF"
    return tight and (named or not (before.text[:1].isupper() and after.text[:1].isupper()))


def opens_pair(words: Sequence[Word], k: int, last: int) -> bool:
    """Whether two names with a hyphen say behind a noun between whom it is: "le sommet Trump-Kim", "l'accord UE-Chine"."""
    if k < 1 or k + 2 >= last or words[k + 1].text not in _HYPHENS or hyphen(words, k + 1, last):
        return False
    tight = words[k].end == words[k + 1].start and words[k + 1].end == words[k + 2].start
    named = words[k].text[:1].isupper() and words[k + 2].text[:1].isupper()
    noun = words[k - 2] if words[k - 1].pos == "ADJ" and k > 1 else words[k - 1]
    return tight and named and singular(noun.text) in _between_two()


@functools.cache
def _between_two() -> frozenset[str]:
    classes = noun_classes()
    return classes["between_two"] | classes["gathering"] | classes["talk"] | classes["instrument"] | classes["negotiation"]


__all__ = ["closes", "hyphen", "manner", "opens_name", "opens_pair"]

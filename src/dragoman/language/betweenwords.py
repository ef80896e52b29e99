"""Marks and dashes that stand inside a noun phrase and do not end it."""

from __future__ import annotations

from collections.abc import Sequence

from dragoman.language.analysis import Word


def opens_name(words: Sequence[Word], content: int, k: int, last: int) -> bool:
    """Whether a quotation mark inside a phrase only marks a name or an expression: "le « New Deal technologique »"."""
    if words[k].text in {"«", "“", '"'} and k + 1 < last:
        return (
            k > content - 1 and words[k - 1].pos in {"DET", "NOUN", "ADJ", "ADP"} and words[k + 1].pos != "PUNCT"
        )
    return False


def hyphen(words: Sequence[Word], k: int, last: int) -> bool:
    """Whether a dash is the hyphen of one word that the tokens part: "libano-chypriotes", but not "Paris-Tunis"."""
    if words[k].text not in {"-", "\u2010", "\u2011"} or k + 1 >= last or k == 0:
        return False
    before, after = words[k - 1], words[k + 1]
    tight = before.end == words[k].start and words[k].end == after.start
    named = k > 1 and words[k - 2].text in {"«", "“"}  # "le programme « D-CLIC » de l'OIF"
    return tight and (named or not (before.text[:1].isupper() and after.text[:1].isupper()))


__all__ = ["hyphen", "opens_name"]

"""Numbers that begin a phrase of their own."""

from __future__ import annotations

from collections.abc import Sequence

from dragoman.codebook.nouns import singular
from dragoman.language.analysis import Word

#: Nouns that are numbers: "un millier de Turcs".
NUMBERS = frozenset(
    "dizaine douzaine quinzaine vingtaine trentaine quarantaine cinquantaine soixantaine centaine millier million".split()
)


def counted(words: Sequence[Word], k: int, last: int) -> bool:
    """Whether a number comes next: "200 manifestants", "un millier de Turcs"."""
    if k >= last:
        return False
    many = words[k].lower in {"un", "une"} and k + 1 < last and singular(words[k + 1].text) in NUMBERS
    return many or words[k].pos == "NUM"


def more_or_less(words: Sequence[Word], k: int, last: int) -> int:
    """How many words at `k` only say that a number is a bound: "plus de 40 diplomates", "pas moins de dix"; 0 where none do."""
    first = k + (words[k].lower == "pas") if k < last else k
    bound = first + 1 < last and words[first].lower in {"plus", "moins"} and words[first + 1].lower in {"de", "d'"}
    return first + 2 - k if bound and counted(words, first + 2, last) else 0


def counts_what_follows(words: Sequence[Word], k: int, last: int) -> bool:
    """Whether a number behind another word counts what follows: "à Kiev 50 000 obus", "à la Mauritanie deux avions".

    Behind a common noun only one in letters does: "à autorisation deux nouveaux modèles", but "à la page 12".
    """
    before, after = words[k - 1].pos, words[k + 1].pos if k + 1 < last else ""
    if words[k].pos != "NUM":
        return False
    if words[k].text[:1].isalpha() and before in {"PROPN", "NOUN", "ADJ"} and after in {"NOUN", "ADJ"}:
        return True
    if before == "PROPN" and after == "NOUN":
        return True
    if before not in {"PROPN", "PRON"}:
        return False
    while k < last and words[k].pos == "NUM":
        k += 1
    return k < last and words[k].pos == "NOUN" and words[k].text.islower()

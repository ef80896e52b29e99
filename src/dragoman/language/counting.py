"""Numbers that begin a phrase of their own."""

from __future__ import annotations

from collections.abc import Sequence

from dragoman.language.analysis import Word


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

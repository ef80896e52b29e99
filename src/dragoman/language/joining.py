"""What belongs to the noun before it, and what a comma, "et" and "ainsi que" join."""

from __future__ import annotations

from collections.abc import Sequence

from dragoman.codebook import load_parties
from dragoman.codebook.folding import fold, key
from dragoman.language.analysis import Word


def as_well(words: Sequence[Word], k: int) -> bool:
    """Whether "ainsi que" stands at a word: "a reçu le ministre togolais ainsi que l'ambassadrice du Bénin"."""
    return k >= 0 and words[k].lower == "ainsi" and k + 1 < len(words) and words[k + 1].lower in {"que", "qu'"}


#: Offices that have their field behind "à".
_WITH_FIELD = frozenset(
    """secretaire sous-secretaire commissaire ministre delegue deleguee haut-commissaire haute-commissaire vice-ministre
    conseiller conseillere""".split()
)


def portfolio(words: Sequence[Word], first: int, start: int, end: int) -> bool:
    """Whether "à" behind an office opens its field: "le secrétaire d'État néerlandais à la Numérisation", not "à Paris".

    `first` is that of the phrase just before, or of the "de" phrase in which it ends.
    """
    at = first
    while at > 0 and words[at].lower in {"d'", "de"} and words[at].sentence == words[start].sentence:
        at -= 1
    office = any(fold(w.lower) in _WITH_FIELD for w in words[at:start])
    article = words[start].lower in {"au", "aux"} or (start + 1 < end and words[start + 1].pos == "DET")
    field = next((w for w in words[start + 1 : end] if w.pos != "DET"), words[start])
    return office and article and field.text[:1].isupper() and not load_parties().index.get(key(field.text))


def goes_on(words: Sequence[Word], content: int, end: int) -> bool:
    """Whether a list goes on after a comma: an "et" follows before any verb; or the phrase is an apposition without article."""
    if words[content].pos not in {"DET", "PROPN", "NUM"}:
        return True
    for k in range(end, min(end + 14, len(words))):
        if words[k].sentence != words[content].sentence or words[k].pos in {"VERB", "AUX"}:
            return False
        if words[k].lower in {"et", "ainsi"}:
            return True
    return False


#: Words that count people in a crowd.
CROWDS = frozenset("centaines dizaines milliers millions vingtaines trentaines cinquantaines".split())


def opens_clause(words: Sequence[Word], partner: int, start: int, end: int) -> bool:
    """Whether a phrase behind "et" is the subject of the verb that follows: "livre du blé à l'Égypte, et le Kenya doit"."""
    well = as_well(words, start - 2)  # "ainsi que le Pérou l'avait annoncé"
    if start < 2 or not (well or words[start - 1].lower == "et"):
        return False
    sentence, comma = words[start].sentence, words[start - 2].lower == "," and not well
    before = partner - 1
    while before >= 0 and words[before].sentence == sentence and words[before].pos not in {"VERB", "AUX"}:
        if not comma and (words[before].pos == "SCONJ" or words[before].lower in _RELATIVE):
            return False  # "a dit que l'accord avec Paris et Berlin avance"
        before -= 1
    if before < 0 or words[before].sentence != sentence:
        return False  # "la France, et le Kenya avec elle": no verb yet
    many = words[end - 1].lower in CROWDS  # "et des centaines de manifestants se sont massés"
    for k in range(end, min(end + (8 if comma or many else 3), len(words))):
        if words[k].sentence != sentence or words[k].pos in {"PUNCT", "CCONJ", "SCONJ"}:
            return False
        if words[k].pos in {"VERB", "AUX"}:
            return comma or "VerbForm=Fin" in words[k].morph
        if not comma and not (many and words[k].pos in {"ADP", "NOUN", "ADJ"}) and words[k].pos not in {"PRON", "ADV"}:
            return False
    return False


_RELATIVE = frozenset({"que", "qu'", "qui", "dont", "où", "lequel", "laquelle", "lesquels", "lesquelles"})

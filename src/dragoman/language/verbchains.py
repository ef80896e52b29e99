"""From an auxiliary to its participle: over adverbs, "été" and asides ("ont en effet refusé", "ayant, mardi, appelé")."""

from __future__ import annotations

from collections.abc import Sequence

from dragoman.codebook.verbs import VerbForm, verb_forms
from dragoman.language.adverbials import adverbial_at
from dragoman.language.analysis import Word
from dragoman.language.verbwords import BETWEEN, RARE, WITH_ETRE

Chain = tuple[int, VerbForm, bool, bool]

#: Marks behind which the words of another begin, in the middle of a verb.
OPENING = frozenset({"«", "“", '"'})


def pick(readings: tuple[VerbForm, ...], moods: set[str]) -> VerbForm | None:
    """The likeliest of the readings of a form that are of these moods."""
    order = {"ind": 0, "cnd": 1, "sub": 2, "part": 3, "inf": 4, "imp": 5}
    auxiliary = {"avoir", "être"}
    fit = sorted(
        (r for r in readings if r.mood in moods),
        key=lambda r: (r.lemma not in auxiliary, order[r.mood], -(r.person or 0), r.lemma in RARE),
    )
    return fit[0] if fit else None


def chain(words: Sequence[Word], i: int, last: int, auxiliary: VerbForm) -> Chain | None:
    """From an auxiliary to its participle: (index, participle, perfect, passive), over adverbs, "été" and short asides.

    Where nothing follows "été" but a noun or an adjective, it is the participle itself: "Lomé a été l'hôte du sommet".
    """
    found = _chain(words, i, last, auxiliary)
    if found is not None or auxiliary.lemma != "avoir":
        return found
    k = i + 1
    while k < last and (apart := adverbial_at(words, k, last) or int(words[k].lower in BETWEEN or words[k].pos == "ADV")):
        k += apart
    been = pick(verb_forms("été"), {"part"}) if k < last and words[k].lower == "été" else None
    return (k, been, True, False) if been is not None else None


def _chain(words: Sequence[Word], i: int, last: int, auxiliary: VerbForm) -> Chain | None:
    k, passive_seen, near = i + 1, False, i + 1
    aside = 0
    while k < last:
        word = words[k]
        if word.lower == "été" and not passive_seen:
            passive_seen, k = True, k + 1
            continue
        if word.text in OPENING and k == near:  # "a « condamné vigoureusement » l'essai"
            k, near = k + 1, near + 1
            continue
        if taken := adverbial_at(words, k, last):  # "a en outre demandé"
            near = k + taken if k == near else near
            k += taken
            continue
        participle = pick(verb_forms(word.text), {"part"}) if word.text[:1].islower() and word.text.isalpha() else None
        adjacent = k == near and word.pos in {"NOUN", "PROPN"}
        fit = word.pos not in {"NOUN", "DET", "ADP"} or adjacent
        if participle and participle.tense == "past" and fit and word.lower not in {"dû", "du", "plus"}:
            return _chained(k, participle, auxiliary, passive_seen)
        if participle and participle.tense == "past" and word.lower == "dû":
            return (k, participle, True, False)
        if word.lower == "," or word.lower in BETWEEN or word.pos == "ADV" or word.text.startswith("-"):
            k += 1
        elif aside < 7 and _inside_aside(words, i, k, last):
            aside, k = aside + 1, k + 1
        else:
            return _parsed_chain(words, i, last, auxiliary)
        if k - i > 14:
            return None
    return None


def _parsed_chain(words: Sequence[Word], i: int, last: int, auxiliary: VerbForm) -> Chain | None:
    """The participle that the parser gives an auxiliary, over words of time or manner: "ont en effet refusé"."""
    k = words[i].head
    if not (words[i].dep.startswith("aux") and i + 1 < k < min(last, i + 9)) or words[k].pos not in {"VERB", "AUX"}:
        return None
    participle = pick(verb_forms(words[k].text), {"part"})
    between = words[i + 1 : k]
    if participle is None or participle.tense != "past" or any(w.text in {",", ";", ":", "«", "("} for w in between):
        return None
    if any(w.pos in {"VERB", "PRON", "SCONJ"} and w.lower != "été" for w in between):
        return None
    return _chained(k, participle, auxiliary, any(w.lower == "été" for w in between))


def _inside_aside(words: Sequence[Word], i: int, k: int, last: int) -> bool:
    """Whether word `k` lies in an aside between two commas that opened after the auxiliary."""
    opened = any(words[n].lower == "," for n in range(i + 1, k))
    closes = any(words[n].lower == "," for n in range(k + 1, min(last, k + 8)))
    return opened and closes


def _chained(k: int, participle: VerbForm, auxiliary: VerbForm, passive_seen: bool) -> Chain:
    if auxiliary.lemma == "avoir":
        return (k, participle, True, passive_seen)
    perfect = participle.lemma in WITH_ETRE
    return (k, participle, perfect, not perfect)

"""Verbs of the press that the tagger takes for nouns, told by what the parser hangs on them or by marked words behind them."""

from __future__ import annotations

from collections.abc import Sequence

from dragoman.codebook.verbs import verb_forms
from dragoman.language.analysis import Word
from dragoman.language.verbwords import NOMINAL, OBJECT_OPENERS

#: How far before a verb its subject may stand, and how long words between marks may be.
_REACH = 8
_MARKED = 5


def root_of_subject(words: Sequence[Word], i: int) -> bool:
    """Whether a noun that heads a sentence without a verb has a subject: "La marine chilienne patrouille depuis lundi"."""
    word = words[i]
    if word.pos != "NOUN" or word.dep != "ROOT" or words[i - 1].lower in NOMINAL or words[i - 1].pos not in {"NOUN", "ADJ"}:
        return False
    held = any(w.dep == "nsubj" and w.head == i and w.sentence == word.sentence for w in words[max(0, i - _REACH) : i])
    finite = any(f.mood == "ind" and f.person == 3 for f in verb_forms(word.text))
    return held and finite and not any("VerbForm=Fin" in w.morph for w in words if w.sentence == word.sentence)


def lone_has(words: Sequence[Word], i: int) -> bool:
    """Whether "a" is the verb of a sentence that has no other: "L'idée d'un corridor ferroviaire a la caution de l'Otan"."""
    if words[i].text != "a" or words[i - 1].pos not in {"NOUN", "PROPN", "ADJ"}:
        return False
    return not any("VerbForm=Fin" in w.morph for w in words if w.sentence == words[i].sentence)


def marked_before_object(words: Sequence[Word], i: int) -> bool:
    """Whether one or two words between marks stand between a verb and its object: "Lima juge « inacceptable » la position"."""
    if i + 1 >= len(words) or words[i + 1].text not in {"«", "“", '"'}:
        return False
    for k in range(i + 2, min(i + _MARKED, len(words) - 1)):
        if words[k].text in {"»", "”", '"'}:
            return words[k + 1].lower in OBJECT_OPENERS and words[k + 1].sentence == words[i].sentence
    return False


def with_agent(words: Sequence[Word], i: int) -> bool:
    """Whether a word that can only be a participle has an agent: "sanctionnée par le Japon", whatever the tagger says."""
    forms = verb_forms(words[i].text) if words[i].text.islower() and i + 1 < len(words) else ()
    return bool(forms) and words[i + 1].lower == "par" and all(f.mood == "part" and f.tense == "past" for f in forms)


def only_verb(word: Word) -> bool:
    """Whether a word cannot be anything but a conjugated verb: a future, a conditional, an imperfect."""
    forms = verb_forms(word.text) if word.text.islower() and len(word.text) > 4 else ()
    return bool(forms) and all(f.mood == "cnd" or (f.mood == "ind" and f.tense in {"fut", "imp"}) for f in forms)


__all__ = ["lone_has", "marked_before_object", "only_verb", "root_of_subject", "with_agent"]

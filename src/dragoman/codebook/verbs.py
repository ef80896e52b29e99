"""What a French verb form can be, known without the tagger, which takes many a verb for a noun or an adjective.

    >>> [(f.mood, f.tense, f.person, f.number) for f in verb_forms("signeraient")]
    [('cnd', 'pres', 3, 'plur')]
"""

from __future__ import annotations

import re
import unicodedata
from dataclasses import replace
from functools import lru_cache

from dragoman.codebook.verb_table import VerbForm, fold, verb_table

__all__ = ["VerbForm", "forms_of", "is_form_of", "lemmas_of", "verb_forms"]

MOOD_ORDER = ("inf", "ind", "cnd", "sub", "imp", "part")
TENSE_ORDER = (None, "pres", "imp", "past", "fut")

ELISION = re.compile(r"^(?:[cdjlmnst]|qu|lorsqu|puisqu)'")
CLITIC = re.compile(r"(?:-t)?-(?:je|tu|ils?|elles?|on|nous|vous|ce|l[ae]s?|leur|lui|moi|toi|en|y)$")
REFLEXIVE = re.compile(r"^s(?:e |')(?:en )?")
HYPHENATED = re.compile(r"^(co|re|ré|pré|auto|inter|sur|sous|dé|contre|télé|post|néo|cyber)-(?=\w{4})")

REFORMED = str.maketrans("éîû", "èiu")
"""What the spelling of 1990 changed, as far as it matters to tell forms apart."""

FORGOTTEN = {"ê": "eéè", "â": "a", "ô": "o"}
"""What haste writes for a circumflex ("relaché", "dépéché"); one too many makes another word ("côté" is no form of "coter")."""

FALLBACK_LENGTH = 4
"""Shorter words ("du", "a", "ou") are too often something else to be read with accents they do not show."""

LONGEST_WORD = 40
"""No French verb form is longer: what is, is not looked up, so that a hostile "word" costs nothing."""


def _normal(word: str) -> str:
    return unicodedata.normalize("NFC", word).lower().replace("’", "'").replace("ʼ", "'").replace("‑", "-").strip()


def _sort_key(form: VerbForm) -> tuple[str, int, int, int, str, str]:
    tense = TENSE_ORDER.index(form.tense)
    return form.lemma, MOOD_ORDER.index(form.mood), tense, form.person or 0, form.number or "", form.gender or ""


def _without_accents_shown(word: str, bare: str) -> list[str]:
    """The spellings that a word may stand for: its accents dropped, or set after the rules of 1990."""
    if len(bare) < FALLBACK_LENGTH:
        return []
    folded = fold(bare)
    spellings = verb_table().spellings(folded)
    if folded == bare:
        return spellings
    if word.isupper():  # accents on some capitals only
        return [s for s in spellings if all(b in (a, fold(a)) for a, b in zip(s, bare, strict=False))]
    # "accèdera" for "accédera", "entrainé" for "entraîné": é before a mute e became è; î and û lost their circumflex.
    alike = [s for s in spellings if len(s) == len(bare)]
    return [s for s in alike if all(_may_be(a, b) for a, b in zip(s, bare, strict=True))]


def _may_be(meant: str, written: str) -> bool:
    return meant.translate(REFORMED) == written.translate(REFORMED) or written in FORGOTTEN.get(meant, "")


def _readings(word: str, bare: str, accents: bool) -> set[VerbForm]:
    table = verb_table()
    found = table.lookup(bare)
    if not found or not accents or (len(word) > 1 and word.isupper()):
        for spelling in _without_accents_shown(word, bare):
            found |= table.lookup(spelling)
    return found


def _prefixed(word: str, bare: str, accents: bool) -> set[VerbForm]:
    """Readings of "co-préside", by a verb known with its prefix, else by the verb that the prefix stands before."""
    match = HYPHENATED.match(bare)
    if match is None:
        return set()
    rest, prefix = bare[match.end() :], match[1]
    return _readings(word, prefix + rest, accents) or {
        replace(form, lemma=prefix + form.lemma) for form in _readings(word, rest, accents)
    }


@lru_cache(maxsize=65536)
def verb_forms(word: str, *, accents: bool = True) -> tuple[VerbForm, ...]:
    """Every reading of a word as a verb form, sorted by lemma, mood, tense and person; empty if it is none.

    Case and the kind of apostrophe do not count; an elided word before ("s'engage") and a pronoun after ("a-t-il") are
    taken off. A word in capitals, or one that is no form as written, is also read with the accents it may have lost
    ("SIGNE" is signe and signé, "decide" décide and décidé); `accents=False` says that the whole text lacks them.
    A prefix with a hyphen is joined: "co-préside" is a form of coprésider.
    """
    bare = _normal(word)
    if not bare or len(bare) > LONGEST_WORD:
        return ()
    found = _readings(word, bare, accents)
    if not found and "'" in bare:
        bare = ELISION.sub("", bare)
        found = _readings(word, bare, accents)
    if not found and "-" in bare:
        bare = CLITIC.sub("", bare)
        found = _readings(word, bare, accents)
    if not found and "-" in bare:
        found = _prefixed(word, bare, accents)
    return tuple(sorted(found, key=_sort_key))


def lemmas_of(word: str, *, accents: bool = True) -> tuple[str, ...]:
    """The infinitives that a word may be a form of, in alphabetical order."""
    return tuple(dict.fromkeys(form.lemma for form in verb_forms(word, accents=accents)))


def is_form_of(word: str, lemma: str, *, accents: bool = True) -> bool:
    """Whether a word can be a form of a verb; the verb may be given with its pronoun ("se rendre", "s'entretenir")."""
    return REFLEXIVE.sub("", _normal(lemma)) in lemmas_of(word, accents=accents)


@lru_cache(maxsize=1024)
def forms_of(lemma: str) -> tuple[tuple[str, VerbForm], ...]:
    """All forms of a verb with what each marks, sorted by form; empty if the verb is unknown."""
    table = verb_table()
    bare = REFLEXIVE.sub("", _normal(lemma))
    numbers = {number: stem for stem, number in table.cuts(bare)}
    found = {
        (numbers[number] + ending, VerbForm(bare, *feature))
        for ending, readings in table.endings.items()
        for number, features in readings
        if number in numbers
        for feature in features
    }
    found |= {
        (form, VerbForm(bare, *feature))
        for form, readings in table.extra.items()
        for known, feature in readings
        if known == bare
    }
    return tuple(sorted(found, key=lambda item: (item[0], _sort_key(item[1]))))

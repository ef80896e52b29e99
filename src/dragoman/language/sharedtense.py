"""Participles that carry on a compound tense begun further back: "a dénoncé « une taxe déguisée » et menacé de riposter"."""

from __future__ import annotations

import itertools
from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING

from dragoman.language.analysis import Word

if TYPE_CHECKING:
    from dragoman.language.verbgroups import VerbGroup

_OBJECT = frozenset({"DET", "PROPN", "PRON"})
#: So many verbs back a compound tense is looked for.
_BACK = 12
_ADVERBS = frozenset({"ADV"})


def shared_tense(words: Sequence[Word], i: int, before: Sequence[VerbGroup]) -> VerbGroup | None:
    """The verb group whose auxiliary the participle at `i` may share: the last one, or one further back.

    Further back only where the participle has an object or a complement of its own, does not stand beside another participle,
    and what lies between is a description, an infinitive, a clause or a quote.
    """
    last = before[-1] if before else None
    if last is not None and not last.passive and _borne(words, i):
        return None
    if last is not None and _compound(last) and not _in_closed_quote(words, last, i):
        return last
    if last is None or words[i - 1].lower != "et" or last.end == i - 1 or not _governs(words, i):
        return None
    outer = (g for g in itertools.islice(reversed(before), 1, _BACK) if _compound(g) and not _in_closed_quote(words, g, i))
    found = next(outer, None)
    return found if found is not None and words[found.start].sentence == words[i].sentence else None


def _borne(words: Sequence[Word], i: int) -> bool:
    """ "a déploré le blocage, décidé en avril par Hanoï": behind a comma, with who did it."""
    if words[i - 1].text != ",":
        return False
    if words[i].lower.startswith(("soupçonn", "suspect")) and i + 1 < len(words) and words[i + 1].lower in {"de", "d'"}:
        return True  # "enquête sur Nvidia, soupçonné d'avoir"
    for word in words[i + 1 : i + _TO_AGENT]:
        if word.lower == "par":
            return True
        if word.text in {",", ";", "."} or word.pos in {"VERB", "AUX"} or word.lower in {"et", "que", "qu'"}:
            return False
    return False


#: Words between a participle and who did it.
_TO_AGENT = 6


def _compound(group: VerbGroup) -> bool:
    return (group.perfect or group.passive) and group.form in {"finite", "infinitive"}


def _in_closed_quote(words: Sequence[Word], group: VerbGroup, i: int) -> bool:
    """Whether a quote holds the group and ends before the word at `i`."""
    opened = _balance(w.text for w in words[max(0, group.start - 60) : group.start])
    return opened > 0 and any(w.text in {"»", "”"} for w in words[group.end : i])


def _balance(texts: Iterable[str]) -> int:
    depth = 0
    for text in texts:
        depth = depth + 1 if text in {"«", "“"} else max(0, depth - 1) if text in {"»", "”"} else depth
    return depth


def _governs(words: Sequence[Word], i: int) -> bool:
    """Whether an object, a clause or an infinitive follows: "exhorté Helsinki", "annoncé que", "menacé de saisir"."""
    k = i + 1
    while k < len(words) and words[k].pos in _ADVERBS:
        k += 1
    if k + 1 >= len(words):
        return False
    word, after = words[k], words[k + 1]
    if word.lower in {"que", "qu'", "«", "“"}:
        return True
    if word.lower in {"de", "d'", "à"}:
        return after.pos in {"VERB", "AUX"} or word.lower == "à"
    return word.pos in _OBJECT and after.pos != "NUM" and not after.text[:1].isdigit()

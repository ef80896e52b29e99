"""What the codebook knows of a sentence's words: acts that they can tell, parties that they name. No grammar is asked."""

from __future__ import annotations

import functools
import hashlib
from collections.abc import Iterator, Mapping, Sequence

from dragoman.codebook import load_parties
from dragoman.codebook.acts import load_acts
from dragoman.codebook.folding import fold, key
from dragoman.codebook.nouns import singular
from dragoman.codebook.triggers import Trigger, load_triggers
from dragoman.codebook.verbs import lemmas_of

#: Of how many numbers a party sets how many.
PARTY_SIZE, PARTY_MARKS = 64, 4
#: An act counts fully, its PLOVER type, which it shares with other acts, less.
TYPE_SHARE = 0.7
#: Kinds of forms that name no party.
_NOBODY = frozenset({"city", "lookalike", "region"})
Sparse = tuple[tuple[int, float], ...]


@functools.cache
def _places() -> tuple[Mapping[str, int], Mapping[str, int]]:
    """The number of each act, and of its type after all acts."""
    acts = load_acts()
    types = sorted({act.plover.partition("-")[0] for act in acts.values()})
    kinds = {name: len(acts) + n for n, name in enumerate(types)}
    return {name: n for n, name in enumerate(acts)}, {n: kinds[act.plover.partition("-")[0]] for n, act in acts.items()}


@functools.cache
def act_size() -> int:
    """How many numbers acts take."""
    acts, types = _places()
    return len(acts) + len(set(types.values()))


@functools.lru_cache(maxsize=200_000)
def acts_of(word: str) -> Sparse:
    """The acts that a word can tell, each with its share of it."""
    triggers, bare = load_triggers(), fold(word).rpartition("'")[2]
    found: list[Trigger] = []
    for lemma in map(fold, lemmas_of(word)):
        found += [*triggers.verbs.get(lemma, ()), *triggers.verbs.get(f"se {lemma}", ())]
    for noun in dict.fromkeys((singular(bare), bare)):
        found += triggers.nouns.get(noun, ())
    found += triggers.adjectives.get(bare, ())
    names = sorted({each.act.name for each in found})
    acts, types = _places()
    told: dict[int, float] = {}
    for name in names:
        for place, share in ((acts[name], 1.0), (types[name], TYPE_SHARE)):
            told[place] = told.get(place, 0.0) + share / len(names)
    return tuple(sorted(told.items()))


@functools.cache
def _starts() -> Mapping[str, int]:
    """The first word of every form with the words of the longest that begins so."""
    found: dict[str, int] = {}
    for form in load_parties().index:
        words = form.split(" ")
        found[words[0]] = max(found.get(words[0], 0), len(words))
    return found


def parties_in(pieces: Sequence[str]) -> Iterator[str]:
    """The parties that the words of a sentence name, the longest form first; what may be several is none."""
    keys, starts, at = [key(piece) for piece in pieces], _starts(), 0
    while at < len(keys):
        step = 1
        for length in range(min(starts.get(keys[at], 0), len(keys) - at), 0, -1):
            party = _party(" ".join(keys[at : at + length]), capital=not pieces[at][:1].islower())
            if party is not None:
                yield party
                step = length
                break
        at += step


@functools.lru_cache(maxsize=100_000)
def _party(form: str, *, capital: bool) -> str | None:
    known = [each for each in load_parties().index.get(form, ()) if not each.weak and each.party and each.kind not in _NOBODY]
    named = {each.party for each in known if capital or each.case == "any"}
    return named.pop() if len(named) == 1 else None


@functools.lru_cache(maxsize=100_000)
def party_marks(party: str) -> Sparse:
    """The numbers that stand for a party: few of many, so that two parties seldom share one."""
    drawn = hashlib.shake_256(party.encode("utf-8")).digest(2 * PARTY_MARKS)
    width = PARTY_SIZE // PARTY_MARKS
    return tuple((n * width + drawn[n] % width, 1.0 if drawn[PARTY_MARKS + n] & 1 else -1.0) for n in range(PARTY_MARKS))

"""Runs of capitalised words that could name a person, cut where a civility, a role or a sentence begins."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

import regex

from dragoman.codebook.firstnames import is_first_name
from dragoman.codebook.persons import load_persons
from dragoman.codebook.verbs import verb_forms
from dragoman.reading.names_tokens import Token, begins_sentence

#: Small words inside a name, after which it goes on.
#: French particles that also stand between a role and a place: a name may not be joined by them without a first name.
#: Words that begin with a capital only because a sentence or a headline does.
#: "el-Menfi", "al‑Assad": a name whose article is in lower case.
_ARTICLED = regex.compile(r"(?:[ae]l|[ae][sdtrnz]|a[cs]h)[-‐‑]\p{Lu}")
#: Letters French does not have: "Tạ" is a name, not "ta".
_FOREIGN = regex.compile(r"[\u0100-\u0151\u0154-\u0177\u0179-\u024f\u1e00-\u1eff]")
_SPACES = frozenset(" \u00a0\u202f\u2009")
_LONGEST = 9


@dataclass(frozen=True, slots=True)
class Run:
    """A run of tokens `first` to `last` (exclusive) that could be a name, with the offsets of its words."""

    first: int
    last: int
    start: int
    end: int


def find_runs(text: str, tokens: tuple[Token, ...], cut: Callable[[int], int]) -> list[Run]:
    """All runs of capitalised words that may name a person, in the order of the text.

    `cut` gives for a token the number of tokens from it on that cannot be part of a name (a civility, a role noun, the
    name of a state), 0 where there are none.
    """
    found: list[Run] = []
    i = 0
    while i < len(tokens):
        skip = cut(i)
        if skip or not _may_begin(tokens, i):
            i += max(skip, 1)
            continue
        last = _run_end(text, tokens, i, cut)
        found.append(Run(i, last, tokens[i].start, _name_end(tokens, last)))
        i = last
    return found


def _name_end(tokens: tuple[Token, ...], last: int) -> int:
    """Where the name ends: before the full stop of an initial that closes a sentence or a byline."""
    token = tokens[last - 1]
    return token.end - 1 if token.text.endswith(".") and len(token.text) == 2 else token.end


def _may_begin(tokens: tuple[Token, ...], i: int) -> bool:
    token = tokens[i]
    if not token.capital or token.text.endswith(("'", "’")) or _opener(token):
        return False
    if not begins_sentence(tokens, i) or is_first_name(token.text):
        return True
    following = tokens[i + 1] if i + 1 < len(tokens) else None
    if following is None or not (following.capital or following.low in load_persons().particles):
        return not _is_verb(token)
    return not _is_verb(token)


def _opener(token: Token) -> bool:
    """Whether a word begins with a capital only because a sentence or a headline does."""
    return token.low in load_persons().openers and not _FOREIGN.search(token.text)


def _is_verb(token: Token) -> bool:
    """Whether a word at the beginning of a sentence is a participle or a verb ("Interrogée", "Reçu", "Saluant")."""
    return any(form.mood in {"part", "imp", "inf"} for form in verb_forms(token.text)) and not token.shout


def _run_end(text: str, tokens: tuple[Token, ...], i: int, cut: Callable[[int], int]) -> int:
    last = i + 1
    while last < len(tokens) and last - i < _LONGEST:
        step = _step(text, tokens, i, last, cut)
        if not step:
            break
        last += step
    return last


def _step(text: str, tokens: tuple[Token, ...], first: int, at: int, cut: Callable[[int], int]) -> int:
    """How many tokens from `at` go on with the name: 0, 1, or some particles and the word after them."""
    for width in range(3):
        k = at + width
        if k >= len(tokens) or not _adjacent(text, tokens, k):
            return 0
        token = tokens[k]
        particle = token.low in load_persons().particles
        if (token.capital or _ARTICLED.match(token.text)) and not (particle and token.text.endswith(("'", "’"))):
            if cut(k) or (_opener(token) and not particle):
                return 0
            if tokens[k - 1].text.endswith(".") and _opener(token):
                return 0  # "Jérémie U. Le ministre": the full stop ends the sentence
            if particle and token.low in load_persons().loose_particles and not is_first_name(tokens[first].text):
                following = tokens[k + 1] if k + 1 < len(tokens) else None
                return width + 1 if following is not None and following.capital else 0
            return width + 1
        if not particle:
            return 0
        if token.low in load_persons().loose_particles and not _takes_particle(tokens, first, at):
            return 0
    return 0


def _takes_particle(tokens: tuple[Token, ...], first: int, at: int) -> bool:
    """Whether "de", "du" or "la" may go on with the name: after a first name, and it alone."""
    return at - first <= 2 and is_first_name(tokens[first].text)


def _adjacent(text: str, tokens: tuple[Token, ...], k: int) -> bool:
    between = text[tokens[k - 1].end : tokens[k].start]
    return not tokens[k].gap and len(between) <= 2 and all(c in _SPACES for c in between)

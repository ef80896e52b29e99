"""The codebook at a reviewer's hand: what acts and statuses mean, with examples."""

from __future__ import annotations

import functools
from dataclasses import dataclass

from dragoman.codebook.guide import Entry, load_guide
from dragoman.codebook.themes import load_themes
from dragoman.dossier import Language
from dragoman.web.typography import set_in
from dragoman.web.words import load_words

#: So many examples of each entry, and so many sentences that are none.
EXAMPLES, COUNTER = 2, 1


@dataclass(frozen=True, slots=True)
class Counter:
    """A sentence that is no example, and why."""

    text: str
    why: str


@dataclass(frozen=True, slots=True)
class Explained:
    """An act or a status."""

    name: str
    label: str
    meaning: str
    bounds: tuple[str, ...]
    examples: tuple[str, ...]
    counter: tuple[Counter, ...]


@functools.cache
def acts(lang: Language) -> tuple[Explained, ...]:
    """All acts by their label."""
    labels = load_words(lang).labels
    found = [_explained(entry, labels.act(name), lang) for name, entry in load_guide().acts.items()]
    return tuple(sorted(found, key=lambda each: each.label))


@functools.cache
def statuses(lang: Language) -> tuple[Explained, ...]:
    """All statuses in the order of the codebook."""
    labels = load_words(lang).labels
    return tuple(_explained(entry, labels.status(name), lang) for name, entry in load_guide().statuses.items())


@functools.cache
def themes(lang: Language) -> tuple[tuple[str, str], ...]:
    """All themes with their labels."""
    return tuple(sorted(((name, load_words(lang).labels.theme(name)) for name in load_themes()), key=lambda pair: pair[1]))


def _explained(entry: Entry, label: str, lang: Language) -> Explained:
    return Explained(
        name=entry.name, label=label, meaning=set_in(lang, entry.meaning[lang]),
        bounds=tuple(set_in(lang, line) for line in entry.bounds[lang]),
        examples=tuple(each.text for each in entry.examples[:EXAMPLES]),
        counter=tuple(Counter(text=e.text, why=set_in(lang, e.why[lang]) if e.why else "") for e in entry.counter[:COUNTER]),
    )  # fmt: skip

"""Names and words that tell what a name is; `models/scripts/build_known.py` writes the file they are read from."""

from __future__ import annotations

import functools
import json
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from spacy.tokens import Doc

KNOWN = Path(__file__).with_name("data") / "known.json"


class Phrases:
    """Phrases looked up word by word."""

    def __init__(self, phrases: Sequence[Sequence[str]]) -> None:
        self._by_first: dict[str, list[tuple[str, ...]]] = {}
        for phrase in sorted((tuple(p) for p in phrases), key=lambda p: (-len(p), p)):
            self._by_first.setdefault(phrase[0], []).append(phrase)

    def find(self, doc: Doc) -> Iterator[tuple[int, int]]:
        """First word and the word after the last of every phrase in a document, the longest first, none inside another."""
        words = [t.text for t in doc]
        at = 0
        while at < len(words):
            here = self._by_first.get(words[at], ())
            length = next((len(p) for p in here if tuple(words[at : at + len(p)]) == p), 0)
            if length:
                yield at, at + length
            at += length or 1


@dataclass(frozen=True)
class Known:
    """What is known of names before any document is read; words are in small letters but for those before persons."""

    organisations: Phrases
    states: frozenset[str]
    #: Nouns before the name of an organisation; those after which a word nobody took for a name is one too.
    organisation_nouns: frozenset[str]
    naming_nouns: frozenset[str]
    place_nouns: frozenset[str]
    #: Words that a name of a person is sometimes taken to begin with: titles, prepositions in capitals.
    before_persons: frozenset[str]


@functools.cache
def read_known(path: Path = KNOWN) -> Known:
    """The file's content."""
    data = json.loads(path.read_text(encoding="utf-8"))
    words = {
        key: frozenset(data[key]) for key in ("states", "organisation_nouns", "naming_nouns", "place_nouns", "before_persons")
    }
    return Known(organisations=Phrases(data["organisations"]), **words)

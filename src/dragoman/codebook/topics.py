"""What a page is about, where its words leave a single clause open: "l'offensive reprend" is no act of war in every page."""

from __future__ import annotations

import functools
from collections.abc import Mapping
from dataclasses import dataclass
from types import MappingProxyType

import regex

from dragoman.codebook.datafile import load_yaml
from dragoman.codebook.errors import CodebookError
from dragoman.codebook.folding import fold


@dataclass(frozen=True, slots=True)
class Topic:
    """A page is about it where at least `least` different words of it occur."""

    name: str
    words: tuple[regex.Pattern[str], ...]
    least: int


@functools.cache
def load_topics() -> Mapping[str, Topic]:
    """All topics by name.

    Raises:
        CodebookError: a topic has no words or no number.
    """
    found = {}
    for name, row in load_yaml("topics.yaml").items():
        if set(row) != {"words", "least"} or not isinstance(row["least"], int) or not row["words"]:
            raise CodebookError(f"topics.yaml ({name}): `words` and `least` are needed, nothing else")
        found[name] = Topic(name, tuple(_word(word) for word in row["words"]), row["least"])
    return MappingProxyType(found)


def _word(word: str) -> regex.Pattern[str]:
    ending = r"\w*" if word.endswith("*") else ""
    return regex.compile(rf"(?<!\w){regex.escape(fold(word.rstrip('*')))}{ending}(?!\w)")


def topics_of(text: str) -> frozenset[str]:
    """The topics of a page's text."""
    folded = fold(text)
    return frozenset(
        topic.name for topic in load_topics().values() if sum(1 for word in topic.words if word.search(folded)) >= topic.least
    )

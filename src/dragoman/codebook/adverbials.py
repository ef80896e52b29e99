"""Fixed adverbials of several words, which are no noun phrases and part what belongs together (data/adverbials.yaml)."""

from __future__ import annotations

import functools
from collections.abc import Mapping
from types import MappingProxyType

from dragoman.codebook.datafile import load_yaml


@functools.cache
def load_adverbials() -> Mapping[str, tuple[tuple[str, ...], ...]]:
    """The adverbials by their first word, each as its words in lower case, the longest first."""
    rows: dict[str, set[tuple[str, ...]]] = {}
    for listed in load_yaml("adverbials.yaml").values():
        for text in listed:
            words = tuple(text.split())
            rows.setdefault(words[0], set()).add(words)
    return MappingProxyType({first: tuple(sorted(found, key=lambda w: (-len(w), w))) for first, found in rows.items()})

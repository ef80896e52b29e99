"""Words that govern an act and change how far along it is: "envisage de", "a décidé de", "faute de"."""

from __future__ import annotations

import functools
from collections.abc import Mapping
from dataclasses import dataclass
from types import MappingProxyType

from dragoman.codebook.datafile import load_yaml
from dragoman.codebook.folding import fold


@dataclass(frozen=True, slots=True)
class Operators:
    """Each governing word, folded, with its effect: a status, "keep" or "skip" (see data/operators.yaml)."""

    verbs: Mapping[str, str]
    nouns: Mapping[str, str]
    adjectives: Mapping[str, str]
    markers: Mapping[str, str]
    support: Mapping[str, str]
    holders: Mapping[str, str]
    qualities: Mapping[str, str]
    unnamed: frozenset[str]
    passing: frozenset[str]
    doubts: frozenset[str]
    parts: frozenset[str]
    states: Mapping[str, str]


@functools.cache
def load_operators() -> Operators:
    """All operators, read once a process."""
    data = load_yaml("operators.yaml")
    names = ("verbs", "nouns", "adjectives", "markers", "support", "holders", "qualities", "states")
    kinds = {kind: _invert(data[kind]) for kind in names}
    return Operators(
        **kinds,
        unnamed=frozenset(fold(word) for word in data["unnamed"]),
        passing=frozenset(data["passing"]),
        doubts=frozenset(data["doubts"]),
        parts=frozenset(fold(word) for word in data["parts"]),
    )


def _invert(rows: Mapping[str, list[str]]) -> Mapping[str, str]:
    return MappingProxyType({fold(word): effect for effect, words in rows.items() for word in words})

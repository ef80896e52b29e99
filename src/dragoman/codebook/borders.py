"""Which states are neighbours (data/borders.yaml): whom "son voisin" and "les deux voisins" can mean."""

from __future__ import annotations

import functools
from collections.abc import Mapping
from types import MappingProxyType

from dragoman.codebook.datafile import load_yaml
from dragoman.codebook.errors import CodebookError
from dragoman.codebook.parties import load_parties


@functools.cache
def neighbours() -> Mapping[str, frozenset[str]]:
    """Each state with those it borders on, in both directions.

    Raises:
        CodebookError: a code is no state, or a pair stands twice.
    """
    found: dict[str, set[str]] = {}
    for state, others in load_yaml("borders.yaml").items():
        for other in others:
            if not (load_parties().is_state(state) and load_parties().is_state(other)):
                raise CodebookError(f"borders.yaml ({state}): {state} and {other} must be codes of states")
            if other in found.get(state, ()):
                raise CodebookError(f"borders.yaml ({state}): {other} stands twice")
            found.setdefault(state, set()).add(other)
            found.setdefault(other, set()).add(state)
    return MappingProxyType({state: frozenset(others) for state, others in found.items()})


def are_neighbours(one: str, other: str) -> bool:
    """Whether two parties are states that border on each other."""
    return other in neighbours().get(one, ())

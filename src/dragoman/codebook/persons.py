"""Words that tell the names of persons from other names, and where the words of a role end.

>>> load_persons().organisations >= {"fondation"}, "sante" in load_persons().portfolios
(True, True)
"""

from __future__ import annotations

import functools
from dataclasses import dataclass

from dragoman.codebook.datafile import load_yaml
from dragoman.codebook.errors import CodebookError
from dragoman.codebook.folding import fold

__all__ = ["PersonWords", "load_persons"]

_FIELDS = ("portfolios", "organisations", "named_things", "role_modifiers", "role_links", "stops")


@dataclass(frozen=True, slots=True)
class PersonWords:
    """Sets of folded words (see `folding.fold`); `persons.yaml` says what each is for."""

    portfolios: frozenset[str]
    organisations: frozenset[str]
    named_things: frozenset[str]
    role_modifiers: frozenset[str]
    role_links: frozenset[str]
    stops: frozenset[str]


@functools.cache
def load_persons() -> PersonWords:
    """The words of `persons.yaml`.

    Raises:
        CodebookError: a field is missing, unknown or no text.
    """
    data = load_yaml("persons.yaml")
    if not isinstance(data, dict) or set(data) != set(_FIELDS) or not all(isinstance(v, str) for v in data.values()):
        raise CodebookError(f"persons.yaml: expected the fields {', '.join(_FIELDS)}, each with words parted by spaces")
    return PersonWords(**{name: frozenset(fold(word) for word in data[name].split()) for name in _FIELDS})

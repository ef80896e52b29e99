"""Words that tell the names of persons from other names, and where the words of a role end.

>>> load_persons().organisations >= {"fondation"}, "sante" in load_persons().portfolios
(True, True)
"""

from __future__ import annotations

import functools
from dataclasses import dataclass
from dataclasses import fields as dataclass_fields

from dragoman.codebook.datafile import load_yaml
from dragoman.codebook.errors import CodebookError
from dragoman.codebook.folding import fold

__all__ = ["PersonWords", "load_persons"]

#: Fields compared as they are written, not folded.
_AS_WRITTEN = frozenset({"anaphors", "risky_civilities"})


@dataclass(frozen=True, slots=True)
class PersonWords:
    """Sets of folded words (see `folding.fold`); `persons.yaml` says what each is for."""

    portfolios: frozenset[str]
    organisations: frozenset[str]
    named_things: frozenset[str]
    role_modifiers: frozenset[str]
    role_links: frozenset[str]
    stops: frozenset[str]
    anaphors: frozenset[str]
    particles: frozenset[str]
    loose_particles: frozenset[str]
    family_first: frozenset[str]
    openers: frozenset[str]
    patronymics: frozenset[str]
    fillers: frozenset[str]
    before_role: frozenset[str]
    fresh: frozenset[str]
    branches: frozenset[str]
    no_agent: frozenset[str]
    adjective_endings: frozenset[str]
    agent_endings: frozenset[str]
    general_roles: frozenset[str]
    loose_roles: frozenset[str]
    role_small_words: frozenset[str]
    role_ranks: frozenset[str]
    state_organs: frozenset[str]
    organs: frozenset[str]
    bearers: frozenset[str]
    risky_civilities: frozenset[str]
    lower_civilities: frozenset[str]
    grades: frozenset[str]
    being: frozenset[str]
    appointed: frozenset[str]
    asides: frozenset[str]
    seats: frozenset[str]
    of_state: frozenset[str]
    of_nobody: frozenset[str]
    named_houses: frozenset[str]
    private_houses: frozenset[str]
    firms: frozenset[str]
    channels: frozenset[str]


@functools.cache
def load_persons() -> PersonWords:
    """The words of `persons.yaml`.

    Raises:
        CodebookError: a field is missing, unknown or no text.
    """
    data = load_yaml("persons.yaml")
    names = [field.name for field in dataclass_fields(PersonWords)]
    if not isinstance(data, dict) or set(data) != set(names) or not all(isinstance(v, str) for v in data.values()):
        raise CodebookError(f"persons.yaml: expected the fields {', '.join(names)}, each with words parted by spaces")
    return PersonWords(
        **{
            name: frozenset(word if name in _AS_WRITTEN else fold(word) for word in data[name].split())
            for name in names
        }
    )

"""Words that tell the name of a body that can be a party from other names (data/bodies.yaml)."""

from __future__ import annotations

import functools
from dataclasses import dataclass

from dragoman.codebook.datafile import load_yaml
from dragoman.codebook.errors import CodebookError
from dragoman.codebook.folding import fold, key


@dataclass(frozen=True, slots=True)
class Bodies:
    """Folded words; what each list means is said in the data file. `outlets` are keys (see `folding.key`)."""

    before: frozenset[str]
    alone: frozenset[str]
    never: frozenset[str]
    joint: tuple[str, ...]
    person: frozenset[str]
    places: frozenset[str]
    national: frozenset[str]
    of_state: frozenset[str]
    outlets: frozenset[str]
    press: tuple[str, ...]


@functools.cache
def load_bodies() -> Bodies:
    """All lists, read once a process.

    Raises:
        CodebookError: a list is missing, unknown or empty.
    """
    data = load_yaml("bodies.yaml")
    if set(data) != set(Bodies.__slots__) or not all(data.values()):
        raise CodebookError(f"bodies.yaml: expected the lists {', '.join(Bodies.__slots__)}, none of them empty")
    sets = ("before", "alone", "never", "person", "places", "national", "of_state")
    words = {name: frozenset(fold(word) for word in data[name]) for name in sets}
    return Bodies(
        **words,
        joint=tuple(fold(word) for word in data["joint"]),
        outlets=frozenset(key(name) for name in data["outlets"]),
        press=tuple(data["press"]),
    )

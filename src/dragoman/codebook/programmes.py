"""Words around the names of programmes, and the programmes that are named without any.

>>> "strategie" in load_programmes().nouns, load_programmes().known["global gateway"].owner
(True, 'EU')
"""

from __future__ import annotations

import functools
from collections.abc import Mapping
from dataclasses import dataclass
from types import MappingProxyType

from dragoman.codebook.datafile import check_entries, fields, load_yaml
from dragoman.codebook.errors import CodebookError
from dragoman.codebook.folding import fold, key

__all__ = ["KnownProgramme", "ProgrammeWords", "load_programmes"]

_FILE = "programmes.yaml"
_SETS = ("nouns", "quoted_only", "institutions", "makers", "others", "events")
_KNOWN = fields(("name", "owner"), name=str, owner=str)


@dataclass(frozen=True, slots=True)
class KnownProgramme:
    """A programme the press names without a noun, and the party it belongs to."""

    name: str
    owner: str


@dataclass(frozen=True)
class ProgrammeWords:
    """Sets of folded words (see `folding.fold`); `known` maps the key of a name to its programme."""

    nouns: frozenset[str]
    quoted_only: frozenset[str]
    institutions: frozenset[str]
    makers: frozenset[str]
    others: frozenset[str]
    events: frozenset[str]
    known: Mapping[str, KnownProgramme]


@functools.cache
def load_programmes() -> ProgrammeWords:
    """The words of `programmes.yaml`.

    Raises:
        CodebookError: the data breaks its own schema.
    """
    data = load_yaml(_FILE)
    if not isinstance(data, dict) or set(data) != {*_SETS, "known"}:
        raise CodebookError(f"{_FILE}: expected {', '.join((*_SETS, 'known'))}, and nothing else")
    if not all(isinstance(data[name], str) for name in _SETS):
        raise CodebookError(f"{_FILE}: {', '.join(_SETS)} are each words parted by spaces")
    known = [KnownProgramme(**entry) for entry in check_entries(f"{_FILE} known", data["known"], _KNOWN)]
    sets = {name: frozenset(fold(word) for word in data[name].split()) for name in _SETS}
    return ProgrammeWords(known=MappingProxyType({key(row.name): row for row in known}), **sets)

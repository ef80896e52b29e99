"""First names by the gender they are mostly given to: a hint that two capitalised words are a person.

>>> first_name_gender("Séverine"), first_name_gender("MOUSSA"), first_name_gender("Dominique")
('f', 'm', None)
>>> is_first_name("Nouakchott")
False
"""

from __future__ import annotations

import functools
from typing import Literal

from dragoman.codebook.datafile import load_yaml
from dragoman.codebook.errors import CodebookError
from dragoman.codebook.folding import key

__all__ = ["first_name_gender", "is_first_name"]

Gender = Literal["m", "f"]


@functools.cache
def _names() -> dict[str, Gender | None]:
    data = load_yaml("firstnames.yaml")
    if (
        not isinstance(data, dict)
        or set(data) != {"f", "m", "both"}
        or not all(isinstance(v, str) for v in data.values())
    ):
        raise CodebookError("firstnames.yaml: expected the fields f, m and both, each with names parted by spaces")
    women, men, either = ({key(name) for name in data[field].split()} for field in ("f", "m", "both"))
    found: dict[str, Gender | None] = {}
    for name in sorted(women | men | either):
        found[name] = None if name in either or name in women & men else "f" if name in women else "m"
    return found


def is_first_name(word: str) -> bool:
    """Whether the word is a known first name, or a compound that begins with one (Paul-Henri); case and accents do
    not count.
    """
    return _known(word) is not None


def first_name_gender(word: str) -> Gender | None:
    """The gender a first name is mostly given to; None where it is given to both, or unknown."""
    found = _known(word)
    return _names()[found] if found else None


def _known(word: str) -> str | None:
    whole = key(word)
    if whole in _names():
        return whole
    first = whole.partition(" ")[0]
    return first if first != whole and first in _names() else None

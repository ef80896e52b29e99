"""What an office says of the state it belongs to, where the text does not: kings, secretaries, commissioners.

>>> load_offices().reigning["mohammed vi"], "US" in load_offices().secretaries
('MA', True)
"""

from __future__ import annotations

import functools
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from types import MappingProxyType

from dragoman.codebook.datafile import check_entries, fields, load_yaml
from dragoman.codebook.errors import CodebookError
from dragoman.codebook.folding import key

__all__ = ["Offices", "OnlyOf", "Term", "load_offices"]

_FILE = "offices.yaml"
_LISTS = ("monarchies", "without_president", "without_prime_minister", "secretaries", "federal", "islands")
_ONLY = fields(("role", "portfolio", "parties", "example"), role=str, portfolio=bool, parties=list, example=str)
_TEAM = fields(("name", "parties"), name=str, parties=list)
_REIGNING = fields(("name", "party"), name=str, party=str)
_TERM = fields(("name", "party", "first", "last"), name=str, party=str, first=str, last=str)


@dataclass(frozen=True, slots=True)
class OnlyOf:
    """An office that only some parties have; with `portfolio`, only where "à" or "au" follows the noun."""

    role: str
    portfolio: bool
    parties: tuple[str, ...]
    example: str


@dataclass(frozen=True, slots=True)
class Term:
    """That a person headed an organisation of states: `first` and `last` are months ("2014-12"), `last` may be ""."""

    party: str
    first: str
    last: str

    def covers(self, day: date) -> bool:
        """Whether a day lies in the term."""
        month = day.isoformat()[:7]
        return self.first <= month and (not self.last or month <= self.last)


@dataclass(frozen=True)
class Offices:
    """Sets of state codes, offices only some have, the keys of the names of persons who reign or govern with their
    states, their surnames where one state alone had such a leader, and national teams' nicknames with their states.

    `alone`: surnames the press uses without any title, with whom they mean; `terms`: who headed an organisation when, by
    the key of the name and by that of the surname.
    """

    monarchies: frozenset[str]
    without_president: frozenset[str]
    without_prime_minister: frozenset[str]
    secretaries: frozenset[str]
    federal: frozenset[str]
    islands: frozenset[str]
    only: tuple[OnlyOf, ...]
    reigning: Mapping[str, str]
    surnames: Mapping[str, str]
    teams: Mapping[str, tuple[str, ...]]
    alone: Mapping[str, str]
    terms: Mapping[str, tuple[Term, ...]]


def _names(file: str) -> dict[str, str]:
    """The parties of persons by the key of their name: leaders.yaml, diplomats.yaml and surnames.yaml are of one form."""
    rows = load_yaml(file)
    if not isinstance(rows, dict) or not all(isinstance(names, str) for names in rows.values()):
        raise CodebookError(f"{file}: expected one line of names a state; quote NO")
    return {key(name): str(state) for state, names in rows.items() for name in names.split(";")}


def _terms() -> dict[str, tuple[Term, ...]]:
    found: dict[str, tuple[Term, ...]] = {}
    for entry in check_entries("terms.yaml", load_yaml("terms.yaml"), _TERM):
        name = key(entry["name"])
        for form in {name, *(surname for surname in _names("surnames.yaml") if name.endswith(f" {surname}"))}:
            found[form] = (*found.get(form, ()), Term(entry["party"], entry["first"], entry["last"]))
    return found


def _surnames(leaders: Mapping[str, str]) -> dict[str, str]:
    """The states of leaders by the last word of their name, where no other state had one of that surname."""
    states: dict[str, set[str]] = {}
    for name, state in leaders.items():
        states.setdefault(name.split()[-1], set()).add(state)
    return {name: next(iter(found)) for name, found in states.items() if len(found) == 1 and len(name) >= _LONG}


#: Letters of a surname that is hardly another word.
_LONG = 4


@functools.cache
def load_offices() -> Offices:
    """The facts of `offices.yaml`.

    Raises:
        CodebookError: the data breaks its own schema.
    """
    data = load_yaml(_FILE)
    if not isinstance(data, dict) or set(data) != {*_LISTS, "only", "reigning", "teams"}:
        raise CodebookError(f"{_FILE}: expected {', '.join((*_LISTS, 'only', 'reigning', 'teams'))}, and nothing else")
    for name in _LISTS:
        if not all(isinstance(code, str) and len(code) == 2 for code in data[name]):
            raise CodebookError(f"{_FILE} {name}: expected codes of states; quote NO")
    sets = {name: frozenset(data[name]) for name in _LISTS}
    only = tuple(
        OnlyOf(e["role"], e["portfolio"], tuple(e["parties"]), e["example"])
        for e in check_entries(f"{_FILE} only", data["only"], _ONLY)
    )
    reigning = {key(e["name"]): e["party"] for e in check_entries(f"{_FILE} reigning", data["reigning"], _REIGNING)}
    reigning |= {**_names("diplomats.yaml"), **_names("leaders.yaml")}
    teams = {key(e["name"]): tuple(e["parties"]) for e in check_entries(f"{_FILE} teams", data["teams"], _TEAM)}
    return Offices(
        only=only,
        reigning=MappingProxyType(reigning),
        surnames=MappingProxyType(_surnames(_names("leaders.yaml"))),
        teams=MappingProxyType(teams),
        alone=MappingProxyType(_names("surnames.yaml")),
        terms=MappingProxyType(_terms()),
        **sets,
    )

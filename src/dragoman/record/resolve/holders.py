"""Names that are given an office which somebody else is known to have held at that time: perhaps misspelt."""

from __future__ import annotations

import functools
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from typing import Any

from rapidfuzz import fuzz

from dragoman.codebook import key, load_parties
from dragoman.record.resolve import names, settings
from dragoman.record.resolve.persons import Bearer, office

FILE = "holders.yaml"
#: What two names of one person may be to each other.
_SAME = frozenset({"same", "variant", "part", "surname", "initials"})


@dataclass(frozen=True, slots=True)
class Term:
    """Somebody in office, from the first day to the last (ordinals)."""

    name: str
    first: int
    last: int


@dataclass(frozen=True, slots=True)
class Known:
    """An office with all who are known to have held it. One of `words` must stand in the role; without any, no portfolio."""

    of: str
    head: str
    words: frozenset[str]
    terms: tuple[Term, ...]

    def means(self, role: str) -> bool:
        """Whether a role names this office, held now."""
        post = office(role)
        if post.former or post.head != self.head:
            return False
        return bool(self.words & set(key(role).split())) if self.words else not post.portfolio


@functools.cache
def load_known() -> tuple[Known, ...]:
    """The offices of `holders.yaml`. Raises `UnknownParty` where one is of a party that the codebook does not know."""
    data = settings.load(FILE)
    return tuple(known_of(row, data["as_of"]) for row in data["offices"])


def known_of(row: dict[str, Any], as_of: str) -> Known:
    """An office as the file writes it. Raises `UnknownParty`."""
    terms = tuple(
        Term(name, date.fromisoformat(first).toordinal(), date.fromisoformat(last or as_of).toordinal())
        for name, first, last in row["holders"]
    )
    return Known(load_parties().lookup(row["of"]), row["head"], frozenset(row.get("words", "").split()), terms)


def suspect(bearer: Bearer, offices: Iterable[Known] | None = None) -> tuple[float, dict[str, Any]] | None:
    """Whether the name may be that of a known holder of the bearer's office, misspelt: how alike (0 to 1), and why.

    The bearer must have been met while every holder is known, and bear the name of none of them.
    """
    first, last = bearer.first, bearer.last
    if first is None or last is None or not bearer.party:
        return None
    least = settings.load(FILE)["alike"]
    mine = names.parse(bearer.name)
    best: tuple[float, dict[str, Any]] | None = None
    for known in load_known() if offices is None else offices:
        role = next((role for role in bearer.roles if known.of == bearer.party and known.means(role)), None)
        then = [term for term in known.terms if term.first <= last and first <= term.last]
        if role is None or not then:
            continue
        if any(names.compare(mine, names.parse(term.name)) in _SAME for term in then):
            return None
        for term in then:
            alike = fuzz.ratio(*(" ".join(sorted(parsed.core)) for parsed in (mine, names.parse(term.name))))
            if alike >= least and (best is None or alike / 100 > best[0]):
                best = round(alike / 100, 3), {"office": role, "known": term.name, "doubtful": bearer.name}
    return best

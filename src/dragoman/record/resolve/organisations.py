"""Names of organisations outside the codebook, and of programmes: which of them are one.

Organisations the codebook knows are merged already, under their usual name: the reader writes it.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import combinations
from typing import Any

from rapidfuzz.distance import DamerauLevenshtein

from dragoman.codebook import key, load_parties
from dragoman.record.resolve import settings
from dragoman.record.resolve.constraints import NONE, Constraints, organisation_id
from dragoman.record.resolve.groups import Edge, Groups, group
from dragoman.record.resolve.persons import parties_agree
from dragoman.record.resolve.reports import party_key
from dragoman.record.resolve.words import stem

#: Edges of this score merge; those below are proposed.
MERGE, PROPOSE = 1.0, 0.5


def organisation_edges(names: Iterable[str]) -> list[Edge]:
    """Pairs of names of organisations: the same but for case, legal form and articles; an acronym; a letter."""
    found = []
    by_key: dict[str, list[str]] = {}
    for name in sorted(set(names)):
        if not load_parties().kind_of(name):
            by_key.setdefault(party_key(name), []).append(name)
    for same in by_key.values():
        found += [Edge.of(MERGE, one, other, {"name": "same"}) for one, other in combinations(same, 2)]
    plain = {place: written[0] for place, written in by_key.items()}
    initials: dict[str, list[str]] = {}
    for place in plain:
        words = place.split()
        if len(words) > 2:
            initials.setdefault("".join(word[0] for word in words), []).append(place)
    for place, name in sorted(plain.items()):
        for long in initials.get(place, ()):
            found.append(Edge.of(PROPOSE, name, plain[long], {"name": "acronym"}))
    return found + [Edge.of(PROPOSE, plain[a], plain[b], {"name": "typo"}) for a, b in _one_letter(sorted(plain))]


def _one_letter(places: Sequence[str]) -> list[tuple[str, str]]:
    """Keys a letter apart, found by their halves: one of two halves is the same."""
    shelves: dict[tuple[str, str], list[str]] = {}
    for place in places:
        if len(place) >= 7:
            half = len(place) // 2
            for cut in (half - 1, half, half + 1):
                shelves.setdefault(("start", place[:cut]), []).append(place)
                shelves.setdefault(("end", place[-cut:]), []).append(place)
    near = {pair for shelf in shelves.values() for pair in combinations(shelf, 2) if pair[0] != pair[1]}
    return sorted(p for p in near if DamerauLevenshtein.distance(*p, score_cutoff=1) == 1 and not _numbers_differ(*p))


def _numbers_differ(one: str, other: str) -> bool:
    return re.findall(r"\d+", one) != re.findall(r"\d+", other)


def organisations(names: Iterable[str], constraints: Constraints = NONE) -> Groups:
    """The organisations among these names. A function of the set; `constraints` name them by `organisation_id`."""
    some = sorted({name for name in names if not load_parties().kind_of(name)})
    return group(
        some, organisation_edges(some), merge=MERGE, allowed=lambda _one, _other: True, constraints=constraints,
        names=lambda name: (organisation_id(name),),
    )  # fmt: skip


def usual(names: Iterable[str]) -> str:
    """The name an organisation is shown by: the longest, then the first by alphabet."""
    return min(names, key=lambda name: (-len(name), name))


@dataclass(frozen=True, slots=True)
class Named:
    """A programme's name for one owner. `facts`: ids that judgements may know it by."""

    id: str
    name: str
    owner: str | None
    horizon: int | None = None
    pages: int = 1
    facts: frozenset[str] = field(default=frozenset(), compare=False)

    @property
    def words(self) -> frozenset[str]:
        """Stems that make out the name."""
        stop = settings.words("words.yaml", "programme_stop")
        found = frozenset(stem(word) for word in key(self.name).split() if word not in stop)
        return found or frozenset(key(self.name).split())

    @property
    def years(self) -> frozenset[int]:
        """The years in the name, and its horizon."""
        said = {int(year) for year in re.findall(r"\b(?:19|20|21)\d\d\b", self.name)}
        return frozenset(said | ({self.horizon} if self.horizon and not said else set()))


def programme_keys(named: Named) -> frozenset[str]:
    """Where to look for the same programme under another name."""
    return frozenset(f"g {word}" for word in named.words if not word.isdigit())


def programme_weigh(one: Named, other: Named) -> tuple[float, dict[str, Any]] | None:
    """Whether two names are one programme's: the same words, owners and years that agree."""
    owner = parties_agree(one.owner, other.owner)
    if owner in {"foreign", "other"} or (one.years and other.years and not one.years & other.years):
        return None
    mine, theirs = (frozenset(w for w in n.words if not w.isdigit()) for n in (one, other))
    why = {"name": "same" if mine == theirs else "part", "owner": owner}
    if mine == theirs and mine:
        return (MERGE if owner == "same" or one.owner == other.owner or one.years & other.years else PROPOSE), why
    smaller = min(mine, theirs, key=len)
    if len(smaller) > 1 and (mine <= theirs or theirs <= mine) and owner == "same":
        return (MERGE if one.years & other.years else PROPOSE), why
    return None


def programmes(found: Iterable[Named], constraints: Constraints = NONE) -> Groups:
    """The programmes. A function of the set of names."""
    known = {named.id: named for named in sorted(found, key=lambda n: n.id)}
    shelves: dict[str, list[Named]] = {}
    for named in known.values():
        for place in programme_keys(named):
            shelves.setdefault(place, []).append(named)
    edges: dict[tuple[str, str], Edge] = {}
    for shelf in shelves.values():
        for one, other in combinations(shelf, 2):
            weighed = programme_weigh(one, other)
            if weighed:
                edges[one.id, other.id] = Edge.of(weighed[0], one.id, other.id, weighed[1])
    return regroup(known, edges.values(), constraints)


def regroup(known: Mapping[str, Named], found: Iterable[Edge], constraints: Constraints = NONE) -> Groups:
    """The programmes among these names, by edges that are known already."""

    def allowed(left: Sequence[str], right: Sequence[str]) -> bool:
        return all(programme_weigh(known[a], known[b]) is not None for a in left for b in right)

    return group(
        known, found, merge=MERGE, allowed=allowed, constraints=constraints,
        names=lambda name: known[name].facts if name in known else (),
    )  # fmt: skip


def usual_programme(found: Sequence[Named]) -> str:
    """The name a programme is shown by: the one on most pages, then the longest, then the first by alphabet."""
    return min(found, key=lambda named: (-named.pages, -len(named.name), named.name)).name

"""What persons and programmes have in common for the resolution, and what each does in its own way."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from dragoman.record.resolve import Constraints, holders, organisations, persons, settings
from dragoman.record.resolve.groups import Edge, Groups
from dragoman.record.resolve.persons import Bearer

Weighed = tuple[float, dict[str, Any]] | None
Doubt = tuple[str, float, dict[str, Any]] | None


@dataclass(frozen=True, slots=True)
class Kind:
    """A kind of thing with names. `suspects`: kinds of proposals made besides those of the kind itself."""

    name: str
    keys: Callable[[Bearer], frozenset[str]]
    weigh: Callable[[Bearer, Bearer], Weighed]
    group: Callable[[Mapping[str, Bearer], Mapping[str, Bearer], Iterable[Edge], Constraints], Groups]
    canonical: Callable[[Sequence[Bearer]], str]
    merge: float
    propose: float
    suspects: tuple[str, ...] = ()
    doubt: Callable[[Bearer, Bearer], Doubt] = lambda _one, _other: None
    known: Callable[[Bearer], Weighed] = lambda _bearer: None


def _named(bearer: Bearer) -> organisations.Named:
    """A programme's name; several horizons are none."""
    horizon = int(bearer.roles[0]) if len(bearer.roles) == 1 else None
    return organisations.Named(bearer.id, bearer.name, bearer.party, horizon, bearer.pages, bearer.facts)


def _group_programmes(
    members: Mapping[str, Bearer], _outside: Mapping[str, Bearer], edges: Iterable[Edge], constraints: Constraints
) -> Groups:
    return organisations.regroup({name: _named(bearer) for name, bearer in members.items()}, edges, constraints)


KINDS: Mapping[str, Kind] = {
    "person": Kind(
        "person", persons.keys, persons.weigh, persons.regroup, lambda some: persons.canonical(some).name,
        float(settings.load("names.yaml")["merge"]), float(settings.load("names.yaml")["propose"]),
        ("misspelling", "holder", "known"), persons.doubt, holders.suspect,
    ),
    "programme": Kind(
        "programme", lambda b: organisations.programme_keys(_named(b)),
        lambda a, b: organisations.programme_weigh(_named(a), _named(b)), _group_programmes,
        lambda some: organisations.usual_programme([_named(b) for b in some]),
        organisations.MERGE, organisations.PROPOSE,
    ),
}  # fmt: skip

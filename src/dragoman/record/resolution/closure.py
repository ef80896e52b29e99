"""All that a change can touch: what is tied to it by edges that merge, and by those that merged before.

A group depends on nothing but the edges of the connected part of the graph that it lies in. So that part alone is put
together anew, and the record is the same as if everything had been.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field
from typing import Any, Generic, TypeVar

from dragoman.record.resolve.groups import Edge

T = TypeVar("T")
Weigh = Callable[[T, T], tuple[float, dict[str, Any]] | None]


@dataclass(slots=True)
class Part(Generic[T]):
    """A connected part: its members, all edges from them, and what those lead to outside it (below merging)."""

    members: dict[str, T] = field(default_factory=dict)
    edges: list[Edge] = field(default_factory=list)
    outside: dict[str, T] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Ways(Generic[T]):
    """How a part is found. `load` leaves out ids that are no more. `near` gives for each member whom to compare it with;
    `beside` gives further members whatever their edges (old companions, those people tied).
    """

    load: Callable[[Iterable[str]], Mapping[str, T]]
    near: Callable[[Mapping[str, T]], Mapping[str, Iterable[str]]]
    weigh: Weigh[T]
    beside: Callable[[Iterable[str]], Iterable[str]]
    merge: float
    propose: float


def part_around(start: Iterable[str], ways: Ways[T]) -> Part[T]:
    """The connected part around some ids."""
    part: Part[T] = Part()
    seen: dict[str, T] = {}
    compared: set[tuple[str, str]] = set()
    queue = set(start)
    while queue:
        fresh = _load(queue, seen, ways)
        part.members |= fresh
        queue = set(ways.beside(fresh)) - set(part.members)
        near = {name: set(others) - {name} for name, others in ways.near(fresh).items()}
        known = _load({other for others in near.values() for other in others}, seen, ways)
        for name in sorted(near):
            for other in sorted(near[name] & known.keys()):
                pair = (name, other) if name < other else (other, name)
                if pair not in compared:
                    compared.add(pair)
                    weighed = ways.weigh(fresh[name], known[other])
                    if weighed and weighed[0] >= ways.propose:
                        part.edges.append(Edge.of(weighed[0], *pair, weighed[1]))
                        if weighed[0] >= ways.merge:
                            queue.add(other)
        queue -= set(part.members)
    ends = {end for edge in part.edges for end in (edge.left, edge.right)}
    part.outside = {name: seen[name] for name in sorted(ends - set(part.members))}
    return part


def _load(names: Iterable[str], seen: dict[str, T], ways: Ways[T]) -> dict[str, T]:
    wanted = sorted(set(names))
    seen.update(ways.load([name for name in wanted if name not in seen]))
    return {name: seen[name] for name in wanted if name in seen}

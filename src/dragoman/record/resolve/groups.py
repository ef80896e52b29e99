"""Putting what belongs together into groups, the surest pairs first. The order in which things came does not matter."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Sequence
from dataclasses import dataclass, field
from typing import Any

from dragoman.record.resolve.constraints import NONE, Constraints

#: Score of what people have tied together.
SURE = 1000.0
Allowed = Callable[[Sequence[str], Sequence[str]], bool]


@dataclass(frozen=True, slots=True, order=True)
class Edge:
    """Two ids that may belong together: `left` before `right`, points, and what speaks for it."""

    score: float
    left: str
    right: str
    why: dict[str, Any] = field(default_factory=dict, compare=False)

    @classmethod
    def of(cls, score: float, one: str, other: str, why: dict[str, Any] | None = None) -> Edge:
        """An edge with its ids in order."""
        left, right = sorted((one, other))
        return cls(round(score, 3), left, right, why or {})


@dataclass(frozen=True, slots=True)
class Groups:
    """The outcome: groups of ids (each sorted, groups by first id), the edges that made them, and those left open."""

    members: tuple[tuple[str, ...], ...]
    joined: tuple[Edge, ...]
    open: tuple[Edge, ...]

    def home(self) -> dict[str, int]:
        """Each id with the number of its group."""
        return {key: number for number, group in enumerate(self.members) for key in group}


def group(
    keys: Collection[str],
    edges: Iterable[Edge],
    *,
    merge: float,
    allowed: Allowed,
    constraints: Constraints = NONE,
    names: Callable[[str], Iterable[str]] = lambda key: (key,),
) -> Groups:
    """Groups of `keys`: edges from the best down, each joining two groups if nothing in them speaks against it.

    An edge below `merge` stays open, as does one that `allowed` refuses. `names` gives the ids that judgements may know
    a key by. What people tied together joins first and asks nobody; what they keep apart never joins.
    """
    homes = {key: [key] for key in sorted(keys)}
    known = {name: key for key in homes for name in (key, *names(key))}
    strangers = constraints.strangers()
    tied = [
        Edge.of(SURE, known[left], known[right], {"judged": True})
        for left, right in constraints.must_link
        if left in known and right in known and known[left] != known[right]
    ]
    joined, left_open = [], []
    for edge in sorted([*tied, *edges], key=lambda e: (-e.score, e.left, e.right)):
        if edge.left not in homes or edge.right not in homes:  # it leads out of what is put together
            left_open.append(edge)
            continue
        one, other = homes[edge.left], homes[edge.right]
        if one is other:
            continue
        if edge.score < merge:
            left_open.append(edge)
        elif _kept_apart(one, other, strangers, names):
            continue
        elif edge.score < SURE and not allowed(one, other):
            left_open.append(edge)
        else:
            joined.append(edge)
            one.extend(other)
            for key in other:
                homes[key] = one
    members = {id(found): tuple(sorted(found)) for found in homes.values()}
    rest = tuple(edge for edge in left_open if _still_open(edge, homes, strangers, names))
    return Groups(tuple(sorted(members.values())), tuple(joined), rest)


def _kept_apart(
    one: Iterable[str], other: Iterable[str], strangers: Any, names: Callable[[str], Iterable[str]]  # noqa: ANN401
) -> bool:
    if not strangers:
        return False
    there = {name for key in other for name in (key, *names(key))}
    return any(there & strangers.get(name, frozenset()) for key in one for name in (key, *names(key)))


def _still_open(edge: Edge, homes: dict[str, list[str]], strangers: Any, names: Any) -> bool:  # noqa: ANN401
    one, other = homes.get(edge.left, [edge.left]), homes.get(edge.right, [edge.right])
    return one is not other and not _kept_apart(one, other, strangers, names)

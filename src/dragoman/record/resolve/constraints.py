"""What people have decided about facts, as the resolution takes it in.

Kept apart from how judgements are stored: whoever stores them fills one `Constraints`, and the resolution is a function
of the readings and of it. Ids are those of facts (`e-…`, `r-…`, `g-…`) or of mentions (`m-…`, see `mention_id`); all of
them are taken from content, so that a judgement finds its facts again after every re-reading.
"""

from __future__ import annotations

import hashlib
from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from types import MappingProxyType
from typing import Any, Literal

Pair = tuple[str, str]
MentionKind = Literal["person", "programme"]


def mention_id(kind: MentionKind, page_id: str, name: str) -> str:
    """The id of a name on a page: all facts of the page that bear the name share it."""
    return "m-" + hashlib.sha256(f"mention\0{kind}\0{page_id}\0{name}".encode()).hexdigest()[:16]


def organisation_id(name: str) -> str:
    """The id of a name of an organisation outside the codebook, by which judgements know it."""
    return "o-" + hashlib.sha256(f"organisation\0{name}".encode()).hexdigest()[:16]


def pairs(found: Iterable[Pair]) -> frozenset[Pair]:
    """Pairs of ids without an order within; what is paired with itself is dropped."""
    return frozenset((left, right) if left < right else (right, left) for left, right in found if left != right)


@dataclass(frozen=True, slots=True)
class Constraints:
    """Judgements that bear on the resolution; a machine's finding never beats one.

    `must_link`: the two facts belong to one event, person or programme. `cannot_link`: they never do, not even by way of
    a third; it wins over `must_link`. `corrections`: fact id → field → value, as in the model (`actors` a tuple of
    parties, `date` an ISO date); they replace what the machine read. `rejected`: facts that do not hold and take no part.
    `usual`: names of organisations that people hold to be one, each with the name that stands for all of them.
    """

    must_link: frozenset[Pair] = frozenset()
    cannot_link: frozenset[Pair] = frozenset()
    corrections: Mapping[str, Mapping[str, Any]] = field(default_factory=lambda: MappingProxyType({}))
    rejected: frozenset[str] = frozenset()
    usual: Mapping[str, str] = field(default_factory=lambda: MappingProxyType({}))

    @classmethod
    def of(
        cls,
        must_link: Iterable[Pair] = (),
        cannot_link: Iterable[Pair] = (),
        corrections: Mapping[str, Mapping[str, Any]] | None = None,
        rejected: Iterable[str] = (),
        usual: Mapping[str, str] | None = None,
    ) -> Constraints:
        """Constraints from pairs in any order."""
        return cls(
            must_link=pairs(must_link),
            cannot_link=pairs(cannot_link),
            corrections=MappingProxyType(dict(corrections or {})),
            rejected=frozenset(rejected),
            usual=MappingProxyType(dict(usual or {})),
        )

    def partners(self) -> Mapping[str, frozenset[str]]:
        """Each fact with those that people have tied it to."""
        return _neighbours(self.must_link)

    def strangers(self) -> Mapping[str, frozenset[str]]:
        """Each fact with those that people keep it apart from."""
        return _neighbours(self.cannot_link)


def _neighbours(found: frozenset[Pair]) -> Mapping[str, frozenset[str]]:
    beside: dict[str, set[str]] = defaultdict(set)
    for left, right in found:
        beside[left].add(right)
        beside[right].add(left)
    return MappingProxyType({key: frozenset(ids) for key, ids in beside.items()})


#: No judgement yet.
NONE = Constraints()

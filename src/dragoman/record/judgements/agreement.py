"""How far people agree who judged the same facts."""

from __future__ import annotations

import json
from collections import Counter, defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import combinations
from typing import TYPE_CHECKING, Any

from sqlalchemy import Connection, select

from dragoman.record.judgements import rows, tables
from dragoman.record.judgements.fields import judgeable
from dragoman.record.judgements.judgement import Judgement, living
from dragoman.record.judgements.verdict import same, verdict_of

if TYPE_CHECKING:
    from dragoman.record.record import Record

VERDICTS = frozenset({"accept", "reject", "correct", "duplicate"})


@dataclass(frozen=True, slots=True)
class Agreement:
    """Two people and the facts that both judged, by the last word of each.

    `facts`: how many both judged; `agreed`: on how many both say the same (right, wrong or a duplicate). `kappa` is
    Cohen's (1960): agreement beyond what chance would give, 1 for all; None where chance alone gives all or there is no
    fact. `fields`, `fields_agreed`: fields of facts that both hold to be right and both spoke of, and those alike.
    """

    one: str
    other: str
    facts: int
    agreed: int
    kappa: float | None
    fields: int
    fields_agreed: int

    @property
    def share(self) -> float | None:
        """Agreed facts of all, 0 to 1."""
        return self.agreed / self.facts if self.facts else None


def agreement(record: Record) -> list[Agreement]:
    """Every pair of people who judged a fact in common, by name."""
    with record.reading() as connection:
        heads = _heads(connection)
        said = living(rows.everything(connection))
    by_fact: dict[str, dict[str, list[Judgement]]] = defaultdict(lambda: defaultdict(list))
    for item in said:
        if item.action in VERDICTS:
            key = item.target.subject
            by_fact[heads.get(key, key)][item.author].append(item)
    pairs: dict[tuple[str, str], list[tuple[list[Judgement], list[Judgement]]]] = defaultdict(list)
    for _, authors in sorted(by_fact.items()):
        for one, other in combinations(sorted(authors), 2):
            pairs[one, other].append((authors[one], authors[other]))
    return [_compare(one, other, found) for (one, other), found in sorted(pairs.items())]


def _heads(connection: Connection) -> dict[str, str]:
    """One name for each judged fact that goes by several."""
    table = tables.judged
    return {name: key for key, names in connection.execute(select(table.c.id, table.c.names)) for name in json.loads(names)}


def _compare(one: str, other: str, found: Sequence[tuple[list[Judgement], list[Judgement]]]) -> Agreement:
    verdicts = [(verdict_of(left[-1]), verdict_of(right[-1])) for left, right in found]
    fields = agreed_fields = 0
    for (left, right), pair in zip(found, verdicts, strict=True):
        if pair == ("right", "right"):
            claims, others = _claims(left), _claims(right)
            both = sorted(set(claims) & set(others))
            fields += len(both)
            agreed_fields += sum(same(claims[name], others[name]) for name in both)
    agreed = sum(left == right for left, right in verdicts)
    return Agreement(one, other, len(verdicts), agreed, kappa(verdicts), fields, agreed_fields)


def _claims(said: list[Judgement]) -> dict[str, Any]:
    held: dict[str, Any] = {}
    for item in said:
        if item.action == "accept":
            held = {name: item.target.shown.get(name) for name in judgeable()[item.kind]}
        elif item.field is not None:
            held[item.field] = item.value
    return held


def kappa(pairs: Sequence[tuple[str, str]]) -> float | None:
    """Cohen's kappa of two people's labels for the same things."""
    if not pairs:
        return None
    total = len(pairs)
    observed = sum(left == right for left, right in pairs) / total
    lefts, rights = Counter(left for left, _ in pairs), Counter(right for _, right in pairs)
    chance = sum(lefts[label] * rights[label] for label in lefts) / total**2
    return None if chance == 1 else (observed - chance) / (1 - chance)

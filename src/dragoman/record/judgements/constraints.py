"""Judgements as the resolution of events and persons takes them in."""

from __future__ import annotations

import json
from itertools import combinations
from typing import Any

from sqlalchemy import Connection, select

from dragoman.record.judgements import naming, rows, tables
from dragoman.record.judgements.fields import judgeable
from dragoman.record.judgements.judgement import BETWEEN, Judgement, living
from dragoman.record.judgements.verdict import HIDDEN, VOUCHED
from dragoman.record.resolve import Constraints

Pair = tuple[str, str]


def constraints(connection: Connection) -> Constraints:
    """All that people have decided, on facts by the ids they have now.

    A fact that nothing finds any more goes by the id of the judged fact (`s-…`). Of several judgements on one pair the
    last counts.
    """
    names = _names(connection)
    together: dict[Pair, bool] = {}
    organisations: dict[str, str] = {}
    between = select(tables.judgement.c.id).where(tables.judgement.c.action.in_([*sorted(BETWEEN), "undo"]))
    for item in living(rows.by_id(connection, connection.execute(between).scalars().all())):
        if item.kind == naming.KIND:
            organisations |= {target.fact_id: name for target, name in zip(item.targets, naming.names_of(item), strict=True)}
        for pair in _pairs(item, names):
            together[pair] = item.action != "split"
    table = tables.judged
    corrections: dict[str, dict[str, Any]] = {}
    rejected = []
    for row in connection.execute(select(table).order_by(table.c.id)).mappings():
        if row["state"] in HIDDEN:
            rejected.append(row["fact_id"] or row["id"])
        elif row["fact_id"] and row["state"] in VOUCHED:
            fact, fields = json.loads(row["fact"]), judgeable()[row["kind"]]
            corrections[row["fact_id"]] = {name: _frozen(fact.get(name)) for name in fields}
    return Constraints.of(
        must_link=[pair for pair, linked in together.items() if linked],
        cannot_link=[pair for pair, linked in together.items() if not linked],
        corrections=corrections,
        rejected=rejected,
        usual=naming.usual_of(together, organisations),
    )


def _names(connection: Connection) -> dict[str, str]:
    """The id that stands for each judged fact, under whichever of its names."""
    table = tables.judged
    rows_ = connection.execute(select(table.c.id, table.c.fact_id, table.c.names))
    return {name: fact_id or key for key, fact_id, names in rows_ for name in json.loads(names)}


def _pairs(item: Judgement, names: dict[str, str]) -> list[Pair]:
    """A split keeps the first fact from each other one; a merge puts all of them together."""
    if item.kind == naming.KIND:
        keys = [target.fact_id for target in item.targets]
    else:
        keys = [names.get(target.subject, target.subject) for target in item.targets]
    found = [(keys[0], other) for other in keys[1:]] if item.action != "merge" else list(combinations(keys, 2))
    return [(min(pair), max(pair)) for pair in found if pair[0] != pair[1]]


def _frozen(value: Any) -> Any:  # noqa: ANN401 - any JSON value
    return tuple(value) if isinstance(value, list) else value

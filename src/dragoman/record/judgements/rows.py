"""Judgements as rows and back."""

from __future__ import annotations

import json
from collections import defaultdict
from collections.abc import Iterable
from typing import Any

from sqlalchemy import Connection, RowMapping, insert, select

from dragoman.model import Span
from dragoman.record.among import among
from dragoman.record.judgements import tables
from dragoman.record.judgements.chosen import Chosen
from dragoman.record.judgements.judgement import Judgement, Target, canonical
from dragoman.record.load import in_batches

Row = dict[str, Any]


def write(connection: Connection, items: Iterable[Judgement]) -> None:
    """Add them; the ones they undo must be there or come first."""
    for batch in in_batches(items):
        connection.execute(insert(tables.judgement), [_row(item) for item in batch])
        targets = [_target_row(item.id, rank, target) for item in batch for rank, target in enumerate(item.targets)]
        connection.execute(insert(tables.judgement_target), targets)


def by_id(connection: Connection, keys: Iterable[str]) -> list[Judgement]:
    """The judgements with these ids, the earliest first."""
    found: list[Judgement] = []
    table, targets = tables.judgement, tables.judgement_target
    for batch in in_batches(dict.fromkeys(keys)):
        held: dict[str, list[Target]] = defaultdict(list)
        query = select(targets).where(among(targets.c.judgement_id, batch)).order_by(targets.c.judgement_id, targets.c.rank)
        for row in connection.execute(query).mappings():
            held[row["judgement_id"]].append(_target(row))
        told = connection.execute(select(table).where(among(table.c.id, batch))).mappings()
        found += [_judgement(row, held[row["id"]]) for row in told]
    return sorted(found, key=lambda item: (item.time, item.id))


def everything(connection: Connection) -> list[Judgement]:
    """All judgements, the earliest first."""
    return by_id(connection, connection.execute(select(tables.judgement.c.id)).scalars().all())


def _row(item: Judgement) -> Row:
    return {
        "id": item.id,
        "action": item.action,
        "kind": item.kind,
        "author": item.author,
        "made_at": item.time,
        "reason": item.reason,
        "field": item.field,
        "value": None if item.value is None else canonical(item.value),
        "seen_value": None if item.seen_value is None else canonical(item.seen_value),
        "undoes": item.undoes,
        "codebook_version": item.codebook,
        "model_version": item.model,
        "chosen": canonical([each.to_json() for each in item.chosen]) if item.chosen else None,
    }


def _target_row(judgement: str, rank: int, target: Target) -> Row:
    return {
        "judgement_id": judgement,
        "rank": rank,
        **{name: getattr(target, name) for name in ("subject", "source", "text_sha256", "place", "line", "alike", "fact_id")},
        "start": target.span.start,
        "stop": target.span.end,
        "exact": target.span.exact,
        "sentence_start": target.sentence.start,
        "sentence": target.sentence.exact,
        "machine": canonical(dict(target.machine)),
        "seen": None if target.seen is None else canonical(dict(target.seen)),
    }


def _target(row: RowMapping) -> Target:
    start, sentence = row["sentence_start"], row["sentence"]
    return Target(
        **{name: row[name] for name in ("subject", "source", "text_sha256", "place", "line", "alike", "fact_id")},
        span=Span(row["start"], row["stop"], row["exact"]),
        sentence=Span(start, start + len(sentence), sentence),
        machine=json.loads(row["machine"]),
        seen=None if row["seen"] is None else json.loads(row["seen"]),
    )


def _judgement(row: RowMapping, targets: list[Target]) -> Judgement:
    values: Row = {name: None if row[name] is None else json.loads(row[name]) for name in ("value", "seen_value")}
    return Judgement(
        **{name: row[name] for name in ("id", "action", "kind", "author", "reason", "field", "undoes")},
        value=values["value"],
        seen_value=values["seen_value"],
        time=row["made_at"],
        codebook=row["codebook_version"],
        model=row["model_version"],
        targets=tuple(targets),
        chosen=tuple(Chosen.from_json(each) for each in json.loads(row["chosen"] or "[]")),
    )

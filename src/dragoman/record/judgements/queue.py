"""What to review next: the important and doubtful first (review.yaml)."""

from __future__ import annotations

import functools
import itertools
import json
from collections.abc import Mapping
from dataclasses import dataclass
from importlib.resources import files
from typing import TYPE_CHECKING, Any, Literal

import yaml
from sqlalchemy import ColumnElement, Connection, Select, Table, case, func, or_, select

from dragoman.record import schema
from dragoman.record.columns import metadata
from dragoman.record.judgements import rows, tables
from dragoman.record.judgements.judgement import living

if TYPE_CHECKING:
    from dragoman.record.record import Record

Kind = Literal["event", "quote", "position", "programme"]
SETTLED = ("accepted", "corrected", "rejected", "duplicate")


@dataclass(frozen=True, slots=True)
class Wanted:
    """Which facts to review. `conditions` are on the table of the kind (`disputed`: on table `judged`); `outlet` is that of
    the page.

    With `twice`, facts that others have judged come as well, only not those `author` has: for agreement. With
    `disputed`, only judged facts that something speaks against.
    """

    author: str
    kind: Kind = "event"
    conditions: tuple[ColumnElement[bool], ...] = ()
    outlets: tuple[str, ...] = ()
    twice: bool = False
    disputed: bool = False


def queue(record: Record, wanted: Wanted, limit: int | None = None) -> list[str]:
    """The ids of at most `limit` facts, the first to be reviewed first. Those alike in rank come in the order of their ids."""
    with record.reading() as connection:
        if wanted.disputed:
            return _disputed(connection, wanted, limit)
        if not wanted.twice:
            return list(connection.execute(_ranked(wanted, _unsettled(wanted)).limit(limit)).scalars())
        left_out = _done_by(connection, wanted.author)
        found = connection.execute(_ranked(wanted)).scalars()
        return list(itertools.islice((key for key in found if key not in left_out), limit))


def second_looks(record: Record, wanted: Wanted, limit: int | None = None) -> list[str]:
    """Facts that others have judged and `author` has not, by page: for agreement. Conditions are on table `judged`."""
    table, page = tables.judged, schema.page
    name = func.coalesce(table.c.fact_id, table.c.id)
    query = select(name, table.c.names).where(table.c.kind == wanted.kind, table.c.state.in_(SETTLED), *wanted.conditions)
    if wanted.outlets:
        query = query.where(table.c.page_id.in_(select(page.c.id).where(page.c.outlet.in_(wanted.outlets))))
    with record.reading() as connection:
        theirs = _judged_by(connection, wanted.author)
        found = connection.execute(query.order_by(table.c.page_id, table.c.rank, table.c.id))
        return list(itertools.islice((str(key) for key, names in found if not theirs & set(json.loads(names))), limit))


def _ranked(wanted: Wanted, *further: ColumnElement[bool]) -> Select[Any]:
    table: Table = schema.event if wanted.kind == "event" else metadata.tables[wanted.kind]
    query = select(table.c.id).where(*wanted.conditions, *further)
    if wanted.outlets:
        page = schema.page
        query = query.where(table.c.page_id.in_(select(page.c.id).where(page.c.outlet.in_(wanted.outlets))))
    order = (_weight().desc(), table.c.id) if wanted.kind == "event" else (table.c.page_id, table.c.rank)
    return query.order_by(*order)


@functools.cache
def settings() -> Mapping[str, Mapping[str, float]]:
    """The weights of review.yaml."""
    loaded: dict[str, dict[str, float]] = yaml.safe_load(
        (files("dragoman.record.judgements") / "review.yaml").read_text(encoding="utf-8")
    )
    return loaded


def _weight() -> ColumnElement[Any]:
    event, weights = schema.event, settings()
    doubt = 1.0 - func.coalesce(event.c.confidence, 1.0 - weights["doubt"]["unknown"])
    least = weights["doubt"]["least"]
    act = case({name: float(weight) for name, weight in weights["acts"].items()}, value=event.c.act, else_=1.0)
    status = case({name: float(weight) for name, weight in weights["statuses"].items()}, value=event.c.status, else_=1.0)
    weight: ColumnElement[Any] = act * status * case((doubt < least, least), else_=doubt)
    return weight


def _unsettled(wanted: Wanted) -> ColumnElement[bool]:
    """Whether nobody has said what a fact of the machine is worth."""
    table: Table = schema.event if wanted.kind == "event" else metadata.tables[wanted.kind]
    judged = tables.judged
    settled = select(judged.c.fact_id).where(judged.c.fact_id.is_not(None), judged.c.state.in_(SETTLED))
    return table.c.id.not_in(settled)


def _done_by(connection: Connection, author: str) -> set[str]:
    """The facts, by the ids they have now, on which this person's verdict counts."""
    theirs = _judged_by(connection, author)
    table = tables.judged
    found = connection.execute(select(table.c.fact_id, table.c.names).where(table.c.fact_id.is_not(None)))
    return {str(fact_id) for fact_id, names in found if theirs & set(json.loads(names))}


def _judged_by(connection: Connection, author: str) -> set[str]:
    """The names of the facts on which this person's verdict counts."""
    table = tables.judgement
    asked = select(table.c.id).where(or_(table.c.author == author, table.c.action == "undo"))
    said = living(rows.by_id(connection, connection.execute(asked).scalars().all()))
    return {item.target.subject for item in said if item.author == author and item.action not in {"note", "merge", "split"}}


def _disputed(connection: Connection, wanted: Wanted, limit: int | None) -> list[str]:
    table = tables.judged
    query = select(table).where(table.c.conflicts != "[]", table.c.kind == wanted.kind, *wanted.conditions)
    if wanted.outlets:
        page = schema.page
        query = query.where(table.c.page_id.in_(select(page.c.id).where(page.c.outlet.in_(wanted.outlets))))
    found = connection.execute(query.order_by(table.c.page_id, table.c.rank, table.c.id).limit(limit)).mappings()
    return [row["fact_id"] or row["id"] for row in found]

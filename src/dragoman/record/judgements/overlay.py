"""The judged facts in place of the machine's, for whoever asks the record."""

from __future__ import annotations

import json
from collections.abc import Iterator, Sequence
from dataclasses import replace
from typing import Any

from sqlalchemy import ColumnElement, Connection, RowMapping, and_, func, select

from dragoman.record import load
from dragoman.record.among import among
from dragoman.record.judgements import tables
from dragoman.record.judgements.fields import Fact, from_json
from dragoman.record.load import StoredPage

#: A judged fact as lists of facts show it: its id, the fact, its page, and how it was judged.
Shown = tuple[str, Fact, StoredPage, str]


def not_judged(fact_id: ColumnElement[str]) -> ColumnElement[bool]:
    """Whether nobody has judged the fact of the machine: it counts as it was read."""
    table = tables.judged
    return fact_id.not_in(select(table.c.fact_id).where(table.c.fact_id.is_not(None)))


def judged_events(connection: Connection, conditions: Sequence[ColumnElement[bool]]) -> Iterator[tuple[str | None, Shown]]:
    """The judged events that are shown and pass, each with its first day, by day, then by id."""
    table = tables.judged
    name = func.coalesce(table.c.fact_id, table.c.id)
    query = select(table).where(and_(table.c.kind == "event", table.c.shown == 1, *conditions))
    rows = connection.execute(query.order_by(func.coalesce(table.c.first_day, "9999-12-31"), name)).mappings()
    for batch in load.in_batches(rows):
        yield from zip((row["first_day"] for row in batch), _facts(connection, batch), strict=True)


def judged_on_pages(connection: Connection, kind: str, page_ids: Sequence[str]) -> tuple[set[str], list[tuple[int, Shown]]]:
    """The facts of the machine that were judged, and what is shown instead, each with its rank on its page."""
    table = tables.judged
    query = select(table).where(table.c.kind == kind, among(table.c.page_id, page_ids)).order_by(table.c.id)
    rows = connection.execute(query).mappings().all()
    shown = [row for row in rows if row["shown"]]
    instead = list(zip((row["rank"] for row in shown), _facts(connection, shown), strict=True))
    return {row["fact_id"] for row in rows if row["fact_id"]}, instead


def _facts(connection: Connection, rows: Sequence[RowMapping]) -> Iterator[Shown]:
    pages = load.pages(connection, [row["page_id"] for row in rows])
    for row in rows:
        page = pages[row["page_id"]]
        if page.text_sha256 != row["text_sha256"]:
            page = replace(page, text_sha256=row["text_sha256"])
        yield row["fact_id"] or row["id"], from_json(row["kind"], json.loads(row["fact"])), page, row["state"]


def judged_values(connection: Connection, field: str) -> set[str]:
    """The values of `party`, `theme` or `act` that occur in shown judged events."""
    table: Any = {"party": tables.judged_party, "theme": tables.judged_theme, "act": tables.judged}[field]
    query = select(table.c[field]).distinct()
    if table is not tables.judged:
        query = query.join(tables.judged, tables.judged.c.id == table.c.judged_id)
    query = query.where(tables.judged.c.kind == "event", tables.judged.c.shown == 1)
    return {str(value) for value in connection.execute(query).scalars()}

"""Look at a fact with all that was said of it; lists of judgements and of conflicts."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass, field
from types import MappingProxyType
from typing import TYPE_CHECKING, Any

from sqlalchemy import Connection, RowMapping, select

from dragoman.model import Page
from dragoman.record import load
from dragoman.record.errors import UnknownFact
from dragoman.record.judgements import rows, tables
from dragoman.record.judgements.choosing import Shown, shown
from dragoman.record.judgements.fields import Fact, from_json, kind_of
from dragoman.record.judgements.finding import find_with_state
from dragoman.record.judgements.judgement import Judgement, Target, counting
from dragoman.record.judgements.state import PageState, Subject, load_page
from dragoman.record.judgements.verdict import Conflict, State
from dragoman.record.judgements.writing import look, mark_of
from dragoman.record.load import StoredPage

if TYPE_CHECKING:
    from dragoman.record.record import Record


@dataclass(frozen=True, slots=True)
class Examined:
    """A fact as the record shows it. `machine`: as the machine reads it now, None where it no longer does.

    `judgements`: all on this fact, the earliest first; `counting` the ids of those not undone. `mark` goes into
    `Asked.seen`. `target`: its words and what stands around them. `chosen`: the words that people chose for the values of
    corrected fields, by field.
    """

    id: str
    kind: str
    fact: Fact
    machine: Fact | None
    state: State
    page: StoredPage
    whole: Page
    target: Target
    judgements: tuple[Judgement, ...]
    counting: frozenset[str]
    conflicts: tuple[Conflict, ...]
    mark: str
    chosen: Mapping[str, tuple[Shown, ...]] = field(default_factory=lambda: MappingProxyType({}))


@dataclass(frozen=True, slots=True)
class Listed:
    """A judgement with what has become of its fact: `fact_id` as of now, "" where nothing finds it, None without its page."""

    judgement: Judgement
    counts: bool
    fact_id: str | None


@dataclass(frozen=True, slots=True)
class Disputed:
    """A conflict with the fact it is about, by the id it has now (`s-…` where nothing finds it any more)."""

    id: str
    kind: str
    fact: Fact
    page: StoredPage
    conflict: Conflict
    judgement: Judgement
    other: Judgement | None


def examine(record: Record, name: str) -> Examined:
    """The fact with this id, or start of one. Raises `UnknownFact`."""
    with record.reading() as connection:
        state, fact_id, subject = find_with_state(connection, name)
        return examined(connection, state, fact_id, subject)


def examined(connection: Connection, state: PageState, fact_id: str, subject: Subject | None) -> Examined:
    """What `find_with_state` found, as a person is shown it."""
    machine = state.facts.get(fact_id)
    said = tuple(subject.judgements) if subject else ()
    page = load.pages(connection, [state.id])[state.id]
    common: dict[str, Any] = {
        "machine": machine,
        "page": page,
        "whole": state.page,
        "target": look(state, fact_id, subject),
        "judgements": said,
        "counting": frozenset(counting(said)),
        "mark": mark_of(state, fact_id, subject),
        "chosen": shown(subject.living if subject else (), state.page, state.text_sha256),
    }
    if subject is None and machine is not None:
        return Examined(fact_id, kind_of(machine), machine, state="unjudged", conflicts=(), **common)
    if subject is None:
        raise UnknownFact(f"no fact has the id {fact_id!r}")
    verdict = state.verdict(subject)
    fact = from_json(subject.kind, dict(verdict.fact))
    return Examined(
        fact_id or subject.id, subject.kind, fact, state=verdict.state, conflicts=verdict.conflicts, **common
    )


def chosen_on(record: Record, page_id: str) -> dict[str, Mapping[str, tuple[Shown, ...]]]:
    """The words of a page that people chose for corrected fields, by the id of the fact and the field."""
    with record.reading() as connection:
        state = load_page(connection, page_id, with_facts=False)
    if state is None:
        return {}
    told = ((each.fact_id or each.id, shown(each.living, state.page, state.text_sha256)) for each in state.subjects.values())
    return {key: found for key, found in told if found}


def judgements(record: Record) -> list[Listed]:
    """All judgements, the earliest first."""
    with record.reading() as connection:
        said = rows.everything(connection)
        table = tables.judged
        found = connection.execute(select(table.c.fact_id, table.c.names))
        now = {name: fact_id or "" for fact_id, names in found for name in json.loads(names)}
    ids = counting(said)
    return [Listed(item, item.id in ids, now.get(item.target.subject)) for item in said]


def conflicts(record: Record) -> list[Disputed]:
    """What speaks against judgements that count, by page and place in the text."""
    table = tables.judged
    with record.reading() as connection:
        query = select(table).where(table.c.conflicts != "[]").order_by(table.c.page_id, table.c.rank, table.c.id)
        held = connection.execute(query).mappings().all()
        pages = load.pages(connection, [row["page_id"] for row in held])
        told = [(row, Conflict(**data)) for row in held for data in json.loads(row["conflicts"])]
        keys = [key for _, conflict in told for key in (conflict.judgement, conflict.other) if key]
        by_id = {item.id: item for item in rows.by_id(connection, keys)}
    return [_disputed(row, conflict, pages, by_id) for row, conflict in told]


def _disputed(
    row: RowMapping, conflict: Conflict, pages: Mapping[str, StoredPage], by_id: Mapping[str, Judgement]
) -> Disputed:
    fact = from_json(row["kind"], json.loads(row["fact"]))
    name = row["fact_id"] or row["id"]
    other = by_id.get(conflict.other or "")
    return Disputed(name, row["kind"], fact, pages[row["page_id"]], conflict, by_id[conflict.judgement], other)

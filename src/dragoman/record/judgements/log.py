"""The judgements a page at a time, the newest first: who said what when, and why."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import TYPE_CHECKING

from sqlalchemy import Connection, func, select

from dragoman.record.among import among
from dragoman.record.judgements import rows, tables
from dragoman.record.judgements.examining import Listed
from dragoman.record.judgements.judgement import BETWEEN
from dragoman.record.load import in_batches

if TYPE_CHECKING:
    from dragoman.record.record import Record


@dataclass(frozen=True, slots=True)
class LogFilter:
    """Which judgements: of one of these people, of one of these actions; `since` and `until` are days (ISO, UTC).

    `reason`: with exactly these words.
    """

    authors: tuple[str, ...] = ()
    actions: tuple[str, ...] = ()
    kinds: tuple[str, ...] = ()
    since: str | None = None
    until: str | None = None
    reason: str | None = None


@dataclass(frozen=True, slots=True)
class Log:
    """Judgements, the newest first, and whether there are earlier ones."""

    judgements: tuple[Listed, ...]
    more: bool


def log(record: Record, wanted: LogFilter | None = None, *, first: int = 1, size: int = 50) -> Log:
    """`size` of the judgements that pass, beginning with number `first` (from 1), the newest being the first."""
    asked, table = wanted or LogFilter(), tables.judgement
    query = select(table.c.id)
    for column, some in ((table.c.author, asked.authors), (table.c.action, asked.actions), (table.c.kind, asked.kinds)):
        if some:
            query = query.where(column.in_(some))
    if asked.since:
        query = query.where(table.c.made_at >= asked.since)
    if asked.until:
        query = query.where(table.c.made_at <= asked.until + "T99")
    if asked.reason:
        query = query.where(table.c.reason == asked.reason)
    query = query.order_by(table.c.made_at.desc(), table.c.id.desc()).offset(max(first, 1) - 1).limit(size + 1)
    with record.reading() as connection:
        keys = list(connection.execute(query).scalars())
        return Log(tuple(_listed(connection, keys[:size])[::-1]), len(keys) > size)


def said_by_id(record: Record, keys: Iterable[str]) -> list[Listed]:
    """The judgements with these ids, the earliest first; unknown ids are left out."""
    with record.reading() as connection:
        return _listed(connection, list(keys))


def _listed(connection: Connection, keys: list[str]) -> list[Listed]:
    said = rows.by_id(connection, keys)
    counts = still_counting(connection, keys)
    judged = tables.judged
    now: dict[str, str] = {}
    for batch in in_batches({item.target.subject for item in said}):
        found = connection.execute(select(judged.c.id, judged.c.fact_id).where(among(judged.c.id, batch)))
        now |= {row.id: row.fact_id or "" for row in found}
    return [Listed(item, item.id in counts, now.get(item.target.subject)) for item in said]


def still_counting(connection: Connection, keys: Iterable[str]) -> set[str]:
    """Which of these judgements no undo that counts itself has taken back."""
    table = tables.judgement
    wanted = list(dict.fromkeys(keys))
    undoing: dict[str, list[str]] = {}
    waiting = wanted
    while waiting:
        found: list[str] = []
        for batch in in_batches(waiting):
            for row in connection.execute(select(table.c.id, table.c.undoes).where(among(table.c.undoes, batch))):
                undoing.setdefault(row.undoes, []).append(row.id)
                found.append(row.id)
        waiting = found
    alive: dict[str, bool] = {}
    # An undo is always younger than what it undoes, and chains of undos of undos are short.
    order = [*wanted]
    for key in order:
        order += undoing.get(key, [])
    for key in reversed(order):
        alive[key] = not any(alive[undo] for undo in undoing.get(key, ()))
    return {key for key in wanted if alive[key]}


def decided(record: Record, facts: Iterable[str]) -> set[tuple[str, str]]:
    """The pairs of these facts, by the ids they have now, on which a merge, split or duplicate counts; the smaller id first."""
    table, target = tables.judgement, tables.judgement_target
    found: set[tuple[str, str]] = set()
    with record.reading() as connection:
        for batch in in_batches(dict.fromkeys(facts)):
            query = select(table.c.id).join(target, target.c.judgement_id == table.c.id)
            query = query.where(table.c.action.in_(sorted(BETWEEN)), among(target.c.fact_id, batch)).distinct()
            keys = list(connection.execute(query).scalars())
            counts = still_counting(connection, keys)
            for item in rows.by_id(connection, counts):
                first, *others = (each.fact_id for each in item.targets)
                found |= {(min(first, other), max(first, other)) for other in others}
    return found


def authors(record: Record) -> dict[str, int]:
    """Everybody who has judged, with the number of their judgements, undone ones included; by name."""
    table = tables.judgement
    with record.reading() as connection:
        query = select(table.c.author, func.count()).group_by(table.c.author).order_by(table.c.author)
        return {row[0]: row[1] for row in connection.execute(query)}


def last_of(record: Record, author: str) -> str | None:
    """The id of this person's latest judgement that counts and is no undo; None where there is none among the last fifty."""
    table = tables.judgement
    query = select(table.c.id).where(table.c.author == author, table.c.action != "undo")
    with record.reading() as connection:
        keys = list(connection.execute(query.order_by(table.c.made_at.desc(), table.c.id.desc()).limit(50)).scalars())
        counts = still_counting(connection, keys)
    return next((key for key in keys if key in counts), None)


def judgements_mark(record: Record) -> str:
    """A mark that changes with every judgement."""
    table = tables.judgement
    with record.reading() as connection:
        count, last = connection.execute(select(func.count(), func.max(table.c.made_at))).one()
    return f"{count} {last}"

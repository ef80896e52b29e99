"""The judgements a page at a time, the newest first: who said what when, and why."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import TYPE_CHECKING

from sqlalchemy import Connection, func, select

from dragoman.record.judgements import rows, tables
from dragoman.record.judgements.examining import Listed
from dragoman.record.load import in_batches

if TYPE_CHECKING:
    from dragoman.record.record import Record


@dataclass(frozen=True, slots=True)
class LogFilter:
    """Which judgements: of one of these people, of one of these actions; `since` and `until` are days (ISO, UTC)."""

    authors: tuple[str, ...] = ()
    actions: tuple[str, ...] = ()
    kinds: tuple[str, ...] = ()
    since: str | None = None
    until: str | None = None


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
    query = query.order_by(table.c.made_at.desc(), table.c.id.desc()).offset(max(first, 1) - 1).limit(size + 1)
    with record.reading() as connection:
        keys = list(connection.execute(query).scalars())
        said = rows.by_id(connection, keys[:size])[::-1]
        counts = still_counting(connection, keys[:size])
        subjects = {item.target.subject for item in said}
        judged = tables.judged
        found = connection.execute(select(judged.c.id, judged.c.fact_id).where(judged.c.id.in_(subjects)))
        now = {row.id: row.fact_id or "" for row in found}
    return Log(tuple(Listed(i, i.id in counts, now.get(i.target.subject)) for i in said), len(keys) > size)


def still_counting(connection: Connection, keys: Iterable[str]) -> set[str]:
    """Which of these judgements no undo that counts itself has taken back."""
    table = tables.judgement
    wanted = list(dict.fromkeys(keys))
    undoing: dict[str, list[str]] = {}
    waiting = wanted
    while waiting:
        found: list[str] = []
        for batch in in_batches(waiting):
            for row in connection.execute(select(table.c.id, table.c.undoes).where(table.c.undoes.in_(batch))):
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

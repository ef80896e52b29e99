"""The resolution kept in tables: brought up to date with the pages and judgements that came since the last time.

What comes out is a function of the readings and the judgements, whatever was resolved in which order and by how many
processes: `closure.part_around` finds all that a change can touch, and only that is put together anew.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator

from sqlalchemy import Connection, func, select

from dragoman.record import schema
from dragoman.record.derived import Derived
from dragoman.record.record import Record
from dragoman.record.resolution import bearers, happenings, parties, pending
from dragoman.record.resolution_schema import TABLES, happening_report, resolved_page

#: So many pages are resolved in one transaction.
STEP = 400

__all__ = ["DERIVED", "STEP", "awaiting", "update"]


def update(record: Record, *, step: int = STEP, progress: Callable[[int], None] = lambda _done: None) -> int:
    """Resolve what has not been; the number of pages resolved. Others may read and write meanwhile.

    `progress` is told after each transaction how many pages are done.
    """
    done = 0
    while True:
        with record.writing() as connection:
            count = _advance(connection, step)
        done += count
        progress(done)
        if count < step:
            return done


def awaiting(record: Record) -> int:
    """How many pages wait to be resolved, counted up to a thousand."""
    with record.reading() as connection:
        if pending.outdated(connection):
            return int(connection.execute(select(func.count()).select_from(schema.page)).scalar_one())
        return len(pending.pages(connection, 1000))


def _advance(connection: Connection, step: int) -> int:
    if pending.outdated(connection):
        pending.forget_all(connection)
    constraints = pending.constraints(connection)
    changed = pending.judged_since(connection, constraints)
    pages = pending.pages(connection, step)
    if pages or changed:
        pending.note_pages(connection, pages)
        happenings.settle(connection, pages, changed, constraints)
        bearers.settle(connection, pages, changed, constraints)
        parties.settle(connection)
    return len(pages)


def _fill(connection: Connection) -> None:
    while _advance(connection, STEP) == STEP:
        pass


def _wrong(connection: Connection) -> Iterator[str]:
    """Reports of resolved pages that stand in no happening, and happenings of facts that are no more."""
    event, known = schema.event, resolved_page
    rejected = pending.constraints(connection).rejected
    here = select(happening_report.c.event_id)
    homeless = select(event.c.id).join(known, known.c.page_id == event.c.page_id).where(event.c.id.not_in(here))
    for name in connection.execute(homeless.join(schema.reading, schema.reading.c.page_id == event.c.page_id).where(
        known.c.mark.startswith(schema.reading.c.digest)
    )).scalars():  # fmt: skip
        if name not in rejected:
            yield f"event {name} stands in no happening: `dragoman record rebuild`"
    gone = (
        select(happening_report.c.event_id)
        .join(known, known.c.page_id == happening_report.c.page_id)
        .join(schema.reading, schema.reading.c.page_id == happening_report.c.page_id)
        .where(
            happening_report.c.event_id.not_in(select(event.c.id)), known.c.mark.startswith(schema.reading.c.digest)
        )
    )
    for name in connection.execute(gone).scalars():
        yield f"a happening reports the event {name}, which is not there: `dragoman record rebuild`"


DERIVED = Derived("resolution", TABLES, _fill, check=_wrong)

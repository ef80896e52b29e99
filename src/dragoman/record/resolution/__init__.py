"""The resolution kept in tables: brought up to date with the pages and judgements that came since the last time.

What comes out is a function of the readings and the judgements, whatever was resolved in which order and by how many
processes: `closure.part_around` finds all that a change can touch, and only that is put together anew.
"""

from __future__ import annotations

import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field

from sqlalchemy import Connection, func, select, union_all

from dragoman.record import schema
from dragoman.record.derived import Derived
from dragoman.record.judgements.tables import judged
from dragoman.record.record import Record
from dragoman.record.resolution import bearers, happenings, parties, pending
from dragoman.record.resolution_schema import TABLES, happening_report, resolved_page
from dragoman.record.resolve.settings import version

#: So many pages are resolved in one transaction, and so many transactions' pages are looked up at once.
STEP, AHEAD = 400, 50
#: Pages are looked up for steps of so many at least: to look goes through all pages.
LEAST = 50
#: Pages of the first transaction where none may take long: how many that bears is seen from there.
FIRST = 4
#: Seconds at most between two transactions, half as long as the one before took: who waits to write gets a turn there, for
#: SQLite looks again every tenth of a second at least.
PAUSE = 0.15

__all__ = ["DERIVED", "STEP", "awaiting", "resolve_new"]


def resolve_new(
    record: Record, *, step: int = STEP, longest: float | None = None, progress: Callable[[int], None] = lambda _done: None
) -> int:
    """Resolve what has not been; the number of pages resolved. Others may read and write meanwhile.

    At most `step` pages in one transaction, and fewer where that takes more than `longest` seconds: so long others may have to
    wait. `progress` is told after each transaction how many pages are done; what it raises ends the work, with nothing lost.
    """
    done, ahead = 0, _Ahead(step if longest is None else min(step, FIRST))
    while True:
        began = time.monotonic()
        with record.writing(background=True) as connection:
            count = _advance(connection, ahead)
        took = time.monotonic() - began
        done += count
        progress(done)
        if count < ahead.step and not ahead.known:
            return done
        if longest is not None:
            ahead.step = max(1, min(step, 2 * ahead.step, int(ahead.step * longest / max(took, 0.001))))
        time.sleep(min(PAUSE, took / 2))


@dataclass(slots=True)
class _Ahead:
    """Pages to be resolved, looked up many steps at a time: to look each time is to go through all pages each time."""

    step: int
    known: list[str] = field(default_factory=list)

    def next(self, connection: Connection) -> list[str]:
        """Pages for one step, as many as a step takes unless there are no more."""
        if not self.known:
            if pending.outdated(connection):
                pending.forget_all(connection)
            self.known = pending.pages(connection, AHEAD * max(self.step, LEAST))
        some, self.known = self.known[: self.step], self.known[self.step :]
        return some


def awaiting(record: Record, *, most: int | None = 1000) -> int:
    """How many pages wait to be resolved, counted up to `most` (None: all); one at least where judgements do."""
    with record.reading() as connection:
        if pending.outdated(connection):
            return int(connection.execute(select(func.count()).select_from(schema.page)).scalar_one())
        pages = len(pending.pages(connection, most))
        return pages or int(any(pending.changes(connection, pending.constraints(connection))))


def _advance(connection: Connection, ahead: _Ahead) -> int:
    pages = ahead.next(connection)
    constraints = pending.constraints(connection)
    changed = pending.judged_since(connection, constraints)
    if pages or changed:
        again = pending.note_pages(connection, pages)
        names = any(name.startswith("o-") for name in changed)
        changed |= parties.judged_events(connection, changed)
        happenings.settle(connection, pages, changed, constraints)
        bearers.settle(connection, pages, changed, constraints)
        parties.settle(connection, pages, constraints, again=again, judged=names)
    return len(pages)


def _fill(connection: Connection) -> None:
    ahead = _Ahead(STEP)
    while _advance(connection, ahead) == STEP or ahead.known:
        pass


def _wrong(connection: Connection) -> Iterator[str]:
    """Reports of resolved pages that stand in no happening, and happenings of facts that are no more."""
    event, reading, known, told = schema.event, schema.reading, resolved_page, happening_report
    rejected = pending.constraints(connection).rejected
    up_to_date = (
        select(known.c.page_id)
        .join(reading, reading.c.page_id == known.c.page_id)
        .where(known.c.mark == reading.c.digest + f" {version()}")
    )
    here = select(told.c.event_id)
    homeless = select(event.c.id).where(event.c.page_id.in_(up_to_date), event.c.id.not_in(here)).order_by(event.c.id)
    for name in connection.execute(homeless).scalars():
        if name not in rejected:
            yield f"event {name} stands in no happening: `dragoman record rebuild`"
    there = union_all(select(event.c.id), select(judged.c.id))
    gone = select(told.c.event_id).where(told.c.page_id.in_(up_to_date), told.c.event_id.not_in(there))
    for name in connection.execute(gone.order_by(told.c.event_id)).scalars():
        yield f"a happening reports the event {name}, which is not there: `dragoman record rebuild`"


DERIVED = Derived("resolution", TABLES, _fill, check=_wrong)

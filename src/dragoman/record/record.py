"""One record, open."""

from __future__ import annotations

import logging
from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from datetime import UTC, datetime
from pathlib import Path
from types import TracebackType
from typing import Literal, Self

from sqlalchemy import Connection, Engine, delete, func, insert, select, update

from dragoman.model import Reading
from dragoman.record import derived, ids, schema
from dragoman.record.columns import metadata
from dragoman.record.errors import translated
from dragoman.record.load import Versions
from dragoman.record.masking import shown
from dragoman.record.opening import open_engine
from dragoman.record.rows import Row, fact_rows, line_rows, page_row
from dragoman.record.storable import refuse_unstorable
from dragoman.record.turns import turns_of
from dragoman.record.watching import Watch

LOG = logging.getLogger(__name__)
#: From so many pages on, what takes minutes is announced.
MANY = 5_000
#: `new`: the page was not there. `same`: nothing had to change. `changed`: the page was read anew and replaced.
Outcome = Literal["new", "same", "changed"]
#: The record that one state is read of, and over which connection.
_HELD: ContextVar[tuple[Record, Connection] | None] = ContextVar("held", default=None)


class Record:
    """A record, open. `location` is without password, for messages.

    Close it, or use it in a `with` block. Every method may raise `RecordError`.
    """

    def __init__(self, engine: Engine, location: str) -> None:
        self.engine = engine
        self.location = location
        self.turns = turns_of(location)
        self._watch = Watch(engine)

    @contextmanager
    def reading(self) -> Iterator[Connection]:
        """A connection that sees one state of the record however long it takes."""
        held = _HELD.get()
        if held is not None and held[0] is self:
            yield held[1]
            return
        with translated(self.location), self.engine.connect() as connection:
            yield connection

    @contextmanager
    def one_state(self) -> Iterator[None]:
        """Whatever is read within, by this thread, is read from one state of the record and over one connection.

        What is written meanwhile is not seen before the end.
        """
        with self.reading() as connection:
            token = _HELD.set((self, connection))
            try:
                yield
            finally:
                _HELD.reset(token)

    def state(self) -> str:
        """Names the state that the record is in: another name after each transaction that wrote something, anybody's."""
        with translated(self.location):
            return self._watch.state()

    @contextmanager
    def writing(self, *, background: bool = False) -> Iterator[Connection]:
        """A transaction: all of it happens or nothing. With `background`, it waits for all others of this process."""
        with (
            translated(self.location),
            self.turns.mine(background=background),
            self.engine.connect().execution_options(writes=True) as connection,
            connection.begin(),
        ):
            yield connection

    def store(self, reading: Reading, versions: Versions, *, fiction: bool = False) -> Outcome:
        """Keep a page with its facts: the whole page or nothing.

        The same reading again changes nothing. Another reading of the same source (a newer codebook, a changed
        file) replaces the machine's facts; texts and judgements stay. Raises `UnstorablePage` if a text is no valid Unicode.
        """
        page = reading.page
        data = ids.canonical(reading)
        refuse_unstorable(reading, data)
        source = data["source"]
        mark = {
            "page_id": ids.page_id(source),
            "codebook_version": versions.codebook,
            "model_version": versions.model,
            "program_version": versions.program,
            "digest": ids.digest(data, fiction=fiction),
        }
        with self.reading() as connection:
            if _kept(connection, mark):
                return "same"
        row = page_row(page, mark["page_id"], source, ids.text_hash(page.text), fiction=fiction)
        with self.writing() as connection:
            if _kept(connection, mark):  # another process was faster
                return "same"
            _keep_text(connection, row["text_sha256"], page.text)
            for part in derived.parts():
                part.forget(connection, row["id"])
            known = _put_page(connection, row)
            _put_facts(connection, reading, row["id"])
            connection.execute(insert(schema.reading).values(mark))
            for part in derived.parts():
                part.learn(connection, row["id"])
        return "changed" if known else "new"

    def rebuild(self) -> list[str]:
        """Empty all that is worked out from pages and judgements and work it out anew, all or nothing; what it was."""
        with self.writing() as connection:
            return derived.rebuild(connection)

    def close(self) -> None:
        """Let go of the file."""
        with translated(self.location):
            self._watch.close()
            self.engine.dispose()

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, value: BaseException | None, where: TracebackType | None
    ) -> None:
        self.close()


def open_record(location: str | Path, *, write: bool = False) -> Record:
    """Open the record at `location`; with `write`, make it if it is missing and bring it up to date.

    Raises `MissingRecord` where there is nothing to read, `RecordError` on a foreign or damaged file.
    """
    record = Record(open_engine(location, write=write), shown(location))
    if write:
        _catch_up(record)
    return record


def _catch_up(record: Record) -> None:
    """Make anew what another version of the program worked out, or what the record has outgrown."""
    with record.reading() as connection:
        stale = [part for part in derived.parts() if part.stale(connection)]
        outgrown = [part for part in derived.parts() if part not in stale and part.outgrown(connection)]
    if outgrown:
        with record.writing() as connection:
            for part in outgrown:
                part.renew(connection)
    if not stale:
        return
    with record.writing() as connection:
        stale = [part for part in derived.parts() if part.stale(connection)]
        pages = connection.execute(select(func.count()).select_from(schema.page)).scalar_one()
        if pages >= MANY:
            names = ", ".join(part.name for part in stale)
            LOG.warning("%s: working out anew for %d pages: %s; others wait to write meanwhile", record.location, pages, names)
        derived.rebuild(connection, stale)


def _kept(connection: Connection, mark: Row) -> bool:
    table = schema.reading
    row = connection.execute(select(table).where(table.c.page_id == mark["page_id"])).mappings().one_or_none()
    return row is not None and dict(row) == mark


def _keep_text(connection: Connection, sha256: str, body: str) -> None:
    table = schema.text
    if connection.execute(select(table.c.sha256).where(table.c.sha256 == sha256)).first() is None:
        connection.execute(insert(table).values(sha256=sha256, body=body, length=len(body)))


def _put_page(connection: Connection, row: Row) -> bool:
    """Write the page and its history of texts; clear what an earlier reading left. Whether there was one."""
    now = datetime.now(UTC).isoformat(timespec="seconds")
    page, history, outlet, name = schema.page, schema.page_text, schema.outlet, row["outlet"]
    if name is not None and connection.execute(select(outlet).where(outlet.c.name == name)).first() is None:
        connection.execute(insert(outlet).values(name=name))
    known = connection.execute(select(page.c.id).where(page.c.id == row["id"])).first() is not None
    if known:
        connection.execute(update(page).where(page.c.id == row["id"]).values(row))
        for table in (*schema.FACT_TABLES, schema.author, schema.furniture, schema.reading):
            connection.execute(delete(table).where(table.c.page_id == row["id"]))
    else:
        connection.execute(insert(page).values(row | {"first_seen": now}))
    entry = {"page_id": row["id"], "text_sha256": row["text_sha256"]}
    if connection.execute(select(history).filter_by(**entry)).first() is None:
        connection.execute(insert(history).values(entry | {"first_seen": now}))
    return known


def _put_facts(connection: Connection, reading: Reading, key: str) -> None:
    for name, rows in (line_rows(reading.page, key) | fact_rows(reading, key)).items():
        if rows:
            connection.execute(insert(metadata.tables[name]), rows)

"""A record moved whole to another place, and backups of one that may be in use."""

from __future__ import annotations

import os
import sqlite3
from collections.abc import Iterator
from itertools import chain
from pathlib import Path
from typing import Any

from sqlalchemy import Connection, Table, delete, func, select

from dragoman.record import derived, schema
from dragoman.record.bulk import put
from dragoman.record.dump import Fingerprint, fingerprint, partitions
from dragoman.record.errors import RecordError, explain, translated
from dragoman.record.masking import is_url, shown
from dragoman.record.record import Record, open_record
from dragoman.record.search import words
from dragoman.record.tables import all_tables
from dragoman.record.unindexed import without_indexes

#: A row's values in the order of its table's columns.
Row = tuple[Any, ...]
#: What a new record holds already.
_OWN_STATE = frozenset({"search_state", "listed_state", "covered_state"})


def copy(source: str | Path, target: str | Path) -> dict[str, int]:
    """Copy the record at `source` to `target`, in either store, and compare the two; rows by table.

    What is copied is one state of the record, whoever writes to it meanwhile. Raises `RecordError` where the target
    holds something already, or where the copy turns out to differ: it is then left empty.
    """
    with open_record(source) as old, open_record(target, write=True) as new:
        _must_be_empty(new)
        with old.reading() as reader, new.writing() as writer:
            with without_indexes(writer, all_tables().tables.keys() - _own_form()):
                counts, found = _rows(reader, writer)
            # Full-text indexes have a form of their own in each store.
            with without_indexes(writer, {*_own_form(), words.TABLE.name}):
                derived.rebuild(writer, [part for part in derived.parts() if part.own_form])
            for name, table in sorted(all_tables().tables.items()):
                if (found.get(name) or fingerprint(reader, table)) != fingerprint(writer, table):
                    raise RecordError(
                        f"{new.location}: the copy differs from {old.location} (table {name}); nothing was kept of it"
                    )
    return counts


def _must_be_empty(record: Record) -> None:
    with record.reading() as connection:
        for name, table in sorted(all_tables().tables.items()):
            if name not in _OWN_STATE and connection.execute(select(table).limit(1)).first() is not None:
                raise RecordError(f"{record.location} is not empty (table {name}): copy to a new place")


def _own_form() -> set[str]:
    return {table.name for part in derived.parts() if part.own_form for table in part.tables}


def _rows(reader: Connection, writer: Connection) -> tuple[dict[str, int], dict[str, str]]:
    """Copy all tables but those of a store's own form; rows and fingerprints of what was read, by table."""
    counts, found = {}, {}
    own = _own_form()
    for table in all_tables().sorted_tables:
        if table.name in own:
            continue
        if table.name in _OWN_STATE:
            writer.execute(delete(table))
        mark = Fingerprint()
        put(writer, table, [column.name for column in table.columns], chain.from_iterable(_batches(reader, table, mark)))
        counts[table.name], found[table.name] = mark.rows, mark.value()
    return counts, found


def _batches(reader: Connection, table: Table, mark: Fingerprint) -> Iterator[list[Row]]:
    inside = [key.parent.name for key in table.foreign_keys if key.column.table is table]
    everything: list[Row] = []
    for rows in partitions(reader, table):
        mark.add(rows)
        if inside:
            everything += rows
        else:
            yield rows
    if inside:
        names = [column.name for column in table.columns]
        yield from _parents_first(everything, names.index(inside[0]), names.index(next(iter(table.primary_key.columns)).name))


def _parents_first(rows: list[Row], parent: int, name: int) -> Iterator[list[Row]]:
    """Rows that refer to rows of their own table, after those; such tables are small (what people said)."""
    done: set[object] = {None}
    while rows:
        ready = [row for row in rows if row[parent] in done]
        yield ready or rows  # a circle is for the store to refuse
        done |= {row[name] for row in ready}
        rows = [row for row in rows if row[name] not in done] if ready else []


def backup(source: str | Path, target: str | Path) -> int:
    """Write one state of the record at `source` to the new file `target`, while others may be writing; its pages.

    A backup is a record in a file like any other. It appears under its name only when it is whole and on the disk.
    Raises `RecordError` where there is something at `target` already.
    """
    path = Path(target)
    if is_url(target):
        raise RecordError(f"{shown(target)}: a backup is a file; `dragoman record copy` copies to a server")
    if path.exists():
        raise RecordError(f"{path} exists already: give the backup a new name")
    if not path.absolute().parent.is_dir():
        raise RecordError(f"the folder {path.absolute().parent} does not exist: create it first")
    draft = path.with_name(path.name + ".part")
    try:
        draft.unlink(missing_ok=True)
        if is_url(source):
            copy(source, draft)
        else:
            _copy_file(source, draft)
        with open_record(draft) as made, made.reading() as connection:
            pages = connection.execute(select(func.count()).select_from(schema.page)).scalar_one()
        _settle(draft, path)
    except OSError as error:
        raise explain(error, path) from error
    finally:
        for name in (draft.name, draft.name + "-wal", draft.name + "-shm"):
            draft.with_name(name).unlink(missing_ok=True)
    return pages


def _copy_file(source: str | Path, draft: Path) -> None:
    with open_record(source) as old, translated(draft), old.engine.connect() as connection:
        raw = connection.connection.driver_connection
        assert isinstance(raw, sqlite3.Connection)  # noqa: S101 - narrows the type for the checker
        made = sqlite3.connect(draft)
        try:
            # In one step: with a write-ahead log this holds up no writer, and what comes out is one state.
            raw.backup(made, pages=-1)
        finally:
            made.close()


def _settle(draft: Path, path: Path) -> None:
    """Make sure the file is on the disk, then give it its name."""
    with draft.open("rb") as file:
        os.fsync(file.fileno())
    draft.rename(path)
    if os.name == "posix":
        folder = os.open(path.absolute().parent, os.O_RDONLY)
        try:
            os.fsync(folder)
        finally:
            os.close(folder)

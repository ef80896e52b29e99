"""A record in an SQLite file: what may stand at the place, and which connection it allows."""

from __future__ import annotations

import os
import sqlite3
import time
from pathlib import Path

from sqlalchemy import Connection, Engine
from sqlalchemy.exc import OperationalError

from dragoman.record.engine import sqlite_engine
from dragoman.record.errors import MissingRecord, RecordError, explain
from dragoman.record.schema import APPLICATION_ID

MAGIC = b"SQLite format 3\0"


def connect(path: Path, *, write: bool) -> Engine:
    """An engine on the file, which was looked at but not changed. Raises `MissingRecord`, `RecordError`."""
    if _is_empty(path) and not write:
        where = path if path.is_absolute() else f"./{path}"
        raise MissingRecord(f"no record at {where}: read some pages first: dragoman read PATH")
    return _writer(path) if write else _reader(path)


def check(path: Path) -> bool:
    """Whether there is a record to try at this place. Raises `RecordError` where none can be made."""
    if not _is_empty(path):
        return True
    if not os.access(path if path.exists() else path.absolute().parent, os.W_OK):
        raise RecordError(f"{path} cannot be made: its folder is read-only. Choose another place with --record")
    return False


def _is_empty(path: Path) -> bool:
    """Whether there is no file or an empty one. Raises `RecordError` where something else is in the way."""
    try:
        if path.is_dir():
            raise RecordError(f"{path} is a folder: give the name of a file with --record")
        if not path.exists():
            if not path.absolute().parent.is_dir():
                raise RecordError(f"the folder {path.absolute().parent} does not exist: create it first")
            return True
        if not path.is_file():
            raise RecordError(f"{path} is no ordinary file: choose another one with --record")
        with path.open("rb") as file:
            start = file.read(len(MAGIC))
    except OSError as error:
        raise explain(error, path) from error
    if start and start != MAGIC:
        raise RecordError(
            f"{path} is not a Dragoman record. Choose another file with --record; this one has not been touched"
        )
    return not start


def _reader(path: Path) -> Engine:
    # Opened for writing where that is allowed, though only queries pass: the last one to close a record tidies up its
    # log files, and one that may not write leaves them lying about.
    writable = os.access(path, os.W_OK) and os.access(path.absolute().parent, os.W_OK)
    engine = sqlite_engine(path, "rw" if writable else "ro")
    try:
        with engine.connect() as connection:
            connection.exec_driver_sql("SELECT count(*) FROM sqlite_master")
    except OperationalError as error:
        engine.dispose()
        log = path.with_name(path.name + "-wal")
        name = getattr(error.orig, "sqlite_errorname", "") or ""
        if name.startswith(("SQLITE_CANTOPEN", "SQLITE_READONLY")) and not (log.exists() and log.stat().st_size):
            # A read-only folder: no lock files can be made, but nothing is pending either.
            return sqlite_engine(path, "ro", immutable=True)
        raise
    return engine


def _writer(path: Path) -> Engine:
    engine = sqlite_engine(path, "rwc", writes=True)
    try:
        _probe(engine, path)
    except BaseException:
        engine.dispose()
        raise
    return engine


def _probe(engine: Engine, path: Path) -> None:
    """Refuse foreign files before anything in them changes, then make sure the file can be written."""
    with engine.connect() as connection:
        refuse_foreign(connection, str(path))
    with engine.connect().execution_options(writes=True) as connection, connection.begin() as transaction:
        transaction.rollback()


def refuse_foreign(connection: Connection, name: str) -> bool:
    """Whether the file is a record; False for one without any table. Raises `RecordError` on another program's."""
    number = connection.exec_driver_sql("PRAGMA application_id").scalar_one()
    tables = connection.exec_driver_sql("SELECT count(*) FROM sqlite_master").scalar_one()
    if number == APPLICATION_ID:
        return bool(tables)
    if number or tables:
        raise RecordError(
            f"{name} belongs to another program. Choose another file with --record; this one has not been touched"
        )
    return False


def mark(connection: Connection) -> None:
    """Write into the file's header whose it is."""
    connection.exec_driver_sql(f"PRAGMA application_id = {APPLICATION_ID}")


def set_log(engine: Engine) -> None:
    """Switch to a write-ahead log, so that readers and a writer do not wait for each other."""
    for attempt in range(100):
        try:
            with engine.connect() as connection:
                raw = connection.connection.driver_connection
                if not isinstance(raw, sqlite3.Connection):
                    return
                raw.execute("PRAGMA journal_mode = WAL")
                return
        except sqlite3.OperationalError as error:
            # SQLite does not wait for the lock here: another process is making the same record.
            if attempt == 99 or not str(getattr(error, "sqlite_errorname", "")).startswith("SQLITE_BUSY"):
                raise
            time.sleep(0.05)

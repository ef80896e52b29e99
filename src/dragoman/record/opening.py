"""Find, check, make and bring up to date a record file."""

from __future__ import annotations

import os
import sqlite3
import time
from pathlib import Path

from sqlalchemy import Connection, Engine, text
from sqlalchemy.exc import OperationalError

from dragoman.record.engine import sqlite_engine
from dragoman.record.errors import MissingRecord, RecordError, explain, translated
from dragoman.record.schema import APPLICATION_ID, REVISIONS

MAGIC = b"SQLite format 3\0"


def open_engine(location: str | Path, *, write: bool) -> Engine:
    """An engine on the record at `location`; with `write`, a missing or empty file becomes a new record.

    Raises `MissingRecord` where there is nothing to read, `RecordError` where the place holds something else.
    """
    if "://" in str(location):
        raise RecordError(f"{location}: this version keeps its record in a file. Give a path with --record")
    path = Path(location)
    with translated(path):
        empty = _is_empty(path)
        if empty and not write:
            raise _missing(path)
        engine = _writer(path) if write else _reader(path)
        try:
            _check(engine, path, write=write)
        except BaseException:
            engine.dispose()
            raise
    return engine


def check_place(location: str | Path) -> None:
    """Raise `RecordError` now if `open_engine(location, write=True)` is bound to fail; make nothing."""
    path = Path(location)
    if "://" in str(location) or not _is_empty(path):
        open_engine(location, write=True).dispose()
    elif not os.access(path if path.exists() else path.absolute().parent, os.W_OK):
        raise RecordError(f"{path} cannot be made: its folder is read-only. Choose another place with --record")


def _missing(path: Path) -> MissingRecord:
    where = path if path.is_absolute() else f"./{path}"
    return MissingRecord(f"no record at {where}: read some pages first: dragoman read PATH")


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
        _refuse_foreign(connection, path)
    with engine.connect().execution_options(writes=True) as connection, connection.begin() as transaction:
        transaction.rollback()


def _check(engine: Engine, path: Path, *, write: bool) -> None:
    with engine.connect() as connection:
        ours = _refuse_foreign(connection, path)
        revision = _revision(connection) if ours else None
    if revision == REVISIONS[-1]:
        return
    if revision is not None and revision not in REVISIONS:
        raise RecordError(f"{path} was made by a newer Dragoman: update this program to read it")
    if not write:
        if revision is None:
            raise _missing(path)
        raise RecordError(f"{path} was made by an older Dragoman: any `dragoman read` brings it up to date")
    _set_log(engine)
    _upgrade(engine)


def _refuse_foreign(connection: Connection, path: Path) -> bool:
    """Whether the file is a record; False for one without any table. Raises `RecordError` on another program's."""
    number = connection.exec_driver_sql("PRAGMA application_id").scalar_one()
    tables = connection.exec_driver_sql("SELECT count(*) FROM sqlite_master").scalar_one()
    if number == APPLICATION_ID:
        return bool(tables)
    if number or tables:
        raise RecordError(
            f"{path} belongs to another program. Choose another file with --record; this one has not been touched"
        )
    return False


def _revision(connection: Connection) -> str | None:
    found: str | None = connection.execute(text("SELECT version_num FROM alembic_version")).scalar_one_or_none()
    return found


def _set_log(engine: Engine) -> None:
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


def _upgrade(engine: Engine) -> None:
    """Run the missing migrations in one transaction: another process sees all of them or none."""
    import alembic.command
    from alembic.config import Config

    config = Config()
    config.set_main_option("script_location", str(Path(__file__).parent / "migrations").replace("%", "%%"))
    with engine.connect().execution_options(writes=True) as connection, connection.begin():
        config.attributes["connection"] = connection
        alembic.command.upgrade(config, "head")
        if connection.dialect.name == "sqlite":
            connection.exec_driver_sql(f"PRAGMA application_id = {APPLICATION_ID}")

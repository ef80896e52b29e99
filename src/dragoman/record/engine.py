"""Connections to a record: SQLite with write-ahead log, foreign keys on, a long wait for other writers."""

from __future__ import annotations

import sqlite3
from pathlib import Path
from typing import Any, Literal
from urllib.parse import quote

from sqlalchemy import Connection, Engine, create_engine, event

Mode = Literal["ro", "rw", "rwc"]
#: Seconds that a writer waits for another one.
PATIENCE = 60.0


def sqlite_engine(
    path: Path, mode: Mode, *, writes: bool = False, immutable: bool = False, patience: float = PATIENCE
) -> Engine:
    """An engine on the SQLite file `path`, for queries alone unless it `writes`. Nothing is opened yet.

    `immutable` reads a file on a medium where SQLite may not even keep its lock files; nobody may write meanwhile.
    """
    uri = f"file:{quote(str(path.absolute()))}?mode={mode}" + ("&immutable=1" if immutable else "")

    def connect() -> sqlite3.Connection:
        # isolation_level=None: the driver begins nothing by itself, so that a transaction is where `_begin` says.
        return sqlite3.connect(uri, uri=True, timeout=patience, isolation_level=None, check_same_thread=False)

    engine = create_engine("sqlite+pysqlite://", creator=connect, pool_size=4, max_overflow=8, poolclass=_pool())
    event.listen(engine, "connect", _set_up_writer if writes else _set_up_reader)
    event.listen(engine, "begin", _begin)
    return engine


def _pool() -> Any:  # noqa: ANN401 - SQLAlchemy's own type for it is Any
    from sqlalchemy.pool import QueuePool

    return QueuePool


def _set_up_reader(connection: sqlite3.Connection, _record: object) -> None:
    connection.execute("PRAGMA query_only = ON")


def _set_up_writer(connection: sqlite3.Connection, _record: object) -> None:
    connection.execute("PRAGMA foreign_keys = ON")
    # FULL: a page reported as stored survives a power cut, not only a crash of the program.
    connection.execute("PRAGMA synchronous = FULL")


def _begin(connection: Connection) -> None:
    # A writer takes the lock at once: two that both read first and then write could not both go on.
    writes = connection.get_execution_options().get("writes", False)
    connection.exec_driver_sql("BEGIN IMMEDIATE" if writes else "BEGIN")

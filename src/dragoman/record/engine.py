"""Connections to a record, and all that differs between SQLite and PostgreSQL in how they work.

Either way: readers see one state of the record for as long as a transaction lasts, one writer at a time holds the
record for one transaction, others wait for `PATIENCE` seconds, and what was committed survives a power cut.
"""

from __future__ import annotations

import sqlite3
import zlib
from pathlib import Path
from typing import Any, Literal
from urllib.parse import quote

from sqlalchemy import Connection, Engine, create_engine, event

from dragoman.record.errors import RecordError
from dragoman.record.location import ServerPlace

Mode = Literal["ro", "rw", "rwc"]
#: Seconds that a writer waits for another one.
PATIENCE = 60.0
#: KiB of an SQLite file that each connection keeps in memory.
CACHE = 65_536
#: Seconds for a server to answer at all.
CONNECT_SECONDS = 10
#: First half of the number of the advisory lock of writers ("DRGM"); the second half is made of the schema's name.
LOCK_SPACE = 0x4452474D


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
    connection.execute(f"PRAGMA cache_size = -{CACHE}")


def _set_up_writer(connection: sqlite3.Connection, _record: object) -> None:
    connection.execute("PRAGMA foreign_keys = ON")
    # FULL: a page reported as stored survives a power cut, not only a crash of the program.
    connection.execute("PRAGMA synchronous = FULL")
    connection.execute(f"PRAGMA cache_size = -{CACHE}")


def _begin(connection: Connection) -> None:
    # A writer takes the lock at once: two that both read first and then write could not both go on.
    connection.exec_driver_sql("BEGIN IMMEDIATE" if _writes(connection) else "BEGIN")


def _writes(connection: Connection) -> bool:
    return bool(connection.get_execution_options().get("writes", False))


def server_engine(place: ServerPlace, *, writes: bool = False, patience: float | None = None) -> Engine:
    """An engine on a schema of a PostgreSQL database, for queries alone unless it `writes`. Nothing is opened yet.

    Raises `RecordError` where the driver is not installed.
    """
    try:
        import psycopg  # noqa: F401
    except ImportError:
        raise RecordError(f"{place.shown} needs the extra `postgres`: pip install 'dragoman[postgres]'") from None
    wait = int(1000 * (PATIENCE if patience is None else patience))
    query: dict[str, Any] = {"connect_timeout": CONNECT_SECONDS, "application_name": "dragoman"}
    url = place.url.set(query={**{name: str(value) for name, value in query.items()}, **place.url.query})
    engine = create_engine(url, pool_size=4, max_overflow=8, pool_pre_ping=True)
    lock = (LOCK_SPACE, zlib.crc32(place.schema.encode()) - 2**31)

    @event.listens_for(engine, "connect")
    def set_up(connection: Any, _record: object) -> None:  # noqa: ANN401 - the driver is an extra
        with connection.cursor() as cursor:
            cursor.execute(f'SET search_path TO "{place.schema}"')
            cursor.execute(f"SET lock_timeout TO {wait}")
            # Names of months, messages and numbers depend on the server's settings nowhere but here.
            cursor.execute("SET client_encoding TO 'UTF8'; SET timezone TO 'UTC'")
            # How rare a word is decides how a search is best done: each query is planned for its own words. What
            # compiling a plan saves, no query here takes long enough to win back.
            cursor.execute("SET plan_cache_mode TO force_custom_plan; SET jit TO off")
            # Who reads sees one state; set here, it is not asked for again at each transaction.
            cursor.execute("SET default_transaction_isolation TO 'repeatable read'")
            # Words of new pages wait in a list that each search reads through until it is full; by default that is 4 MB, some
            # hundred pages, and a search takes a third of a second.
            cursor.execute("SET gin_pending_list_limit TO 64")
            if not writes:
                cursor.execute("SET default_transaction_read_only TO on")
        connection.commit()

    @event.listens_for(engine, "begin")
    def begin(connection: Connection) -> None:
        if _writes(connection):
            # Held to the end of the transaction. What the transaction then reads is what the last writer left:
            # under "read committed" each statement sees the newest state, and nobody else writes.
            connection.exec_driver_sql("SET TRANSACTION ISOLATION LEVEL READ COMMITTED")
            connection.exec_driver_sql(f"SELECT pg_advisory_xact_lock({lock[0]}, {lock[1]})")

    return engine

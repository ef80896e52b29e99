"""Whether anything was written since."""

from __future__ import annotations

import threading

from sqlalchemy import Engine
from sqlalchemy.pool import PoolProxiedConnection


class Watch:
    """Names the states of a record as they follow each other."""

    def __init__(self, engine: Engine) -> None:
        self.engine = engine
        self._lock = threading.Lock()
        self._line: PoolProxiedConnection | None = None

    def state(self) -> str:
        """The present one. What is read after this is of this state or of a later one."""
        if self.engine.dialect.name == "postgresql":
            # What a transaction sees is all that was committed but what is under way: another name after each commit.
            with self.engine.connect() as connection:
                return str(connection.exec_driver_sql("SELECT CAST(pg_current_snapshot() AS text)").scalar_one())
        with self._lock:
            # A number that changes when others write; so it is always the same connection that asks, and never writes.
            if self._line is None:
                self._line = self.engine.raw_connection()
                self._line.detach()
            cursor = self._line.cursor()
            try:
                return str(cursor.execute("PRAGMA data_version").fetchone()[0])
            finally:
                cursor.close()

    def close(self) -> None:
        """Let go of the file."""
        with self._lock:
            if self._line is not None:
                self._line.close()
                self._line = None

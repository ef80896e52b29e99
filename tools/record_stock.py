"""Records for the tests that are filled once and then copied: to make and fill one takes seconds, to copy it a moment."""

from __future__ import annotations

import itertools
import os
import shutil
from collections.abc import Callable
from pathlib import Path
from typing import Any

import psycopg
from sqlalchemy import make_url

from dragoman.record import open_record

Fill = Callable[[str], None]
"""Makes a record at a place and puts something into it; another call would put the same into another."""


class Stock:
    """Filled records, by store and by the function that filled them; `folder` holds the files. Close it."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self._filled: dict[tuple[str, str, bool], str] = {}
        self._numbers = itertools.count()
        self._connection: psycopg.Connection[Any] | None = None
        #: Copies on a server: those in use, as they were handed out, and those given back as they were.
        self._lent: dict[str, tuple[str, object]] = {}
        self._idle: dict[str, list[str]] = {}

    def take(self, fill: Fill, place: str) -> str:
        """Where a record is that `fill` filled and nobody else uses: at an empty place, or in a database beside it."""
        server = place.startswith("postgresql:")
        if server and os.environ.get("DRAGOMAN_TEST_SERVER"):  # there the tests may make schemas, but no databases
            fill(place)
            return place
        name = (fill.__module__, fill.__qualname__, server)
        if name not in self._filled:
            new = self._database(place) if server else str(self._folder / f"{next(self._numbers)}.db")
            fill(new)
            self._filled[name] = new
        filled = self._filled[name]
        if not server:
            return str(shutil.copy(filled, place))
        idle = self._idle.setdefault(filled, [])
        if idle:
            copy = idle.pop()
        else:
            copy = self._database(place, make_url(filled).database)
            open_record(copy).close()  # the first who looks tidies pages of the server's own tables
        self._lent[copy] = (filled, self._written(place))
        return copy

    def give_back(self, place: str) -> None:
        """A record that nobody needs any more: the next one has it if nothing was written, else it goes."""
        filled, before = self._lent.pop(place, (None, None))
        if filled is None:
            return
        if self._written(place) == before:
            self._idle[filled].append(place)
        else:
            self._server(place).execute(f"DROP DATABASE {make_url(place).database} WITH (FORCE)".encode())

    def close(self) -> None:
        """Let go of the server."""
        if self._connection is not None:
            self._connection.close()

    def _database(self, place: str, like: str | None = None) -> str:
        """The place of a record in a database of its own on the same server, empty or a copy of another."""
        name = f"stock_{os.getpid()}_{next(self._numbers)}"
        self._server(place).execute(f"CREATE DATABASE {name} TEMPLATE {like or 'template0'}".encode())
        return make_url(place).update_query_dict({"schema": "stock"}).set(database=name).render_as_string(hide_password=False)

    def _written(self, place: str) -> object:
        """How far the server's log is: unchanged while nobody writes anything, in whatever database."""
        row = self._server(place).execute("SELECT pg_current_wal_insert_lsn()::text").fetchone()
        return row[0] if row else None

    def _server(self, place: str) -> psycopg.Connection[Any]:
        if self._connection is None:
            url = make_url(place).set(database="postgres").difference_update_query(["schema"])
            self._connection = psycopg.connect(url.render_as_string(hide_password=False), autocommit=True)
        return self._connection

"""Records for the tests that are filled once and then copied: to make and fill one takes seconds, to copy it a moment."""

from __future__ import annotations

import itertools
import os
import shutil
from collections.abc import Callable
from pathlib import Path

import psycopg
from sqlalchemy import make_url

Fill = Callable[[str], None]
"""Makes a record at a place and puts something into it; another call would put the same into another."""


class Stock:
    """Filled records, by store and by the function that filled them; `folder` holds the files."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self._filled: dict[tuple[str, str, bool], str] = {}
        self._numbers = itertools.count()

    def put(self, fill: Fill, place: str) -> str:
        """Where a record is that `fill` filled and nobody else has: at an empty place, or in a database beside it."""
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
        return self._database(place, make_url(filled).database) if server else str(shutil.copy(filled, place))

    def drop(self, place: str) -> None:
        """Remove a record that nobody needs any more; those in files go with their folder."""
        if place.startswith("postgresql:") and not os.environ.get("DRAGOMAN_TEST_SERVER"):
            self._administer(place, f"DROP DATABASE {make_url(place).database} WITH (FORCE)")

    def _database(self, place: str, like: str | None = None) -> str:
        """The place of a record in a database of its own on the same server, empty or a copy of another."""
        name = f"stock_{os.getpid()}_{next(self._numbers)}"
        self._administer(place, f"CREATE DATABASE {name} TEMPLATE {like or 'template0'}")
        return make_url(place).update_query_dict({"schema": "stock"}).set(database=name).render_as_string(hide_password=False)

    def _administer(self, place: str, statement: str) -> None:
        url = make_url(place).set(database="postgres").difference_update_query(["schema"])
        with psycopg.connect(url.render_as_string(hide_password=False), autocommit=True) as connection:
            connection.execute(statement.encode())

"""Places for records, in both stores."""

from __future__ import annotations

import itertools
import os
from collections.abc import Callable, Iterator
from contextlib import ExitStack, closing
from pathlib import Path

import pytest
from record_stock import Fill, Stock

from dragoman.record import open_record

NUMBERS = itertools.count()


@pytest.fixture(scope="session")
def server() -> Iterator[str]:
    """The URL of a PostgreSQL server for the tests. Without one, tests on it fail in CI and are skipped elsewhere."""
    import postgres_server

    try:
        with postgres_server.running() as url:
            yield url
    except postgres_server.NoServer as reason:
        (pytest.fail if os.environ.get("CI") else pytest.skip)(f"NO POSTGRESQL: HALF OF THE STORES IS NOT TESTED: {reason}")


NewPlace = Callable[[], str]


@pytest.fixture(params=["sqlite", "postgresql"])
def new_place(request: pytest.FixtureRequest, tmp_path: Path) -> NewPlace:
    """Makes places for new records, in one store and then in the other: what a test asks of them holds for both."""
    if request.param == "sqlite":
        return lambda: str(tmp_path / f"record-{next(NUMBERS)}.db")
    url = request.getfixturevalue("server")
    return lambda: f"{url}{'&' if '?' in url else '?'}schema=test_{os.getpid()}_{next(NUMBERS)}"


@pytest.fixture
def place(new_place: NewPlace) -> str:
    """A place for a new record."""
    return new_place()


@pytest.fixture(scope="session")
def stock(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Stock]:
    """The records that this process has filled already."""
    with closing(Stock(tmp_path_factory.mktemp("stock"))) as stock:
        yield stock


@pytest.fixture
def filled_place(new_place: NewPlace, stock: Stock) -> Iterator[Callable[[Fill], str]]:
    """Makes places of records that a function fills, each a record of its own."""
    with ExitStack() as stack:

        def make(fill: Fill) -> str:
            place = stock.take(fill, new_place())
            stack.callback(stock.give_back, place)
            return place

        yield make


@pytest.fixture
def new_empty(filled_place: Callable[[Fill], str]) -> NewPlace:
    """Makes places of records without pages."""
    return lambda: filled_place(_make_empty)


def _make_empty(place: str) -> None:
    open_record(place, write=True).close()


@pytest.fixture
def empty_place(new_empty: NewPlace) -> str:
    """A place of a record without pages."""
    return new_empty()

"""Places for records, in both stores."""

from __future__ import annotations

import itertools
import os
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

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

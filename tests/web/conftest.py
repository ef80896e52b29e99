"""A workbench on the sample pages, and one on a record of one's own; the latter on SQLite and on PostgreSQL."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import ExitStack, chdir
from pathlib import Path
from typing import Any

import pytest
from starlette.testclient import TestClient

from dragoman.web import Settings, create_app

ROOT = Path(__file__).resolve().parents[2]
SAMPLES = ROOT / "samples" / "pages"
#: Makes a client of a workbench on a record; other fields of `Settings` by name.
Workbench = Callable[..., TestClient]


def read_into(place: str, *paths: Path) -> None:
    """Read pages into a record, as `dragoman read` does."""
    from dragoman import __version__
    from dragoman.intake import find_inputs
    from dragoman.jobs import read_all
    from dragoman.reading import versions
    from dragoman.record import Versions, open_record, resolve_new

    found = versions()
    with open_record(place, write=True) as record:
        for outcome in read_all([*find_inputs(list(map(str, paths)))], 1):
            if outcome.reading is not None:
                record.store(
                    outcome.reading, Versions(found["codebook"], found["model"], __version__), fiction=outcome.fiction
                )
        resolve_new(record)


@pytest.fixture(scope="session")
def samples_place(tmp_path_factory: pytest.TempPathFactory) -> str:
    """A record of all sample pages. For looking only."""
    place = str(tmp_path_factory.mktemp("samples") / "samples.db")
    # From the project's own folder, so that sources are told as there and no page shows a path of the machine.
    with chdir(ROOT):
        read_into(place, SAMPLES.relative_to(ROOT))
    return place


@pytest.fixture
def reader(shared_reader: TestClient) -> TestClient:
    """A browser's client of a workbench on the sample pages, without cookies. For looking only."""
    shared_reader.cookies.clear()
    return shared_reader


@pytest.fixture(scope="session")
def shared_reader(samples_place: str) -> Iterator[TestClient]:
    """One workbench for all that only look."""
    with TestClient(create_app(Settings(samples_place)), base_url="http://localhost") as client:
        yield client


@pytest.fixture
def workbench() -> Iterator[Workbench]:
    """Makes clients of workbenches on any record: `workbench(place, author="A. Reader")`."""
    with ExitStack() as stack:

        def make(place: str, **settings: Any) -> TestClient:
            app = create_app(Settings(place, **settings))
            return stack.enter_context(TestClient(app, base_url="http://localhost"))

        yield make


@pytest.fixture
def read_pages() -> Callable[..., None]:
    """Reads pages into a record: `read_pages(place, path, …)`."""
    return read_into

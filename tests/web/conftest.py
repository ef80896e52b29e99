"""A workbench on the sample pages, and one on a record of one's own; the latter on SQLite and on PostgreSQL."""

from __future__ import annotations

import fcntl
import hashlib
import json
import shutil
from collections.abc import Callable, Iterator
from contextlib import ExitStack, chdir
from pathlib import Path
from typing import Any

import pytest
from starlette.testclient import TestClient

import dragoman
from dragoman.record import neighbours, open_record
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
def samples_place(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> str:
    """A record of all sample pages. For looking only: a copy of one that is read once for all processes of the tests."""
    place = tmp_path_factory.mktemp("samples") / "samples.db"
    cache = getattr(request.config, "cache", None)
    if cache is None:
        read_samples(place)
        return str(place)
    kept = Path(cache.mkdir("samples")) / f"{what_reads()}.db"
    with kept.with_suffix(".lock").open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        if not kept.exists():
            for old in kept.parent.glob("*.db*"):
                old.unlink()
            read_samples(place)
            shutil.copy(place, kept.with_suffix(".part"))
            kept.with_suffix(".part").rename(kept)
    shutil.copy(kept, place)
    return str(place)


def read_samples(place: Path) -> None:
    """Read the sample pages, from the project's own folder: so sources are told as there, without paths of the machine."""
    with chdir(ROOT):
        read_into(str(place), SAMPLES.relative_to(ROOT))
        with open_record(place, write=True) as record:
            neighbours.make(record)


def what_reads() -> str:
    """Names all that a record of the sample pages follows from: the program but for the workbench, the model, the pages."""
    from dragoman.reading import versions

    found = hashlib.sha256(json.dumps(dict(versions()), sort_keys=True).encode())
    package = Path(dragoman.__file__).parent
    parts = [path for path in package.rglob("*") if path.suffix in {".py", ".yaml", ".json", ".txt", ".tsv"}]
    parts = [path for path in parts if path.relative_to(package).parts[0] not in {"web", "cli"}]
    for path in sorted([*parts, *(each for each in SAMPLES.rglob("*") if each.is_file())]):
        found.update(f"{path.name} {hashlib.sha256(path.read_bytes()).hexdigest()}\n".encode())
    return found.hexdigest()[:24]


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

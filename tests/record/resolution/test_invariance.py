"""The record is a function of what was read and judged: not of order, number of processes, or what was there before."""

from __future__ import annotations

import random
import shutil
import subprocess
import sys
from dataclasses import replace
from pathlib import Path

import pytest

from dragoman.record import dump, open_record, resolve_new, verify
from dragoman.record.load import in_batches
from dragoman.record.resolution import bearers
from dragoman.record.resolution.kinds import KINDS
from dragoman.record.resolution_schema import TABLES, bearer, entity, proposal

from . import worlds

READINGS = worlds.readings()


def filled(place: str, order: list[int], *, step: int = 400, every: int = 0, longest: float | None = None) -> list[str]:
    """A record filled in this order, resolved after `every` so many pages and at the end; its dump."""
    with open_record(place, write=True) as record:
        for number, index in enumerate(order, 1):
            record.store(READINGS[index], worlds.VERSIONS)
            if every and number % every == 0:
                resolve_new(record, step=step)
        resolve_new(record, step=step, longest=longest)
        assert verify(record) == []
        return list(dump(record))


@pytest.fixture(scope="module")
def made(tmp_path_factory):
    """Where a record is that was filled as usual, and its dump."""
    place = str(tmp_path_factory.mktemp("usual") / "r.db")
    return place, filled(place, list(range(len(READINGS))))


@pytest.fixture
def usual(made):
    return made[1]


@pytest.fixture
def usual_place(made, tmp_path):
    """A record of one's own that was filled as usual."""
    return str(shutil.copy(made[0], tmp_path / "r.db"))


@pytest.mark.parametrize(("step", "every"), [(400, 10), (1, 40), (13, 3)])
def test_in_another_order(tmp_path, usual, step, every):
    order = list(range(len(READINGS)))
    random.Random(step).shuffle(order)
    assert filled(str(tmp_path / "r.db"), order, step=step, every=every) == usual


@pytest.mark.parametrize("longest", [0.0, 60.0])
def test_in_steps_as_long_as_others_may_wait(tmp_path, usual, longest):
    assert filled(str(tmp_path / "r.db"), list(range(len(READINGS))), longest=longest) == usual


def test_broken_off_and_begun_again(tmp_path, usual):
    class EnoughError(Exception):
        pass

    def stop(done):
        if done >= 30:
            raise EnoughError

    place = str(tmp_path / "r.db")
    with open_record(place, write=True) as record:
        for reading in READINGS:
            record.store(reading, worlds.VERSIONS)
        with pytest.raises(EnoughError):
            resolve_new(record, step=10, progress=stop)
    assert filled(place, list(range(len(READINGS)))) == usual


def test_on_the_other_store(server, usual, tmp_path):
    place = f"{server}&schema=other_{tmp_path.name.replace('-', '_').lower()}"
    assert filled(place, list(range(len(READINGS)))[::-1], every=90) == usual


def test_everything_twice(usual_place, usual):
    assert filled(usual_place, list(range(len(READINGS)))) == usual


def test_after_the_derived_tables_were_emptied(usual_place, usual):
    with open_record(usual_place, write=True) as record:
        with record.writing() as connection:
            for table in reversed(TABLES):
                connection.execute(table.delete())
        resolve_new(record, step=50)
        assert list(dump(record)) == usual
        record.rebuild()
        assert list(dump(record)) == usual


def test_after_pages_were_read_otherwise_and_back(usual_place, usual):
    with open_record(usual_place, write=True) as record:
        for reading in READINGS[::3]:
            events = tuple(replace(event, actors=("JP",), date="2031-01-01") for event in reading.events)
            offices = tuple(replace(office, person="Kenji Moriyama") for office in reading.positions)
            record.store(replace(reading, events=events, positions=offices), worlds.VERSIONS)
        resolve_new(record, step=20)
        assert list(dump(record)) != usual
        for reading in READINGS[::3]:
            record.store(reading, worlds.VERSIONS)
        resolve_new(record, step=20)
        assert list(dump(record)) == usual


CODE = """
import importlib.util, sys
sys.path.insert(0, sys.argv[1])
import worlds
from dragoman.record import open_record, resolve_new
with open_record(sys.argv[2], write=True) as record:
    for number, reading in enumerate(worlds.readings()[:: int(sys.argv[3])]):
        record.store(reading, worlds.VERSIONS)
        if number % 25 == 0:
            resolve_new(record, step=10)
    resolve_new(record, step=10)
"""


def test_by_two_processes_at_once(tmp_path, usual):
    place = str(tmp_path / "r.db")
    here = str(Path(__file__).parent)
    both = [subprocess.Popen([sys.executable, "-c", CODE, here, place, step]) for step in ("1", "-1")]
    assert [process.wait() for process in both] == [0, 0]
    with open_record(place) as record:
        assert list(dump(record)) == usual


def test_nothing_proposed_of_a_dropped_person_is_left(tmp_path, monkeypatch):
    """Dropping a person drops all names of it, whichever of them comes first: what was proposed of any has to go."""
    monkeypatch.setattr(bearers, "in_batches", lambda items: in_batches(items, 1))
    told = {"kind": "person", "name": "Salma", "roles": "[]", "pages": 1, "why": ""}
    names = [{"id": f"b-{n}", "entity_id": "n-1", "sample": f"m-{n}", **told} for n in (1, 2)]
    offered = {"kind": "person", "left": "m-2", "right": "m-9", "score": 1.0, "why": "{}"}
    with open_record(tmp_path / "r.db", write=True) as record, record.writing() as connection:
        connection.execute(entity.insert(), {"id": "n-1", "kind": "person", "name": "Salma"})
        connection.execute(bearer.insert(), names)
        connection.execute(proposal.insert(), offered)
        bearers._clear(connection, KINDS["person"], ["b-1", "b-2"])
        for table in (entity, bearer, proposal):
            assert connection.execute(table.select()).all() == []

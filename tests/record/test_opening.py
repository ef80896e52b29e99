"""What may stand where a record is expected."""

from __future__ import annotations

import importlib
import os
import sqlite3
import subprocess
import sys
from pathlib import Path

import pytest
from sqlalchemy import update
from sqlalchemy.exc import DBAPIError

from dragoman.record import (
    MissingRecord,
    RecordError,
    check_place,
    counts,
    covering,
    dump,
    engine,
    open_record,
    read_ahead,
    schema,
    verify,
)
from dragoman.record.coverage_schema import covered_state


@pytest.fixture
def filled(tmp_path, reading, versions):
    path = tmp_path / "filled.db"
    with open_record(path, write=True) as record:
        record.store(reading, versions)
    return path


def both(path, match):
    before = path.read_bytes()
    for write in (False, True):
        with pytest.raises(RecordError, match=match), open_record(path, write=write) as record:
            list(dump(record))
    assert path.read_bytes() == before


def test_nothing_there(tmp_path):
    with pytest.raises(MissingRecord, match="read some pages first: dragoman read PATH"):
        open_record(tmp_path / "none.db")
    assert list(tmp_path.iterdir()) == []


def test_an_empty_file_becomes_a_record(tmp_path):
    path = tmp_path / "empty.db"
    path.touch()
    with pytest.raises(MissingRecord):
        open_record(path)
    with open_record(path, write=True) as record:
        assert counts(record)["page"] == 0
    with open_record(path) as record:
        assert verify(record) == []


def test_a_folder(tmp_path):
    with pytest.raises(RecordError, match="is a folder"):
        open_record(tmp_path, write=True)


def test_no_folder_to_put_it_in(tmp_path):
    with pytest.raises(RecordError, match="does not exist"):
        check_place(tmp_path / "none" / "r.db")


def test_a_text_file(tmp_path):
    path = tmp_path / "notes.txt"
    path.write_text("Rabat, lundi. " * 500)
    both(path, "not a Dragoman record")


def test_another_programs_database(tmp_path):
    path = tmp_path / "other.db"
    with sqlite3.connect(path) as connection:
        connection.execute("CREATE TABLE page (id INTEGER)")
    connection.close()
    both(path, "another program")


def test_a_truncated_record(filled):
    filled.write_bytes(filled.read_bytes()[:20_000])
    both(filled, "damaged")


def test_a_record_of_noise_behind_its_header(filled):
    data = filled.read_bytes()
    filled.write_bytes(data[:4096] + bytes(range(256)) * ((len(data) - 4096) // 256))
    both(filled, "damaged|not a Dragoman record|could not be used")


def test_a_newer_record(filled):
    with sqlite3.connect(filled) as connection:
        connection.execute("UPDATE alembic_version SET version_num = '9999'")
    connection.close()
    both(filled, "newer Dragoman")


def test_a_read_only_file(filled, read_only):
    with read_only(filled.parent):
        with open_record(filled) as record:
            assert counts(record)["page"] == 1
        with pytest.raises(RecordError, match=r"cannot be|read-only"):
            open_record(filled, write=True)
        with pytest.raises(RecordError, match="read-only"):
            check_place(filled.parent / "new.db")


def test_a_locked_record_is_waited_for_then_named(filled, reading, versions, monkeypatch):
    monkeypatch.setattr(engine.sqlite_engine, "__kwdefaults__", {"writes": False, "immutable": False, "patience": 0.05})
    other = sqlite3.connect(filled, isolation_level=None)
    other.execute("BEGIN IMMEDIATE")
    with pytest.raises(RecordError, match="in use"):
        open_record(filled, write=True)
    other.close()


def test_no_log_files_are_left_lying_about(filled):
    for write in (False, True, False):
        with open_record(filled, write=write) as record:
            assert counts(record)["page"] == 1
        assert [path.name for path in filled.parent.iterdir()] == ["filled.db"]


def test_a_file_is_asked_into_memory_and_nothing_else(filled, tmp_path):
    before = filled.read_bytes()
    assert read_ahead(filled) is hasattr(os, "posix_fadvise")
    assert filled.read_bytes() == before
    assert not read_ahead(tmp_path / "nothing.db")
    assert not read_ahead("postgresql://nobody@nowhere.invalid/none")


def test_a_reader_changes_nothing(filled):
    with open_record(filled) as record, pytest.raises(DBAPIError), record.engine.begin() as connection:
        connection.exec_driver_sql("DELETE FROM event")


def test_our_own_mark_is_in_the_header(filled):
    assert int.from_bytes(filled.read_bytes()[68:72], "big") == schema.APPLICATION_ID


def test_any_sqlite_tool_opens_it(filled):
    connection = sqlite3.connect(filled)
    assert connection.execute("PRAGMA journal_mode").fetchone() == ("wal",)
    assert connection.execute("SELECT count(*) FROM event JOIN page ON page.id = page_id").fetchone() == (4,)
    connection.close()


def test_two_processes_make_and_fill_one_record(tmp_path):
    code = (
        "import sys; sys.path.insert(0, sys.argv[3])\n"
        "from record.conftest import make_reading\n"
        "from dragoman.record import open_record, Versions\n"
        "names = [f'{n}.txt' for n in range(30)]\n"
        "with open_record(sys.argv[1], write=True) as record:\n"
        "    for name in names if sys.argv[2] == 'up' else names[::-1]:\n"
        "        record.store(make_reading(name), Versions('1', 'm', 'p'))\n"
    )
    tests = str(Path(__file__).parents[1])
    for name in ("one.db", "two.db"):
        orders = ("up",) if name == "one.db" else ("up", "down", "up")
        started = [subprocess.Popen([sys.executable, "-c", code, tmp_path / name, order, tests]) for order in orders]
        assert [process.wait() for process in started] == [0] * len(orders)
    with open_record(tmp_path / "one.db") as one, open_record(tmp_path / "two.db") as two:
        assert verify(two) == []
        assert list(dump(one)) == list(dump(two))


@pytest.mark.parametrize(("many", "said"), [(1, True), (2, False)])
def test_who_opens_a_large_record_of_an_older_program_is_told_what_is_made_anew(filled, monkeypatch, caplog, many, said):
    opening = importlib.import_module("dragoman.record.record")
    monkeypatch.setattr(opening, "MANY", many)
    with open_record(filled, write=True) as record, record.writing() as connection:
        connection.execute(update(covered_state).values(value="another"))
    assert not caplog.records
    with open_record(filled, write=True) as record, record.reading() as connection:
        assert not covering.DERIVED.stale(connection)
    assert ["working out anew for 1 pages" in line for line in caplog.messages] == [True] * said

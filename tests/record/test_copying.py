"""Copies and backups say what the record said."""

from __future__ import annotations

import subprocess
import sys
import threading
from pathlib import Path

import pytest

from dragoman.record import (
    MissingRecord,
    RecordError,
    backup,
    copy,
    counts,
    dump,
    open_record,
    resolve_new,
    verify,
)


def fill(place, make, versions, names=("a.txt", "b.txt", "c.txt")):
    with open_record(place, write=True) as record:
        for number, name in enumerate(names):
            record.store(make(name, outlet=None if number == 1 else f"Le Fil n° {number}"), versions)
        return list(dump(record, moments=True))


def everything(place):
    with open_record(place) as record:
        assert verify(record) == []
        return list(dump(record, moments=True))


def test_to_the_other_store_and_back(place, server, tmp_path, make, versions):
    before = fill(place, make, versions)
    steps = [f"{server}&schema=copied_{tmp_path.name.replace('-', '_').lower()}", str(tmp_path / "back.db")]
    source = place
    for target in steps:
        rows = copy(source, target)
        assert rows["page"] == 3
        assert everything(target) == before
        source = target
    with open_record(steps[1], write=True) as record:
        assert record.store(make("a.txt", outlet="Le Fil n° 0"), versions) == "same"
        assert record.store(make("d.txt"), versions) == "new"
        assert verify(record) == []


def test_a_place_with_something_in_it_is_left_alone(new_place, make, versions):
    one, two = new_place(), new_place()
    fill(one, make, versions)
    before = fill(two, make, versions, ["z.txt"])
    with pytest.raises(RecordError, match="not empty"):
        copy(one, two)
    assert everything(two) == before


def test_a_copy_that_differs_is_not_kept(new_place, make, versions, monkeypatch):
    from dragoman.record import copying

    one, two = new_place(), new_place()
    fill(one, make, versions)
    rows = copying._rows

    def wrong(reader, writer):
        told = rows(reader, writer)
        writer.exec_driver_sql("UPDATE page SET language = 'en' WHERE source = 'b.txt'")
        return told

    monkeypatch.setattr(copying, "_rows", wrong)
    with pytest.raises(RecordError, match=r"differs .*table page"):
        copy(one, two)
    with open_record(two) as record:
        assert counts(record)["page"] == 0


def test_nothing_to_copy(new_place):
    with pytest.raises(MissingRecord):
        copy(new_place(), new_place())


def test_backup(place, tmp_path, make, versions):
    before = fill(place, make, versions)
    assert backup(place, tmp_path / "kept.db") == 3
    assert everything(tmp_path / "kept.db") == before
    assert sorted(path.name for path in tmp_path.glob("kept*")) == ["kept.db"]
    with pytest.raises(RecordError, match="exists already"):
        backup(place, tmp_path / "kept.db")
    with pytest.raises(RecordError, match="does not exist"):
        backup(place, tmp_path / "none" / "kept.db")
    with pytest.raises(RecordError, match="a backup is a file"):
        backup(place, "postgresql://ana:geheim@localhost/x")


def test_backups_while_another_process_writes_are_whole(place, tmp_path, make, versions):
    fill(place, make, versions)
    code = (
        "import sys; sys.path.insert(0, sys.argv[2])\n"
        "from record.conftest import make_reading\n"
        "from dragoman.record import open_record, Versions\n"
        "with open_record(sys.argv[1], write=True) as record:\n"
        "    for number in range(60):\n"
        "        record.store(make_reading(f'{number}.txt'), Versions('1', 'm', 'p'))\n"
        "        print(number, flush=True)\n"
    )
    writer = subprocess.Popen(
        [sys.executable, "-c", code, place, str(Path(__file__).parents[1])], stdout=subprocess.PIPE, text=True
    )
    found, said = [], []
    lines = threading.Thread(target=lambda: said.extend(writer.stdout))
    lines.start()
    while writer.poll() is None and len(found) < 5:
        known = len(said)
        path = tmp_path / f"kept-{len(found)}.db"
        found.append(backup(place, path))
        assert found[-1] >= 3 + known
        everything(path)
    assert writer.wait() == 0
    lines.join()
    writer.stdout.close()
    assert found == sorted(found)
    assert len(found) > 1


def test_rebuild_changes_nothing_of_a_sound_record(place, make, versions):
    fill(place, make, versions)
    with open_record(place, write=True) as record:
        resolve_new(record)
    before = everything(place)
    with open_record(place, write=True) as record:
        record.rebuild()
    assert everything(place) == before

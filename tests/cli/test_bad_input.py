"""Bad input of every sort: a plain message, the right exit code, a record as it was or with whole pages added."""

from __future__ import annotations

import gzip
import json
import os
import signal
import sqlite3
import subprocess
import time

import pytest

from dragoman.record import counts, dump, open_record, verify


def pages_in(path):
    """How many whole pages a sound record holds."""
    if not path.exists() or not path.stat().st_size:
        return 0
    with open_record(path) as record:
        assert verify(record) == []
        found = counts(record)
        assert found["event"] == found["position"] == found["page"]
        return found["page"]


def until(condition, seconds=60):
    end = time.monotonic() + seconds
    while not condition():
        assert time.monotonic() < end
        time.sleep(0.02)


BAD = {
    "empty.txt": b"",
    "blank.txt": b" \n\t\n" * 100,
    "binary.txt": bytes(range(256)) * 64,
    "picture.html": b"\x89PNG\r\n\x1a\n" + os.urandom(4096),
    "cut.txt.gz": gzip.compress(b"Rabat et Washington. " * 5000)[:60],
    "english.txt": b"The minister met her counterpart on Monday and they talked about trade and security. " * 20,
}


@pytest.mark.parametrize("name", BAD)
def test_a_page_that_cannot_be_read(work, name):
    (work.folder / name).write_bytes(BAD[name])
    alone = work.run("read", name)
    assert alone.returncode == 1
    assert f"  {name}: " in alone.stderr
    assert "nothing could be read" in alone.stderr
    assert alone.stdout == ""
    assert not (work.folder / "dragoman.db").exists()
    work.page("good.txt")
    mixed = work.run("read", name, "good.txt", "--format", "jsonl")
    assert mixed.returncode == 0
    assert "1 page read (1 event, 1 quote), 1 skipped:" in mixed.stderr
    assert [json.loads(line)["source"] for line in mixed.stdout.splitlines()] == ["good.txt"]
    assert pages_in(work.folder / "dragoman.db") == 1


@pytest.mark.parametrize("path", ["none.txt", "nowhere/", "*.none", "", "x" * 5000])
def test_a_path_that_names_nothing(work, path):
    done = work.run("read", path)
    assert done.returncode == 1
    assert "nothing could be read" in done.stderr


def test_a_folder_without_pages(work):
    (work.folder / "empty").mkdir()
    (work.folder / "empty" / "notes.md").write_text("rien")
    done = work.run("read", "empty")
    assert done.returncode == 1
    assert ".txt" in done.stderr


def test_a_hundred_megabytes_of_text(work):
    (work.folder / "long.txt").write_text("Rabat et Washington ont parlé de la recherche et des données. " * 1_700_000)
    done = work.run("read", "long.txt")
    assert done.returncode == 1
    assert "  long.txt: " in done.stderr


def test_nul_bytes_do_not_reach_the_record(work):
    path = work.page("nul.txt")
    path.write_bytes(path.read_bytes().replace(b"lundi", b"lun\0di"))
    done = work.run("read", "nul.txt")
    assert done.returncode in {0, 1}
    assert "nul.txt" in done.stderr or done.returncode == 0
    assert pages_in(work.folder / "dragoman.db") == (done.returncode == 0)


@pytest.mark.parametrize("jobs", [1, 2])
def test_html_nested_ten_thousand_deep(work, jobs):
    body = work.page("x.txt").read_text(encoding="utf-8")
    (work.folder / "deep.html").write_text("<div>" * 10_000 + f"<p>{body}</p>" + "</div>" * 10_000)
    done = work.run("read", "deep.html", "x.txt", "--jobs", jobs)
    assert done.returncode == 0
    assert pages_in(work.folder / "dragoman.db") in {1, 2}


def test_a_file_name_that_is_no_utf8(work):
    page = work.page("a.txt")
    os.rename(os.fsencode(page), os.fsencode(work.folder) + b"/caf\xe9.txt")  # noqa: PTH104 - bytes
    done = work.run("read", ".", "--format", "jsonl")
    assert done.returncode == 0, done.stderr
    assert json.loads(done.stdout)["source"].endswith("caf\ufffd.txt")
    assert pages_in(work.folder / "dragoman.db") == 1


def test_an_unreadable_page_names_itself_and_the_rest_goes_on(work):
    work.page("a.txt", "PLANTE")
    work.page("b.txt")
    done = work.run("read", "a.txt", "b.txt")
    assert done.returncode == 0
    assert "a.txt: the program failed on this page (ZeroDivisionError)" in done.stderr


def test_a_page_that_kills_its_process(work):
    work.page("a.txt", "MEURS")
    work.page("b.txt")
    work.page("c.txt")
    done = work.run("read", ".", "--jobs", "2")
    assert done.returncode == 0
    assert "a.txt: the process that read it died twice" in done.stderr
    assert pages_in(work.folder / "dragoman.db") == 2


@pytest.mark.parametrize("command", [["events"], ["dossier", "MA", "US"], ["show", "e-12"]])
def test_no_record_yet(work, command):
    done = work.run(*command)
    assert done.returncode == 1
    assert "no record at ./dragoman.db: read some pages first: dragoman read PATH" in done.stderr
    assert list(work.folder.iterdir()) == []


def spoil(kind, path, work):
    if kind == "text":
        path.write_text("Ceci n'est pas un registre. " * 200)
    elif kind == "foreign":
        connection = sqlite3.connect(path)
        connection.execute("CREATE TABLE page (id INTEGER)")
        connection.commit()
        connection.close()
    else:
        work.run("read", "a.txt", "--record", path)
        data = path.read_bytes()
        path.write_bytes(data[: len(data) // 2] if kind == "truncated" else data[:200] + b"\xff" * (len(data) - 200))


@pytest.mark.parametrize("kind", ["text", "foreign", "truncated", "overwritten"])
def test_a_file_that_is_no_record_is_left_alone(work, kind):
    work.page("a.txt")
    path = work.folder / "r.db"
    spoil(kind, path, work)
    before = path.read_bytes()
    for command in (["read", "a.txt"], ["events"], ["dossier", "MA"], ["show", "e-12"]):
        done = work.run(*command, "--record", path)
        assert (done.returncode, done.stdout) == (1, ""), command
        assert "r.db" in done.stderr
        assert path.read_bytes() == before


@pytest.mark.parametrize("place", ["folder", "folder/none/r.db"])
def test_no_place_for_a_record(work, place):
    work.page("a.txt")
    (work.folder / "folder").mkdir()
    done = work.run("read", "a.txt", "--record", place)
    assert done.returncode == 1
    assert "folder" in done.stderr
    assert done.stdout == ""


def test_a_read_only_record(work, read_only):
    work.page("a.txt")
    work.page("b.txt", "b")
    folder = work.folder / "kept"
    folder.mkdir()
    assert work.run("read", "a.txt", "--record", "kept/r.db").returncode == 0
    with read_only(folder):
        done = work.run("read", "b.txt", "--record", "kept/r.db")
        assert done.returncode == 1
        assert "kept/r.db" in done.stderr
        assert done.stdout == ""
        assert len(work.run("events", "--record", "kept/r.db", "--format", "jsonl").stdout.splitlines()) == 1
        assert work.run("read", "b.txt", "--record", "kept/new.db").returncode == 1
    assert pages_in(folder / "r.db") == 1
    assert [path.name for path in folder.iterdir()] == ["r.db"]


def test_a_full_disk(work, small_disk):
    record = small_disk / "r.db"
    for number in range(60):
        work.page(f"pages/{number:02}.txt", f"{number} " + f"Fin numéro {number}. " * 800)
    process = work.start("read", "pages", "--record", record, "--format", "jsonl")
    out, err = process.communicate(timeout=120)
    assert process.returncode == 1
    assert "Traceback" not in err
    assert "is full" in err or "limit on file size" in err, err
    assert "whole pages" in err.lower()
    printed = len(out.splitlines())
    assert 0 < printed < 60
    assert pages_in(record) == printed


def test_a_file_that_may_not_grow(work):
    resource = pytest.importorskip("resource")

    def limit():
        signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
        resource.setrlimit(resource.RLIMIT_FSIZE, (600_000, 600_000))

    record = work.folder / "r.db"
    for number in range(60):
        work.page(f"pages/{number:02}.txt", f"{number} " + f"Fin numéro {number}. " * 800)
    work.environment["PYTHONDONTWRITEBYTECODE"] = "1"
    process = work.start("read", "pages", "--record", record, "--format", "jsonl", preexec_fn=limit)
    out, err = process.communicate(timeout=120)
    assert process.returncode == 1, err
    assert "Traceback" not in err
    assert pages_in(record) == len(out.splitlines()) < 60
    assert work.run("read", "pages", "--record", record).returncode == 0
    assert pages_in(record) == 60


@pytest.mark.parametrize("jobs", [1, 2])
@pytest.mark.parametrize("number", [signal.SIGINT, signal.SIGTERM])
def test_interrupted_half_way(work, number, jobs):
    for page in range(20):
        work.page(f"pages/{page:02}.txt", f"LENT{2 if page < 4 else 20} {page}")
    record = work.folder / "dragoman.db"
    process = work.start("read", "pages", "--jobs", jobs, start_new_session=True)
    until(lambda: record.exists() and sqlite_count(record) >= 2)
    # To the whole group, as a terminal does it.
    (os.killpg if number == signal.SIGINT else os.kill)(process.pid, number)
    _out, err = process.communicate(timeout=60)
    assert process.returncode == 130, err
    assert "Traceback" not in err
    assert "interrupted with" in err
    assert "again to go on" in err
    stored = pages_in(record)
    assert 2 <= stored < 20
    assert f"{stored} new" in err
    until(lambda: not alive(process.pid))


def alive(group):
    """Whether any process of a group still runs."""
    listed = subprocess.run(["ps", "-e", "-o", "pgid=,stat="], capture_output=True, text=True, check=True).stdout
    return any(int(pgid) == group and "Z" not in stat for pgid, stat in map(str.split, listed.splitlines()))


def sqlite_count(path):
    try:
        connection = sqlite3.connect(f"file:{path}?mode=ro", uri=True)
        try:
            return connection.execute("SELECT count(*) FROM page").fetchone()[0]
        finally:
            connection.close()
    except sqlite3.OperationalError:
        return 0


def test_killed_at_any_moment(work):
    for page in range(12):
        work.page(f"pages/{page:02}.txt", f"LENT1 {page}")
    record = work.folder / "dragoman.db"
    for wait in (0.0, 0.15, 0.4):
        process = work.start("read", "pages", "--format", "jsonl")
        process.stdout.readline()
        time.sleep(wait)
        process.kill()
        acknowledged = 1 + len(process.stdout.read().splitlines())
        process.communicate()
        assert pages_in(record) >= acknowledged
    assert work.run("read", "pages").returncode == 0
    assert pages_in(record) == 12


def test_two_processes_write_one_record_at_once(work):
    for page in range(15):
        work.page(f"pages/{page:02}.txt", str(page))
    started = [work.start("read", "pages", "--record", "both.db", "--jobs", jobs) for jobs in (1, 2)]
    assert [process.communicate(timeout=120) and process.returncode for process in started] == [0, 0]
    assert work.run("read", "pages", "--record", "one.db").returncode == 0
    assert pages_in(work.folder / "both.db") == 15
    with open_record(work.folder / "both.db") as both, open_record(work.folder / "one.db") as one:
        assert list(dump(both)) == list(dump(one))


def test_a_failure_of_the_program_itself(work):
    work.page("a.txt")
    assert work.run("read", "a.txt").returncode == 0
    connection = sqlite3.connect(work.folder / "dragoman.db")
    connection.execute("DELETE FROM evidence_span")
    connection.commit()
    connection.close()
    done = work.run("events")
    assert done.returncode == 70
    assert "DRAGOMAN_DEBUG=1" in done.stderr
    work.environment["DRAGOMAN_DEBUG"] = "1"
    process = work.start("events")
    assert "Traceback" in process.communicate()[1]

"""`dragoman serve` as it is started and stopped; what it shows is tested in tests/web."""

from __future__ import annotations

import http.client
import json
import re
import signal
import socket
import sqlite3
from contextlib import contextmanager

import pytest


@contextmanager
def serve(work, *arguments):
    """Start it on a free port; the process and the port."""
    process = work.start("serve", "--port", 0, *arguments)
    try:
        found = re.fullmatch(r"http://[^/]+:(\d+)/\n", process.stdout.readline())
        yield process, int(found[1])
    finally:
        process.kill()
        process.communicate()


def get(port, path, host="127.0.0.1"):
    connection = http.client.HTTPConnection("127.0.0.1", port, timeout=60)
    connection.request("GET", path, headers={"Host": host})
    answer = connection.getresponse()
    body = answer.read().decode("utf-8")
    connection.close()
    return answer, body


@pytest.mark.parametrize("number", [signal.SIGINT, signal.SIGTERM])
def test_it_says_where_it_is_and_ends_cleanly(work, number):
    with serve(work) as (process, port):
        answer, body = get(port, "/events")
        assert answer.status == 404
        assert "/add" in body
        assert "server" not in answer.headers
        assert get(port, "/", host="evil.example")[0].status == 421
        process.send_signal(number)
        out, err = process.communicate(timeout=60)
    assert (process.returncode, out) == (0, "")
    assert err.splitlines() == [f"there is no record here yet: http://127.0.0.1:{port}/add makes one", "stopped"]
    assert not (work.folder / "dragoman.db").exists()


def test_what_was_given_to_read_outlives_a_kill(work):
    with serve(work) as (process, port):
        connection = http.client.HTTPConnection("127.0.0.1", port, timeout=60)
        headers = {"Content-Type": "application/x-www-form-urlencoded"}
        connection.request("POST", "/add", "text=Le+ministre+a+parl%C3%A9.", headers)
        answer = connection.getresponse()
        where = answer.headers["location"]
        answer.read()
        connection.close()
        process.kill()
        process.wait(60)
    with serve(work) as (process, port):
        items = json.loads(get(port, f"/api{where}")[1])["batch"]["items"]
        assert [item["shown"] for item in items] == ["texte.txt"]
        assert [batch["id"] for batch in json.loads(get(port, "/api/add")[1])["batches"]] == [where.rpartition("/")[2]]


def test_a_taken_port_is_said(work):
    with socket.create_server(("127.0.0.1", 0)) as taken:
        done = work.run("serve", "--port", taken.getsockname()[1])
    assert done.returncode == 1
    assert "is taken" in done.stderr
    assert "--port" in done.stderr


@pytest.mark.parametrize(
    ("host", "said"), [("203.0.113.7", "no address 203.0.113.7"), ("no.such.host.invalid", "nobody knows the host")]
)
def test_a_foreign_address_is_said(work, host, said, monkeypatch):
    def unknown(name, *arguments, **options):
        if name == "no.such.host.invalid":
            raise socket.gaierror
        return known(name, *arguments, **options)

    known = socket.getaddrinfo
    monkeypatch.setattr(socket, "getaddrinfo", unknown)
    work.run("accounts", "add", "Ana", "--role", "admin", stdin="quatre mots sans rapport\n")
    done = work.run("serve", "--host", host)
    assert done.returncode == 1
    assert said in done.stderr


def test_another_programs_file_is_refused_and_left_alone(work):
    place = work.folder / "other.db"
    sqlite3.connect(place).execute("CREATE TABLE theirs (x)").connection.close()
    before = place.read_bytes()
    done = work.run("serve", "--record", place)
    assert done.returncode == 1
    assert "another program" in done.stderr
    assert place.read_bytes() == before


def test_without_its_driver_a_server_is_named_with_the_remedy(work, monkeypatch):
    import sys

    monkeypatch.setitem(sys.modules, "psycopg", None)
    done = work.run("serve", "--record", "postgresql://nobody@localhost/none")
    assert done.returncode == 1
    assert "dragoman[postgres]" in done.stderr


@pytest.mark.parametrize(
    ("settings", "proxies", "said"),
    [
        ({"hosts": ("a b/c",)}, (), "--allow-host 'a b/c'"),
        ({"hosts": ("https://dragoman.example",)}, (), "no name by which browsers call"),
        ({"proxied": True}, ("the proxy",), "--proxy 'the proxy' is no address"),
        ({"author": "Ana\x01"}, (), "--author"),
    ],
)
def test_what_would_be_noticed_too_late_is_said_at_once(tmp_path, settings, proxies, said):
    from dragoman.cli.failures import Misuse
    from dragoman.cli.serving import serve as start
    from dragoman.web import Settings

    place = tmp_path / "none.db"
    with pytest.raises(Misuse, match=re.escape(said)):
        start(Settings(str(place), **settings), proxies, open_browser=False)
    assert not place.exists()

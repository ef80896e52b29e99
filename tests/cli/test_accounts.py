"""`dragoman accounts …`, and what `dragoman serve` asks of it."""

from __future__ import annotations

import pytest

from dragoman.record import open_record
from dragoman.record.accounts import find_account
from dragoman.web import passwords

WORD = "quatre mots sans rapport"
EVERYWHERE = "0.0.0.0"  # noqa: S104 - asked for in order to be refused, and on a free port


def add(work, name="Ana", role="admin", word=WORD):
    return work.run("accounts", "add", name, "--role", role, stdin=f"{word}\n")


def test_an_account_is_made_and_its_password_kept_nowhere_as_it_is(work):
    done = add(work)
    assert (done.returncode, done.stdout) == (0, "")
    assert done.stderr == "Ana may log in as admin\n"
    with open_record(work.folder / "dragoman.db") as record:
        _, kept = find_account(record, "ana")
    assert kept.startswith("$argon2id$")
    assert passwords.matches(WORD, kept)
    assert not passwords.matches(WORD + "!", kept)
    files = work.folder.glob("dragoman.db*")
    assert not any(WORD.encode() in path.read_bytes() for path in files)
    assert work.run("accounts", "list").stdout == "Ana\tadmin\topen\t\n"


@pytest.mark.parametrize(
    ("word", "said"),
    [("", "no password"), ("short", "at least 12"), ("a" * 20, "repeats"), ("ana-2025-mot", "name"), ("x1" * 600, "at most")],
)
def test_a_weak_password_makes_no_account(work, word, said):
    done = add(work, word=word)
    assert done.returncode in {1, 2}
    assert said in done.stderr
    assert not (work.folder / "dragoman.db").exists()


def test_accounts_are_changed_and_closed(work):
    add(work)
    add(work, "Bo", "reader")
    assert add(work, "BO").returncode == 1
    assert work.run("accounts", "role", "bo", "reviewer").returncode == 0
    assert work.run("accounts", "close", "Bo").returncode == 0
    assert "Bo\treviewer\tclosed" in work.run("accounts", "list").stdout
    assert work.run("accounts", "open", "Bo").returncode == 0
    assert work.run("accounts", "password", "Bo", stdin="encore quatre mots là\n").returncode == 0
    for command in (("close", "Ana"), ("role", "Ana", "reader")):
        refused = work.run("accounts", *command)
        assert refused.returncode == 1
        assert "only admin" in refused.stderr
    assert "no account" in work.run("accounts", "close", "Eve").stderr


def test_accounts_of_no_record(work):
    assert work.run("accounts", "list").returncode == 1
    assert work.run("accounts", "close", "Ana").returncode == 1
    assert not (work.folder / "dragoman.db").exists()


@pytest.mark.parametrize(
    "arguments",
    [("--host", EVERYWHERE), ("--accounts",), ("--allow-host", "record.example.org"), ("--proxy", "127.0.0.1")],
)
def test_for_others_it_does_not_start_without_an_admin(work, arguments):
    for _ in range(2):
        done = work.run("serve", "--port", 0, *arguments)
        assert done.returncode == 2
        assert "dragoman accounts add NAME --role admin" in done.stderr
        add(work, "Bo", "reviewer")


def test_off_loopback_it_warns_of_plain_text_and_asks_everybody_to_log_in(work):
    from test_serve import get, serve

    add(work)
    with serve(work, "--host", EVERYWHERE) as (process, port):
        answer, _ = get(port, "/events?party=MA")
        assert (answer.status, answer.headers["location"]) == (303, "/login?back=%2Fevents%3Fparty%3DMA")
        assert answer.headers["cache-control"] == "no-store"
        assert get(port, "/api/events")[0].status == 401
        process.terminate()
        assert "unencrypted" in process.communicate(timeout=60)[1]

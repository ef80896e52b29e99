"""Pages that are made once for all who ask, in both stores."""

from __future__ import annotations

import importlib.util
import threading
from collections.abc import Callable
from pathlib import Path

import pytest
from starlette.testclient import TestClient

from dragoman.record import Versions, open_record
from dragoman.record.accounts import add_account
from dragoman.web import passwords
from dragoman.web.shelf import MOST, Shelf
from dragoman.web.views import events

_spec = importlib.util.spec_from_file_location("record_pages", Path(__file__).parents[1] / "record" / "conftest.py")
assert _spec is not None
assert _spec.loader is not None
_pages = importlib.util.module_from_spec(_spec)
_spec.loader.exec_module(_pages)
make_reading = _pages.make_reading
WORD = "quatre mots sans rapport"
NAMES = ("Ana <b>l'aînée</b> & Co", "Bo")
Workbench = Callable[..., TestClient]


@pytest.fixture
def made(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """A line for each list of events that is worked out."""
    found: list[str] = []
    work = events.event_facets

    def told(*given, **named):
        found.append("list")
        return work(*given, **named)

    monkeypatch.setattr(events, "event_facets", told)
    return found


@pytest.fixture
def two(place: str, workbench: Workbench, monkeypatch: pytest.MonkeyPatch) -> list[TestClient]:
    """Two people, logged in."""
    from argon2 import PasswordHasher

    monkeypatch.setattr(passwords, "_hasher", PasswordHasher(time_cost=1, memory_cost=8, parallelism=1))
    with open_record(place, write=True) as record:
        record.store(make_reading("a.txt"), Versions("1", "m", "p"))
        for name in NAMES:
            add_account(record, name, "reader", passwords.hashed(WORD))
    app = workbench(place, accounts=True).app
    clients = [TestClient(app, base_url="http://localhost") for _ in NAMES]
    for client, name in zip(clients, NAMES, strict=True):
        assert client.post("/login", data={"name": name, "password": WORD}, follow_redirects=False).status_code == 303
    return clients


def test_a_page_is_made_once_and_bears_the_name_of_each(two: list[TestClient], made: list[str]) -> None:
    texts = [client.get("/events").text for client in two]
    assert len(made) == 1
    assert "Connecté : Bo" in texts[1].replace("\u202f", " ").replace("\xa0", " ")
    assert "&lt;b&gt;" in texts[0]
    assert "<b>" not in texts[0]
    assert "somebody" not in "".join(texts)
    assert "Ana" not in texts[1]
    alone = two[0].get("/account").text
    line = next(line for line in alone.splitlines() if 'href="/account">Conn' in line).partition("</a>")[0]
    assert line in texts[0]


def test_it_is_made_anew_when_something_was_written(two: list[TestClient], made: list[str], place: str) -> None:
    before = two[0].get("/events?show=reports").text
    with open_record(place, write=True) as record:
        record.store(make_reading("b.txt"), Versions("1", "m", "p"))
    after = two[1].get("/events?show=reports").text
    assert len(made) == 2
    assert after.count("<tr") > before.count("<tr")


def test_each_address_language_and_look_has_its_own(two: list[TestClient], made: list[str]) -> None:
    paths = ("/events", "/events?party=MA", "/events", "/events?lang=en")
    for path in paths:
        two[0].get(path)
    assert len(made) == 3
    two[0].cookies.set("look", "dark")
    two[0].get("/events?party=MA")
    two[0].get("/events?party=MA", headers={"HX-Request": "true"})
    assert len(made) == 5


def test_who_asks_meanwhile_waits_for_the_one_that_is_made() -> None:
    shelf, begun, go_on = Shelf(), threading.Event(), threading.Event()
    count: list[int] = []

    def work() -> str:
        count.append(1)
        begun.set()
        assert go_on.wait(10)
        return "page"

    found: list[str] = []
    threads = [threading.Thread(target=lambda: found.append(shelf.page("key", "1", work))) for _ in range(4)]
    for thread in threads:
        thread.start()
    assert begun.wait(10)
    # Another state does not wait for the page of the one before.
    assert shelf.page("key", "2", lambda: "newer") == "newer"
    go_on.set()
    for thread in threads:
        thread.join(10)
    assert shelf.page("other", "2", lambda: "else") == "else"
    assert set(found) <= {"page", "newer"}
    assert len(found) == 4


def test_what_fails_is_not_kept_and_old_pages_go() -> None:
    shelf = Shelf()
    with pytest.raises(ValueError, match="no"):
        shelf.page("key", "1", lambda: (_ for _ in ()).throw(ValueError("no")))
    assert shelf.page("key", "1", lambda: "page") == "page"
    for number in range(MOST):
        shelf.page(number, "1", lambda: "")
    assert shelf.page("key", "1", lambda: "again") == "again"

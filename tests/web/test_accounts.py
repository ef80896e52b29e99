"""Log-in, accounts and roles, in both stores."""

from __future__ import annotations

import re
from collections.abc import Callable
from datetime import UTC, datetime, timedelta

import pytest
from starlette.testclient import TestClient

from dragoman.record import open_record
from dragoman.record.accounts import account_entries, add_account, failures, set_disabled, set_role
from dragoman.web import door, limiter, passwords

WORD, OTHER = "quatre mots sans rapport", "encore quatre autres mots"
Workbench = Callable[..., TestClient]


@pytest.fixture(autouse=True)
def quick_hashes(monkeypatch: pytest.MonkeyPatch) -> None:
    """Argon2id with little memory: what is tested is not how slow it is."""
    from argon2 import PasswordHasher

    monkeypatch.setattr(passwords, "_hasher", PasswordHasher(time_cost=1, memory_cost=8, parallelism=1))
    passwords._nobody.cache_clear()


def add_team(place: str) -> None:
    with open_record(place, write=True) as record:
        for name, role in (("Ana", "admin"), ("Bo", "reviewer"), ("Cy", "reader")):
            add_account(record, name, role, passwords.hashed(WORD))


@pytest.fixture
def team(filled_place: Callable[[Callable[[str], None]], str]) -> str:
    """A record with an admin, a reviewer and a reader."""
    return filled_place(add_team)


def log_in(client: TestClient, name: str, word: str = WORD, **fields: str):
    return client.post("/login", data={"name": name, "password": word, **fields}, follow_redirects=False)


def told(place: str) -> list[tuple[str, str | None]]:
    """The log from its beginning, once all has been written."""
    with open_record(place) as record:
        return [(entry.action, entry.about) for entry in account_entries(record)][::-1]


def settle(client: TestClient) -> None:
    """Wait for what is written beside the requests."""
    import time

    for _ in range(2000):
        if client.app.state.door._writer is None:
            return
        time.sleep(0.01)
    pytest.fail("the door never came to rest")


def test_nothing_is_shown_without_log_in(team: str, workbench: Workbench) -> None:
    client = workbench(team, accounts=True)
    answer = client.get("/events?party=MA", follow_redirects=False)
    assert (answer.status_code, answer.headers["location"]) == (303, "/login?back=%2Fevents%3Fparty%3DMA")
    assert client.get("/api/events").status_code == 401
    for path in [route.path for route in client.app.routes if "GET" in (getattr(route, "methods", None) or ())]:
        if "{" not in path and path not in {"/login", "/api/openapi.json", "/openapi.json"}:
            assert client.get(path, follow_redirects=False).status_code in {303, 401}, path
    part = client.get("/events", headers={"HX-Request": "true"}, follow_redirects=False)
    assert part.headers["hx-redirect"].startswith("/login")


def test_in_and_out(team: str, workbench: Workbench) -> None:
    client = workbench(team, accounts=True)
    page = client.get("/login?back=/events")
    assert 'name="back" value="/events"' in page.text
    answer = log_in(client, "cy", back="/events?party=MA")
    assert (answer.status_code, answer.headers["location"]) == (303, "/events?party=MA")
    cookie = answer.headers["set-cookie"]
    assert re.match(r"dragoman=[\w-]{43}; HttpOnly; Max-Age=\d+; Path=/; SameSite=lax$", cookie), cookie
    shown = client.get("/events")
    assert shown.status_code == 200
    assert shown.headers["cache-control"] == "no-store"
    assert "Cy" in shown.text
    token = client.cookies["dragoman"]
    out = client.post("/logout", follow_redirects=False)
    assert out.headers["location"] == "/login?done=out"
    assert "dragoman" not in client.cookies
    client.cookies.set("dragoman", token)
    assert client.get("/events", follow_redirects=False).status_code == 303, "the token is of no use any more"
    assert told(team)[-2:] == [("login", "Cy"), ("logout", "Cy")]


def test_over_https_the_cookie_goes_over_nothing_else(team: str, workbench: Workbench) -> None:
    client = workbench(team, accounts=True, secure=True)
    cookie = log_in(client, "Cy").headers["set-cookie"]
    assert cookie.startswith("__Host-dragoman=")
    assert "; Secure" in cookie
    assert client.get("/login").headers["strict-transport-security"]


def test_a_log_in_gets_a_token_of_its_own(team: str, workbench: Workbench) -> None:
    client = workbench(team, accounts=True)
    client.cookies.set("dragoman", "x" * 43)
    log_in(client, "Cy")
    first = client.cookies.get("dragoman", domain="localhost.local")
    assert first != "x" * 43
    again = workbench(team, accounts=True)
    again.cookies.set("dragoman", "x" * 43)
    assert again.get("/events", follow_redirects=False).status_code == 303, "a token chosen by somebody else opens nothing"
    client.cookies.clear()
    client.cookies.set("dragoman", first)
    log_in(client, "Cy")
    again.cookies.set("dragoman", first)
    assert again.get("/events", follow_redirects=False).status_code == 303, "and the one from before has ended"


def test_nobody_learns_which_names_there_are(team: str, workbench: Workbench, monkeypatch: pytest.MonkeyPatch) -> None:
    with open_record(team, write=True) as record:
        set_disabled(record, "Bo", disabled=True)
    checked: list[str | None] = []
    check = passwords.matches
    monkeypatch.setattr(passwords, "matches", lambda word, kept: checked.append(kept) or check(word, kept))
    client = workbench(team, accounts=True)
    pages = []
    for name, word in (("Cy", OTHER), ("Nobody", OTHER), ("Bo", WORD), ("Bo", OTHER), ("\0\ud800", OTHER)):
        answer = log_in(client, name.encode("utf-8", "surrogatepass").decode("utf-8", "replace"), word)
        assert answer.status_code == 403
        assert "set-cookie" not in answer.headers
        pages.append(re.sub(r'value="[^"]*" autocomplete="username"', "", answer.text))
    assert len(set(pages)) == 1
    assert len(checked) == 5, "a hash is worked out whoever is asked for"
    settle(client)
    failed = sorted(told(team)[-5:], key=str)
    assert failed == [("failed", "Bo"), ("failed", "Bo"), ("failed", "Cy"), ("failed", None), ("failed", None)]


def test_guessing_is_slowed_down(team: str, workbench: Workbench) -> None:
    client = workbench(team, accounts=True)
    clock = [1000.0]
    client.app.state.door.limiter = limiter.Limiter(lambda: clock[0])
    client.app.state.door.now = lambda: datetime.now(UTC) + timedelta(seconds=clock[0] - 1000)
    for _ in range(limiter.MOST["both"]):
        assert log_in(client, "cy", OTHER).status_code == 403
    answer = log_in(client, "CY")
    assert answer.status_code == 429, "even with the right password"
    assert int(answer.headers["retry-after"]) <= limiter.WINDOW + 1
    assert log_in(client, "Bo").status_code == 303, "others are not kept out"
    clock[0] += limiter.WINDOW + 1
    assert log_in(client, "Cy").status_code == 303
    settle(client)
    assert [action for action, about in told(team) if about == "Cy"].count("blocked") == 1


def test_failures_outlive_the_server_and_count_in_others(team: str, workbench: Workbench) -> None:
    first, second = workbench(team, accounts=True), workbench(team, accounts=True)
    for _ in range(limiter.MOST["both"]):
        assert log_in(first, "Cy", OTHER).status_code == log_in(first, "Nobody", OTHER).status_code == 403
    settle(first)
    third = workbench(team, accounts=True)
    for client in (second, third):
        assert log_in(client, "Cy").status_code == 429
        assert log_in(client, "nobody").status_code == 429, "who is unknown is told the same"
        assert log_in(client, "Bo").status_code == 303
    with open_record(team) as record:
        assert all(entry.detail is None for entry in account_entries(record) if entry.action == "failed")
        assert {entry.detail for entry in failures(record, "") if entry.about is None} == {limiter.bucket("nobody")}
    second.app.state.door.now = lambda: datetime.now(UTC) + timedelta(seconds=limiter.WINDOW)
    assert log_in(second, "Cy").status_code == 303
    settle(second)
    assert log_in(third, "Cy").status_code == 303, "whoever got in elsewhere has done with it"


def test_one_address_cannot_try_many_names(team: str, workbench: Workbench) -> None:
    client = workbench(team, accounts=True)
    codes = [log_in(client, f"name {n}", OTHER).status_code for n in range(limiter.MOST["address"] + 1)]
    assert codes == [403] * limiter.MOST["address"] + [429]


def test_the_limiter_forgets_and_counts_networks() -> None:
    clock = [0.0]
    made = limiter.Limiter(lambda: clock[0])
    for n in range(limiter.KEPT + 10):
        made.fail([("account", str(n))])
    assert len(made._failed) == limiter.KEPT
    assert limiter.network_of("2001:db8::1") == limiter.network_of("2001:db8::ffff") != limiter.network_of("2001:db8:1::1")
    assert limiter.network_of("203.0.113.9") != limiter.network_of("203.0.113.8")
    assert limiter.network_of("no address") == limiter.network_of(None)


@pytest.mark.parametrize(
    ("back", "path"),
    [
        ("/events?party=MA", "/events?party=MA"),
        ("https://evil.example/", "/"),
        ("//evil.example", "/"),
        ("/\\evil.example", "/"),
        ("/\t/evil.example", "/"),
        ("javascript:alert(1)", "/"),
        ("/a\r\nSet-Cookie: x=1", "/"),
        ("/login", "/"),
        ("", "/"),
    ],
)
def test_after_log_in_one_stays_here(team: str, workbench: Workbench, back: str, path: str) -> None:
    answer = log_in(workbench(team, accounts=True), "Cy", back=back)
    assert answer.headers["location"] == path
    assert "x=1" not in str(answer.headers)


def test_roles(team: str, workbench: Workbench) -> None:
    for name, may in (("Cy", 403), ("Bo", 403), ("Ana", 200)):
        client = workbench(team, accounts=True)
        log_in(client, name)
        assert client.get("/accounts").status_code == may
        assert client.post("/accounts", data={"name": "Eve", "role": "admin"}).status_code == may
    client = workbench(team, accounts=True)
    log_in(client, "Bo")
    with open_record(team, write=True) as record:
        set_role(record, "Bo", "admin")
        assert client.get("/accounts").status_code == 200, "a role counts at once"
        set_disabled(record, "Bo", disabled=True)
        assert client.get("/accounts", follow_redirects=False).status_code == 303


def test_a_given_password_is_changed_first(team: str, workbench: Workbench) -> None:
    admin, new = workbench(team, accounts=True), workbench(team, accounts=True)
    log_in(admin, "Ana")
    page = admin.post("/accounts", data={"name": "Dé <b>", "role": "reviewer"})
    word = re.search(r"<code>([a-z2-9-]{23})</code>", page.text)[1]
    assert page.headers["cache-control"] == "no-store"
    assert "<b>" not in page.text
    assert word not in admin.get("/accounts").text
    log_in(new, "Dé <b>", word)
    assert new.get("/events", follow_redirects=False).headers["location"] == "/account"
    assert new.get("/api/events").status_code == 403
    assert new.get("/account").status_code == 200
    before = new.cookies["dragoman"]
    for fields, said in (
        ({"current": OTHER, "new": OTHER, "again": OTHER}, "actuel"),
        ({"current": word, "new": "court", "again": "court"}, "trop court"),
        ({"current": word, "new": OTHER, "again": OTHER + "!"}, "diffèrent"),
        ({"current": word, "new": word, "again": word}, "mot de passe actuel"),
    ):
        refused = new.post("/account/password", data=fields)
        assert refused.status_code == 400
        assert said in refused.text
    other = workbench(team, accounts=True)
    log_in(other, "Dé <b>", word)
    done = new.post("/account/password", data={"current": word, "new": OTHER, "again": OTHER})
    assert done.status_code == 200
    assert new.cookies["dragoman"] != before
    assert new.get("/events").status_code == 200
    assert other.get("/account", follow_redirects=False).status_code == 303, "the other log-in has ended"
    assert log_in(other, "Dé <b>", word).status_code == 403


def test_log_out_everywhere_else(team: str, workbench: Workbench) -> None:
    here, there = workbench(team, accounts=True), workbench(team, accounts=True)
    log_in(here, "Cy")
    log_in(there, "Cy")
    assert len(here.get("/api/account").json()["logins"]) == 2
    here.post("/account/logout-others")
    assert here.get("/events").status_code == 200
    assert there.get("/events", follow_redirects=False).status_code == 303


def test_an_admin_looks_after_accounts(team: str, workbench: Workbench) -> None:
    client = workbench(team, accounts=True)
    log_in(client, "Ana")
    client.post("/accounts/role", data={"name": "Cy", "role": "reviewer"})
    client.post("/accounts/disable", data={"name": "Bo", "disabled": "true"})
    reset = client.post("/accounts/reset", data={"name": "Cy"})
    assert re.search(r"<code>[a-z2-9-]{23}</code>", reset.text)
    listed = {one["name"]: one for one in client.get("/api/accounts").json()["accounts"]}
    assert (listed["Cy"]["role"], listed["Cy"]["must_change"], listed["Bo"]["disabled"]) == ("reviewer", True, True)
    for path, fields in (("role", {"name": "Ana", "role": "reader"}), ("disable", {"name": "Ana", "disabled": "true"})):
        refused = client.post(f"/accounts/{path}", data=fields)
        assert refused.status_code == 400
        assert "seul administrateur" in refused.text
    assert client.post("/accounts", data={"name": "cy", "role": "reader"}).status_code == 400
    assert client.post("/accounts/reset", data={"name": "Eve"}).status_code == 400
    told_here = client.get("/accounts").text
    assert "compte fermé" in told_here
    assert client.post("/accounts", data={"name": "Eve", "role": "king"}).status_code == 400


def test_without_accounts_there_is_nothing_to_log_in_to(team: str, workbench: Workbench) -> None:
    client = workbench(team, author="A. Reader")
    assert client.get("/login", follow_redirects=False).status_code == 303
    assert log_in(client, "Cy").status_code == 404
    assert "A. Reader" in client.get("/account").text
    assert client.get("/accounts").status_code == 200
    assert client.post("/account/password", data={"current": "a", "new": "b", "again": "b"}).status_code == 404


def test_a_proxy_nobody_spoke_of_is_refused(samples_place: str, workbench: Workbench) -> None:
    client = workbench(samples_place)
    for header in ("X-Forwarded-For", "Forwarded", "Via"):
        assert client.get("/events", headers={header: "203.0.113.9"}).status_code == 421


def test_use_is_written_down_beside_the_requests(team: str, workbench: Workbench, monkeypatch: pytest.MonkeyPatch) -> None:
    client = workbench(team, accounts=True)
    log_in(client, "Cy")
    before = client.get("/api/account").json()["logins"][0]["seen_at"]
    monkeypatch.setattr(door, "TOUCH", -1)
    client.get("/events")
    settle(client)
    assert client.get("/api/account").json()["logins"][0]["seen_at"] > before

"""What hostile people, pages and requests try."""

from __future__ import annotations

import asyncio
import re
from collections.abc import Callable, Iterator
from typing import Any
from urllib.parse import quote

import pytest
from starlette.testclient import TestClient

from dragoman.model import Event, Evidence, Furniture, Page, Position, Programme, Quote, Reading, Span
from dragoman.record import Versions, open_record, resolve_new
from dragoman.record.accounts import add_account
from dragoman.web import Settings, create_app, guard
from dragoman.web.adding import Told, Workroom
from dragoman.web.views import PARTS

Workbench = Callable[..., TestClient]
SCRIPT, IMAGE = "<script>alert(1)</script>", '"><img src=x onerror=alert(1)>'
NAME = f"Eve {IMAGE}"
#: No page may hold these: they would be markup, not text.
ALIVE = re.compile(r"<script>alert|<img src=x|(?:href|src|action)=[\"']?\s*(?:javascript|data:text|vbscript):", re.IGNORECASE)


def span(text: str, words: str) -> Span:
    start = text.index(words)
    return Span(start, start + len(words), words)


def hostile_reading() -> Reading:
    """An article that is an attack in every field."""
    said = f"nous {SCRIPT} avançons"
    first = f"Le ministre {NAME} a rencontré lundi à Rabat {IMAGE} son homologue."
    text = f"{first}\n« {said} », a déclaré {NAME}. Le programme Plan {SCRIPT} commence."
    page = Page(
        source=f"pages/{SCRIPT}/..%2f{IMAGE}.txt", text=text, title=f"Titre {SCRIPT} {IMAGE}", published="2025-03-18",
        published_from="byline", furniture=(Furniture(f"09:12 {SCRIPT}", "ticker", "09:12", "2025-03-18"),),
        authors=(NAME,), outlet=f"Le {SCRIPT} Fil/..", url="javascript:alert(document.cookie)",
    )  # fmt: skip
    quoted = span(text, said)
    event = Event(
        "meet", "done", ("MA", f"Ligue {SCRIPT}"), ("US",), (Evidence(span(text, first), trigger=span(text, "a rencontré")),),
        "meet.rencontrer", people=(NAME,), date="2025-03-17", place=f"Rabat {IMAGE}", object=f"son {SCRIPT}",
        instrument=f"accord {IMAGE}", attributed_to=f"selon {SCRIPT}", themes=("compute",), confidence=0.5,
    )  # fmt: skip
    return Reading(
        page=page, events=(event,),
        quotes=(Quote("direct", said, NAME, "a déclaré", quoted.start, quoted.end, "title"),),
        positions=(Position(NAME, f"ministre {IMAGE}", "MA", (span(text, NAME),)),),
        programmes=(Programme(f"Plan {SCRIPT}", "MA", 2031, (span(text, f"Plan {SCRIPT}"),)),),
    )  # fmt: skip


@pytest.fixture(scope="module")
def attacked(tmp_path_factory: pytest.TempPathFactory) -> Iterator[TestClient]:
    """A workbench on a record of the hostile article."""
    place = str(tmp_path_factory.mktemp("attack") / "r.db")
    with open_record(place, write=True) as record:
        record.store(hostile_reading(), Versions("1", "fr_test 1.0", "0.1.0"))
        resolve_new(record)
        add_account(record, f"Ana <b>{'x' * 20}", "reader", "hash")
    app = create_app(Settings(place, author=f"A. {SCRIPT}"))
    with TestClient(app, base_url="http://localhost", raise_server_exceptions=False) as client:
        yield client


def routes(method: str) -> list[Any]:
    return [route for part in PARTS for route in part.html.routes if method in (getattr(route, "methods", None) or ())]


def filled(path: str, value: str) -> str:
    return re.sub(r"{\w+(?::\w+)?}", lambda _: quote(value, safe=""), path)


def test_stored_script_is_text_on_every_page(attacked: TestClient) -> None:
    """Follow every link that there is, from the first page on."""
    queue, seen, shown = ["/", "/search?q=ministre", "/events", "/things", "/accounts", "/account"], set(), 0
    queue += [f"/parties/{quote('Ligue ' + SCRIPT, safe='')}", f"/outlets/{quote('Le ' + SCRIPT + ' Fil/..', safe='')}"]
    while queue and len(seen) < 80:
        path = queue.pop(0)
        if path in seen or path.startswith(("/static/", "/api/openapi")):
            continue
        seen.add(path)
        answer = attacked.get(path, follow_redirects=False)
        assert answer.status_code < 500, (path, answer.text[:300])
        assert "content-security-policy" in answer.headers
        if answer.headers.get("content-type", "").startswith("text/html"):
            assert not ALIVE.search(answer.text), (path, ALIVE.search(answer.text))
            shown += "&lt;script&gt;" in answer.text
            links = re.findall(r'href="(/[^"]*)"', answer.text)
            queue += [link.replace("&amp;", "&") for link in links if not re.search(r"[?&](lang|theme)=", link)]
        elif answer.status_code == 200:
            assert answer.headers["x-content-type-options"] == "nosniff"
    assert shown > 3, "the hostile words were seen at all"


def test_reflected_script_is_text_on_every_page(attacked: TestClient) -> None:
    description = attacked.get("/api/openapi.json").json()
    for path, methods in description["paths"].items():
        if "get" not in methods:
            continue
        names = [one["name"] for one in methods["get"].get("parameters", ()) if one["in"] == "query"]
        for attack in (SCRIPT, IMAGE, "javascript:alert(1)", "'-alert(1)-'"):
            query = dict.fromkeys([*names, "lang", "theme", "unknown"], attack)
            address = filled(path, attack)
            for one in (address, address.removeprefix("/api")):
                answer = attacked.get(one or "/", params=query)
                assert answer.status_code < 500, one
                if "html" in answer.headers["content-type"]:
                    assert not ALIVE.search(answer.text), (one, ALIVE.search(answer.text))
                else:
                    assert answer.headers["x-content-type-options"] == "nosniff"


@pytest.mark.parametrize(
    "path",
    [
        "/static/../app.py", "/static/%2e%2e/app.py", "/static/..%2fapp.py", "/static/%2e%2e%2f%2e%2e%2fapp.py",
        "/static//etc/passwd", "/static/css/../../settings.py", "/static/%5c..%5capp.py", "/static/css%00.css",
        "/articles/..%2f..%2fetc%2fpasswd", "/facts/../../etc/passwd", "/parties/..%2f", "/add/..%2f..%2fetc/0",
        "/method/codebook/..%2f..%2facts",
    ],
)  # fmt: skip
def test_no_path_leads_out(attacked: TestClient, path: str) -> None:
    answer = attacked.get(path)
    assert answer.status_code in {400, 404, 405}
    assert "root:" not in answer.text
    assert "import" not in answer.text


@pytest.mark.parametrize(
    "headers",
    [{"Origin": "https://evil.example"}, {"Origin": "null"}, {"Sec-Fetch-Site": "cross-site"}, {"Sec-Fetch-Site": "same-site"}],
)
def test_no_form_can_be_sent_from_elsewhere(attacked: TestClient, headers: dict[str, str]) -> None:
    posts = routes("POST")
    assert len(posts) >= 10
    for route in posts:
        assert attacked.post(filled(route.path, "x"), headers=headers, data={"name": "x"}).status_code == 403, route.path


def test_no_link_changes_anything(attacked: TestClient) -> None:
    for path in ("/logout", "/add/x/store", "/accounts/reset", "/accounts/role?name=x&role=admin", "/account/logout-others"):
        assert attacked.get(path, follow_redirects=False).status_code in {303, 400, 404, 405}, path
    assert attacked.get("/accounts").status_code == 200


def test_every_page_asks_for_log_in_and_every_form_for_its_role(tmp_path, workbench: Workbench, monkeypatch) -> None:
    from argon2 import PasswordHasher

    from dragoman.web import passwords

    monkeypatch.setattr(passwords, "_hasher", PasswordHasher(time_cost=1, memory_cost=8, parallelism=1))
    place = str(tmp_path / "r.db")
    with open_record(place, write=True) as record:
        add_account(record, "Ana", "admin", passwords.hashed("quatre mots sans rapport"))
        add_account(record, "Cy", "reader", passwords.hashed("quatre mots sans rapport"))
    client = workbench(place, accounts=True)
    open_to_all = {"/login", "/logout"}
    for method in ("GET", "POST"):
        for route in routes(method):
            fields = {} if method == "POST" else None
            answer = client.request(method, filled(route.path, "x"), follow_redirects=False, data=fields)
            if route.path not in open_to_all:
                assert answer.status_code == 303, (method, route.path, answer.status_code)
                assert answer.headers["location"].startswith("/login?back="), (method, route.path)
    for part in PARTS:
        for route in part.json.routes:
            for method in (getattr(route, "methods", None) or set()) - {"HEAD"}:
                assert client.request(method, filled(route.path, "x")).status_code == 401, (method, route.path)
    client.post("/login", data={"name": "Cy", "password": "quatre mots sans rapport"})
    own = {"/login", "/logout", "/account/password", "/account/logout-others"}
    for route in routes("POST"):
        if route.path not in own and not route.path.startswith("/saved"):
            answer = client.post(filled(route.path, "x"), data={}, follow_redirects=False)
            assert answer.status_code in {400, 403}, (route.path, answer.status_code)


@pytest.mark.parametrize(
    "host",
    [
        "evil.example", "localhost.evil.example", "localhost:80@evil.example", "localhost@evil.example", "evil.example:80",
        "127.0.0.1.evil.example", "[::1]evil", "localhost:80:90", "", "localhost/", "a b", "127.1",
    ],
)  # fmt: skip
def test_the_server_answers_to_its_names_alone(attacked: TestClient, host: str) -> None:
    answer = attacked.get("/events/", headers={"Host": host}, follow_redirects=False)
    assert answer.status_code == 421
    assert "evil" not in str(answer.headers)


@pytest.mark.parametrize("host", ["localhost", "LOCALHOST:8017", "127.0.0.1:1", "[::1]:8017", "[::1]"])
def test_and_to_all_of_them(attacked: TestClient, host: str) -> None:
    assert attacked.get("/method", headers={"Host": host}).status_code == 200


def test_no_header_can_be_slipped_in(attacked: TestClient) -> None:
    for value in ("x\r\nSet-Cookie: a=b", "x%0d%0aSet-Cookie:%20a=b", "fr\r\nX: y"):
        for path in ("/login", "/events", "/events.csv", "/"):
            answer = attacked.get(path, params={"back": value, "lang": value, "theme": value, "party": value})
            assert "a=b" not in str(answer.headers)
            assert "x" not in answer.headers.get("set-cookie", "")


def test_a_body_that_never_ends_is_cut_off(tmp_path, workbench: Workbench) -> None:
    client = workbench(str(tmp_path / "r.db"), upload_bytes=100_000)
    sent = 0

    def endless() -> Iterator[bytes]:
        nonlocal sent
        yield b'--b\r\nContent-Disposition: form-data; name="files"; filename="a.txt"\r\n\r\n'
        while sent < 50_000_000:
            sent += 10_000
            yield b"x" * 10_000

    answer = client.post("/add", content=endless(), headers={"Content-Type": "multipart/form-data; boundary=b"})
    assert answer.status_code == 413
    for length in ("-1", "1e9", "99999999999999999999999", "²"):
        told = {"Content-Length": length.encode("utf-8")} if not length.isascii() else {"Content-Length": length}
        assert client.post("/add", headers=told).status_code == 413


def test_a_body_that_stalls_is_given_up(tmp_path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(guard, "PATIENCE", 0.05)
    app = create_app(Settings(str(tmp_path / "r.db")))
    sent: list[dict[str, Any]] = []

    async def receive() -> dict[str, Any]:
        await asyncio.sleep(60)
        raise AssertionError("was waited for")

    async def send(message: dict[str, Any]) -> None:
        sent.append(message)

    scope = {
        "type": "http", "asgi": {"version": "3.0"}, "http_version": "1.1", "method": "POST", "scheme": "http", "path": "/add",
        "raw_path": b"/add", "query_string": b"", "root_path": "", "client": ("127.0.0.1", 1), "server": ("127.0.0.1", 80),
        "headers": [(b"host", b"localhost"), (b"content-type", b"multipart/form-data; boundary=b")],
    }  # fmt: skip
    asyncio.run(app(scope, receive, send))
    assert sent[0]["status"] == 408


def test_broken_forms_are_no_failure(attacked: TestClient) -> None:
    kinds = ("multipart/form-data", "multipart/form-data; boundary=b", "application/x-www-form-urlencoded", "")
    for route in routes("POST"):
        for kind in kinds:
            for body in (b"", b"--b\r\n", b"--b\r\nContent-Disposition: form-data\r\n\r\nx\r\n--b--", b"a=%zz&%", b"\xff\x00"):
                path, headers = filled(route.path, "x"), {"Content-Type": kind}
                answer = attacked.post(path, content=body, headers=headers, follow_redirects=False)
                assert answer.status_code < 500, (route.path, kind, body)


def test_what_is_added_can_name_no_place_of_this_machine(tmp_path) -> None:
    from dragoman.web.adding.storing import Store
    from dragoman.web.desk import Archive

    room = Workroom(Store(Archive(str(tmp_path / "r.db"))))
    room._start = lambda: None  # type: ignore[method-assign]
    names = ["../../../../tmp/evil.txt", "/etc/cron.d/evil.txt", "C:\\Windows\\evil.txt", "a\0b.txt", "\u202etxt.exe.txt"]
    names.append("." * 300 + ".txt")
    batch = room.give("Eve", [(name, b"x", Told()) for name in names])
    folder = batch.items[0].path.parent
    for item in batch.items:
        assert item.path.parent == folder
        assert re.fullmatch(r"\d+\.page", item.path.name)
        assert re.fullmatch(r"added/[0-9a-f]{12}/[^/\\\x00-\x1f\u202e]+", item.name)
        assert len(item.name) < 200
    room.close()


def test_errors_tell_nothing_of_the_inside(attacked: TestClient, monkeypatch: pytest.MonkeyPatch) -> None:
    from dragoman.web.views import method

    def fail(*_: object) -> None:
        raise ValueError("secret/file.py is broken")

    monkeypatch.setattr(method, "running", fail)
    for path in ("/method?of=nobody-yet", "/api/method"):
        answer = attacked.get(path)
        assert answer.status_code == 500
        assert "secret" not in answer.text
        assert "content-security-policy" in answer.headers

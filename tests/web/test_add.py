"""Adding: paste and files, what is told, progress, store and discard."""

from __future__ import annotations

import gzip
import time
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from starlette.testclient import TestClient

from dragoman.intake.errors import NotFrench
from dragoman.intake.words import words
from dragoman.jobs import read_all
from dragoman.record import counts, coverage, open_record
from dragoman.web.adding import Full, Told, Workroom, name_of, room
from dragoman.web.adding.reading import read_added
from dragoman.web.reasons import reason_in

Workbench = Callable[..., TestClient]
TEXT = (
    "La ministre marocaine du Numérique a rencontré lundi à Rabat son homologue américain. Les deux délégations ont beaucoup "
    "parlé des données de santé et de la recherche, puis se sont séparées.\n"
)


@pytest.fixture(autouse=True)
def in_this_process(monkeypatch: pytest.MonkeyPatch) -> None:
    """Read here: a process of its own would load the model once more. One test does without this."""
    monkeypatch.setattr(Workroom, "outcomes", lambda _self, sources: read_all(sources, 1, read_one=read_added))


@pytest.fixture
def client(place: str, workbench: Workbench) -> Iterator[TestClient]:
    """A workbench where there is no record yet."""
    return workbench(place, author="A. Reader")


def settle(client: TestClient, path: str) -> dict:
    for _ in range(3000):
        found = client.get(f"/api{path}").json()["batch"]
        if not found["moving"]:
            return found
        time.sleep(0.02)
    pytest.fail("it never came to an end")


def give(client: TestClient, **request: object) -> str:
    answer = client.post("/add", follow_redirects=False, **request)
    assert answer.status_code == 303, answer.text
    return answer.headers["location"]


def upload(*files: tuple[str, bytes]) -> list[tuple[str, tuple[str, bytes]]]:
    return [("files", file) for file in files]


def test_a_pasted_text_is_read_looked_at_and_stored(client: TestClient, place: str) -> None:
    page = client.get("/add")
    assert page.status_code == 200, "also where there is no record"
    fields = {"title": "Rabat et Washington se parlent", "outlet": "Le <Fil>", "date": "2025-03-18", "text": TEXT}
    path = give(client, data=fields | {"url": "https://exemple.test/a", "fiction": "1"})
    found = settle(client, path)
    assert found["counts"] == {"read": 1}
    assert path in client.get("/add").text, "it is found again"
    item = client.get(f"/api{path}/0").json()
    assert (item["title"], item["outlet"], item["published"]) == (fields["title"], fields["outlet"], fields["date"])
    assert (item["url"], item["fiction"], item["text"]) == ("https://exemple.test/a", True, TEXT.strip())
    assert [event["act"] for event in item["events"]] == ["meet"]
    shown = client.get(f"{path}/0").text
    assert "Le &lt;Fil&gt;" in shown
    assert '<mark class="mark-event' in shown
    with pytest.raises(Exception, match="no record"), open_record(place):
        pass
    assert client.post(f"{path}/store").status_code == 200
    done = settle(client, path)["items"][0]
    assert (done["state"], done["stored_as"]) == ("stored", "new")
    with open_record(place) as record:
        assert counts(record)["event"] == 1
        assert [day.read for day in coverage(record).days] == [1]
    assert client.get(f"{path}/0").status_code == 404, "nothing of it is kept beside the record"


def test_a_title_that_stands_in_the_text_stands_there_once(client: TestClient) -> None:
    title = "Rabat et Washington se parlent"
    path = give(client, data={"title": title, "text": f"{title}\n\n{TEXT}"})
    settle(client, path)
    item = client.get(f"/api{path}/0").json()
    assert (item["title"], item["text"]) == (title, TEXT.strip())


def test_reasons_are_told_in_the_language_of_the_page() -> None:
    for language in words("languages") - {"fr"}:
        reason = NotFrench("page.txt", language).reason
        assert (reason_in("fr", reason) or "").startswith("Ce texte est en "), language
        assert (reason_in("en", reason) or "").endswith("not in French: it cannot be read."), language
    assert reason_in("fr", "the disk is full") is None


def test_files_and_folders(client: TestClient) -> None:
    page = f"<html><head><title>Un titre</title></head><body><article><p>{TEXT}</p></article></body></html>"
    files = upload(
        ("dossier/a.txt", TEXT.encode()), ("dossier/b.html", page.encode()), ("dossier/c.txt.gz", gzip.compress(TEXT.encode())),
        ("dossier/d.txt", b"The minister met her counterpart on Monday in Rabat, and both spoke about research at length."),
        ("dossier/e.txt.gz", gzip.compress(b" " * 30_000_000)), ("dossier/f.txt", b""), ("dossier/.g.txt", b"x"),
        ("dossier/h.exe", b"MZ"), ("dossier/FICTION.md", b"x"), ("../../etc/passwd.txt", TEXT.encode()),
    )  # fmt: skip
    path = give(client, files=files)
    found = settle(client, path)
    items = {item["shown"]: item for item in found["items"]}
    assert sorted(items) == ["a.txt", "b.html", "c.txt.gz", "d.txt", "e.txt.gz", "f.txt", "passwd.txt"]
    assert {name for name, item in items.items() if item["state"] == "failed"} == {"d.txt", "e.txt.gz", "f.txt"}
    assert "not in French" in items["d.txt"]["reason"]
    assert "larger than 20 MB" in items["e.txt.gz"]["reason"]
    assert client.get(f"/api{path}/0").json()["fiction"], "the folder says so"
    page_of = client.get(path).text
    assert "Ce texte est en anglais, pas en français" in page_of
    assert "Plus de 20\u202fMo" in page_of or "Plus de 20 Mo" in page_of
    client.post(f"{path}/discard", data={"number": [0]})
    client.post(f"{path}/store", data={"number": [1, 2, 5]})
    found = settle(client, path)
    assert found["counts"] == {"discarded": 1, "failed": 3, "read": 1, "stored": 2}
    client.post(f"{path}/store")
    assert settle(client, path)["counts"]["stored"] == 3


def test_htmx_asks_until_all_is_read(client: TestClient) -> None:
    path = give(client, data={"text": TEXT})
    batch = client.app.state.room.batch(path.rpartition("/")[2])
    settle(client, path)
    batch.items[0].state = "storing"  # which no thread that has just read it takes for its own
    moving = client.get(path)
    assert 'http-equiv="refresh"' in moving.text, "without JavaScript too"
    assert "hx-trigger" in client.get(path, headers={"HX-Request": "true"}).text
    batch.items[0].state = "read"
    assert "hx-trigger" not in client.get(path, headers={"HX-Request": "true"}).text


@pytest.mark.parametrize(
    ("fields", "said"),
    [
        ({}, "rien à lire"),
        ({"text": "  "}, "rien à lire"),
        ({"text": TEXT, "date": "hier"}, "AAAA-MM-JJ"),
        ({"text": TEXT, "url": "javascript:alert(1)"}, "http"),
    ],
)
def test_what_cannot_be_taken_is_said(client: TestClient, fields: dict[str, str], said: str) -> None:
    answer = client.post("/add", data=fields)
    assert answer.status_code == 400
    assert said in answer.text


def test_no_page_among_the_files(client: TestClient) -> None:
    answer = client.post("/add", files=upload(("a.exe", b"MZ"), ("b.pdf", b"%PDF")))
    assert answer.status_code == 400
    assert ".html" in answer.text


def test_too_many_files_and_too_much_that_waits(client: TestClient, monkeypatch: pytest.MonkeyPatch) -> None:
    assert client.post("/add", files=upload(*((f"{n}.txt", b"x") for n in range(1001)))).status_code == 400
    monkeypatch.setattr(room, "WAITING", 1)
    answer = client.post("/add", files=upload(("a.txt", b"x"), ("b.txt", b"x")))
    assert answer.status_code == 503
    assert "attendent" in answer.text


def test_what_others_gave_is_not_shown(place: str, workbench: Workbench) -> None:
    client = workbench(place, author="A. Reader")
    path = give(client, data={"text": TEXT})
    settle(client, path)
    batch = client.app.state.room.batch(path.rpartition("/")[2])
    batch.owner = "Somebody else"
    assert path not in client.get("/add").text
    monkey = client.app.state.settings
    object.__setattr__(monkey, "author", "A. Reader")
    assert client.get(path).status_code == 200, "an admin sees all"
    assert client.get("/add/nothing").status_code == 404
    assert client.get(f"{path}/99").status_code == 404


def test_a_file_of_the_same_name_is_another_article() -> None:
    assert name_of("a.txt", b"one", Told()) != name_of("a.txt", b"two", Told())
    assert name_of("a.txt", b"one", Told()) == name_of("other/a.txt", b"one", Told(fiction=True))
    assert name_of("", b"", Told()).endswith("/text")
    assert name_of("..", b"", Told()).endswith("/text")


def test_a_failure_while_storing_can_be_tried_again(client: TestClient, monkeypatch: pytest.MonkeyPatch) -> None:
    from dragoman.record import Record, RecordError

    path = give(client, data={"text": TEXT})
    settle(client, path)

    def full(*_: object, **__: object) -> None:
        raise RecordError("the disk is full")

    with monkeypatch.context() as patched:
        patched.setattr(Record, "store", full)
        client.post(f"{path}/store")
        item = settle(client, path)["items"][0]
    assert (item["state"], item["reason"]) == ("read", "the disk is full")
    client.post(f"{path}/store")
    assert settle(client, path)["items"][0]["state"] == "stored"


def test_old_batches_make_place_but_undecided_ones_stay(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    from dragoman.web.adding.storing import Store
    from dragoman.web.desk import Archive

    monkeypatch.setattr(room, "BATCHES", 2)
    made = Workroom(Store(Archive(str(tmp_path / "r.db"))))
    monkeypatch.setattr(made, "_start", lambda: None)
    first, second = (made.give("Ana", [("a.txt", b"x", Told())]) for _ in range(2))
    with pytest.raises(Full):
        made.give("Ana", [("a.txt", b"x", Told())])
    second.items[0].state = "discarded"
    third = made.give("Ana", [("a.txt", b"x", Told())])
    assert made.batches("Ana") == [third, first]
    folder = first.items[0].path.parents[1]
    made.close()
    assert not folder.exists()


def test_a_process_of_its_own_reads(place: str, workbench: Workbench, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.undo()
    client = workbench(place)
    path = give(client, data={"text": TEXT, "title": "Rabat et Washington se parlent"})
    assert settle(client, path)["counts"] == {"read": 1}
    pool = client.app.state.room._pool
    assert len(pool.workers) == 1
    process = pool.workers[0].process
    path = give(client, data={"text": TEXT})
    settle(client, path)
    assert pool.workers[0].process is process, "the process is kept for the next text"
    client.__exit__(None, None, None)
    assert not process.is_alive()

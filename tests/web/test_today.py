"""The first page and what is one's own there, on SQLite and on PostgreSQL."""

from __future__ import annotations

import re
from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from pathlib import Path

from starlette.testclient import TestClient

from dragoman.record import open_record
from dragoman.record.personal import note_visit, saved_queries

Workbench = Callable[..., TestClient]
ROOT = Path(__file__).resolve().parents[2]
STORIES = sorted((ROOT / "samples" / "stories").iterdir())


def test_without_a_record_it_leads_to_adding_articles(tmp_path: Path, workbench: Workbench) -> None:
    client = workbench(str(tmp_path / "none.db"))
    answer = client.get("/")
    assert answer.status_code == 200
    assert 'href="/add"' in answer.text
    assert client.get("/api/").json()["empty"] is True
    assert not (tmp_path / "none.db").exists()


def test_it_tells_what_is_new_since_the_last_visit(place: str, workbench: Workbench, read_pages: Callable[..., None]) -> None:
    read_pages(place, STORIES[0])
    with open_record(place, write=True) as record:
        note_visit(record, "Ana", now=datetime.now(UTC) - timedelta(hours=5))
    client = workbench(place, author="Ana", today="2025-03-01")
    data = client.get("/api/").json()
    assert data["visited"] is not None
    assert data["events"] > 0
    assert data["articles"] == len([*STORIES[0].glob("*.*")])
    assert data["pairs"]
    assert max(count for _, _, count in data["pairs"]) <= data["events"]
    shown = client.get("/").text
    since = data["since"]
    assert since in client.get("/api/").json()["since"]
    one, other, count = data["pairs"][0]
    named = client.get("/api/events", params={"party": [one, other], "new": since}).json()
    assert named["total"] == count
    assert client.get("/api/events", params={"new": since, "show": "reports"}).json()["total"] == data["events"]
    assert client.get("/api/events", params={"new": "2999-01-01"}).json()["total"] == 0
    assert client.get("/api/events", params={"new": "yesterday"}).status_code == 400
    assert "Seulement ce qui est arrivé" in client.get("/events", params={"new": since}).text
    assert all((row["date"] or "")[:10] <= "2025-03-01" for row in data["latest"])
    assert data["planned_total"] >= len(data["planned"])
    for row in data["latest"]:
        assert f'/facts/{row["event"]["id"]}"' in shown
    client.get("/")
    assert client.get("/api/").json()["visited"] == data["visited"]
    assert client.post("/seen", follow_redirects=False).status_code == 303
    with open_record(place, write=True) as record:
        note_visit(record, "Bruno", now=datetime.now(UTC) + timedelta(hours=1))
        note_visit(record, "Bruno", now=datetime.now(UTC) + timedelta(hours=2))
    seen = workbench(place, author="Bruno").get("/api/").json()
    assert (seen["events"], seen["articles"], seen["latest"], seen["pairs"]) == (0, 0, [], [])
    everything = workbench(place, author="Bruno").get("/api/?span=all").json()
    assert everything["events"] == data["events"]


def test_queries_are_kept_opened_renamed_and_deleted_without_a_script(
    place: str, workbench: Workbench, read_pages: Callable[..., None]
) -> None:
    read_pages(place, STORIES[0])
    client = workbench(place, author="Ana")
    search = {"name": "Rencontres <b>", "kind": "search", "query": "rencontre OR visite", "back": "/saved"}
    table = {"name": "Signatures", "kind": "events", "query": "?act=sign&page=3", "back": "https://evil.example/"}
    assert client.post("/saved", data=search, follow_redirects=False).headers["location"] == "/saved"
    assert client.post("/saved", data=table, follow_redirects=False).headers["location"] == "/"
    shown = client.get("/saved").text
    assert "Rencontres &lt;b&gt;" in shown
    assert 'href="/events?act=sign"' in shown
    assert client.get("/events?act=sign").status_code == 200
    first = {item["name"]: item for item in client.get("/api/?span=all").json()["saved"]}
    events = client.get("/api/events?act=sign&show=reports").json()
    assert first["Signatures"]["new"] == events["total"]
    assert client.post("/saved/rename", data={"name": "Signatures", "new": "Accords"}).status_code == 200
    assert client.post("/saved/rename", data={"name": "Accords", "new": "Rencontres <b>"}).status_code == 400
    client.post("/saved/delete", data={"name": "Rencontres <b>"})
    assert [item["name"] for item in client.get("/api/saved").json()["saved"]] == ["Accords"]
    assert workbench(place, author="Bruno").get("/api/saved").json() == {"saved": []}
    made = client.post("/api/saved", json={"name": "Puces", "kind": "search", "query": "puce*"})
    assert (made.status_code, made.json()["href"]) == (201, "/search?q=puce%2A")
    assert client.delete("/api/saved/Puces").status_code == 204
    with open_record(place) as record:
        assert [item.name for item in saved_queries(record, "Ana")] == ["Accords"]


def test_a_query_that_makes_no_sense_is_refused_and_says_why(tmp_path: Path, workbench: Workbench) -> None:
    place = str(tmp_path / "own.db")
    open_record(place, write=True).close()
    client = workbench(place, author="Ana")
    for kind, query in (("search", 'partie:"Atlantide"'), ("search", "(a"), ("events", "page=no"), ("search", "")):
        assert client.post("/saved", data={"name": "x", "kind": kind, "query": query}).status_code == 400, query
    assert client.get("/api/saved").json() == {"saved": []}


def test_a_record_that_cannot_be_written_to_still_shows(
    samples_place: str, workbench: Workbench, monkeypatch
) -> None:
    from dragoman.record import Record, RecordError

    def refuse(self):
        raise RecordError("read-only")

    monkeypatch.setattr(Record, "writing", refuse)
    client = workbench(samples_place, author="Nobody yet")
    answer = client.get("/")
    assert answer.status_code == 200
    assert re.search(r"<ol class=\"lines\">", answer.text)
    assert client.post("/saved", data={"name": "x", "kind": "search", "query": "x"}).status_code == 503

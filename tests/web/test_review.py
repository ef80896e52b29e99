"""Reviewing in the browser: what is said is kept, whoever else is at it and whatever is read later."""

from __future__ import annotations

import importlib.util
import json
import re
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from urllib.parse import parse_qs, urlsplit

import pytest
from starlette.testclient import TestClient

from dragoman.model import Reading
from dragoman.record import Versions, events, examine, judgements, open_record, resolve_new, verify
from dragoman.web import resolving

_spec = importlib.util.spec_from_file_location("record_pages", Path(__file__).parents[1] / "record" / "conftest.py")
assert _spec
assert _spec.loader
_pages = importlib.util.module_from_spec(_spec)
_spec.loader.exec_module(_pages)
make_reading, TEXT = _pages.make_reading, _pages.TEXT

Workbench = Callable[..., TestClient]
V1, V2 = Versions("1", "fr_test 1.0", "0.1.0"), Versions("2", "fr_test 1.0", "0.1.0")


def store(place: str, *readings: Reading, versions: Versions = V1) -> None:
    with open_record(place, write=True) as record:
        for reading in readings:
            record.store(reading, versions, fiction=True)
        resolve_new(record)


@pytest.fixture
def ana(place: str, workbench: Workbench) -> TestClient:
    store(place, make_reading())
    return workbench(place, author="Ana")


def ids(client: TestClient, **query: str) -> list[str]:
    return [row["id"] for row in client.get("/api/review", params=query).json()["waiting"]]


def hand(client: TestClient, **query: str) -> dict:
    """The fact at hand."""
    return client.get("/api/review", params=query).json()["fact"]


def say(client: TestClient, action: str, fact: dict, **fields: object) -> object:
    sent = {"fact": fact["id"], "seen": fact["mark"], "action": action, **fields}
    return client.post("/review/judge", data=sent, follow_redirects=False)


def done_of(answer) -> list[str]:
    return parse_qs(urlsplit(answer.headers["location"]).query)["done"][0].split(",")


def value(fact: dict, name: str) -> object:
    return next(field["value"] for field in fact["fields"] if field["name"] == name)


def test_accept_and_next_then_nothing_is_left(ana: TestClient) -> None:
    waiting = ids(ana)
    assert len(waiting) == 4
    first = hand(ana)
    assert first["id"] == waiting[0]
    answer = say(ana, "accept", first)
    assert answer.status_code == 303
    assert hand(ana)["id"] == waiting[1]
    for _ in range(3):
        say(ana, "accept", hand(ana))
    page = ana.get("/review")
    assert page.status_code == 200
    assert "Plus rien à relire" in page.text
    assert len(ids(ana, kind="quote")) == 2


def test_a_corrected_party_survives_a_re_read(ana: TestClient, place: str) -> None:
    fact = next(each for name in ids(ana) if value(each := hand(ana, fact=name), "place") == "Rabat")
    answer = say(ana, "correct", fact, f_actors="Maroc; Japon", f_place="Rabat", reason="à lire")
    assert answer.status_code == 303
    assert len(done_of(answer)) == 1  # what was not changed is not judged
    old = make_reading()
    changed = replace(old, events=(replace(old.events[0], actors=("MA", "FR"), confidence=0.5), *old.events[1:]))
    store(place, changed, versions=V2)
    shown = ana.get(f"/api/facts/{fact['id']}").json()
    assert value(shown["fact"], "actors") == ["MA", "JP"]
    assert shown["fact"]["state"] == "corrected"
    assert next(f["by"] for f in shown["fact"]["fields"] if f["name"] == "actors") == "Ana"
    assert {f["name"]: f["value"] for f in shown["machine"]}["actors"] == ["MA", "FR"]
    assert shown["conflicts"][0]["why"] == "reading"
    assert hand(ana, mode="disputed")["id"] == fact["id"]
    assert "corrigé par Ana" in ana.get(f"/facts/{fact['id']}").text


def test_the_second_of_two_people_is_told_and_nothing_is_lost(ana: TestClient, place: str, workbench: Workbench) -> None:
    bea = workbench(place, author="Béa")
    fact, seen = hand(ana), hand(bea)
    assert fact["id"] == seen["id"]
    assert say(ana, "reject", fact, reason="hors sujet").status_code == 303
    late = say(bea, "correct", seen, f_place="Tanger", reason="la dépêche")
    assert late.status_code == 409
    for words in ("Ana", "hors sujet", "rejeté", 'value="Tanger"', 'value="la dépêche"'):
        assert words in late.text
    assert len(ana.get("/api/judgements").json()["judgements"]) == 1
    api = bea.post("/api/judgements", json={"action": "accept", "fact": seen["id"], "seen": seen["mark"]})
    assert api.status_code == 409
    again = hand(bea, fact=seen["id"])
    assert say(bea, "correct", again, f_place="Tanger").status_code == 303
    with open_record(place) as record:
        assert [(item.judgement.author, item.judgement.action) for item in judgements(record)] == [
            ("Ana", "reject"), ("Béa", "correct"),
        ]  # fmt: skip
        assert examine(record, fact["id"]).conflicts[0].why == "people"
        assert verify(record) == []
    pair = bea.get("/api/review/agreement").json()["pairs"][0]
    assert (pair["one"], pair["other"], pair["facts"], pair["agreed"]) == ("Ana", "Béa", 1, 0)


def test_undo_brings_the_fact_back(ana: TestClient, place: str) -> None:
    fact = hand(ana)
    (name,) = done_of(say(ana, "reject", fact))
    assert fact["id"] not in ids(ana)
    back = ana.post("/review/undo", data={"judgement": name}, follow_redirects=False)
    assert back.status_code == 303
    assert fact["id"] in back.headers["location"]
    assert fact["id"] in ids(ana)
    log = ana.get("/api/judgements").json()["judgements"]
    assert [(item["action"], item["counts"]) for item in log] == [("undo", True), ("reject", False)]
    twice = ana.post("/review/undo", data={"judgement": name})
    assert twice.status_code == 400
    ana.post("/review/undo", data={"judgement": log[0]["id"]})  # an undo can be undone
    assert fact["id"] not in ids(ana)


def test_what_makes_no_sense_is_said_beside_the_form(ana: TestClient) -> None:
    fact = hand(ana)
    for fields, told in (
        ({"f_date": "gestern"}, "gestern"),
        ({"f_actors": "Absurdistan"}, "Absurdistan"),
        ({"f_act": "danser"}, "danser"),
        ({}, "Aucun champ"),
    ):
        answer = say(ana, "correct", fact, **fields)
        assert answer.status_code == 400
        assert told in answer.text
        assert fact["id"] in answer.text
    assert say(ana, "merge", fact, other="").status_code == 400
    assert say(ana, "duplicate", fact, other="e-0000000000000000").status_code == 400
    assert say(ana, "correct", fact, f_actors="=Ligue des Nuages").status_code == 303
    assert ana.get("/api/judgements").json()["judgements"][0]["value"] == ["Ligue des Nuages"]


def test_odd_names_are_no_error_of_ours(ana: TestClient) -> None:
    for name in ("e-\0", "\0", "e-\ud800".encode("utf-8", "replace").decode(), "e-%", "s-", "j-0"):
        assert ana.post("/review/judge", data={"fact": name, "action": "accept"}).status_code in {400, 404}, name
        assert ana.post("/api/judgements", json={"fact": name, "action": "accept"}).status_code in {400, 404}, name
    assert ana.post("/review/bulk/undo", data={"lot": "[lot \0"}).status_code == 400
    assert ana.post("/review/undo", data={"judgement": "\0"}).status_code == 400


def test_tie_two_articles_and_take_them_apart(ana: TestClient, place: str, monkeypatch: pytest.MonkeyPatch) -> None:
    # However slow the machine is, the answer waits for what follows from the judgement.
    monkeypatch.setattr(resolving, "PATIENCE", 60.0)
    monkeypatch.setattr(resolving, "QUICK", 60.0)
    store(place, make_reading("pages/tanger.txt", outlet="La Rade", text=TEXT + " Rien de plus."))
    with open_record(place) as record:
        one, other = (each.id for each in events(record) if each.fact.act == "meet" and each.fact.place == "Rabat")
    fact = hand(ana, fact=one)
    assert other in [report["event"]["id"] for report in ana.get(f"/api/facts/{one}").json()["happening"]["reports"]]
    assert say(ana, "split", fact, other=other, reason="deux réunions").status_code == 303
    told = ana.get(f"/api/facts/{one}").json()
    assert other not in [report["event"]["id"] for report in told["happening"]["reports"]]
    assert told["judgements"][0]["others"] == [other]


def test_many_at_once_all_or_none(ana: TestClient, place: str, workbench: Workbench) -> None:
    assert ana.get("/api/review/bulk").json()["events"] == []  # nothing without a filter
    preview = ana.get("/api/review/bulk?party=MA").json()
    items = [f'{each["event"]["id"]} {each["mark"]}' for each in preview["events"]]
    assert len(items) == 3
    assert ana.get("/review/bulk?party=MA").text.count('type="checkbox" name="item"') == 3
    assert "Rien n’est coché" in ana.post("/review/bulk?party=MA", data={}).text
    bea = workbench(place, author="Béa")
    say(bea, "reject", hand(bea, fact=preview["events"][1]["event"]["id"]))
    refused = ana.post("/review/bulk?party=MA", data={"item": items})
    assert refused.status_code == 409
    assert "rien n’a été écrit" in refused.text
    assert len(ana.get("/api/judgements").json()["judgements"]) == 1
    items = [f'{e["event"]["id"]} {e["mark"]}' for e in ana.get("/api/review/bulk?party=MA").json()["events"]]
    assert len(items) == 2
    done = ana.post("/review/bulk?party=MA", data={"item": items, "reason": "relu en réunion"}, follow_redirects=False)
    assert done.status_code == 303
    log = ana.get("/api" + done.headers["location"]).json()["judgements"]
    assert [(j["action"], j["author"]) for j in log] == [("accept", "Ana")] * 2
    assert log[0]["reason"].startswith("relu en réunion [lot ")
    ana.post("/review/bulk/undo", data={"lot": log[0]["reason"]})
    assert not any(j["counts"] for j in ana.get("/api" + done.headers["location"]).json()["judgements"])
    assert len(ids(ana, party="MA")) == 2


def test_out_of_one_record_and_into_another(ana: TestClient, workbench: Workbench, tmp_path: Path) -> None:
    say(ana, "correct", hand(ana), f_place="Fès")
    lines = ana.get("/judgements.jsonl").text
    assert json.loads(lines)["author"] == "Ana"
    other = str(tmp_path / "other.db")
    store(other, make_reading())
    chef = workbench(other, author="Chef")
    page = chef.post("/judgements/import", files={"file": ("said.jsonl", lines.encode())})
    assert page.status_code == 200
    assert "Nouveaux\u202f: 1" in page.text
    broken = chef.post("/judgements/import", files={"file": ("said.jsonl", lines.replace("Fès", "Fez").encode())})
    assert broken.status_code == 400
    assert "altered" in broken.text
    assert chef.get("/api/judgements?author=Ana").json()["judgements"][0]["value"] == "Fès"
    assert chef.get("/api/judgements?author=Chef").json()["judgements"] == []
    assert chef.get("/judgements?since=gestern").status_code == 400


def test_versions_of_a_fact_say_what_it_was(ana: TestClient, place: str) -> None:
    fact = hand(ana)
    first = ana.get(f"/api/facts/{fact['id']}").json()["version"]
    assert "rien n’a changé" in ana.get(f"/facts/{fact['id']}@{first}").text
    say(ana, "correct", fact, f_place="Agadir")
    second = ana.get(f"/api/facts/{fact['id']}").json()["version"]
    assert second != first
    say(ana, "correct", hand(ana, fact=fact["id"]), f_place="Oujda")
    then = ana.get(f"/api/facts/{fact['id']}@{second}").json()
    assert value(then["fact"], "place") == "Oujda"
    assert next(f["value"] for f in then["then"]["fields"] if f["name"] == "place") == "Agadir"
    page = ana.get(f"/facts/{fact['id']}@{first}").text
    assert "n’est plus la version actuelle" in page
    assert "Oujda" in page
    unknown = ana.get(f"/facts/{fact['id']}@0123456789")
    assert unknown.status_code == 200
    assert "ne sait plus reconstituer" in unknown.text
    assert [v["id"] for v in ana.get(f"/api/facts/{fact['id']}").json()["versions"]][:2] == [first, second]
    assert ana.get("/facts/e-0000000000000000").status_code == 404


EVIL = '"><script>alert(1)</script><img src=x onerror=alert(2)>\'{{7*7}}'


def test_hostile_pages_stay_text(place: str, workbench: Workbench) -> None:
    old = make_reading()
    evil = TEXT.replace("Rabat", EVIL)
    page = replace(old.page, title=EVIL, outlet=EVIL, url="javascript:alert(3)", authors=(EVIL,), text=old.page.text)
    facts = tuple(replace(event, object=EVIL, place=EVIL, people=(EVIL,)) for event in old.events)
    store(place, replace(old, page=page, events=facts), make_reading("pages/evil.txt", text=TEXT + "\n" + evil))
    client = workbench(place, author=EVIL[:40])
    say(client, "note", hand(client), reason=EVIL)
    fact = hand(client)
    found = [f"/facts/{fact['id']}", f"/articles/{fact['page']['id']}", "/review", "/judgements", "/review/bulk?party=MA"]
    found += ["/review/agreement", "/review/proposals?kind=person", "/review?" + "party=" + "%3Cscript%3Ealert(9)"]
    for address in found:
        answer = client.get(address)
        assert answer.status_code == 200, address
        assert "<script>alert" not in answer.text, address
        assert "<img" not in answer.text, address
        assert "javascript:" not in re.sub(r"<[^>]*>", lambda m: m[0] if "href" in m[0] else "", answer.text).split("href=")[0]
        assert 'href="javascript:' not in answer.text
        assert "49" not in re.findall(r"onerror=alert\(2\)&gt;&#39;(..)", answer.text)


def test_an_article_shows_each_fact_at_its_words(ana: TestClient) -> None:
    page = hand(ana)["page"]["id"]
    article, shown = ana.get(f"/api/articles/{page}").json(), ana.get(f"/articles/{page}").text
    assert article["counts"] == {"event": 4, "quote": 2, "position": 2, "programme": 1}
    starts = [mark["start"] for p in article["paragraphs"] for mark in p["marks"]]
    assert starts
    text = "\n".join(p["text"] for p in article["paragraphs"])
    assert text == TEXT
    for mark in article["paragraphs"][0]["marks"]:
        assert TEXT[mark["start"] : mark["end"]].strip()
    for item in article["facts"]:
        assert f'href="/facts/{item["id"]}"' in shown
        assert item["anchor"] is None or f'id="{item["anchor"]}"' in shown
    assert [item["where"] for item in article["facts"]] == sorted(
        (item["where"] for item in article["facts"]), key=["title", "text", "furniture"].index
    )
    assert "<details" in shown
    assert "selon la signature" in shown
    assert 'href="https://exemple.test/rabat"' in shown


def test_readers_look_and_do_not_judge(place: str, workbench: Workbench) -> None:
    store(place, make_reading())
    client = workbench(place, accounts=True)
    assert client.get("/review", follow_redirects=False).status_code == 303
    assert client.post("/review/judge", data={"fact": "e-1", "action": "accept"}, follow_redirects=False).status_code == 303
    assert client.post("/api/judgements", json={"action": "accept", "fact": "e-1"}).status_code == 401
    with open_record(place) as record:
        assert judgements(record) == []
        assert len([*events(record)]) == 4

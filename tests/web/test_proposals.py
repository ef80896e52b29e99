"""Proposals decided in the browser: names of organisations, which stand on no page, as persons and events are."""

from __future__ import annotations

import importlib.util
import json
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest
from starlette.testclient import TestClient

from dragoman.record import Versions, open_record, resolve_new, usual_names, verify
from dragoman.record.resolve import holders

_spec = importlib.util.spec_from_file_location("web_review", Path(__file__).with_name("test_review.py"))
assert _spec
assert _spec.loader
_review = importlib.util.module_from_spec(_spec)
_spec.loader.exec_module(_review)
done_of, store, make_reading = _review.done_of, _review.store, _review.make_reading

LONG, SHORT = "Kestrel <Calcul>", "Kestral <Calcul>"


def test_names_of_organisations_are_decided_like_persons(place: str, workbench: Callable[..., TestClient]) -> None:
    for source, name in (("a.txt", LONG), ("b.txt", SHORT)):
        reading = make_reading(source)
        store(place, replace(reading, events=(replace(reading.events[0], actors=(name,)),), quotes=()))
    ana = workbench(place, author="Ana")
    where = {"kind": "organisation"}
    (pair,) = ana.get("/api/review/proposals", params=where).json()["proposals"]
    assert {pair["left"]["name"], pair["right"]["name"]} == {LONG, SHORT}
    page = ana.get("/review/proposals", params=where).text
    assert 'value="merge"' in page
    assert "<Calcul>" not in page
    said = {"left": pair["left"]["fact"], "right": pair["right"]["fact"], "action": "merge", "reason": "une coquille"}
    answer = ana.post("/review/proposals", params=where, data=said, follow_redirects=False)
    assert answer.status_code == 303
    after = ana.get(answer.headers["location"])
    assert "Kestral &lt;Calcul&gt;" in after.text
    assert ana.get("/api/review/proposals", params=where).json()["proposals"] == []
    with open_record(place) as record:
        assert usual_names(record, [LONG, SHORT]) == dict.fromkeys([LONG, SHORT], SHORT)
        assert verify(record) == []
    assert ana.get(f"/api/organisations/{LONG}").json()["written"] == [SHORT, LONG]
    log = ana.get("/judgements", params=where).text
    assert "une coquille" in log
    assert f"/organisations/{'Kestral%20%3CCalcul%3E'}" in log
    assert ana.get("/review", params={"done": done_of(answer)[0]}).status_code == 200
    line = json.loads(ana.get("/judgements.jsonl").text)
    assert ana.post("/review/undo", data={"judgement": [line["id"]]}, params={"log": True}).status_code == 200
    with open_record(place, write=True) as record:
        resolve_new(record)
    assert len(ana.get("/api/review/proposals", params=where).json()["proposals"]) == 1


def test_a_known_holders_name_is_proposed_and_taken_only_from_people(
    place: str, workbench: Callable[..., TestClient], monkeypatch: pytest.MonkeyPatch
) -> None:
    row = {"of": "MA", "head": "ministre", "words": "numerique", "holders": [["Sonia Benkirouch", "2020-01-01", ""]]}
    monkeypatch.setattr(holders, "load_known", lambda: (holders.known_of(row, "2026-01-01"),))
    with open_record(place, write=True) as record:
        record.store(make_reading("a.txt"), Versions("1", "fr_test 1.0", "0.1.0"))
        resolve_new(record)
    ana, where = workbench(place, author="Ana"), {"kind": "known"}
    (pair,) = ana.get("/api/review/proposals", params=where).json()["proposals"]
    assert (pair["left"]["name"], pair["right"]["name"], pair["right"]["fact"]) == ("Salma Benkirane", "Sonia Benkirouch", None)
    page = ana.get("/review/proposals", params=where).text
    assert "Oui, lire Sonia Benkirouch" in page
    assert 'href="/organisations/' not in page.split("</nav>")[-1]
    said = {"left": pair["left"]["fact"], "right": pair["right"]["id"], "action": "split"}
    kept = ana.post("/review/proposals", params=where, data=said, follow_redirects=False)
    assert ana.get("/api/review/proposals", params=where).json()["proposals"] == []
    assert ana.post("/review/undo", data={"judgement": done_of(kept)}, params={"log": True}).status_code == 200
    answer = ana.post("/review/proposals", params=where, data=said | {"action": "merge"}, follow_redirects=False)
    made = done_of(answer)
    assert len(made) > 1
    told = ana.get(answer.headers["location"])
    assert told.text.count("Sonia Benkirouch") >= len(made)
    fact = ana.get(f"/api/facts/{pair['left']['fact']}").json()["fact"]
    assert next(field["value"] for field in fact["fields"] if field["name"] == "person") == "Sonia Benkirouch"

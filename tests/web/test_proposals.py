"""Proposals decided in the browser: names of organisations, which stand on no page, as persons and events are."""

from __future__ import annotations

import importlib.util
import json
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

from starlette.testclient import TestClient

from dragoman.record import open_record, resolve_new, usual_names, verify

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

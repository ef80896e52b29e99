"""Searching in the workbench."""

from __future__ import annotations

import ast
import re
from collections.abc import Callable
from html import unescape
from importlib.resources import files
from pathlib import Path

import pytest
import yaml
from starlette.testclient import TestClient

Workbench = Callable[..., TestClient]


def test_words_are_marked_in_their_sentences_and_lead_to_article_and_facts(reader: TestClient) -> None:
    page, data = reader.get("/search?q=accord").text, reader.get("/api/search?q=accord").json()
    assert data["total"] == len(data["hits"]) > 3
    assert '<mark class="mark-hit">accord</mark>' in page
    for hit in data["hits"]:
        assert f'href="/articles/{hit["page"]["id"]}"' in page
        for event in hit["events"]:
            assert f'href="/facts/{event["id"]}"' in page
        for each in hit["passages"]:
            for start, end in each["hits"]:
                assert each["text"][max(start - each["start"], 0) : end - each["start"]].lower().startswith("accord")


def test_facets_narrow_down_and_can_be_taken_back(reader: TestClient) -> None:
    whole = reader.get("/api/search?q=accord").json()
    for kind, values in whole["facets"].items():
        for each in values[:2]:
            narrow = reader.get("/api" + each["href"]).json()
            assert narrow["error"] is None
            assert narrow["total"] == each["articles"], each
            assert [(item["kind"], item["value"]) for item in narrow["chosen"]] == [(kind, each["value"])]
            assert each["value"] not in [item["value"] for item in narrow["facets"][kind]]
            assert reader.get("/api" + narrow["chosen"][0]["href"]).json()["total"] == whole["total"]


def test_parties_and_days_lead_to_their_events(reader: TestClient) -> None:
    data = reader.get("/api/search", params={"q": "partie:France depuis:2020 mois:2025-02 accord"}).json()
    assert data["events"] == "/events?party=FR&since=2025-02&until=2025-02"
    assert reader.get(data["events"]).status_code == 200
    assert reader.get("/api/search?q=accord").json()["events"] is None


WRONG = ('"accord', "accord)", "zzz:oui", "acte:dance", "mois:2025-13", "OU", "*", "é" * 1001, "(((((((((")


@pytest.mark.parametrize("wrong", WRONG)
def test_a_search_that_is_none_says_why_in_its_page(reader: TestClient, wrong: str) -> None:
    answer = reader.get("/search", params={"q": wrong})
    assert answer.status_code == 200
    assert 'role="alert"' in answer.text
    assert "<details" in answer.text
    told = reader.get("/api/search", params={"q": wrong})
    assert told.status_code == 422
    assert told.json()["detail"] in unescape(answer.text)
    english = reader.get("/search", params={"q": wrong}, headers={"Accept-Language": "en"}).text
    assert "This search cannot be understood" in english


def test_every_reason_has_its_words() -> None:
    reasons = {f"{field}_{way}" for field in ("act", "status", "theme") for way in ("near", "among")}
    for name in ("parse.py", "values.py"):
        tree = ast.parse((files("dragoman.record.search") / name).read_text(encoding="utf-8"))
        for call in ast.walk(tree):
            if isinstance(call, ast.Call) and getattr(call.func, "id", "") == "BadQuery":
                assert len(call.args) == 2, ast.unparse(call)
                reasons |= {call.args[1].value} if isinstance(call.args[1], ast.Constant) else set()
    words = yaml.safe_load((files("dragoman.web") / "words" / "search.yaml").read_text(encoding="utf-8"))
    assert {f"search_wrong_{reason}" for reason in reasons} == {key for key in words if key.startswith("search_wrong_")}


def test_an_unknown_party_leads_to_those_of_a_similar_name(reader: TestClient) -> None:
    answer = reader.get("/search", params={"q": "accord partie:Marok"})
    assert "« Marok »".replace("« ", "«\u202f").replace(" »", "\u202f»") in unescape(answer.text)
    assert 'href="/search?q=accord+partie%3AMA"' in answer.text


def test_pages_of_results_follow_each_other(reader: TestClient) -> None:
    first, second = (reader.get(f"/api/search?q=le&page={number}").json() for number in (1, 2))
    assert first["more"]
    assert second["first"] == len(first["hits"]) + 1
    assert not {hit["page"]["id"] for hit in first["hits"]} & {hit["page"]["id"] for hit in second["hits"]}
    assert 'rel="next"' in reader.get("/search?q=le").text
    assert reader.get("/api/search?q=le&page=1000").json()["hits"] == []


def test_htmx_gets_form_and_results_with_their_title(reader: TestClient) -> None:
    part = reader.get("/search?q=accord+partie%3AFR", headers={"HX-Request": "true"}).text
    assert "<html" not in part
    assert "<title>Recherche\u202f: accord partie:FR" in part
    assert 'value="accord partie:FR"' in part


HOSTILE = ('"<script>alert(1)</script>"', "<img src=x onerror=alert(1)>", '" onfocus="x', "partie:<b>", "\u202e")


@pytest.mark.parametrize("words", HOSTILE)
def test_hostile_words_stay_words(reader: TestClient, words: str) -> None:
    answer = reader.get("/search", params={"q": words})
    assert answer.status_code == 200
    assert not re.search(r'<script>alert|<img|<b>|" onfocus=', answer.text)


def test_without_words_there_is_help_in_both_languages(reader: TestClient) -> None:
    assert "partie:MA" in reader.get("/search").text
    assert "party:MA" in reader.get("/search?lang=en").text
    for query in re.findall(r'href="/(search\?q=[^"]+)"', reader.get("/search?lang=fr").text):
        assert reader.get("/api/" + unescape(query)).json()["error"] is None


def test_sentences_about_the_same_are_found_by_a_fact_and_by_words(reader: TestClient) -> None:
    data = reader.get("/api/search", params={"like": "signature d'un mémorandum entre Rabat et Washington"}).json()
    assert data["compare"] is True
    assert data["hits"] == []
    near = data["alike"]["near"]
    assert [each["score"] for each in near] == sorted((each["score"] for each in near), reverse=True)
    assert any(event["act"] == "sign" for each in near[:5] for event in each["events"])
    told = next(each for each in near if each["events"])
    fact = told["events"][0]["id"]
    assert all(reader.get(at, params={"like": ""}).status_code == 200 for at in ("/search", "/api/search"))
    assert reader.get("/api/search", params={"like": "a" * 1001}).status_code in {400, 422}
    page = reader.get("/search", params={"like": fact}).text
    assert f'href="/facts/{fact}"' in page
    like = reader.get("/api/search", params={"like": fact}).json()["alike"]
    assert (like["fact"], like["waiting"]) == (fact, 0)
    assert told["page"]["id"] not in {each["page"]["id"] for each in like["near"]}
    beside = reader.get(f"/api/facts/{fact}").json()["similar"]
    assert beside == like["near"][: len(beside)]
    assert f'href="/search?like={fact}"' in reader.get(f"/facts/{fact}").text

    # The words of the other field choose the articles; what is wrong with them is said.
    some = reader.get("/api/search", params={"q": "partie:FR", "like": fact}).json()["alike"]["near"]
    whole = {each["id"] for each in (hit["page"] for hit in reader.get("/api/search?q=partie:FR").json()["hits"])}
    assert some
    assert {each["page"]["id"] for each in some} <= whole
    assert reader.get("/api/search", params={"q": "acte:dance", "like": fact}).status_code == 422
    assert reader.get("/search", params={"like": "e-ffffffffffff"}).status_code == 404
    for hostile in ("<script>alert(1)</script>", "é" * 900, "e-zz", "%00", "' OR 1=1 --"):
        answer = reader.get("/search", params={"like": hostile})
        assert answer.status_code == 200
        assert "<script>alert" not in answer.text


def test_a_record_without_neighbours_says_how_to_make_them(
    workbench: Workbench, read_pages: Callable[..., None], tmp_path: Path
) -> None:
    (tmp_path / "page.txt").write_text("Un titre\n\nRabat et Tokyo ont signé hier un accord sur les puces.\n", encoding="utf-8")
    read_pages(str(tmp_path / "r.db"), tmp_path / "page.txt")
    client = workbench(str(tmp_path / "r.db"))
    assert 'name="like"' not in client.get("/search").text
    told = client.get("/search", params={"like": "accord"})
    assert told.status_code == 200
    assert "dragoman record neighbours" in told.text
    answer = client.get("/api/search", params={"like": "accord"})
    assert (answer.status_code, "neighbours" in answer.json()["detail"]) == (422, True)

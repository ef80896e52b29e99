"""What holds for every page: its headers, its languages, its errors, its JSON."""

from __future__ import annotations

import gc
import re
from collections.abc import Callable
from importlib.resources import files

import pytest
import yaml
from starlette.testclient import TestClient

from dragoman.web.render import environment
from dragoman.web.warming import warm
from dragoman.web.words import language_of, load_words

Workbench = Callable[..., TestClient]


def test_what_every_page_needs_is_loaded_and_kept_out_of_the_collections(samples_place: str) -> None:
    before = gc.get_freeze_count()
    try:
        warm(samples_place)
        assert gc.get_freeze_count() > before
        assert load_words.cache_info().currsize == 2
        templates = environment()
        assert all(templates.get_template(name) is templates.get_template(name) for name in templates.list_templates())
    finally:
        gc.unfreeze()


def test_no_script_but_ours_and_no_other_host(reader: TestClient) -> None:
    answer = reader.get("/events")
    policy = answer.headers["content-security-policy"]
    assert "default-src 'none'" in policy
    assert "unsafe" not in policy
    assert not re.search(r"<script(?![^>]* src=)|\son\w+=|\sstyle=|javascript:", answer.text)
    assert re.findall(r'(?:src|href)="(https?://[^"]+)"', answer.text) == []


def test_french_first_english_when_asked_and_remembered(samples_place: str, workbench: Workbench) -> None:
    client = workbench(samples_place)
    assert '<html lang="fr"' in client.get("/events").text
    assert '<html lang="en"' in client.get("/events", headers={"Accept-Language": "en-GB,en;q=0.9"}).text
    assert '<html lang="en"' in client.get("/events?lang=en").text
    assert '<html lang="en"' in client.get("/events").text
    client.get("/events?look=dark&lang=fr")
    assert '<html lang="fr" data-theme="dark"' in client.get("/events").text


@pytest.mark.parametrize(
    ("wanted", "kept", "accepted", "lang"),
    [("en", "fr", "fr", "en"), (None, "en", "fr", "en"), (None, None, "de,en;q=0.5", "en"), ("xx", "", None, "fr")],
)
def test_the_language_of_an_answer(wanted: str, kept: str, accepted: str, lang: str) -> None:
    assert language_of(wanted, kept, accepted) == lang


def test_every_text_is_in_both_languages_and_used() -> None:
    folder = files("dragoman.web")
    sources = [path.read_text(encoding="utf-8") for path in _below(folder) if path.name.endswith((".html", ".py"))]
    code = "\n".join(sources)
    for entry in (folder / "words").iterdir():
        for key, item in yaml.safe_load(entry.read_text(encoding="utf-8")).items():
            assert set(item) == {"fr", "en"}, key
            assert set(re.findall(r"{(\w+)}", item["fr"])) == set(re.findall(r"{(\w+)}", item["en"])), key
            stem = key.removesuffix("_one")
            parts = [stem[:end] for end in range(4, len(stem)) if stem[end - 1] == "_"]
            used = f'"{stem}"' in code or any(f'"{part}"' in code or f'"{part}{{' in code for part in parts)
            assert used, f"{entry.name}: nothing shows {key}"


def _below(folder):
    for path in folder.iterdir():
        yield from _below(path) if path.is_dir() else [path]


def test_french_is_typeset() -> None:
    words = load_words("fr")
    assert words("signed_in", name="Ana") == "Connecté\u202f: Ana"
    assert words.number(1234567) == "1\u202f234\u202f567"
    assert words.markup("signed_in", name="<b>") == "Connecté\u202f: &lt;b&gt;"


def test_a_page_and_its_json_say_the_same(reader: TestClient) -> None:
    shown, data = reader.get("/events?party=Maroc"), reader.get("/api/events?party=Maroc").json()
    assert data["rows"]
    for row in data["rows"]:
        assert f'/facts/{row["event"]["id"]}"' in shown.text


def test_htmx_gets_a_part_of_the_page(reader: TestClient) -> None:
    part = reader.get("/events?party=MA", headers={"HX-Request": "true"})
    assert part.status_code == 200
    assert "<html" not in part.text
    assert "<table" in part.text


def test_errors_explain_in_both_forms(reader: TestClient) -> None:
    page, data = reader.get("/nothing/here"), reader.get("/api/nothing")
    assert (page.status_code, data.status_code) == (404, 404)
    assert "Erreur 404" in page.text
    assert data.json()["error"] == "Not Found"
    wrong = reader.get("/events?since=gestern")
    assert wrong.status_code == 400
    assert "gestern" in wrong.text


def test_what_a_query_holds_is_escaped(reader: TestClient) -> None:
    answer = reader.get("/events", params={"party": "<script>alert(1)</script>", "since": '"><img src=x onerror=alert(1)>'})
    assert "<script>alert" not in answer.text
    assert "<img" not in answer.text


@pytest.mark.parametrize(
    ("headers", "status"),
    [
        ({"Host": "evil.example"}, 421),
        ({"Sec-Fetch-Site": "cross-site"}, 403),
        ({"Origin": "https://evil.example"}, 403),
        ({"Origin": "null"}, 403),
        ({"Content-Length": "99999999999"}, 413),
    ],
)
def test_forged_and_oversized_requests_are_refused(reader: TestClient, headers: dict[str, str], status: int) -> None:
    answer = reader.post("/events", headers=headers)
    assert answer.status_code == status
    assert "content-security-policy" in answer.headers


def test_a_missing_record_says_what_to_do(tmp_path, workbench: Workbench) -> None:
    answer = workbench(str(tmp_path / "none.db")).get("/events")
    assert answer.status_code == 404
    assert 'href="/add"' in answer.text

"""The page on method says what runs, what was measured, what is covered; the codebook is whole."""

from __future__ import annotations

from collections.abc import Callable

from starlette.testclient import TestClient

from dragoman.codebook.guide import load_guide
from dragoman.reading import versions
from dragoman.web.views.method import LIMITS, measured

Workbench = Callable[..., TestClient]


def test_figures_are_shipped_as_data_with_their_versions(reader: TestClient) -> None:
    found = reader.get("/api/method").json()
    assert set(found["measured_on"]) == {"program", "codebook", "model"}
    assert {"pages", "second"} <= {one["name"] for one in found["sets"]}
    for one in found["sets"]:
        held = measured()["sets"][one["name"]]
        assert one["pages"] == held["pages"]
        assert one["figures"]["events full"]["value"] == held["events full"]["f1"]
        assert all(f["value"] is None or 0 <= f["value"] <= 1 for f in one["figures"].values())
    assert found["versions"] == versions()
    assert found["measured_now"] == (measured()["versions"] == versions())


def test_the_page_says_the_same_in_both_languages(reader: TestClient) -> None:
    found = reader.get("/api/method").json()
    for lang, mark in (("fr", ","), ("en", ".")):
        page = reader.get(f"/method?lang={lang}").text
        full = next(one for one in found["sets"] if one["name"] == "second")["figures"]["events full"]["value"]
        assert f"{full:.2f}".replace(".", mark) in page
        assert page.count("<li>") > len(LIMITS)
        assert found["versions"]["model"] in page
    assert "Apache" in page


def test_coverage_is_that_of_the_record(reader: TestClient, tmp_path, workbench: Workbench) -> None:
    covered = reader.get("/api/method").json()["covered"]
    assert covered["pages"] > 0
    assert covered["since"] <= covered["until"]
    assert covered["missing"] <= covered["days"]
    empty = workbench(str(tmp_path / "none.db"))
    assert empty.get("/method").status_code == 200
    assert empty.get("/api/method").json()["covered"] is None


def test_the_codebook_is_whole(reader: TestClient) -> None:
    guide, found = load_guide(), reader.get("/api/method/codebook").json()
    assert [one["name"] for one in found["acts"]] == list(guide.acts)
    assert [one["name"] for one in found["statuses"]] == list(guide.statuses)
    assert [one["name"] for one in found["themes"]] == list(guide.themes)
    page = reader.get("/method/codebook").text
    for entry in guide.entries():
        one = reader.get(f"/method/codebook/{entry.name}")
        assert one.status_code == 200
        assert f'id="{entry.kind}-{entry.name}"' in page
    entry = guide.acts["meet"]
    shown = reader.get("/api/method/codebook/meet?lang=en").json()["entry"]
    assert shown["meaning"] == entry.meaning["en"]
    assert [one["text"] for one in shown["examples"]] == [one.text for one in entry.examples]
    assert len(shown["counter"]) == len(entry.counter)
    assert reader.get("/method/codebook/nothing").status_code == 404
    assert reader.get("/method/codebook/%3Cscript%3E").status_code == 404

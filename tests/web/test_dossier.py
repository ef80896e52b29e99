"""Dossiers in the workbench."""

from __future__ import annotations

import re
from collections.abc import Callable

import pytest
from starlette.testclient import TestClient

from dragoman.record import EventFilter, glances, open_record
from dragoman.web.views.dossier_shapes import LineShape


def test_a_pair_has_its_timeline_with_numbered_sentences(reader: TestClient) -> None:
    data = reader.get("/api/dossier?party=Maroc&party=US").json()
    assert data["parties"] == ["MA", "US"]
    lines = [line for group in data["timeline"] for line in group["lines"]]
    assert len(lines) == data["total"]
    assert all({"MA", "US"} <= {p.partition(":")[0] for p in line["actors"] + line["recipients"]} for line in lines)
    used = {n for line in lines + data["planned"] + data["said"] + data["programmes"] for n in line["numbers"]}
    used |= {n for thing in data["standing"] for stage in thing["stages"] for n in stage["numbers"]}
    used |= {n for person in data["people"] for role in person["roles"] for n in role["numbers"]}
    assert used == {source["number"] for source in data["sources"]} == set(range(1, len(used) + 1))
    shown = reader.get("/dossier?party=Maroc&party=US").text
    for number in used:
        assert f'id="s{number}"' in shown


def test_periods_of_the_timeline_go_one_way(reader: TestClient) -> None:
    for order, back in (("newest", True), ("oldest", False)):
        groups = reader.get(f"/api/dossier?party=US&order={order}").json()["timeline"]
        periods = [group["period"] or "" for group in groups]
        assert periods == sorted(periods, reverse=back)


def test_disagreements_show_each_side_with_its_sentence(reader: TestClient) -> None:
    data = reader.get("/api/dossier?party=MA&party=US").json()
    lines = [line for group in data["timeline"] for line in group["lines"] if line["differences"]]
    assert lines
    assert all(len(item["values"]) > 1 for line in lines for item in line["differences"])
    shown = reader.get("/dossier?party=MA&party=US").text
    assert shown.count('class="differ"') == sum(len(line["differences"]) for line in lines)


def test_filters_narrow_a_dossier(reader: TestClient) -> None:
    every = reader.get("/api/dossier?party=US").json()
    some = reader.get("/api/dossier?party=US&act=meet").json()
    assert 0 < some["total"] < every["total"]
    assert {line["act"] for group in some["timeline"] for line in group["lines"]} == {"meet"}
    assert reader.get("/api/dossier?party=US&until=1999").json()["total"] == 0


def test_pages_of_a_timeline_do_not_repeat(reader: TestClient, monkeypatch) -> None:
    from dragoman.web.views import dossier

    monkeypatch.setattr(dossier, "SIZE", 7)
    seen: list[str] = []
    total, page, more = 1, 1, True
    while more:
        data = reader.get(f"/api/dossier?party=US&page={page}").json()
        seen += [line["id"] for group in data["timeline"] for line in group["lines"]]
        total, page, more = data["total"], page + 1, data["more"]
    assert len(seen) == len(set(seen)) == total > 7


def test_every_picture_has_its_table(reader: TestClient, samples_place: str) -> None:
    data, shown = reader.get("/api/dossier?party=MA").json(), reader.get("/dossier?party=MA").text
    bars = data["chart"]["bars"]
    with open_record(samples_place) as record:
        events = glances(record, EventFilter(("MA",))).events
    assert sum(bar["total"] for bar in bars) + data["chart"]["undated"] == len(events)
    assert shown.count("<svg") == shown.count("<title id=") + shown.count('aria-hidden="true"><')
    rows = re.findall(r'<th scope="row">', shown)
    assert len(rows) == len(bars) + len(data["ego"]["ties"])


def test_a_period_is_complete_only_if_it_was_read(reader: TestClient) -> None:
    bars = reader.get("/api/dossier?party=MA").json()["chart"]["bars"]
    assert all(not bar["complete"] for bar in bars if bar["read"] < 0.8 * bar["days"])
    assert any(bar["read"] for bar in bars)


def test_without_parties_there_is_a_choice(reader: TestClient) -> None:
    data = reader.get("/api/dossier").json()
    assert data["proposed"]
    assert data["pairs"]
    assert 'name="party"' in reader.get("/dossier").text


def test_unknown_and_hostile_parties_give_an_empty_dossier(reader: TestClient) -> None:
    answer = reader.get("/dossier", params={"party": ["<script>alert(1)</script>", "US"]})
    assert answer.status_code == 200
    assert "<script>alert" not in answer.text
    assert reader.get("/dossier?party=US&since=hier").status_code == 400


@pytest.mark.parametrize(
    ("date", "told", "ahead"),
    [
        ("2025-04-05", None, True),
        ("2025-04-04", None, False),
        ("2025", None, True),
        ("2024", "2025-04-01", False),
        (None, "2025-01-01", True),
        (None, "2016-10-30", False),
        (None, None, True),
    ],
)
def test_what_is_over_is_no_longer_ahead(reader: TestClient, date: str | None, told: str | None, ahead: bool) -> None:
    line = reader.get("/api/dossier?party=MA").json()["timeline"][0]["lines"][0]
    assert LineShape(**line | {"date": date, "told": told}).ahead("2025-04-05") is ahead


def test_announcements_that_are_over_are_told_apart(samples_place: str, workbench: Callable[..., TestClient]) -> None:
    then, now = workbench(samples_place, today="2020-01-01"), workbench(samples_place, today="2099-01-01")
    for path in ("/dossier?party=MA&party=US", "/parties/MA"):
        assert 'class="over"' not in then.get(path).text
        told = now.get(path).text
        assert 'class="over"' in told
        assert "Rien de ce qui a été annoncé n’est encore à venir." in told

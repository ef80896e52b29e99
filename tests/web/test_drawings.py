"""Pictures: the map, the network, charts; the same every time, and each with its figures."""

from __future__ import annotations

import json
import re
from importlib.resources import files

import pytest
from starlette.testclient import TestClient

from dragoman.codebook import load_parties
from dragoman.codebook.acts import load_acts
from dragoman.record import Glance, Glances
from dragoman.web.drawing.bars import MOST, chart
from dragoman.web.drawing.days import calendar_of
from dragoman.web.drawing.ego import CROWD, ego
from dragoman.web.drawing.net import network
from dragoman.web.drawing.tones import tone_of
from dragoman.web.drawing.world import outlines, world


def glance(name: str, act: str = "meet", day: str | None = "2025-03-17", parties=("MA", "US"), status: str = "done") -> Glance:
    return Glance(f"e-{name}", f"p-{name}", act, status, day, "Le Fil", tuple(parties), ())


def test_every_state_has_a_place_on_the_map_and_nobody_else() -> None:
    codes = {state.code for state in load_parties().states}
    data = outlines()
    assert codes == {*data["states"], *data["dots"]}
    assert (files("dragoman.web") / "data" / "world.json").read_bytes().__len__() <= 80_000
    for path in [*data["states"].values(), data["land"]]:
        assert re.fullmatch(r"(M-?\d+,-?\d+l[-\d, ]+z)+", path)
    for x, y in data["dots"].values():
        assert -20 <= x <= data["width"] + 20
        assert 0 <= y <= data["height"]


def test_no_outline_runs_across_the_whole_map() -> None:
    for code, path in outlines()["states"].items():
        for ring in re.findall(r"l([^z]+)z", path):
            steps = [int(x) for x in re.findall(r"(-?\d+)[,-]", ring.replace("-", " -").replace(" -", " -"))]
            assert max(map(abs, steps)) < 900, code


def test_acts_bring_together_or_oppose() -> None:
    assert {tone_of(act, "done") for act in load_acts()} == {"cooperative", "neutral", "conflictual"}
    assert (tone_of("sign", "done"), tone_of("sign", "denied"), tone_of("restrict", "done")) == (
        "cooperative", "neutral", "conflictual",
    )  # fmt: skip
    assert tone_of("appeal", "done") == tone_of("launch", "done") == tone_of("unheard-of", "done") == "neutral"


def test_bars_hold_all_events_and_say_what_was_read() -> None:
    read = {f"2025-03-{day:02}": 1 for day in range(1, 29)}
    some = Glances((glance("a"), glance("b", "accuse"), glance("c", day="2025-05-02"), glance("d", day=None)), more=False)
    made = chart(some, read, "2025-05-10")
    assert [(bar.period, bar.total, bar.complete) for bar in made.bars] == [
        ("2025-03", 2, True), ("2025-04", 0, False), ("2025-05", 1, False),
    ]  # fmt: skip
    assert made.undated == 1
    assert made.bars[0].counts == {"cooperative": 1, "neutral": 0, "conflictual": 1}
    assert made.bars[2].days == 10
    heights = [sum(part.height for part in bar.parts) for bar in made.bars]
    assert heights[0] == pytest.approx(2 * heights[2])
    assert not chart(Glances(some.events, more=True), read, "2025-05-10").bars[0].complete


@pytest.mark.parametrize(("first", "unit"), [("2024-06-01", "month"), ("1990-01-01", "year"), ("0001-01-01", "decade")])
def test_long_times_are_shown_in_few_bars(first: str, unit: str) -> None:
    made = chart(Glances((glance("a", day="2025-03-17"), glance("b", day=first)), more=False), {}, "2025-05-10")
    assert made.unit == unit
    assert len(made.bars) <= 2 * MOST + 1
    assert made.bars[-1].total == 1


def test_around_a_party_are_those_it_meets() -> None:
    events = [glance("a"), glance("b", "accuse", parties=("MA", "US:soc")), glance("c", parties=("MA", "FR"))]
    drawn = ego(events, ("MA",))
    assert [(tie.party, tie.total) for tie in drawn.ties] == [("US", 2), ("FR", 1)]
    assert {node.party for node in drawn.nodes} == {"MA", "US", "FR"}
    assert drawn.ties[0].tone == "mixed"
    assert ego([], ("MA",)).ties == ()


def test_the_network_is_the_same_every_time_and_keeps_names_apart() -> None:
    codes = sorted(state.code for state in load_parties().states)[:30]
    events = [glance(f"{a}{b}", parties=(a, b)) for n, a in enumerate(codes) for b in codes[n + 1 : n + 4]]
    crowd = glance("crowd", parties=tuple(codes[: CROWD + 1]))
    made = network([*events, crowd])
    assert made == network([*reversed(events), crowd])
    for picture in (made, made.narrow):
        assert picture.nodes
        assert all(node.x - node.r > 0 and node.x + node.r < picture.width for node in picture.nodes)
        assert all(node.y - node.r > 0 and node.y + node.r < picture.height for node in picture.nodes)
    assert len(made.nodes) == 30
    assert len(made.narrow.nodes) in range(10, 17)
    assert made.narrow.height > made.narrow.width
    assert made.crowded == 1
    assert all(0 <= node.x <= made.width and 0 <= node.y <= made.height for node in made.nodes)
    places = [(round(node.x), round(node.y)) for node in made.nodes]
    assert len(set(places)) == len(places)
    assert sum(pair.total for pair in made.pairs) == len(events)


def test_what_no_tie_leads_to_stands_below_the_network_and_not_in_a_corner() -> None:
    events = [glance(f"{a}{b}", parties=(a, b)) for a, b in (("MA", "US"), ("US", "FR"), ("FR", "MA"), ("FR", "SN"))]
    apart = [glance("x", parties=("IS", "GE")), glance("y", parties=("RW", "GN"))]
    made = network([*events, *apart])
    for picture in (made, made.narrow):
        low = max(node.y for node in picture.nodes if node.party in {"MA", "US", "FR", "SN"})
        assert all(node.y > low for node in picture.nodes if node.party in {"IS", "GE", "RW", "GN"})
    wide = {node.party: node.x for node in made.nodes}
    assert max(wide["IS"], wide["GE"]) < min(wide["RW"], wide["GN"])


def test_the_map_leaves_the_partners_out() -> None:
    made = world([glance("a"), glance("b", parties=("MA", "FR", "Nvidia"))], ("MA",))
    assert [(tie.party, tie.total) for tie in made.parties] == [("FR", 1), ("Nvidia", 1), ("US", 1)]
    assert {state.party: state.total for state in made.states if state.total} == {"FR": 1, "US": 1}


def test_days_and_gaps_of_an_outlet() -> None:
    made = calendar_of({"2025-03-01": 2, "2025-03-05": 1, "2025-13-99": 1, "0001-01-01": 4})
    assert made.gaps == (("2025-03-02", "2025-03-04"),)
    assert [(m.month, m.articles, m.days) for m in made.months] == [("2025-03", 3, 2)]
    assert [cell.count for cell in made.cells] == [2, 0, 0, 0, 1]
    assert calendar_of({}).cells == ()


def test_map_and_network_pages(reader: TestClient) -> None:
    data = reader.get("/api/map").json()
    totals = {state["party"]: state["total"] for state in data["world"]["states"] if state["total"]}
    shown = reader.get("/map").text
    for party, total in totals.items():
        assert f'/dossier?party={party}"' in shown, (party, total)
    meet = reader.get("/map?act=meet&party=US").text
    assert "/dossier?party=US&amp;party=MA&amp;act=meet" in meet
    part = reader.get("/network?act=meet", headers={"HX-Request": "true"})
    assert "<html" not in part.text
    net = reader.get("/api/network").json()["network"]
    assert {edge["left"] for edge in net["edges"]} <= {node["party"] for node in net["nodes"]}
    assert json.loads(reader.get("/api/network").text)["network"] == net
    assert "Aucun lien" in reader.get("/network?until=1900").text

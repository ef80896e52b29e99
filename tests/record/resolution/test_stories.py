"""Sample stories, read from their pages: one event each, its sources, its history, and where they differ."""

from __future__ import annotations

from pathlib import Path

import pytest

from dragoman.intake import find_inputs
from dragoman.jobs import read_all
from dragoman.record import Versions, entities, happenings, open_record, resolve_new, standing

STORIES = Path(__file__).resolve().parents[3] / "samples" / "stories"


@pytest.fixture(scope="module")
def record(tmp_path_factory):
    with open_record(tmp_path_factory.mktemp("stories") / "r.db", write=True) as record:
        for outcome in read_all(list(find_inputs([str(STORIES)])), 1):
            assert outcome.reading is not None, outcome.reason
            assert outcome.fiction
            record.store(outcome.reading, Versions("1", "m", "p"), fiction=True)
        resolve_new(record)
        yield record


def the(record, story, act):
    found = [
        item for item in happenings(record) if item.act == act and any(f"/{story}/" in r.page.source for r in item.reports)
    ]
    assert len(found) == 1
    return found[0]


def sentences(item, difference):
    """Each value of a disagreement with the sentences of the reports that give it."""
    by_id = {report.id: report for report in item.reports}
    return {
        variant.value: " ".join(e.sentence.exact for key in variant.reports for e in by_id[key].fact.evidence)
        for variant in difference.variants
    }


def differences(item, field):
    return [sentences(item, found) for found in item.disagreements() if found.field == field]


def steps(item):
    return [(step.status, step.date, step.told) for step in item.history()]


def test_a_memorandum_announced_signed_reprinted_and_two_sums(record):
    item = the(record, "memorandum", "sign")
    assert (item.status, item.articles, item.independent) == ("done", 4, 2)
    assert steps(item) == [("planned", "2025-06-12", "2025-05-03"), ("done", "2025-06-12", "2025-06-12")]
    (sums,) = differences(item, "figure")
    assert set(sums) == {"10 000 000 USD", "12 000 000 USD"}
    assert all(value[:2] in said for value, said in sums.items())
    (thing,) = standing(record, ["TN", "JP"])
    assert (thing.kind, thing.state, thing.stands) == ("accord", "in_force", True)


def test_a_visit_counted_differently_and_a_name_misspelt(record):
    item = the(record, "visite", "visit")
    assert (item.status, item.articles, item.independent) == ("done", 3, 3)
    (rank,) = differences(item, "figure")
    assert "troisième" in rank["3"]
    assert "quatrième" in rank["4"]
    (name,) = differences(item, "name")
    assert set(name) == {"Anil Deshpande", "Anil Deshpand"}
    assert all(value in said for value, said in name.items())
    (person,) = [p for p in entities(record) if p.name == "Anil Deshpande"]
    assert {written.name for written in person.names} == {"Anil Deshpande", "Anil Deshpand"}


def test_a_restriction_imposed_protested_lifted(record):
    item = the(record, "restriction", "restrict")
    assert (item.articles, item.independent) == (2, 2)
    (thing,) = standing(record, ["KR", "VN"])
    assert [(stage.stage, stage.date) for stage in thing.life] == [
        ("imposed", "2025-02-04"),
        ("called_to_lift", "2025-03-11"),
        ("lifted", "2025-06-03"),
    ]
    assert (thing.kind, thing.state, thing.stands, thing.against) == ("measure", "lifted", False, ("VN",))


def test_a_contract_rumoured_denied_confirmed(record):
    item = the(record, "contrat", "sign")
    assert (item.status, item.articles, item.independent) == ("done", 3, 3)
    assert [step[0] for step in steps(item)] == ["reported", "denied", "done"]
    (status,) = differences(item, "status")
    assert set(status) == {"reported", "denied", "done"}
    assert "dément" in status["denied"]
    assert "a signé" in status["done"]


def test_a_summit_with_two_dates_and_none_in_the_end(record):
    item = the(record, "sommet", "convene")
    assert (item.status, item.articles, item.independent) == ("cancelled", 3, 2)
    assert [step[0] for step in steps(item)] == ["planned", "planned", "cancelled"]
    (date,) = differences(item, "date")
    assert {value: f"{value[-2:]} novembre 2025" in said for value, said in date.items()} == {
        "2025-11-20": True,
        "2025-11-22": True,
    }

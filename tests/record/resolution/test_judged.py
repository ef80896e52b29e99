"""What people decide goes before what the machine finds."""

from __future__ import annotations

import pytest

from dragoman.record import (
    Asked,
    entities,
    events,
    happening_of,
    judge,
    mention_id,
    open_record,
    proposals,
    resolve_new,
    verify,
)
from dragoman.record.ids import page_id

from . import worlds


def fill(place):
    with open_record(place, write=True) as record:
        for reading in worlds.readings():
            if reading.page.source.startswith(("dev00", "dev01", "devp06", "devp05")):
                record.store(reading, worlds.VERSIONS)
        resolve_new(record)


@pytest.fixture
def record(filled_place):
    with open_record(filled_place(fill), write=True) as record:
        yield record
        assert verify(record) == []
        assert verify(record) == []


def facts(record, *sources):
    """The ids of the events of these pages."""
    found = {stored.page.source: stored.id for stored in events(record)}
    return [found[source] for source in sources]


def together(record, one, other):
    return happening_of(record, one) == happening_of(record, other)


def test_a_split_holds_and_can_be_undone(record):
    signed, again = facts(record, "dev00/1.txt", "dev00/2.txt")
    assert together(record, signed, again)
    said = judge(record, Asked("split", signed, "Ana", others=(again,)))
    resolve_new(record)
    assert not together(record, signed, again)
    judge(record, Asked("undo", said.id, "Ana"))
    resolve_new(record)
    assert together(record, signed, again)


@pytest.mark.parametrize("step", [1, 400])
def test_what_is_judged_before_its_page_is_resolved(new_place, step):
    told = []
    for early in (True, False):
        with open_record(new_place(), write=True) as record:
            for reading in worlds.readings():
                if reading.page.source.startswith(("dev00", "dev01")):
                    record.store(reading, worlds.VERSIONS)
            if not early:
                resolve_new(record)
            one, other = facts(record, "dev01/0.txt", "dev01/2.txt")
            judge(record, Asked("merge", one, "Ana", others=(other,)))
            resolve_new(record, step=step)
            assert together(record, one, other)
            assert verify(record) == []
            homes = [happening_of(record, stored.id) for stored in events(record)]
            told.append([([report.id for report in home.reports], dict(home.voices)) for home in homes])
    assert told[0] == told[1]


def test_a_merge_holds(record):
    one, other = facts(record, "dev01/0.txt", "dev01/2.txt")
    assert not together(record, one, other)
    judge(record, Asked("merge", one, "Ana", others=(other,)))
    resolve_new(record)
    assert together(record, one, other)
    assert happening_of(record, one).why[one] == {"judged": True, "score": 1000.0, "with": other}


def test_a_correction_moves_a_report(record):
    signed, again = facts(record, "dev00/1.txt", "dev00/2.txt")
    judge(record, Asked("correct", again, "Ana", field="actors", value=["DZ", "CN"]))
    resolve_new(record)
    assert not together(record, signed, again)


def test_a_rejected_report_is_in_no_happening(record):
    signed, again = facts(record, "dev00/1.txt", "dev00/2.txt")
    judge(record, Asked("reject", again, "Ana"))
    resolve_new(record)
    assert again not in {report.id for report in happening_of(record, signed).reports}


def test_a_misspelling_is_proposed_or_explained_never_rewritten(record):
    names = {written.name for person in entities(record) for written in person.names}
    assert {"Dmitri Chapak", "Dmitri Chpak"} <= names
    why = [w.why for person in entities(record) for w in person.names if w.name == "Dmitri Chpak"]
    assert why[0]["name"] == "typo"


def test_homonyms_of_two_states_stay_apart(record):
    persons = [person for person in entities(record) if person.name.endswith("Ibrahima Diallo")]
    assert sorted({name.party for name in person.names} != set() for person in persons) == [True, True]
    assert {frozenset(name.party for name in person.names) for person in persons} == {frozenset({"GN"}), frozenset({"SN"})}
    assert mention_id("person", page_id("devp06/0.txt"), "Ibrahima Diallo") in persons[0].mentions + persons[1].mentions


def test_what_is_proposed_is_not_merged(record):
    for offer in proposals(record, "event"):
        assert not together(record, offer.left, offer.right)

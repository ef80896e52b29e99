"""Events at a glance, in both stores."""

from __future__ import annotations

from dataclasses import replace

import pytest

from dragoman.record import (
    Asked,
    EventFilter,
    Versions,
    entity_list,
    events,
    events_with,
    glances,
    happenings,
    happenings_of,
    homes_of,
    judge,
    open_record,
    outlet_list,
    outlet_pages,
    page_days,
    paper_list,
    quotes_of,
    reports_of,
    resolve_new,
)


@pytest.fixture
def place(filled_place, make):
    def fill(place):
        with open_record(place, write=True) as record:
            record.store(make("a.txt"), Versions("1", "m", "p"))
            record.store(make("b.txt", outlet="L’Écho"), Versions("1", "m", "p"))
            other = make("c.txt", outlet=None)
            reb = replace(other.events[0], actors=("LR:reb",), recipients=("LR",), date=None, act="attack")
            page = replace(other.page, published=None, captured=None)
            bare = replace(other, page=page, events=(reb,), quotes=(), positions=(), programmes=())
            record.store(bare, Versions("1", "m", "p"))
            resolve_new(record)

    return filled_place(fill)


@pytest.mark.parametrize(
    "wanted",
    [EventFilter(), EventFilter(("MA", "US")), EventFilter(("LR",)), EventFilter(acts=("sign",)), EventFilter(since="2025-04"),
     EventFilter(themes=("compute",), until="2025-03")],
)  # fmt: skip
def test_glances_are_the_events(record, wanted):
    found = glances(record, wanted).events
    known = {stored.id: stored for stored in events(record, wanted)}
    assert {glance.id for glance in found} == set(known)
    for glance in found:
        fact = known[glance.id].fact
        assert (glance.act, glance.status, glance.page) == (fact.act, fact.status, known[glance.id].page.id)
        assert set(fact.actors + fact.recipients) <= set(glance.parties)
        assert glance.themes == fact.themes
    assert [glance.day or "" for glance in found] == sorted((glance.day or "" for glance in found), reverse=True)


def test_only_so_many_and_the_newest(record):
    every = glances(record).events
    some = glances(record, most=3)
    assert some.events == every[:3]
    assert some.more
    assert not glances(record, most=len(every)).more


def test_what_people_said_counts(record):
    target = next(stored for stored in events(record) if stored.fact.act == "attack")
    judge(record, Asked("reject", target.id, "A. Reader"))
    assert target.id not in {glance.id for glance in glances(record).events}


def test_happenings_and_their_reports(record):
    names = [glance.id for glance in glances(record).events]
    at = homes_of(record, [*names, "e-0"])
    assert set(at) == set(names)
    assert happenings_of(record, names) == happenings(record)
    for key, told in reports_of(record, sorted(set(at.values()))).items():
        assert {at[name] for name in told} == {key}


def test_days_of_pages(record):
    assert page_days(record) == {"2025-03-18": 2}


def test_names_are_found_whatever_their_accents(record):
    assert [row.name for row in entity_list(record, "person", "BENKIRANE salma").rows] == ["Salma Benkirane"]
    assert entity_list(record, "person", "nobody").rows == ()
    assert [row.name for row in outlet_list(record, "l'echo").rows] == ["L’Écho"]
    (programme,) = entity_list(record, "programme").rows
    assert (programme.name, programme.parties, programme.pages) == ("Maroc Calcul 2031", ("MA",), 2)
    first = entity_list(record, "person", size=1)
    assert len(first.rows) == 1
    assert first.more


def test_events_and_quotes_of_a_person(record):
    (person,) = entity_list(record, "person", "Benkirane").rows
    found = {stored.id for stored in events(record) if "Salma Benkirane" in stored.fact.people}
    assert found <= set(events_with(record, person.id)) | {s.id for s in events(record) if s.fact.act == "attack"}
    assert {stored.fact.text for stored in quotes_of(record, person.id)} == {"Nous bâtirons ce centre ensemble"}


def test_outlets_and_papers(record):
    found = outlet_pages(record, "L’Écho")
    assert (len(found.pages), found.days, found.undated) == (1, {"2025-03-18": 1}, 0)
    assert found.reports == 4
    assert outlet_pages(record, "Nobody") is None
    keys, more = paper_list(record, ("sign",), "MEMORANDUM")
    assert len(keys) == 1
    assert not more

"""A judgement survives every later reading, and what the reading has against it is listed."""

from __future__ import annotations

from dataclasses import replace

import pytest

from dragoman.model import Evidence, Reading, Span
from dragoman.record import conflicts, dump, examine, find_fact, judgements, quotes, resolve_new

from .conftest import V1, V2


def test_a_correction_holds_and_the_conflict_is_listed(desk, reading):
    desk.correct(desk.event().id, "actors", ["MA", "FR"])
    desk.reread(reading, actors=("MA",), recipients=("US",))
    assert desk.event().fact.actors == ("MA", "FR")
    assert desk.event().fact.recipients == ("US",)
    (found,) = conflicts(desk.record)
    conflict = found.conflict
    assert (conflict.why, conflict.field, conflict.judged, conflict.then, conflict.now) == (
        "reading", "actors", ["MA", "FR"], ["MA", "US"], ["MA"],
    )  # fmt: skip
    assert found.judgement.author == "Ana"
    desk.read(reading, V1)
    assert conflicts(desk.record) == []
    assert desk.event().fact.actors == ("MA", "FR")


def test_a_reading_that_comes_to_agree_is_no_conflict(desk, reading):
    desk.correct(desk.event().id, "actors", ["FR", "MA"])
    desk.reread(reading, actors=("MA", "FR"))
    assert conflicts(desk.record) == []


def test_another_act_on_the_same_words(desk, reading):
    desk.say("accept", desk.event().id)
    desk.reread(reading, act="call", plover="CONSULT-phone")
    found = desk.event()
    assert (found.fact.act, found.fact.plover, found.judged) == ("meet", "CONSULT", "accepted")
    assert len(desk.events()) == 4
    (one,) = conflicts(desk.record)
    assert (one.conflict.field, one.conflict.judged, one.conflict.now) == ("act", "meet", "call")
    # What it is called by now is the machine's new name; the old one leads nowhere any more.
    assert examine(desk.record, found.id).machine.act == "call"


def test_a_rejection_holds_under_a_new_name(desk, reading):
    desk.say("reject", desk.event().id)
    desk.reread(reading, act="call", actors=("MA", "JP"))
    assert not [s for s in desk.events() if s.fact.act == "call"]
    assert {c.conflict.field for c in conflicts(desk.record)} == {"act", "actors"}


@pytest.mark.parametrize(("action", "fields"), [("accept", {}), ("correct", {"field": "place", "value": "Salé"})])
def test_a_judged_fact_that_nothing_finds_any_more_is_still_shown(desk, reading, action, fields):
    judged = desk.say(action, desk.event().id, **fields)
    desk.reread(reading)
    (found,) = (s for s in desk.events() if s.judged != "unjudged")
    assert found.id == judged.target.subject
    assert found.fact.act == "meet"
    assert found.fact.place == ("Salé" if fields else "Rabat")
    assert found.fact.evidence[0].sentence.exact.startswith("La ministre")
    assert len(desk.events()) == 4
    (one,) = conflicts(desk.record)
    assert (one.conflict.why, one.id) == ("gone", found.id)
    assert find_fact(desk.record, found.id[:8]).fact == found.fact
    desk.correct(found.id, "status", "reported", author="Bea")
    assert [s.fact.status for s in desk.events() if s.judged != "unjudged"] == ["reported"]
    desk.read(reading, V1)
    (again,) = (s for s in desk.events() if s.judged != "unjudged")
    assert (again.fact.status, again.id[:2]) == ("reported", "e-")
    # Ana accepted it as done.
    assert [c.conflict.why for c in conflicts(desk.record)] == ([] if fields else ["people"])


@pytest.mark.parametrize(("action", "fields"), [("reject", {}), ("note", {"reason": "à voir"})])
def test_what_nobody_stands_for_goes_with_its_reading_but_the_judgement_stays(desk, reading, action, fields):
    desk.say(action, desk.event().id, **fields)
    desk.reread(reading)
    assert len(desk.events()) == 3
    assert len(judgements(desk.record)) == 1
    desk.read(reading, V1)
    assert len(desk.events()) == (3 if action == "reject" else 4)


def test_words_before_it_do_not_matter(desk, make, text):
    desk.correct(desk.event().id, "actors", ["MA", "FR"])
    desk.say("reject", quotes(desk.record, [desk.event().page.id])[0].id)
    desk.read(make(text="Rectificatif. " + text), V2)
    found = desk.event()
    assert (found.fact.actors, found.id[:2]) == (("MA", "FR"), "e-")
    assert found.fact.evidence[0].sentence.start == 14
    assert [q.fact.speaker for q in quotes(desk.record, [found.page.id])] == [None]


def test_a_sentence_that_hardly_changed_is_the_same(desk, reading, text):
    desk.correct(desk.event().id, "actors", ["MA", "FR"])
    later = text.replace("lundi à Rabat", "lundi 17 mars à Rabat")
    sentence, word = Span.of(later, 0, later.index(" «")), Span.of(later, later.index("a renc"), later.index(" lundi"))
    event = replace(reading.events[0], evidence=(Evidence(sentence, trigger=word),))
    desk.read(Reading(replace(reading.page, text=later), (event,)), V2)
    assert (desk.event().fact.actors, desk.event().id[:2]) == (("MA", "FR"), "e-")
    assert len(desk.events()) == 1


def test_a_judgement_stays_with_its_fact_among_facts_alike(desk, reading):
    """Two events of one act on the same words, told apart by their parties only; then their order turns round."""
    first = replace(reading.events[0], actors=("MA", "JP"))
    desk.read(replace(reading, events=(*reading.events, first)))
    name = next(s.id for s in desk.events() if s.fact.actors == ("MA", "JP"))
    desk.correct(name, "place", "Tokyo")
    desk.read(replace(reading, events=(first, *reading.events)), V2)
    assert [s.fact.actors for s in desk.events() if s.fact.place == "Tokyo"] == [("MA", "JP")]
    assert len([s for s in desk.events() if s.fact.actors == ("MA", "US") and s.fact.place == "Rabat"]) == 1


def test_a_judgement_does_not_move_to_another_event_of_the_sentence(desk, reading):
    sentence = reading.events[0].evidence[0].sentence
    word = Span.of(reading.page.text, reading.page.text.index("envoyé"), reading.page.text.index("envoyé") + 6)
    evidence = (Evidence(sentence, trigger=word),)
    other = replace(reading.events[0], act="visit", recipients=("US",), actors=("MA",), evidence=evidence)
    desk.say("reject", desk.event().id)
    desk.read(replace(reading, events=(other, *reading.events[1:])), V2)
    assert [s.fact.act for s in desk.events() if s.judged == "unjudged"].count("visit") == 1


def test_derived_tables_can_be_rebuilt(desk, reading):
    desk.correct(desk.event().id, "actors", ["MA", "FR"])
    desk.say("accept", desk.event(where="title").id)
    desk.reread(reading, 2)
    resolve_new(desk.record)
    before = list(dump(desk.record))
    with desk.record.writing() as connection:
        connection.exec_driver_sql("DELETE FROM judged")
    desk.record.rebuild()
    assert list(dump(desk.record)) == before


def test_a_page_under_another_name_takes_the_judgements_of_its_text_until_the_page_itself_comes(make_desk, make):
    desk = make_desk()
    desk.read(make("a.txt"))
    desk.correct(desk.event().id, "actors", ["MA", "FR"])
    other = make_desk()
    from dragoman.record.judgements import rows

    with desk.record.reading() as connection:
        said = rows.everything(connection)
    with other.record.writing() as connection:
        rows.write(connection, said)
    assert [item.fact_id for item in judgements(other.record)] == [None]
    other.read(make("copie/a.txt"))
    assert other.event().fact.actors == ("MA", "FR")
    other.read(make("a.txt"))
    assert {s.page.source for s in other.events() if "FR" in s.fact.actors} == {"a.txt"}

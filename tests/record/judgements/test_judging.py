"""Judgements and what the record shows by them."""

from __future__ import annotations

from dataclasses import replace

import pytest
from sqlalchemy.exc import DBAPIError

from dragoman.record import (
    BadJudgement,
    EventFilter,
    JudgedMeanwhile,
    UnknownFact,
    conflicts,
    constraints,
    examine,
    find_fact,
    judgements,
    positions,
    quotes,
    search,
    values,
    verify,
)


def test_a_correction_is_what_the_record_shows(desk):
    name = desk.event().id
    item = desk.correct(name, "recipients", ["JP"])
    found = desk.event()
    assert (found.id, found.fact.recipients, found.judged) == (name, ("JP",), "corrected")
    assert desk.events(machine=True)[0].fact.recipients == ()
    assert [s.id for s in desk.events(wanted=EventFilter(parties=("JP", "MA")))] == [name]
    assert (item.author, item.field, item.value, item.seen_value) == ("Ana", "recipients", ["JP"], [])
    assert item.target.span.exact == "a rencontré"
    assert item.target.sentence.exact.startswith("La ministre chérifienne")
    assert item.target.text_sha256 == found.page.text_sha256
    assert item.target.machine["recipients"] == []
    assert find_fact(desk.record, name).fact.recipients == ("JP",)


def test_filters_go_by_what_was_judged_not_by_what_was_read(desk):
    name = desk.event().id
    for field, value, old, new in (
        ("act", "visit", {"acts": ("meet",)}, {"acts": ("visit",)}),
        ("status", "denied", {"statuses": ("done",)}, {"statuses": ("denied",)}),
        ("themes", ["cyber"], {"themes": ("digital-state",)}, {"themes": ("cyber",)}),
        ("date", "2024-12", {"since": "2025-03-17", "until": "2025-03-17"}, {"since": "2024-12-31", "until": "2024-12-31"}),
        ("actors", ["JP", "FR"], {"parties": ("US",)}, {"parties": ("FR",)}),
    ):
        assert name in [s.id for s in desk.events(wanted=EventFilter(**old))], field
        assert name not in [s.id for s in desk.events(wanted=EventFilter(**new))], field
        desk.correct(name, field, value)
        assert name not in [s.id for s in desk.events(wanted=EventFilter(**old))], field
        assert name in [s.id for s in desk.events(wanted=EventFilter(**new))], field
    event = examine(desk.record, name).fact
    assert (event.act, event.plover) == ("visit", "CONSULT-visit")
    assert "FR" in values(desk.record, "party")


def test_events_stay_in_the_order_of_dates_whatever_was_judged(desk):
    for stored in desk.events():
        desk.say("accept", stored.id)
    dates = [s.fact.date or s.page.published for s in desk.events()]
    assert dates == sorted(dates)
    assert len(dates) == 4


@pytest.mark.parametrize("action", ["reject", "duplicate"])
def test_what_is_turned_down_is_not_shown(desk, action):
    name, other = desk.event().id, desk.event(where="title").id
    desk.say(action, name, *([other] if action == "duplicate" else []))
    assert name not in [s.id for s in desk.events()]
    assert other in [s.id for s in desk.events()]
    assert name in [s.id for s in desk.events(machine=True)]
    assert examine(desk.record, name).state == ("rejected" if action == "reject" else "duplicate")


def test_other_kinds_of_fact(desk):
    page = desk.event().page.id
    said = quotes(desk.record, [page])[0]
    desk.correct(said.id, "speaker", "Todd Hollis")
    office = positions(desk.record, [page])[1]
    desk.correct(office.id, "role", "envoyé spécial")
    desk.say("reject", quotes(desk.record, [page])[1].id)
    assert [q.fact.speaker for q in quotes(desk.record, [page])] == ["Todd Hollis"]
    assert [p.fact.role for p in positions(desk.record, [page])] == ["ministre du Numérique", "envoyé spécial"]


def test_undo_and_undo_of_undo(desk):
    name = desk.event().id
    first = desk.correct(name, "place", "Salé")
    undo = desk.say("undo", first.id[:10])
    assert desk.event().fact.place == "Rabat"
    with pytest.raises(BadJudgement, match="undone already"):
        desk.say("undo", first.id)
    desk.say("undo", undo.id)
    assert desk.event().fact.place == "Salé"
    assert [item.counts for item in judgements(desk.record)] == [True, False, True]


def test_the_last_word_counts(desk):
    name = desk.event().id
    desk.say("reject", name)
    desk.correct(name, "place", "Salé")
    desk.correct(name, "place", "Fès", author="Bea")
    assert (desk.event().fact.place, desk.event().judged) == ("Fès", "corrected")
    desk.say("accept", name)
    assert (desk.event().fact.place, desk.event().judged) == ("Fès", "accepted")


def test_a_note_changes_nothing_but_is_kept(desk):
    name = desk.event().id
    before = desk.event().fact
    desk.say("note", name, reason="à vérifier auprès du ministère")
    assert desk.event().fact == before
    assert desk.event().judged == "noted"
    with pytest.raises(BadJudgement, match="words"):
        desk.say("note", name)


def test_two_people_do_not_overwrite_each_other(desk):
    name = desk.event().id
    ana, bea = examine(desk.record, name), examine(desk.record, name)
    desk.say("reject", name, seen=ana.mark, reason="pas une rencontre")
    with pytest.raises(JudgedMeanwhile, match=r"Ana has judged this fact since it was shown: reject .pas une rencontre"):
        desk.say("accept", name, author="Bea", seen=bea.mark)
    assert len(judgements(desk.record)) == 1
    desk.say("accept", name, author="Bea", seen=examine(desk.record, name).mark)
    assert len(judgements(desk.record)) == 2


def test_a_fact_read_anew_since_it_was_shown(desk, reading):
    name = desk.event().id
    seen = examine(desk.record, name)
    desk.reread(reading, place="Salé")
    with pytest.raises(JudgedMeanwhile, match="read anew"):
        desk.say("accept", name, seen=seen.mark)


def test_judgements_cannot_be_changed_by_any_tool(desk):
    desk.say("accept", desk.event().id)
    statements = [
        "UPDATE judgement SET author = 'x'", "DELETE FROM judgement", "DELETE FROM judgement_target",
        "UPDATE judgement_target SET exact = 'x'",
    ]  # fmt: skip
    if desk.record.engine.dialect.name == "postgresql":
        statements += ["TRUNCATE judgement_target", "TRUNCATE judgement CASCADE"]
    for statement in statements:
        with pytest.raises(DBAPIError, match="only added"), desk.record.engine.begin() as connection:
            connection.exec_driver_sql(statement)


@pytest.mark.parametrize(
    ("fields", "said"),
    [
        ({"field": "acte", "value": "meet"}, "no field 'acte' to correct: there are act, about"),
        ({"field": "act", "value": "marry"}, "none of meet, visit"),
        ({"field": "date", "value": "hier"}, "no date"),
        ({"field": "date", "value": "2025-02-30"}, "no date"),
        ({"field": "actors", "value": "MA"}, "a list"),
        ({"field": "actors", "value": ["MA", "MA"]}, "without repetitions"),
        ({"field": "place", "value": "a\0b"}, "no text"),
        ({"field": "object", "value": ""}, "no text"),
        ({"field": "themes", "value": ["ai", "tea"]}, "'tea' is none of"),
        ({}, "name a field"),
    ],
)
def test_what_a_field_cannot_hold(desk, fields, said):
    with pytest.raises(BadJudgement, match=said):
        desk.say("correct", desk.event().id, **fields)
    assert judgements(desk.record) == []


@pytest.mark.parametrize("author", ["", " Ana", "A\nB", "x" * 201, "\ud800"])
def test_a_judgement_has_an_author(desk, author):
    with pytest.raises(BadJudgement, match="author"):
        desk.say("accept", desk.event().id, author=author)


def test_what_cannot_be_judged(desk):
    with pytest.raises(UnknownFact):
        desk.say("accept", "e-ffffffffffffffff")
    with pytest.raises(UnknownFact, match="several"):
        desk.say("accept", "e-")
    with pytest.raises(BadJudgement, match="another fact"):
        desk.say("merge", desk.event().id)
    with pytest.raises(BadJudgement, match="itself"):
        desk.say("merge", desk.event().id, desk.event().id)
    with pytest.raises(BadJudgement, match="one kind"):
        desk.say("merge", desk.event().id, quotes(desk.record, [desk.event().page.id])[0].id)
    with pytest.raises(BadJudgement, match="no judgement"):
        desk.say("undo", "j-0000")


def test_constraints_for_the_resolution(desk, make):
    desk.read(make("b.txt", outlet="La Vigie"))
    one, other = (s.id for s in desk.events() if s.fact.act == "sign" and s.fact.status == "planned")
    third = desk.event().id
    pair = (min(one, other), max(one, other))
    desk.say("merge", one, other)
    assert constraints_of(desk).must_link == {pair}
    desk.say("split", other, one)
    assert (constraints_of(desk).must_link, constraints_of(desk).cannot_link) == (frozenset(), {pair})
    desk.say("reject", one)
    desk.correct(third, "actors", ["MA"])
    found = constraints_of(desk)
    assert found.rejected == {one}
    assert found.corrections[third]["actors"] == ("MA",)
    assert found.corrections[third]["place"] == "Rabat"


def constraints_of(desk):
    with desk.record.reading() as connection:
        return constraints(connection)


def test_time_never_runs_backwards(desk, monkeypatch):
    from datetime import UTC, datetime

    from dragoman.record.judgements import judgement

    class Clock(datetime):
        @classmethod
        def now(cls, tz=None):
            return datetime(2001, 1, 1, tzinfo=UTC)

    first = desk.correct(desk.event().id, "place", "Salé")
    monkeypatch.setattr(judgement, "datetime", Clock)
    second = desk.correct(desk.event().id, "place", "Fès")
    assert second.time > first.time
    assert desk.event().fact.place == "Fès"


def test_people_who_disagree_are_listed(desk):
    name = desk.event().id
    desk.say("accept", name)
    desk.say("reject", name, author="Bea")
    (found,) = conflicts(desk.record)
    assert (found.id, found.conflict.why, found.judgement.author, found.other.author) == (name, "people", "Bea", "Ana")
    desk.say("accept", name, author="Bea")
    assert conflicts(desk.record) == []
    desk.correct(name, "place", "Fès", author="Bea")
    (found,) = conflicts(desk.record)
    assert (found.conflict.field, found.conflict.judged, found.conflict.now) == ("place", "Fès", "Rabat")


def test_a_search_finds_by_what_was_judged(desk):
    assert (search(desk.record, "partie:FR").total, search(desk.record, "acte:visit").total) == (0, 0)
    item = desk.correct(desk.event().id, "actors", ["FR", "MA"])
    desk.correct(desk.event().id, "act", "visit")
    assert (search(desk.record, "partie:FR").total, search(desk.record, "acte:visit").total) == (1, 1)
    desk.say("undo", item.id)
    assert search(desk.record, "partie:FR").total == 0


def test_without_judgements_nothing_is_derived(desk, reading):
    desk.read(replace(reading, quotes=()))
    with desk.record.reading() as connection:
        assert connection.exec_driver_sql("SELECT count(*) FROM judged").scalar_one() == 0


def test_what_somebody_altered_behind_the_record_is_found(desk):
    desk.correct(desk.event().id, "place", "Salé")
    assert verify(desk.record) == []
    with desk.record.writing() as connection:
        connection.exec_driver_sql("UPDATE judged SET shown = 0")
    assert any("out of step" in line for line in verify(desk.record))
    desk.record.rebuild()

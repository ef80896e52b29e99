"""Judgements from one record to another."""

from __future__ import annotations

import json

import pytest

from dragoman.record import BadJudgementFile, dump, judgements
from dragoman.record.judgements import Judgement, agreement, export_lines, import_lines
from dragoman.record.judgements.agreement import kappa


@pytest.fixture
def said(desk, reading):
    first = desk.correct(desk.event().id, "actors", ["MA", "FR"])
    desk.say("reject", desk.event(where="title").id, author="Bea", reason="« titre » d'un autre fait")
    desk.say("merge", desk.event().id, desk.event("sign").id)
    desk.say("undo", desk.say("undo", first.id).id)
    return list(export_lines(desk.record))


def test_into_another_record_and_again(desk, said, make_desk, reading):
    other = make_desk()
    other.read(reading)
    found = import_lines(other.record, said, "x.jsonl")
    assert (found.new, found.known, found.waiting) == (5, 0, 0)
    assert list(dump(other.record)) == list(dump(desk.record))
    again = import_lines(other.record, [*said, *said, "", "  "], "x.jsonl")
    assert (again.new, again.known) == (0, 5)
    assert list(export_lines(other.record)) == said


def test_before_the_page_is_read(desk, said, make_desk, reading):
    other = make_desk()
    assert import_lines(other.record, reversed(said), "x.jsonl").waiting == 5
    assert other.events() == []
    other.read(reading)
    assert list(dump(other.record)) == list(dump(desk.record))


def altered(line, **fields):
    return json.dumps(json.loads(line) | fields)


def renamed(line, **fields):
    """Altered so that the id follows."""
    return json.dumps(Judgement.from_json(json.loads(line) | fields).named().to_json())


SPOILT = [
    (lambda line: line[:-5], "line 2: no JSON"),
    (lambda line: "[1]", "line 2: no JSON object"),
    (lambda line: "[" * 100_000, "line 2: no JSON"),
    (lambda line: line.replace('"author": "Bea"', '"author": "Cleo"'), "line 2: it was altered"),
    (lambda line: altered(line, author=""), "line 2: author must be a name"),
    (lambda line: altered(line, time="2025-01-01T00:00:00"), "line 2: time must be"),
    (lambda line: altered(line, action="marry"), "line 2: action must be one of accept"),
    (lambda line: altered(line, kind=["event"]), "line 2: kind must be one of"),
    (lambda line: altered(line, extra=1), "line 2: extra is no field"),
    (lambda line: altered(line, targets=[]), "line 2: targets must be"),
    (lambda line: altered(line, targets=[{}]), r"line 2: targets\[0\].subject is missing"),
    (lambda line: altered(line, reason="a\0b"), "NUL"),
    (lambda line: altered(line, reason="\ud800"), "half of a pair"),
    (lambda line: line.replace('"sha', '"sha').replace('"alike": 1', '"alike": NaN'), "NaN is no number"),
    (lambda line: line.replace('"status": "done"', '"status": "gone"'), "status: 'gone' is none of"),
    (lambda line: renamed(line, action="note", reason=None), "a note without words"),
    (lambda line: renamed(line, action="merge"), "merge is about several facts"),
    (lambda line: renamed(line, action="correct", field="actors", value="MA"), "holds a list"),
    (lambda line: renamed(line, action="undo", undoes="j-0123456789abcdef"), "neither in this file nor in the record"),
    (lambda line: renamed(line, undoes="j-0123456789abcdef"), "belongs to an undo"),
]


def test_one_wrong_line_and_nothing_is_imported(said, make_desk, reading):
    other = make_desk()
    other.read(reading)
    before = list(dump(other.record))
    for spoil, message in SPOILT:
        with pytest.raises(BadJudgementFile, match=message) as raised:
            import_lines(other.record, [said[0], spoil(said[1]), said[2], "{}"], "x.jsonl")
        assert "x.jsonl: nothing was imported" in str(raised.value)
        assert "line 4: id is missing" in str(raised.value)
        assert list(dump(other.record)) == before


def test_judgements_of_two_records_on_one_fact_come_together(desk, make_desk, reading):
    """Each named the fact apart, for their codebooks read it differently."""
    other = make_desk()
    other.reread(reading, place="Salé")
    mine = desk.say("accept", desk.event().id)
    theirs = other.say("accept", other.event().id, author="Bea")
    assert mine.target.subject != theirs.target.subject
    import_lines(desk.record, export_lines(other.record), "x.jsonl")
    assert [item.fact_id for item in judgements(desk.record)] == [desk.event().id] * 2
    assert len(desk.events()) == 4
    (found,) = agreement(desk.record)
    assert (found.one, found.other, found.facts, found.agreed) == ("Ana", "Bea", 1, 1)
    assert (found.fields, found.fields_agreed) == (12, 11)
    import_lines(other.record, export_lines(desk.record), "y.jsonl")
    assert list(export_lines(other.record)) == list(export_lines(desk.record))


def test_agreement(desk):
    for stored, mine, theirs in zip(
        desk.events(), ("accept", "reject", "accept", "accept"), ("accept", "reject", "reject", "accept"), strict=True
    ):
        desk.say(mine, stored.id)
        desk.say(theirs, stored.id, author="Bea")
    (found,) = agreement(desk.record)
    assert (found.facts, found.agreed, found.share) == (4, 3, 0.75)
    # By hand: they agree on 3 of 4; chance (3·2 + 1·2)/16 = 1/2.
    assert found.kappa == pytest.approx(0.5)


def test_kappa_of_the_textbook():
    """Cohen 1960 as told in every handbook: 20 yes-yes, 5 yes-no, 10 no-yes, 15 no-no give 0.4."""
    table = {("yes", "yes"): 20, ("yes", "no"): 5, ("no", "yes"): 10, ("no", "no"): 15}
    assert kappa([pair for pair, count in table.items() for _ in range(count)]) == pytest.approx(0.4)
    assert kappa([]) is None
    assert kappa([("yes", "yes")]) is None

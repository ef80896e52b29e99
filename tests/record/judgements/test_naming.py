"""Names of organisations: put together or kept apart by people, on no page, and for good."""

from __future__ import annotations

import json
from dataclasses import replace

import pytest

from dragoman.record import (
    Asked,
    BadJudgement,
    BadJudgementFile,
    EventFilter,
    UnknownFact,
    dump,
    happening_of,
    judge,
    judgements,
    organisation_id,
    proposals,
    resolve_new,
    usual_names,
    verify,
)
from dragoman.record.judgements import export_lines, import_lines
from dragoman.record.listing import event_page

from .conftest import make_reading

LONG, SHORT, OTHER = "Kestrel Calcul", "Kestral Calcul", "Vireo Calcul"


def pages():
    """The meeting as two pages tell it, which write the name of who takes part apart by a letter; and somebody else's."""
    for source, name, text in (("a.txt", LONG, ""), ("b.txt", SHORT, ""), ("c.txt", OTHER, " Une autre.")):
        reading = make_reading(source, outlet=f"Le Fil {source[0]}")
        meeting = replace(reading.events[0], actors=(name, "US"), people=(), place=None, object=None)
        if text:
            meeting = replace(meeting, date="2025-01-05", act="visit")
        yield replace(reading, events=(meeting,), quotes=(), positions=(), programmes=())


def fill(desk):
    for reading in pages():
        desk.read(reading)
    resolve_new(desk.record)


def told(desk):
    """What is proposed; the usual name of each; whether the two reports are one happening."""
    resolve_new(desk.record)
    one, other = (next(e.id for e in desk.events() if e.fact.actors[0] == name) for name in (LONG, SHORT))
    usual = usual_names(desk.record, (LONG, SHORT))
    together = happening_of(desk.record, one) == happening_of(desk.record, other)
    listed = event_page(desk.record, EventFilter((SHORT,))).total
    assert listed == len(desk.events(wanted=EventFilter((SHORT,)))) == 1 + (usual[SHORT] == usual[LONG])
    return [(p.left, p.right) for p in proposals(desk.record, "organisation")], usual[SHORT] == usual[LONG], together


def decide(desk, action, one=SHORT, other=LONG, author="Ana"):
    return judge(desk.record, Asked(action, organisation_id(one), author, others=(organisation_id(other),)))


def test_names_are_put_together_and_kept_apart(make_desk):
    desk = make_desk()
    fill(desk)
    assert told(desk) == ([(SHORT, LONG)], False, False)
    merged = decide(desk, "merge")
    assert (merged.kind, [target.machine["name"] for target in merged.targets]) == ("organisation", [SHORT, LONG])
    assert told(desk) == ([], True, True)
    desk.say("undo", merged.id)
    assert told(desk) == ([(SHORT, LONG)], False, False)
    decide(desk, "merge")
    decide(desk, "split", author="Béa")
    assert told(desk) == ([], False, False), "the last word counts"
    assert [item.fact_id for item in judgements(desk.record)] == [None] * 4

    # Into a record that has not read the pages yet: the same in the end, in any order.
    other, lines = make_desk(), list(export_lines(desk.record))
    assert import_lines(other.record, lines[:1], "said.jsonl").waiting == 0
    fill(other)
    assert told(other) == ([], True, True)
    assert import_lines(other.record, lines, "said.jsonl").new == 3
    resolve_new(other.record)
    assert list(dump(other.record)) == list(dump(desk.record))


def test_what_is_put_together_by_hand_and_kept_apart_by_way_of_a_third(make_desk):
    desk = make_desk()
    fill(desk)
    decide(desk, "split", SHORT, OTHER)
    decide(desk, "merge", LONG, OTHER)
    decide(desk, "merge", SHORT, LONG)
    resolve_new(desk.record)
    usual = usual_names(desk.record, (LONG, SHORT, OTHER))
    assert usual[SHORT] != usual[OTHER]
    assert len(set(usual.values())) == 2


def test_what_makes_no_sense_is_refused(make_desk):
    desk = make_desk()
    fill(desk)
    one, event = organisation_id(LONG), desk.events()[0].id
    for asked in (
        Asked("accept", one, "Ana"), Asked("merge", one, "Ana"), Asked("merge", one, "Ana", others=(one,)),
        Asked("duplicate", one, "Ana", others=(organisation_id(SHORT),)), Asked("merge", one, "Ana", others=(event,)),
    ):  # fmt: skip
        with pytest.raises(BadJudgement):
            judge(desk.record, asked)
    for asked in (Asked("merge", one, "Ana", others=("o-0000000000000000",)), Asked("merge", event, "Ana", others=(one,))):
        with pytest.raises(UnknownFact):
            judge(desk.record, asked)
    decide(desk, "merge")
    (line,) = export_lines(desk.record)
    data = json.loads(line)
    wrong = [data | {"action": "accept"}, data | {"kind": "event"}, data | {"targets": data["targets"][:1]}]
    wrong += [data | {"targets": [each | change for each in data["targets"]]} for change in
              ({"machine": {}}, {"machine": {"name": ""}}, {"source": "a.txt"}, {"fact_id": "o-0000000000000000"})]  # fmt: skip
    for change in wrong:
        with pytest.raises(BadJudgementFile):
            import_lines(desk.record, [json.dumps(change)], "said.jsonl")
    assert verify(desk.record) == []

"""Names given an office that somebody else is known to hold: proposed to people, never rewritten by itself. All invented."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from dragoman.codebook import load_parties
from dragoman.model import Event, Evidence, Position, Quote, Span
from dragoman.record import (
    Asked,
    BadJudgement,
    Versions,
    entities,
    events,
    judge,
    open_record,
    positions,
    proposal_counts,
    proposals,
    quotes,
    resolve_new,
    verify,
)
from dragoman.record.knowing import settle
from dragoman.record.resolve import holders
from dragoman.record.resolve.holders import known_of, load_known, suspect
from dragoman.record.resolve.persons import Bearer, office

OFFICE = {
    "of": "EU",
    "head": "vice president",
    "words": "commission",
    "holders": [["Ilka Varmanen", "2024-12-01", ""], ["Bruno Castelverde", "2020-01-01", "2024-11-30"]],
}
ROLE = "vice-présidente de la Commission européenne"
KNOWN = (known_of(OFFICE, "2025-06-30"),)
TEXT = (
    "Ilda Varminen, vice-présidente de la Commission européenne, a rencontré un ministre marocain. "
    "« Nous avançons », a-t-elle dit."
)


def bearer(name, day="2025-03-31", role=ROLE, party="EU"):
    met = date.fromisoformat(day).toordinal()
    return Bearer("b-1", name, party, (role,), met, met)


@pytest.mark.parametrize(
    ("one", "known"),
    [
        (bearer("Ilda Varminen"), "Ilka Varmanen"),
        (bearer("Ilka Varmanem"), "Ilka Varmanen"),
        (bearer("Bruno Castelvert", "2021-05-05"), "Bruno Castelverde"),
        (bearer("Ilka Varmanen"), None),
        (bearer("Mme Varmanen"), None),
        (bearer("Piotr Zdanek"), None),
        (bearer("Ilda Varminen", "2023-03-31"), None),
        (bearer("Ilda Varminen", "2025-07-31"), None),
        (bearer("Ilda Varminen", party="FR"), None),
        (bearer("Ilda Varminen", role="ancienne vice-présidente de la Commission européenne"), None),
        (bearer("Ilda Varminen", role="présidente de la Commission européenne"), None),
        (bearer("Ilda Varminen", role="vice-présidente du Parlement européen"), None),
        (replace(bearer("Ilda Varminen"), first=None), None),
    ],
)
def test_a_name_is_doubted_where_somebody_else_holds_its_office_on_that_day(one, known):
    found = suspect(one, KNOWN)
    assert (found[1]["known"] if found else None) == known


def test_the_list_is_sound():
    assert load_known()
    for each in load_known():
        assert load_parties().kind_of(each.of) is not None
        assert office(each.head).head == each.head, each.head
        assert all(term.name == " ".join(term.name.split()) for term in each.terms)
        assert all(term.first < term.last for term in each.terms), each


def reading_of(make):
    base = make("pages/doubt.txt", outlet=None)
    name, quote = Span(0, 13, "Ilda Varminen"), TEXT.index("Nous")
    said = Quote("direct", "Nous avançons", "Ilda Varminen", "a-t-elle dit", quote, quote + 13)
    sentence = Span(0, TEXT.index(" «"), TEXT[: TEXT.index(" «")])
    event = Event("meet", "done", ("EU", "MA"), (), (Evidence(sentence),), "meet.rencontrer", people=("Ilda Varminen",))
    page = replace(base.page, text=TEXT, published="2025-03-31", furniture=())
    held = Position("Ilda Varminen", ROLE, "EU", (name,))
    return replace(base, page=page, events=(event,), quotes=(said,), positions=(held,), programmes=())


@pytest.fixture
def doubtful(place, make, monkeypatch):
    monkeypatch.setattr(holders, "load_known", lambda: KNOWN)
    with open_record(place, write=True) as record:
        record.store(reading_of(make), Versions("1", "fr_test 1.0", "0.1.0"))
        resolve_new(record)
        yield record
        assert verify(record) == []


def names(record):
    pages = [next(iter(events(record))).page.id]
    told = {stored.fact.person for stored in positions(record, pages)}
    told |= {stored.fact.speaker for stored in quotes(record, pages)}
    return told | {name for stored in events(record) for name in stored.fact.people}


def test_it_is_proposed_and_a_yes_corrects_the_whole_page(doubtful):
    (found,) = proposals(doubtful, "known")
    assert (found.right, found.why["office"], found.why["doubtful"]) == ("Ilka Varmanen", ROLE, "Ilda Varminen")
    assert names(doubtful) == {"Ilda Varminen"}, "nothing is rewritten by itself"
    page = next(iter(events(doubtful))).page.id
    position = positions(doubtful, [page])[0].id
    with pytest.raises(BadJudgement):
        settle(doubtful, quotes(doubtful, [page])[0].id, "Ilka Varmanen", "Ana", same=True)
    made = settle(doubtful, position, found.right, "Ana", same=True, reason="faute")
    assert [(item.kind, item.field) for item in made] == [("position", "person"), ("quote", "speaker"), ("event", "people")]
    resolve_new(doubtful)
    assert names(doubtful) == {"Ilka Varmanen"}
    assert [entity.name for entity in entities(doubtful)] == ["Ilka Varmanen"]
    assert proposal_counts(doubtful).get("known") is None
    for item in reversed(made):
        judge(doubtful, Asked("undo", item.id, "Ana"))
    resolve_new(doubtful)
    assert names(doubtful) == {"Ilda Varminen"}
    assert len(proposals(doubtful, "known")) == 1


def test_a_no_keeps_the_name_and_asks_no_more(doubtful):
    page = next(iter(events(doubtful))).page.id
    (item,) = settle(doubtful, positions(doubtful, [page])[0].id, "Ilka Varmanen", "Ana", same=False)
    assert item.action == "accept"
    resolve_new(doubtful)
    assert proposals(doubtful, "known") == []
    assert names(doubtful) == {"Ilda Varminen"}
    judge(doubtful, Asked("undo", item.id, "Ana"))
    assert proposal_counts(doubtful)["known"] == 1


def test_in_fiction_others_may_hold_real_offices(place, make, monkeypatch):
    monkeypatch.setattr(holders, "load_known", lambda: KNOWN)
    with open_record(place, write=True) as record:
        record.store(reading_of(make), Versions("1", "fr_test 1.0", "0.1.0"), fiction=True)
        resolve_new(record)
        assert proposals(record, "known") == []

"""What a dossier puts together and what it keeps apart."""

from __future__ import annotations

from dataclasses import replace

import pytest

from dragoman.dossier import Entry, build_dossier
from dragoman.model import Event, Evidence, Page, Position, Programme, Quote, Reading, Span
from dragoman.record import Versions, open_record, resolve_new

TEXT = (
    "La ministre du Numérique, Salma Benkirane, a rencontré lundi à Rabat l'envoyé Todd Hollis. "
    "« Nous bâtirons ce centre ensemble », a-t-elle dit. Elle a revu M. Hollis le soir. "
    "Un mémorandum sera signé en juin. Le Japonais Kenji Mori suit l'affaire. Maroc Calcul 2031 servira de cadre."
)


def span(words):
    start = TEXT.index(words)
    return Span(start, start + len(words), words)


MARKS = (TEXT[: TEXT.index(" «")], "Elle a revu M. Hollis le soir.", "Un mémorandum sera signé en juin.")
SENTENCES = [span(words) for words in MARKS]


def page(source, outlet, published="2025-03-18"):
    meet = Event("meet", "done", ("MA", "US"), (), (Evidence(SENTENCES[0]),), "meet.rencontrer", date="2025-03-17")
    events = (
        replace(meet, people=("Salma Benkirane", "Todd Hollis"), place="Rabat" if outlet == "La Vigie" else None),
        replace(meet, evidence=(Evidence(SENTENCES[1]),)),
        Event("sign", "planned", ("MA", "US"), (), (Evidence(SENTENCES[2]),), "sign.signer", date="2025-06"),
        Event("praise", "done", ("JP",), ("FR",), (Evidence(SENTENCES[2]),), "praise.saluer"),
    )
    said = span("Nous bâtirons ce centre ensemble")
    return Reading(
        Page(source, TEXT, "Rabat parle", published=published, published_from="byline", outlet=outlet),
        events,
        (
            Quote("direct", said.exact, "Salma Benkirane", "a dit", said.start, said.end),
            Quote("direct", "sera", "Kenji Mori", "dit", TEXT.index("sera"), TEXT.index("sera") + 4),
        ),
        (
            Position("Salma Benkirane", "ministre du Numérique", "MA", (span("Salma Benkirane"),)),
            Position("Kenji Mori", "observateur", "JP", (span("Kenji Mori"),)),
        ),
        (Programme("Maroc Calcul 2031", "MA", 2031, (span("Maroc Calcul 2031"),)),),
    )


@pytest.fixture
def record(tmp_path):
    with open_record(tmp_path / "r.db", write=True) as record:
        for source, outlet in (("a.txt", "Le Fil du Rif"), ("b.txt", "La Vigie")):
            record.store(page(source, outlet), Versions("1", "m", "p"), fiction=source == "a.txt")
        resolve_new(record)
        yield record


def test_reports_of_one_act_are_one_line_and_two_meetings_stay_two(record):
    dossier = build_dossier(record, ["MA", "US"])
    lines = [(line.fact.event.act, len(line.fact.reports)) for line in dossier.timeline if isinstance(line.fact, Entry)]
    assert lines == [("meet", 2), ("meet", 2), ("sign", 2)]
    for line in dossier.timeline:
        assert len({stored.page.id for stored in line.fact.reports}) == 2
    assert [line.fact.event.act for line in dossier.planned] == ["sign"]
    assert dossier.period == ("2025-03-17", "2025-06-30")


def test_every_number_has_its_sentence(record):
    dossier = build_dossier(record, ["MA", "US"])
    assert [source.number for source in dossier.sources] == list(range(1, len(dossier.sources) + 1))
    lines = [*dossier.timeline, *dossier.said, *dossier.programmes]
    used = {n for line in lines for n in line.numbers} | {n for p in dossier.people for _, _, ns in p.roles for n in ns}
    assert used == set(range(1, len(dossier.sources) + 1))
    assert all(source.exact in TEXT and source.facts for source in dossier.sources)


def test_a_person_is_shown_by_the_sentence_that_names_them(record):
    dossier = build_dossier(record, ["MA", "US"])
    (person,) = dossier.people
    assert (person.name, person.roles[0][:2]) == ("Salma Benkirane", ("ministre du Numérique", "MA"))
    exact = {dossier.sources[number - 1].exact for number in person.roles[0][2]}
    assert exact == {SENTENCES[0].exact}
    programme = dossier.programmes[0]
    assert dossier.sources[programme.numbers[0] - 1].exact == "Maroc Calcul 2031 servira de cadre."


def test_what_others_say_is_left_out_and_the_same_words_come_once(record):
    dossier = build_dossier(record, ["MA", "US"])
    assert [(line.fact.speaker, len(line.numbers)) for line in dossier.said] == [("Salma Benkirane", 2)]


def test_nothing_in_common(record):
    dossier = build_dossier(record, ["MA", "JP"])
    assert (dossier.timeline, dossier.period, dossier.sources) == ((), None, ())


def test_one_party_alone_and_the_pages_marked_as_fiction(record):
    dossier = build_dossier(record, ["JP"])
    assert [len(line.fact.reports) for line in dossier.timeline] == [2]
    assert sorted((page.source, page.fiction) for page in dossier.pages) == [("a.txt", True), ("b.txt", False)]


def test_the_fullest_report_is_shown(record):
    assert build_dossier(record, ["MA"]).timeline[0].fact.event.place == "Rabat" or (
        build_dossier(record, ["MA"]).timeline[1].fact.event.place == "Rabat"
    )


def test_words_of_a_title_are_shown_as_such():
    from dragoman.dossier.sources import sentence_around
    from dragoman.record import home_of

    reading = page("a.txt", None)
    words = Span(0, 5, "Rabat")
    assert home_of(reading.page, words) == ("title", "Rabat parle")
    assert home_of(reading.page, Span(0, 5, "Tunis")) is None
    assert sentence_around("Rabat parle", words).exact == "Rabat parle"

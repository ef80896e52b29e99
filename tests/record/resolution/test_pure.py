"""The parts of the resolution one by one. All persons are invented."""

from __future__ import annotations

import pytest

from dragoman.model import Event, Evidence, Span
from dragoman.record.resolve import Act, Told, Witness, between, disagreements, history, status, things, voices
from dragoman.record.resolve.corroboration import agencies, pack, sketch, source_named, unpack
from dragoman.record.resolve.figures import figures
from dragoman.record.resolve.names import compare, parse
from dragoman.record.resolve.organisations import Named, organisations, programmes
from dragoman.record.resolve.persons import Bearer, doubt
from dragoman.record.resolve.words import shingles

LONG = " ".join(f"mot{n} autre{n} chose{n}" for n in range(150))


@pytest.mark.parametrize(
    ("one", "other", "grade"),
    [
        ("Jean-Baptiste Lacroze", "LACROZE Jean-Baptiste", "same"),
        ("Jean-Baptiste Lacroze", "J.-B. Lacroze", "initials"),
        ("Julien Lacroze", "J.-B. Lacroze", "none"),
        ("Tewodros Gebremariam", "Téodros Gebre-Maryam", "variant"),
        ("Hassan Ould Cheikh", "Hussein Ould Cheikh", "conflict"),
        ("Ali ben Omar Faraj", "Omar ben Ali Faraj", "conflict"),
        ("Clara Fontanel", "Claire Fontanel", "conflict"),
        ("Mme Deshpande", "Sunita Deshpande", "surname"),
        ("Kenji Moriyama", "Haruka Endo", "none"),
        ("", "Haruka Endo", "none"),
        ("🙂", "Haruka Endo", "none"),
    ],
)
def test_names(one, other, grade):
    assert compare(parse(one), parse(other)) == compare(parse(other), parse(one)) == grade


def test_a_known_holder_makes_a_strange_name_doubtful():
    known = Bearer("b-1", "Henna Virtakallio", "EU", ("vice-présidente de la Commission",), 740000, 740050, 6)
    doubtful = Bearer("b-2", "Hina Vertecallo", "EU", ("vice-présidente de la Commission",), 740010, 740010, 1)
    assert doubt(doubtful, known)[0] == "misspelling"
    assert doubt(known, Bearer("b-3", "Ola Brun", "EU", known.roles, 740010, 740010, 1))[0] == "holder"
    assert doubt(known, Bearer("b-4", "Hina Vertecallo", "EU", known.roles, 741000, 741000, 1)) is None
    assert doubt(known, Bearer("b-5", "Hina Vertecallo", "EU", known.roles, 740010, 740010, 5)) is None


def test_figures_and_what_they_count():
    text = "Les 61 pays, 12 millions de dollars, 3,5 milliards d’euros, dix-huit diplomates le 4 juin 2025 à 14 heures."
    found = figures(text)
    assert {(f.counts, f.text()) for f in found} == {
        ("pays", "61"),
        ("money", "12 000 000 USD"),
        ("money", "3 500 000 000 EUR"),
        ("diplomate", "18"),
    }
    assert {f.value for f in figures("sa sixième visite, sa 7e visite")} == {6.0, 7.0}


@pytest.mark.parametrize(
    ("text", "named"),
    [
        (f"PARIS (AFP) - Le texte. {LONG}", {"afp"}),
        (f"{LONG} (avec AFP)", {"afp"}),
        (f"{LONG}\nSource : APS", {"aps-dz"}),
        (f"{LONG} – VNA", {"vna"}),
        (f"Le roi (AFP / Paul Martin) parle. {LONG}", set()),
        (f"La carte de la région MAP est là. {LONG}", set()),
        (f"{LONG} (AFP) {LONG}", set()),
    ],
)
def test_agencies_that_are_credited(text, named):
    assert agencies(text) == named


def test_copies_agencies_and_outlets_are_one_voice():
    whole, half = sketch(LONG), sketch(LONG[: len(LONG) // 2])
    assert unpack(pack(whole)) == whole
    witnesses = [
        Witness("a", "journal un", sketch=whole),
        Witness("b", "journal deux", sketch=half),
        Witness("c", "journal un"),
        Witness("d", "journal trois", frozenset({"afp"})),
        Witness("e", "journal quatre", frozenset({"afp"})),
        Witness("f", None, sources=source_named("Reuters")),
        Witness("g", "reuters", frozenset({"reuters"})),
        Witness("h", None, runs=(shingles("le ministre a signé hier un accord de pêche à Rabat"),)),
        Witness("i", None, runs=(shingles("Hier, le ministre a signé hier un accord de pêche à Rabat, dit-il"),)),
        Witness("j", None),
        Witness("k", None),
    ]
    found = voices(witnesses)
    alike = [{page for page, voice in found.of.items() if voice == number} for number in range(found.independent)]
    assert sorted(map(sorted, alike)) == [["a", "b", "c"], ["d", "e"], ["f", "g"], ["h", "i"], ["j"], ["k"]]
    assert voices(witnesses[::-1]) == found


def test_two_agencies_in_one_article_do_not_make_them_one():
    found = voices(
        [
            Witness("a", "un", frozenset({"afp"})),
            Witness("b", "deux", frozenset({"reuters"})),
            Witness("c", "trois", frozenset({"afp", "reuters"})),
        ]
    )
    assert found.independent == 2


def told(name, day, state, text="Un accord.", voice=0, **fields):
    event = Event("sign", state, ("MA", "FR"), (), (Evidence(Span(0, len(text), text)),), "sign.x", **fields)
    return Told(name, f"p-{name}", event, day, voice)


def test_history_and_status():
    reports = [
        told("e-1", "2031-05-03", "planned", date="2031-06-12"),
        told("e-2", "2031-06-01", "planned", date="2031-06-20", voice=1),
        told("e-3", "2031-06-21", "done", date="2031-06-20", voice=2),
        told("e-4", "2031-06-22", "done", voice=3),
    ]
    steps = [(s.status, s.date, s.told, s.voices) for s in history(reports[::-1])]
    assert steps == [
        ("planned", "2031-06-12", "2031-05-03", 1),
        ("planned", "2031-06-20", "2031-06-01", 1),
        ("done", "2031-06-20", "2031-06-21", 2),
    ]
    assert status(reports) == "done"
    assert status([*reports[:2], told("e-5", "2031-06-21", "negated")]) == "negated"
    assert status([*reports[2:3], told("e-5", "2031-06-25", "denied", voice=9)]) == "done"
    assert [d.field for d in disagreements(reports)] == []


def test_disagreements_have_all_their_reports_and_one_page_has_none():
    one = told("e-1", "2031-06-21", "done", "Un accord de 10 millions d'euros.", place="Rabat", date="2031-06-20")
    two = told("e-2", "2031-06-21", "done", "Un accord de 12 millions d'euros.", place="Paris", date="2031-06-21")
    three = told("e-3", "2031-06-22", "done", "Un accord de 12 millions d'euros.", place="Maroc", date="2031-06")
    found = {(d.field, d.about): {v.value: v.reports for v in d.variants} for d in disagreements([three, two, one])}
    assert found == {
        ("date", ""): {"2031-06-20": ("e-1",), "2031-06-21": ("e-2",)},
        ("figure", "money"): {"10 000 000 EUR": ("e-1",), "12 000 000 EUR": ("e-2", "e-3")},
        ("place", ""): {"Rabat": ("e-1",), "Paris": ("e-2",), "Maroc": ("e-3",)},
    }
    assert disagreements([one]) == ()


def act(name, kind, state, day, actors, recipients=(), about=None, what=None, paper=None):
    return Act(name, kind, about, state, frozenset(actors), frozenset(recipients), day, day, what, paper)


def test_lives_of_measures_and_accords():
    acts = [
        act("h-1", "restrict", "done", "2031-01-01", ["US"], ["CN"], what="exportation de puces"),
        act("h-2", "restrict", "done", "2031-01-02", ["US"], ["CN"], what="visas d'étudiants"),
        act("h-3", "demand", "done", "2031-02-01", ["CN"], ["US"], "ease", "la levée des restrictions sur les puces"),
        act("h-4", "ease", "done", "2031-03-01", ["US"], ["CN"], what="les restrictions sur les puces"),
        act("h-5", "sign", "done", "2031-04-01", ["US", "CN"], paper="accord sur les ports"),
        act("h-6", "quit", "done", "2031-05-01", ["US"], ["CN"], paper="l'accord sur les ports"),
        act("h-7", "threaten", "done", "2031-06-01", ["US"], ["FR"], "restrict", "logiciels"),
    ]
    found = between(things(acts), ["US", "CN"])
    lives = {thing.name: ([stage.stage for stage in thing.life], thing.state, thing.stands) for thing in found}
    assert lives == {
        "exportation de puces": (["imposed", "called_to_lift", "lifted"], "lifted", False),
        "visas d'étudiants": (["imposed"], "standing", True),
        "accord sur les ports": (["signed", "left"], "left", False),
    }
    assert things(acts) == things(acts[::-1])
    assert [thing.state for thing in between(things(acts), ["FR"])] == ["threatened"]


def test_organisations_and_programmes():
    groups = organisations(["Kestrel Compute", "Kestrel Compute Inc.", "kestrel compute", "Kestral Compute", "MA"])
    assert [len(members) for members in groups.members] == [1, 3]
    assert [edge.why for edge in groups.open] == [{"name": "typo"}]
    named = [
        Named("b-1", "Maroc Calcul 2031", "MA"),
        Named("b-2", "stratégie « Maroc Calcul 2031 »", "MA"),
        Named("b-3", "Maroc Calcul 2025", "MA"),
        Named("b-4", "Maroc Calcul 2031", "TN"),
    ]
    assert programmes(named).members == (("b-1", "b-2"), ("b-3",), ("b-4",))

"""On whose ground an act is where no party is named, and what a noun before an act makes of it."""

from __future__ import annotations

import pytest

from dragoman.model import Page
from dragoman.reading import read

SENTENCES = [
    # the place of the clause: a capital, a city, a state; a capital of two parties is a city of its country
    ("Une attaque a fait douze morts à Kaboul.", "attack", [], ["AF"]),
    ("Un attentat a fait deux morts à Nice.", "attack", [], ["FR"]),
    ("Un attentat a fait deux morts à Bruxelles.", "attack", [], ["BE"]),
    ("Deux écoles ont été bombardées dans le nord de la Syrie.", "attack", [], ["SY"]),
    # an organ that does not say of which state
    ("La police a interpellé un individu à Londres.", "ban", ["GB"], []),
    ("Deux journalistes ont été arrêtés au Burundi.", "ban", ["BI"], ["BI:soc"]),
    # the state that the text speaks of, named in another sentence
    ("Le Kenya a connu une nuit agitée. Trois suspects ont été arrêtés par la police.", "ban", ["KE"], []),
]


@pytest.mark.parametrize(("text", "act", "actors", "recipients"), SENTENCES)
def test_the_state_of_the_place_is_the_party(text: str, act: str, actors: list[str], recipients: list[str]) -> None:
    events = [e for e in read(Page(source="example", text=text, published="2025-03-19")).events if e.act == act]
    assert [(list(e.actors), list(e.recipients)) for e in events] == [(actors, recipients)]


def test_the_people_of_the_place_protest() -> None:
    text = "Des milliers de personnes ont manifesté à Alger."
    events = read(Page(source="example", text=text, published="2025-03-19")).events
    assert [(e.act, list(e.actors)) for e in events] == [("protest", ["DZ:soc"])]


def test_without_place_and_state_nothing_is_made_up() -> None:
    assert read(Page(source="example", text="Une attaque a fait douze morts.", published="2025-03-19")).events == ()


def test_a_named_organ_is_not_the_state_spoken_of() -> None:
    text = "Le Kenya se réjouit. La police du Tchad a arrêté trois suspects."
    events = read(Page(source="example", text=text, published="2025-03-19")).events
    assert [list(e.actors) for e in events if e.act == "ban"] == [["TD"]]


@pytest.mark.parametrize(
    "text",
    [
        "La tentative d'attentat à Nairobi a échoué.",
        "Le Kenya évoque le risque d'un attentat.",
        "La France a déjoué un attentat.",
        "La police belge redoute un attentat.",
    ],
)
def test_what_was_tried_feared_or_foiled_was_not_done(text: str) -> None:
    events = read(Page(source="example", text=text, published="2025-03-19")).events
    assert [e.act for e in events if e.act == "attack"] == []


def test_what_is_spoken_of_as_known_is_done_whatever_its_verb_says() -> None:
    text = "L'attaque au couteau à Londres n'a pas surpris les habitants."
    events = [e for e in read(Page(source="example", text=text, published="2025-03-19")).events if e.act == "attack"]
    assert [(e.status, list(e.recipients)) for e in events] == [("done", ["GB"])]

"""Words chosen for a corrected value: kept with their place, found again in another text, exported, missed when they go."""

from __future__ import annotations

import json
from dataclasses import replace

import pytest

from dragoman.model import Furniture, Page, Span
from dragoman.record import BadJudgement, BadJudgementFile, examine, verify
from dragoman.record.judgements import Chosen, Pick, conflicts, export_lines, import_lines, judgements, point
from dragoman.record.judgements.choosing import found_again

from .conftest import TEXT, make_reading


def pick(words: str, body: str = TEXT, place: str = "text", line: int | None = None) -> Pick:
    start = body.index(words)
    return Pick(start, start + len(words), words, place, line)


def places(desk, fact: str, field: str) -> list[tuple[str, str, int] | None]:
    shown = examine(desk.record, fact).chosen.get(field, ())
    return [(each.now.span.exact, each.now.place, each.now.span.start) if each.now else None for each in shown]


def test_chosen_words_follow_the_text_and_are_missed_when_they_go(desk, make_desk):
    fact, at, outside = desk.event().id, TEXT.index("Rabat"), [("Rabat", "title", 0), ("Tokyo", "furniture", 6)]
    title, tokyo = pick("Rabat", "Rabat et Washington se parlent", "title"), pick("Tokyo", "09:12 Tokyo", "furniture", 0)
    desk.say("correct", fact, field="place", value="Salé", chosen=(pick("Rabat"), title, tokyo))
    desk.say("correct", fact, field="object", value="des données", chosen=(pick(" ce centre "),))
    assert places(desk, fact, "place") == [("Rabat", "text", at), *outside]
    assert places(desk, fact, "object")[0][0] == "ce centre", "without the spaces around them"

    # Out of this record and into another, before its page is read: the same words at the same places.
    other, lines = make_desk(), list(export_lines(desk.record))
    assert import_lines(other.record, lines, "said.jsonl").waiting == 2
    other.read(make_reading())
    assert [places(other, fact, name) for name in ("place", "object")] == [places(desk, fact, n) for n in ("place", "object")]

    # The text moves, and a line above the chosen one is new.
    moved = make_reading(text="Rabat, lundi. " + TEXT)
    furniture = (Furniture("08:00 Une autre ligne", "ticker"), *moved.page.furniture)
    moved = replace(moved, page=replace(moved.page, furniture=furniture), events=moved.events[:3])
    desk.read(moved)
    assert places(desk, fact, "place") == [("Rabat", "text", at + 14), *outside]
    assert [item.conflict.why for item in conflicts(desk.record)] == []

    # The words go: the value stays, and what it lacks is listed.
    page = replace(moved.page, title="Deux pays se parlent", text=moved.page.text.replace("centre", "projet"), furniture=())
    desk.read(replace(moved, page=page, quotes=(), events=moved.events[:1]))
    assert places(desk, fact, "place") == [("Rabat", "text", at + 14), None, None]
    found = [(item.conflict.why, item.conflict.field, item.conflict.judged) for item in conflicts(desk.record)]
    assert found == [("words", "place", "Rabat … Tokyo"), ("words", "object", "ce centre")]
    assert examine(desk.record, fact).fact.place == "Salé"

    # They come back with the page as it was.
    desk.read(make_reading())
    assert None not in places(desk, fact, "place")
    assert list(export_lines(desk.record)) == lines


def test_the_last_word_on_a_field_brings_its_own_words(desk):
    fact = desk.event().id
    first = desk.say("correct", fact, field="place", value="Salé", chosen=(pick("Rabat"),))
    desk.say("accept", fact, author="Béa")
    assert places(desk, fact, "place"), "what was shown was accepted with its words"
    second = desk.say("correct", fact, field="place", value="Tanger")
    assert places(desk, fact, "place") == []
    desk.say("undo", second.id)
    assert len(places(desk, fact, "place")) == 1
    desk.say("undo", first.id)
    assert "place" not in examine(desk.record, fact).chosen
    assert [bool(item.judgement.chosen) for item in judgements(desk.record)] == [True, False, False, False, False]


@pytest.mark.parametrize(
    "wrong",
    [Pick(0, 5, "Rabat"), Pick(-5, 0, ""), Pick(0, 10**9, "La"), Pick(0, 2, "La", "title"), Pick(0, 2, "La", "margin"),
     Pick(0, 2, "La", "furniture", 9), Pick(0, 2, "La", "text", 0), Pick(2, 3, " ")],
)  # fmt: skip
def test_words_that_do_not_stand_there_are_refused(desk, wrong):
    with pytest.raises(BadJudgement):
        desk.say("correct", desk.event().id, field="place", value="Salé", chosen=(wrong,))
    with pytest.raises(BadJudgement):
        desk.say("accept", desk.event().id, chosen=(pick("Rabat"),))
    assert judgements(desk.record) == []


def test_a_file_with_other_words_is_refused(desk, make_desk):
    desk.say("correct", desk.event().id, field="place", value="Salé", chosen=(pick("Rabat"),))
    (line,) = export_lines(desk.record)
    other, words = make_desk(), json.loads(line)["chosen"][0]
    for change in (
        {"chosen": []}, {"chosen": None}, {"chosen": ["Rabat"]}, {"chosen": [words | {"in": "margin"}]},
        {"chosen": [words | {"line": 3}]}, {"chosen": [words | {"span": {"exact": "Salé", "start": 0, "end": 4}}]},
        {"action": "accept", "field": None, "value": None, "seen_value": None},
    ):  # fmt: skip
        with pytest.raises(BadJudgementFile):
            import_lines(other.record, [json.dumps(json.loads(line) | change)], "said.jsonl")
    assert import_lines(other.record, [line], "said.jsonl").new == 1
    assert verify(other.record) == []


@pytest.mark.parametrize(
    ("text", "title", "wanted"),
    [
        ("À Rabat. Le roi est à Rabat hier.", None, ("text", 22)),  # the sentence before the nearer words
        ("Un an. À Rabat, il pleut. Rabatteurs.", None, ("text", 9)),  # whole words alone
        ("Rien du tout.", "Le roi est à Rabat hier.", ("title", 13)),  # the sentence, elsewhere on the page
        ("Rien du tout.", "Rabat", None),  # bare words elsewhere might be any
    ],
)
def test_where_words_are_found_again(text, title, wanted):
    old = "Le roi est à Rabat hier."
    chosen = Chosen("text", None, Span(13, 18, "Rabat"), Span(0, len(old), old))
    found = found_again(chosen, "old", Page("p", text, title=title), "new")
    assert (found and (found.place, found.span.start)) == wanted


@pytest.mark.parametrize(
    ("typed", "place", "start"),
    [
        ("salma  benkirane", "text", TEXT.index("Salma")),
        ("Mme Benkirane", "text", TEXT.index("Mme")),
        ("l’envoyé américain", "text", TEXT.index("l'envoyé")),
        ('"Nous bâtirons ce centre ensemble"', "text", TEXT.index("« Nous")),
        ("Rabat", "text", TEXT.index("Rabat")),
        ("se parlent", "title", 20),
        ("Tokyo", "furniture", 6),
    ],
)
def test_words_that_are_typed_are_looked_for_nearest_to_the_fact(reading, typed, place, start):
    found = point(reading.page, reading.events[0], typed)
    assert (found.place, found.start) == (place, start)


def test_the_same_words_are_taken_where_the_fact_stands(reading):
    twice = replace(reading.page, text=f"Rabat attend. {TEXT} Rabat reste prudente.")
    told = make_reading(text=twice.text).events[0]
    assert point(twice, told, "Rabat").start == twice.text.index("à Rabat") + 2
    assert point(reading.page, reading.events[2], "Rabat").place == "title"
    assert point(reading.page, reading.events[2], "centre").place == "text"
    for wrong in ("Raba", "abat", "Rabat(", "", "  ", "x" * 3000):
        with pytest.raises(BadJudgement):
            point(reading.page, reading.events[0], wrong)

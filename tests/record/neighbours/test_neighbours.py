"""Sentences about the same: found whatever their words, the same in both stores, in step with the pages and with people."""

from __future__ import annotations

import json
from dataclasses import replace

import numpy as np
import pytest
from spacy.strings import hash_string
from sqlalchemy import select, update

from dragoman.model import Event, Evidence, Span
from dragoman.record import Asked, UnknownFact, Versions, copy, dump, events, judge, open_record, verify
from dragoman.record.neighbour_schema import neighbour_page, neighbour_state
from dragoman.record.neighbours import NotMade, drop, index, like, like_event, like_words, many, meaning, waiting
from dragoman.record.neighbours import make as make_all
from dragoman.record.neighbours.vector import likeness, pack, size, unpack, vector
from dragoman.record.neighbours.wordvectors import murmur

V1 = Versions("1", "fr_test 1.0", "0.1.0")
SIGNED = "Le Maroc et le Japon ont signé un accord sur les puces."
#: Sentences of invented pages, an act and the parties of each.
SAID = {
    "sign": (SIGNED, ("MA", "JP")),
    "same": ("Rabat et Tokyo ont paraphé un mémorandum sur les semi-conducteurs.", ("MA", "JP")),
    "far": ("Des pirates ont attaqué les serveurs d'un hôpital de Lisbonne.", ("PT",)),
    "hit": ("Une cyberattaque a visé des cliniques portugaises.", ("PT",)),
}


def told(make_page, name, sentence, parties, act="sign"):
    base = make_page(f"pages/{name}.txt", outlet=None)
    page = replace(base.page, text=sentence, title=f"Page {name}", furniture=())
    event = Event(act, "done", parties, (), (Evidence(Span(0, len(sentence), sentence)),), "test.rule", date="2025-03-17")
    return replace(base, page=page, events=(event,), quotes=(), positions=(), programmes=())


def rows(record):
    return [line for line in dump(record) if line.startswith('["neighbour')]


@pytest.fixture
def filled(place, make):
    with open_record(place, write=True) as record:
        for name, (sentence, parties) in SAID.items():
            record.store(told(make, name, sentence, parties), V1)
        yield record
        assert verify(record) == []


@pytest.mark.parametrize(
    ("one", "near", "far"),
    [("sign", "same", "far"), ("sign", "same", "hit"), ("hit", "far", "sign"), ("same", "sign", "hit")],
)
def test_what_is_about_the_same_is_nearer_whatever_its_words(one, near, far):
    rows = {name: vector(sentence) for name, (sentence, _) in SAID.items()}
    scores = dict(zip(rows, likeness(np.array(list(rows.values())), rows[one]), strict=True))
    assert scores[one] == pytest.approx(1)
    assert scores[near] > scores[far] + 0.1


@pytest.mark.parametrize(
    "text", ["", " ", "…!?", "12 345", "\ud800", "\0", "مرحبا", "a" * 5000, "le " * 5000, "e\u0301" * 900, "'" * 999]
)
def test_any_text_has_a_row(text):
    row = vector(text)
    assert row.shape == (size(),)
    assert np.array_equal(unpack([pack([row]), pack([row, row])])[2], row)
    assert np.isfinite(likeness(np.array([row, row]), vector("accord"))).all()


@pytest.mark.parametrize("word", ["", "a", "accord", "États-Unis", "l'", "intelligence", "abcdefgh", "Ouagadougou", "日本"])
def test_words_are_known_by_the_number_that_the_pipeline_gives_them(word):
    assert murmur(word.encode()) == hash_string(word) or not word


def test_parties_are_named_by_all_their_forms():
    for words in ("Les États-Unis", "Etats Unis", "Washington", "un ministre américain"):
        assert set(meaning.parties_in(words.replace("-", " ").split())) == {"US"}, words
    assert list(meaning.parties_in(["la", "grenade"])) == []
    shares = dict(meaning.acts_of("paraphé"))
    assert shares
    assert set(shares) & set(dict(meaning.acts_of("signé")))


def test_neighbours_are_made_on_demand_and_kept_in_step(filled, make):
    assert many(filled, 10) is None
    assert waiting(filled) == 0
    with pytest.raises(NotMade, match="dragoman record neighbours"):
        like_words(filled, "accord")
    steps = []
    assert make_all(filled, steps.append) == 4
    assert steps == [4]
    assert (many(filled, 3), many(filled, 4), waiting(filled)) == (True, False, 0)
    assert make_all(filled) == 0

    best = like_words(filled, "Tokyo et le Maroc signent un accord", most=2)
    assert {near.sentence.exact for near in best} == {SAID["sign"][0], SAID["same"][0]}
    assert like_words(filled, "xyzzy") == []
    titles = like_words(filled, "Page far", most=1)
    assert [(near.place, near.sentence.exact, near.events) for near in titles] == [("title", "Page far", ())]

    # A new page is there at once, a page read anew with its new words, and no others.
    filled.store(told(make, "more", "Le Maroc et le Japon ont signé un traité.", ("MA", "JP")), V1)
    assert "Le Maroc et le Japon ont signé un traité." in {near.sentence.exact for near in like_words(filled, SIGNED)}
    filled.store(told(make, "more", "La pluie tombera sur la Bretagne.", ("FR",)), V1)
    assert "Le Maroc et le Japon ont signé un traité." not in {near.sentence.exact for near in like_words(filled, SIGNED)}
    assert verify(filled) == []

    drop(filled)
    assert many(filled, 1) is None
    filled.store(told(make, "last", SIGNED, ("MA", "JP")), V1)
    with filled.reading() as connection:
        assert connection.execute(select(neighbour_page)).first() is None





def test_copies_count_once_and_what_people_reject_is_left_out(filled, make):
    filled.store(told(make, "copy", SIGNED, ("MA", "JP")), V1)
    make_all(filled)
    first, *_ = like_words(filled, SIGNED)
    assert (first.score, first.sentence.exact, len(first.also)) == (1.0, SIGNED, 1)
    assert [event.fact.act for event in first.events] == ["sign"]
    same = next(stored.id for stored in events(filled) if stored.fact.evidence[0].sentence.exact == SAID["same"][0])
    near = like_event(filled, same)
    assert near[0].sentence.exact == SIGNED
    assert same not in {event.id for one in near for event in one.events}
    for stored in list(events(filled)):
        if stored.fact.evidence[0].sentence.exact == SIGNED:
            judge(filled, Asked("reject", stored.id, "Ana"))
    assert SIGNED not in {one.sentence.exact for one in like(filled, same)}
    with pytest.raises(UnknownFact):
        like(filled, "e-ffffffff")


def test_only_some_pages_when_asked_so(filled):
    make_all(filled)
    page = like_words(filled, SIGNED)[1].page.id
    assert {near.page.id for near in like_words(filled, SIGNED, among=[page])} == {page}
    assert like_words(filled, SIGNED, among=[]) == []


def test_the_order_of_pages_the_store_and_a_copy_make_no_difference(new_place, make):
    dumps = []
    for names in (list(SAID), list(SAID)[::-1]):
        place = new_place()
        with open_record(place, write=True) as record:
            make_all(record)  # before any page, and kept in step
            for name in names:
                record.store(told(make, name, *SAID[name]), V1)
            dumps.append(rows(record))
            record.rebuild()
            assert rows(record) == dumps[0]
    assert dumps[0] == dumps[1]
    assert len(dumps[0]) == len(SAID) + 1
    target = new_place()
    copy(place, target)
    with open_record(target) as copied:
        assert rows(copied) == dumps[0]


def test_rows_of_another_version_are_made_anew_and_wrong_ones_are_told(place, make):
    with open_record(place, write=True) as record:
        record.store(told(make, "sign", *SAID["sign"]), V1)
        make_all(record)
        with record.writing() as connection:
            connection.execute(update(neighbour_page).values(vectors=pack([vector("autre chose")])))
        assert any("that its sentences do not give" in line for line in verify(record))
        with record.writing() as connection:
            connection.execute(update(neighbour_page).values(places=json.dumps([])))
        assert any("of other sentences" in line for line in verify(record))
        with record.writing() as connection:
            connection.execute(update(neighbour_state).values(value="0"))
        with pytest.raises(NotMade, match="another version"):
            like_words(record, SIGNED)
        assert any("another version" in line for line in verify(record))
    with open_record(place, write=True) as record:
        assert verify(record) == []
        assert like_words(record, SIGNED)[0].score == 1.0


def test_a_stop_midway_is_made_up_for(filled, monkeypatch):
    monkeypatch.setattr(index, "BATCH", 1)

    def stop(left):
        if left == 2:
            raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        make_all(filled, stop)
    assert waiting(filled) == 2
    assert sum("has no rows" in line for line in verify(filled)) == 2
    assert make_all(filled) == 2
    assert waiting(filled) == 0

"""French words as the index holds them."""

from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dragoman.record.search.analyzer import LONGEST, fold, stems, tokens


def exact(text):
    return [token.exact for token in tokens(text)]


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("L’Œuvre d'Aïcha, qu’elle lit", "oeuvre aicha elle lit"),
        ("jusqu'à l'hôpital lorsqu'il pleut", "a hopital il pleut"),
        ("aujourd'hui aujourd’hui", "aujourdhui aujourdhui"),
        ("N'Djamena, O'Brien, prud’hommes, quelqu'un, presqu'île", "ndjamena obrien prudhommes quelquun presquile"),
        ("États-Unis, franco-émirati", "etats unis franco emirati"),
        ("O.N.U., ONU, U.S.A", "onu onu usa"),
        ("ex æquo, cœur, Øresund, Straße, ﬁn, œuvre²", "ex aequo coeur oresund strasse fin oeuvre2"),
        ("1,5 million et 5G", "1 5 million et 5g"),
        ("e\u0301tat\u00a0: l'ho\u00adpi\u200btal", "etat hopital"),
        ("d'l'eau 'mot' l' ' — ’", "dleau mot l"),
        ("Пекин 北京", "u43fu435u43au438u43d u5317u4eac"),
        ("_a_b_ c/d", "a b c d"),
    ],
)
def test_words(text, words):
    assert exact(text) == words.split()


@pytest.mark.parametrize(
    "family",
    [
        "signer signé signée signés signe SIGNÉ SIGNEE",
        "accord accords ACCORD",
        "négociation négociations NEGOCIATIONS",
        "ministre ministres Ministre",
        "gouvernemental gouvernementale gouvernementales",
    ],
)
def test_forms_of_a_word_have_a_stem_in_common(family):
    first, *others = [set(next(tokens(word)).stems) for word in family.split()]
    assert all(first & other for other in others)


def test_a_word_in_capitals_without_accents_has_the_stem_it_would_have_with_them():
    (shouted,) = tokens("SECURITE")
    (said,) = tokens("sécurité")
    assert set(said.stems) < set(shouted.stems)
    assert set(said.stems) <= set(stems("securite", accents_may_lack=True))


def test_places_are_those_of_the_text():
    text = "« L’Œuvre », dit-elle, aujourd’hui à N'Djamena."
    assert [text[token.start : token.end] for token in tokens(text)] == [
        "Œuvre", "dit", "elle", "aujourd’hui", "à", "N'Djamena",
    ]  # fmt: skip


@given(st.text(max_size=300))
def test_any_text_gives_plain_words_at_their_places_in_order(text):
    at = 0
    for token in tokens(text):
        assert at <= token.start < token.end <= len(text)
        at = token.end
        assert all(re.fullmatch(f"[a-z0-9]{{1,{LONGEST}}}", word) for word in (token.exact, *token.stems))


@given(st.text(alphabet=st.characters(categories=["L", "N"]), min_size=1, max_size=80))
def test_a_folded_word_stays_as_it_is(word):
    assert fold(fold(word)) == fold(word)


def test_time_is_linear_on_hostile_text():
    for text in ("l'" * 50_000, "a" * 200_000, "A." * 100_000, "'" * 200_000, "\u0301" * 100_000):
        assert sum(1 for _ in tokens(text)) <= 100_000

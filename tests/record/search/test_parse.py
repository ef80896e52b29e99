"""What somebody types, and what it means."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dragoman.codebook import UnknownParty
from dragoman.record.search.matching import fts, tiers
from dragoman.record.search.parse import parse
from dragoman.record.search.query import All, Any, BadQuery, Not, Phrase, Prefix, Tag, Word

A, B, C = Word(("a",), "a"), Word(("b",), "b"), Word(("c",), "c")


@pytest.mark.parametrize(
    ("text", "tree"),
    [
        ("a b", (A, B)),
        ("a -b", (A, Not(B))),
        ("a OR b c", (Any((A, B)), C)),
        ("c a OU b", (C, Any((A, B)))),
        ("(a b) OR c", (Any((All((A, B)), C)),)),
        ("-(a OR b)", (Not(All((Any((A, B)),))),)),
        ('"a b"', (Phrase(("a", "b")),)),
        ("« a b » “b c”", (Phrase(("a", "b")), Phrase(("b", "c")))),
        ("États-Unis", (Phrase(("etats", "unis")),)),
        ("10:30", (Phrase(("10", "30")),)),
        ("micro*", (Prefix("micro"),)),
        ("titre:a title:\"a b\"", (Word(("a",), "a", title=True), Phrase(("a", "b"), title=True))),
        ("partie:Maroc pays:US", (Tag("party", "MA"), Tag("party", "US"))),
        ("-act:sign acte:meet", (Not(Tag("act", "sign")), Tag("act", "meet"))),
        ("thème:AI theme:compute", (Tag("theme", "ai"), Tag("theme", "compute"))),
        ('outlet:"Le Fil" média:Fil', (Tag("outlet", "Le Fil"), Tag("outlet", "Fil"))),
        ("statut:done mois:2025-03", (Tag("status", "done"), Tag("month", "2025-03"))),
        ("a !!! b", (A, B)),
    ],
)
def test_meanings(text, tree):
    assert parse(text).tree == All(tree)


def test_days():
    query = parse("depuis:2025-02 jusqu'à:2025-03 until:2026")
    assert (query.since, query.until) == ("2025-02-01", "2025-03-31")


def test_words_typed_without_accents_find_those_with_them():
    (word,) = parse("securite").tree.items
    (accented,) = parse("sécurité").tree.items
    assert set(accented.stems) <= set(word.stems)


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("", "nothing to look for"),
        ("!!! ?", "nothing to look for"),
        ('"a', "does not end: close it with"),
        ("« a", "close it with »"),
        ("a»", "was not opened"),
        ("a OR", "needs something on either side"),
        ("OU a", "needs something on either side"),
        ("a OR OR b", "needs something on either side"),
        ("(a", "is not closed"),
        ("a)", "closes nothing"),
        ("foo:bar", "no field is called foo: there are partie:"),
        ("http://exemple.test", "put them between quotes"),
        ("partie:", "needs a value"),
        ("act:sing", "did you mean sign"),
        ("mois:mars", "is no month"),
        ("depuis:hier", "is no date"),
        ("depuis:2025/2026", "is no date"),
        ("a OR depuis:2025", "whole search"),
        ("(a depuis:2025)", "whole search"),
        ("-depuis:2025", "cannot be excluded"),
        ("*", "needs the beginning"),
        ("a*b", "only stand at the end"),
        ("x*", "2 letters at least"),
        ("(" * 20 + "a", "nested"),
        ("a " * 41, "40 words"),
        ("a" * 1001, "1000 characters"),
    ],
)
def test_what_makes_no_sense_is_said(text, said):
    with pytest.raises(BadQuery, match=said.replace("(", r"\(")):
        parse(text)


def test_an_unknown_party():
    with pytest.raises(UnknownParty, match="Maroc"):
        parse("partie:Marroc")


@given(st.text(alphabet="ab\"«»()-:* ORé'’\n\0", max_size=40))
def test_anything_typed_is_a_query_or_a_plain_message(text):
    try:
        query = parse(text)
    except BadQuery:
        return
    assert all(fts(tree) for tree in tiers(query))

"""The furniture list: every entry matches its examples and nothing that must stay in the article."""

from __future__ import annotations

import pytest

from dragoman.intake.patterns import MOST_CHARACTERS, Pattern, match, patterns, plain


@pytest.mark.parametrize("entry", patterns(), ids=lambda entry: f"{entry.kind}: {entry.why}")
def test_examples_match_and_counterexamples_match_nothing(entry: Pattern) -> None:
    assert entry.examples
    assert entry.counterexamples
    for line in entry.examples:
        assert entry.regex.fullmatch(plain(line)), line
    for line in entry.counterexamples:
        assert not match(line), line


def test_every_kind_but_the_ticker_line_itself_has_entries() -> None:
    assert {entry.kind for entry in patterns()} >= {
        *("related", "promo", "comments", "credit", "nav", "share", "paywall", "ad", "byline")
    }


def test_a_line_is_made_plain_before_it_is_matched() -> None:
    assert plain("➤\u00a0À lire\u202faussi\u00a0: l’État") == "À lire aussi : l'État"
    assert [entry.kind for entry in match("👉 Rejoignez notre chaîne WhatsApp 📲")] == ["promo", "promo"]


def test_a_long_line_is_never_furniture() -> None:
    assert match("Publicité : " + "x" * 50)
    assert not match("Publicité : " + "x" * MOST_CHARACTERS)


@pytest.mark.parametrize("unit", ["a > ", "AFP / ", "(photo ", "publié le ", "abonnez-vous ", "ab | ", "#a "])
def test_no_line_makes_a_pattern_run_away(unit: str) -> None:
    line = (unit * MOST_CHARACTERS)[: MOST_CHARACTERS - 1] + "\x00"
    # A runaway pattern would not come back at all.
    assert all(entry.kind for entry in match(line))

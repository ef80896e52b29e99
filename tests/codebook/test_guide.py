"""What the codebook tells people is what the program does: every example of the guide is read."""

from __future__ import annotations

import functools
from typing import get_args

import pytest

from dragoman.codebook.acts import load_acts
from dragoman.codebook.guide import Entry, Rule, load_guide
from dragoman.codebook.themes import load_themes
from dragoman.model import Event, Page, Status
from dragoman.reading import read

ENTRIES = list(load_guide().entries())


@functools.cache
def events(text: str) -> tuple[Event, ...]:
    return read(Page(source="example", text=text, published="2025-03-19")).events


def told(text: str) -> list[tuple[str, str, str | None]]:
    return [(e.act, e.status, e.about) for e in events(text)]


def test_every_act_status_and_theme_has_its_entry() -> None:
    guide = load_guide()
    assert list(guide.acts) == list(load_acts())
    assert list(guide.statuses) == list(get_args(Status))
    assert list(guide.themes) == list(load_themes())


def test_every_entry_has_examples_of_both_kinds() -> None:
    assert not [e.name for e in ENTRIES if not e.examples or not e.counter]


@pytest.mark.parametrize("entry", [e for e in ENTRIES if e.kind == "act"], ids=lambda e: e.name)
def test_examples_of_an_act(entry: Entry) -> None:
    for example in entry.examples:
        found = [(a, s, b if example.about else None) for a, s, b in told(example.text)]
        assert (entry.name, example.status, example.about) in found, (example.text, told(example.text))
    for example in entry.counter:
        wrong = [row for row in told(example.text) if row[0] == entry.name and row[1] != "negated"]
        assert not wrong, (example.text, wrong)


@pytest.mark.parametrize("entry", [e for e in ENTRIES if e.kind == "status"], ids=lambda e: e.name)
def test_examples_of_a_status(entry: Entry) -> None:
    for example in entry.examples:
        assert (example.act, entry.name) in [row[:2] for row in told(example.text)], (example.text, told(example.text))
    for example in entry.counter:
        statuses = [s for a, s, _ in told(example.text) if a == example.act]
        assert statuses == ([example.status] if example.status else []), example.text


@pytest.mark.parametrize("entry", [e for e in ENTRIES if e.kind == "theme"], ids=lambda e: e.name)
def test_examples_of_a_theme(entry: Entry) -> None:
    for example in entry.examples:
        assert any(entry.name in e.themes for e in events(example.text)), (example.text, events(example.text))
    for example in entry.counter:
        found = events(example.text)
        assert found, example.text
        assert not any(entry.name in e.themes for e in found), (example.text, [e.themes for e in found])


@pytest.mark.parametrize("rule", load_guide().rules, ids=lambda r: r.name)
def test_examples_of_a_rule(rule: Rule) -> None:
    assert rule.examples
    for example in rule.examples:
        rows = told(example.text)
        if example.act is None:
            assert not rows
        else:
            assert len(rows) == 1, rows
            assert rows[0][:2] == (example.act, example.status)
            assert example.about is None or rows[0][2] == example.about


def test_both_languages_are_there_and_differ() -> None:
    for entry in ENTRIES:
        assert entry.meaning["fr"] != entry.meaning["en"]
        assert all(len(line) > 10 for lang in ("fr", "en") for line in entry.bounds[lang])
    names = set(load_acts())
    for entry in load_guide().acts.values():
        for lines in entry.bounds.values():
            for line in lines:
                assert "  " not in line, entry.name
    assert all(set(rule.acts) <= names for rule in load_guide().rules)


def test_entries_are_found_by_name_in_any_language() -> None:
    guide = load_guide()
    for name in ("sign", "Signature", " SIGN "):
        assert guide.find(name) is guide.acts["sign"]
    assert guide.find("planned") is guide.statuses["planned"]
    assert guide.find("compute") is guide.themes["compute"]
    assert guide.find("nothing") is None

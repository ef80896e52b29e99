"""`dragoman review --proposals`: pairs that may be one, decided key by key."""

from __future__ import annotations

import importlib.util
import io
import sys
from dataclasses import replace
from pathlib import Path

import pytest

from dragoman.cli.proposing import Deciding
from dragoman.record import Versions, judgements, open_record, proposals, resolve_new
from dragoman.record.resolve import holders

_spec = importlib.util.spec_from_file_location("record_pages", Path(__file__).parents[1] / "record" / "conftest.py")
assert _spec
assert _spec.loader
_pages = importlib.util.module_from_spec(_spec)
_spec.loader.exec_module(_pages)

NAMES = ("Kestrel Calcul", "Kestral Calcul", "Vireo Données", "Vireo Donnée")


@pytest.fixture
def record(tmp_path):
    with open_record(str(tmp_path / "r.db"), write=True) as record:
        for number, name in enumerate(NAMES):
            reading = _pages.make_reading(f"{number}.txt", outlet=f"Journal {number}")
            event = replace(reading.events[0], actors=(name,), people=(f"Anna Kerguel{'ec' * (number % 2)}",))
            record.store(replace(reading, events=(event,), quotes=(), positions=()), Versions("1", "fr_test 1.0", "0.1.0"))
        resolve_new(record)
        yield record


def decide(record, kind, keys, monkeypatch):
    monkeypatch.setattr(sys, "stdin", io.StringIO("".join(f"{key}\n" for key in keys)))
    return Deciding(record, kind, "Ana", "fr").go()


def said(record):
    return [(i.judgement.action, i.judgement.reason, i.counts) for i in judgements(record)]


def test_names_of_organisations(record, monkeypatch, capsys):
    assert len(proposals(record, "organisation")) == 2
    assert decide(record, "organisation", ["?", "z", "m", "une coquille", "u", "s", "", "k", "q"], monkeypatch) == 1
    assert said(record) == [("merge", "une coquille", False), ("undo", None, True), ("split", None, True)]
    out, told = capsys.readouterr()
    assert {name for name in NAMES if name in out} == set(NAMES)
    assert "pas les mêmes" in told
    # What was decided does not come again, also before the record is resolved; what was passed over does.
    assert decide(record, "organisation", ["m", ""], monkeypatch) == 1
    assert decide(record, "organisation", [], monkeypatch) == 0
    resolve_new(record)
    assert proposals(record, "organisation") == []


@pytest.mark.parametrize("kind", ["event", "person", "misspelling", "holder", "programme"])
def test_other_kinds(record, monkeypatch, kind):
    count = decide(record, kind, ["m", ""], monkeypatch)
    assert count == len(said(record)) <= 1


def test_names_of_known_holders(record, monkeypatch):
    """One Salma Benkirane of the pages is a minister; a list (invented) knows another name for that office."""
    row = {"of": "MA", "head": "ministre", "words": "numerique", "holders": [["Sonia Benkirouch", "2020-01-01", ""]]}
    monkeypatch.setattr(holders, "load_known", lambda: (holders.known_of(row, "2026-01-01"),))
    reading = _pages.make_reading("holder.txt")
    record.store(replace(reading, events=reading.events[:1]), Versions("1", "fr_test 1.0", "0.1.0"))
    resolve_new(record)
    assert [found.right for found in proposals(record, "known")] == ["Sonia Benkirouch"]
    assert decide(record, "known", ["m", "", "q"], monkeypatch) == 1
    assert {item.judgement.field: item.judgement.value for item in judgements(record)} == {
        "person": "Sonia Benkirouch", "speaker": "Sonia Benkirouch", "people": ["Sonia Benkirouch", "Todd Hollis"],
    }  # fmt: skip
    resolve_new(record)
    assert decide(record, "known", ["m", ""], monkeypatch) == 0

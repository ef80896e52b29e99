"""What is one person's own, in both stores."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

import pytest

from dragoman.record import copy, open_record
from dragoman.record.personal import (
    MOST_SAVED,
    BadSaved,
    all_seen,
    delete_query,
    last_visit,
    note_visit,
    rename_query,
    save_query,
    saved_queries,
)


@pytest.fixture
def record(empty_place):
    with open_record(empty_place, write=True) as opened:
        yield opened


def test_a_visit_ends_after_half_an_hour_without_a_look(record):
    start = datetime(2025, 3, 17, 9, 0, tzinfo=UTC)
    at = lambda minutes: start + timedelta(minutes=minutes)  # noqa: E731
    assert note_visit(record, "Ana", now=start) is None
    assert note_visit(record, "Ana", now=at(20)) is None
    assert note_visit(record, "Ana", now=at(49)) is None
    assert note_visit(record, "Ana", now=at(80)) == "2025-03-17T09:49:00+00:00"
    assert note_visit(record, "Ana", now=at(81)) == "2025-03-17T09:49:00+00:00"
    assert note_visit(record, "Bruno", now=at(81)) is None
    assert last_visit(record, "Ana") == "2025-03-17T10:21:00+00:00"
    assert last_visit(record, "Chloé") is None


def test_what_is_marked_as_seen_is_old(record):
    now = datetime.now(UTC)
    note_visit(record, "Ana", now=now - timedelta(days=1))
    note_visit(record, "Ana", now=now - timedelta(minutes=5))
    assert last_visit(record, "Ana") == (now - timedelta(days=1)).isoformat(timespec="seconds")
    all_seen(record, "Ana", now=now)
    assert last_visit(record, "Ana") == now.isoformat(timespec="seconds")


def test_queries_are_kept_renamed_replaced_and_forgotten_each_person_s_own(record):
    save_query(record, "Ana", "  Rabat \n et  Washington ", "events", "party=MA&party=US")
    save_query(record, "Ana", "calcul", "search", "thème:compute")
    save_query(record, "Bruno", "calcul", "search", "supercalculateur")
    assert [(item.name, item.kind, item.query) for item in saved_queries(record, "Ana")] == [
        ("calcul", "search", "thème:compute"), ("Rabat et Washington", "events", "party=MA&party=US"),
    ]  # fmt: skip
    save_query(record, "Ana", "calcul", "search", "gpu")
    rename_query(record, "Ana", "calcul", "Puces")
    with pytest.raises(BadSaved, match="already"):
        rename_query(record, "Ana", "Puces", "Rabat et Washington")
    with pytest.raises(BadSaved, match="no saved query"):
        rename_query(record, "Ana", "calcul", "autre")
    delete_query(record, "Ana", "Rabat et Washington")
    delete_query(record, "Ana", "nothing")
    assert [(item.name, item.query) for item in saved_queries(record, "Ana")] == [("Puces", "gpu")]
    assert [item.query for item in saved_queries(record, "Bruno")] == ["supercalculateur"]


@pytest.mark.parametrize(
    ("name", "query"), [("", "x"), ("a" * 81, "x"), ("a\u202eb", "x"), ("a", " "), ("a", "\0"), ("a", "\ud800")]
)
def test_what_cannot_be_kept_is_refused(record, name, query):
    with pytest.raises(BadSaved):
        save_query(record, "Ana", name, "search", query)
    assert saved_queries(record, "Ana") == []


def test_there_is_an_end_to_what_one_keeps(record):
    for number in range(MOST_SAVED):
        save_query(record, "Ana", f"n{number}", "search", "x")
    save_query(record, "Ana", "n0", "search", "y")
    with pytest.raises(BadSaved, match="delete one first"):
        save_query(record, "Ana", "one more", "search", "x")


def test_it_is_copied_with_the_record(new_place):
    old, new = new_place(), new_place()
    with open_record(old, write=True) as record:
        note_visit(record, "Ana")
        save_query(record, "Ana", "calcul", "search", "gpu")
    copy(old, new)
    with open_record(new) as record:
        assert [item.name for item in saved_queries(record, "Ana")] == ["calcul"]

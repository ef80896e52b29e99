"""Questions to the record."""

from __future__ import annotations

from dataclasses import replace

import pytest

from dragoman.record import BadDate, EventFilter, UnknownFact, events, find_fact, first_and_last, open_record, verify


@pytest.fixture
def place(filled_place, make, versions):
    def fill(place):
        with open_record(place, write=True) as record:
            record.store(make("a.txt"), versions)
            bare = make("b.txt", outlet=None)
            page = replace(bare.page, published=None, captured=None)
            reb = replace(bare.events[0], actors=("LR:reb",), recipients=("LR",), date=None, act="attack")
            record.store(replace(bare, page=page, events=(reb,)), versions)

    return filled_place(fill)


def found(record, **wanted):
    return [(stored.fact.act, stored.fact.date) for stored in events(record, EventFilter(**wanted))]


def test_all_by_date_and_undated_last(record):
    dates = [("meet", "2025-03-17"), ("meet", None), ("sign", "2025-03-31"), ("sign", "2025-06"), ("attack", None)]
    assert found(record) == dates


@pytest.mark.parametrize(
    ("wanted", "count"),
    [
        ({"parties": ("MA",)}, 3),
        ({"parties": ("MA", "US")}, 3),
        ({"parties": ("MA", "JP")}, 0),
        ({"parties": ("LR",)}, 1),
        ({"parties": ("LR:reb",)}, 1),
        ({"acts": ("sign", "attack")}, 3),
        ({"statuses": ("planned",)}, 1),
        ({"themes": ("compute", "data")}, 3),
        ({"parties": ("US",), "acts": ("sign",), "statuses": ("planned",)}, 1),
        ({"since": "2025-03-18"}, 3),
        ({"since": "2025-06-15"}, 1),
        ({"until": "2025-03-17"}, 1),
        ({"since": "2025-03-18", "until": "2025-03"}, 2),
        ({"until": "2024"}, 0),
    ],
)
def test_filters(record, wanted, count):
    assert len(found(record, **wanted)) == count


@pytest.mark.parametrize("day", ["mars", "2025-13", "2025-02-30", "2025-01-01/2025-02-01", "0000"])
def test_no_date(record, day):
    with pytest.raises(BadDate):
        found(record, since=day)


@pytest.mark.parametrize(
    ("date", "days"),
    [
        ("2024", ("2024-01-01", "2024-12-31")),
        ("2024-02", ("2024-02-01", "2024-02-29")),
        ("2025-07-26/2025-07-28", ("2025-07-26", "2025-07-28")),
        ("2025-07-28/2025-07-26", None),
        ("autrefois", None),
        (None, None),
    ],
)
def test_days(date, days):
    assert first_and_last(date) == days


def test_a_fact_by_the_start_of_its_name(record):
    for stored in events(record):
        for name in (stored.id, stored.id[:12], stored.id[2:14], f" {stored.id.upper()} "):
            hit = find_fact(record, name)
            assert (hit.id, hit.kind, hit.fact) == (stored.id, "event", stored.fact)
            assert hit.versions.model == "fr_test 1.0"
            assert hit.whole.text.startswith("La ministre")


def test_several_facts_or_none(record):
    with pytest.raises(UnknownFact, match="several facts begin") as several:
        find_fact(record, "e-")
    assert len(several.value.suggestions) > 1
    name = next(iter(events(record))).id
    wrong = name[:-1] + ("0" if name[-1] != "0" else "1")
    with pytest.raises(UnknownFact, match="did you mean") as unknown:
        find_fact(record, wrong)
    assert name in unknown.value.suggestions
    for odd in ("", "%", "x'; DROP TABLE page", "é", "zzz-1"):
        with pytest.raises(UnknownFact):
            find_fact(record, odd)


#: What somebody must do first who damages a record: take its guards away.
LOOSEN = {
    "sqlite": ("PRAGMA foreign_keys = OFF", "DROP TRIGGER text_no_update"),
    "postgresql": ("SET session_replication_role TO replica",),
}


@pytest.mark.parametrize(
    ("damage", "said"),
    [
        ("UPDATE text SET body = body || ' Faux.'", "its words are not those"),
        ("UPDATE event SET act = 'accuse' WHERE act = 'meet'", "not those that were stored"),
        ("UPDATE evidence_span SET start = start + 1 WHERE field = 'trigger'", "are not where"),
        ("DELETE FROM evidence", "not those that were stored"),
        ("DELETE FROM evidence_span", "not whole"),
        ("DELETE FROM reading", "no reading"),
        ("UPDATE event SET page_id = 'p-0' WHERE act = 'attack'", "is not there"),
        ("UPDATE quote SET id = 'q-' || id", "do not follow"),
    ],
)
def test_damage_is_found(record, damage, said):
    assert verify(record) == []
    with record.engine.connect() as connection:
        raw = connection.connection.driver_connection
        for statement in (*LOOSEN[connection.dialect.name], damage):
            raw.execute(statement)
        connection.connection.commit()
    assert any(said in line for line in verify(record))

"""What was looked at, so that a zero can be told from a gap."""

from __future__ import annotations

from dataclasses import replace

import pytest
from sqlalchemy import update

from dragoman.record import (
    BadDate,
    Sighting,
    coverage,
    dump,
    note_sightings,
    open_record,
    outlet_list,
    page_days,
    period_read,
    verify,
)  # fmt: skip
from dragoman.record.coverage_schema import covered_day

MORNING, EVENING = "2025-03-31T08:00:00+00:00", "2025-03-31T20:00:00+00:00"


PAGES = (
    ("rif/1.txt", "Le Fil du Rif", "2025-03-10"), ("rif/2.txt", "Le Fil du Rif", "2025-03-10"),
    ("rif/3.txt", "Le Fil du Rif", "2025-03-14"), ("vigie/1.txt", "La Vigie", "2025-03-11"), ("x.txt", None, "2025-03"),
)  # fmt: skip


@pytest.fixture
def place(filled_place, make, versions):
    def fill(place):
        with open_record(place, write=True) as record:
            for name, outlet, day in PAGES:
                reading = make(name, outlet=outlet)
                record.store(replace(reading, page=replace(reading.page, published=day, captured=None)), versions)

    return filled_place(fill)


def cells(found):
    return [(day.outlet, day.day, day.read, day.skipped, day.failed) for day in found.days]


def test_pages_by_outlet_and_day_even_of_records_older_than_coverage(record):
    found = coverage(record)
    assert cells(found) == [
        ("La Vigie", "2025-03-11", 1, 0, 0), ("Le Fil du Rif", "2025-03-10", 2, 0, 0),
        ("Le Fil du Rif", "2025-03-14", 1, 0, 0), (None, None, 1, 0, 0),
    ]  # fmt: skip
    assert (found.since, found.until, found.length, found.missing) == ("2025-03-10", "2025-03-14", 5, 2)
    assert found.gaps == (("2025-03-12", "2025-03-13"),)
    assert found.outlet_gaps == {
        "La Vigie": (("2025-03-10", "2025-03-10"), ("2025-03-12", "2025-03-14")),
        "Le Fil du Rif": (("2025-03-11", "2025-03-13"),),
    }


def test_what_gave_no_page_is_counted_where_it_belongs(record):
    seen = [
        Sighting("rif/1.txt", "read"), Sighting("rif/4-2025-03-12.html", "skipped", "no article"),
        Sighting("elsewhere/20250313.txt", "failed", "slow"), Sighting("e.txt", "skipped", "«en»", "La Vigie", "2025-03-11"),
        Sighting("./vigie//2025/03/15/a.txt", "failed", "broken"), Sighting("y.txt", "skipped", "empty\0\ud800"),
    ]  # fmt: skip
    note_sightings(record, seen, MORNING)
    found = coverage(record)
    assert ("Le Fil du Rif", "2025-03-12", 0, 1, 0) in cells(found)
    assert (None, "2025-03-13", 0, 0, 1) in cells(found)
    assert ("La Vigie", "2025-03-11", 1, 1, 0) in cells(found)
    assert ("La Vigie", "2025-03-15", 0, 0, 1) in cells(found)
    assert (None, None, 1, 1, 0) in cells(found)
    # What was skipped does not fill a gap.
    assert found.gaps == (("2025-03-12", "2025-03-13"),)


def test_first_and_last_seen_and_twice_is_once(record):
    note_sightings(record, [Sighting("a/b.txt", "failed", "slow", "La Vigie", "2025-03-12")], MORNING)
    before = list(dump(record))
    note_sightings(record, [Sighting("a/b.txt", "failed", "slow", "La Vigie", "2025-03-12")], EVENING)
    assert list(dump(record)) == before
    (day,) = (day for day in coverage(record).days if day.day == "2025-03-12")
    assert (day.first_seen, day.last_seen, day.failed) == (MORNING, EVENING, 1)
    note_sightings(record, [Sighting("a/b.txt", "read")], EVENING)
    assert all(day.day != "2025-03-12" for day in coverage(record).days)


def test_periods_and_outlets(record):
    assert cells(coverage(record, ["La Vigie"])) == [("La Vigie", "2025-03-11", 1, 0, 0)]
    found = coverage(record, since="2025-03-11", until="2025-03")
    assert [day.day for day in found.days] == ["2025-03-11", "2025-03-14", None]
    # Pages were stored today, whatever day that is: all of March is over.
    assert found.gaps == (("2025-03-12", "2025-03-13"), ("2025-03-15", "2025-03-31"))
    assert coverage(record, since="2025-02", until="2025-02").gaps == (("2025-02-01", "2025-02-28"),)
    with pytest.raises(BadDate):
        coverage(record, since="hier")


def test_days_that_are_still_to_come_are_no_gap(record):
    assert coverage(record, since="2025-03-14", until="2999").until < "2999"


def test_an_empty_record(new_place):
    with open_record(new_place(), write=True) as empty:
        found = coverage(empty)
        assert (found.days, found.gaps, found.length, found.missing) == ((), (), 0, 0)


def test_the_period_alone_is_told_as_with_all_days(record, make, versions):
    note_sightings(record, [Sighting("a/b.txt", "failed", "slow", "La Vigie", "2025-03-12")], EVENING)
    reading = make("rif/3.txt", outlet="Le Fil du Rif")
    record.store(replace(reading, page=replace(reading.page, published="2025-04", captured=None)), versions)
    bounds = (None, "2025", "2025-03-11", "2025-03-13", "2025-04", "2031", "2001")
    for since in bounds:
        for until in bounds:
            whole, alone = coverage(record, since=since, until=until), period_read(record, since, until)
            assert (alone.since, alone.until, alone.gaps) == (whole.since, whole.until, whole.gaps)
    assert verify(record) == []
    with record.writing() as connection:
        connection.execute(update(covered_day).values(pages=covered_day.c.pages + 1))
    assert any("covered_day of 2025-03-10 is (3, 0), counted (2, 0)" in line for line in verify(record))
    record.rebuild()
    assert verify(record) == []


def test_pages_by_day_and_outlet_follow_their_pages(record, make, versions):
    assert page_days(record) == {"2025-03-01": 1, "2025-03-10": 2, "2025-03-11": 1, "2025-03-14": 1}
    reading = make("rif/3.txt", outlet="La Vigie")
    record.store(replace(reading, page=replace(reading.page, published="2025-03-10", captured=None)), versions)
    assert page_days(record) == {"2025-03-01": 1, "2025-03-10": 3, "2025-03-11": 1}
    told = {row.name: (row.pages, row.first, row.last) for row in outlet_list(record).rows}
    assert told == {"La Vigie": (2, "2025-03-10", "2025-03-11"), "Le Fil du Rif": (2, "2025-03-10", "2025-03-10")}

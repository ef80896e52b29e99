"""A dossier a part at a time: the same happenings in the same order, however few are counted or looked up at once."""

from __future__ import annotations

from dataclasses import replace

import pytest

from dragoman.dossier import build_part, part
from dragoman.model import Event, Evidence, Page, Reading, Span
from dragoman.record import EventFilter, Versions, glances, open_record, resolve_new

TEXT = "Rabat et Washington ont signé hier. Le prochain accord sera signé plus tard."
WANTED = EventFilter(("MA", "US"))
DONE = Event("sign", "done", ("MA", "US"), (), (Evidence(Span(0, 35, TEXT[:35])),), "sign.signer")


def page(number, day, days):
    made = [replace(DONE, date=f"2025-{each:02}-{day:02}") for each in days]
    planned = replace(DONE, status="planned", evidence=(Evidence(Span(36, 76, TEXT[36:])),), date=f"2026-{day:02}")
    source = Page(
        f"{number}.txt", TEXT, "Accords", published=f"2025-06-{day:02}", published_from="byline", outlet=f"Le {number}"
    )
    return Reading(source, (*made, replace(planned, object=f"accord {day}")), (), (), ())


@pytest.fixture
def record(tmp_path):
    with open_record(tmp_path / "r.db", write=True) as record:
        for number in range(12):
            record.store(page(number, 1 + number // 2, (1, 3, 5)), Versions("1", "m", "p"))
        resolve_new(record)
        # Not resolved: each of its reports is a happening of its own.
        record.store(page(99, 28, (2, 4)), Versions("1", "m", "p"))
        yield record


def lines(record, *, first=1, size=400, oldest=False):
    told = build_part(record, WANTED, first=first, size=size, oldest=oldest)
    return [line.fact.happening.id for line in told.timeline], told


def test_pages_of_a_timeline_make_the_whole(record, monkeypatch):
    whole, told = lines(record)
    assert len(set(whole)) == len(whole) == told.total
    assert len(glances(record, WANTED).events) > told.total, "some happenings have several reports"
    monkeypatch.setattr(part, "AT_ONCE", 3)
    assert lines(record)[0] == whole
    assert [key for first in range(1, len(whole) + 1, 4) for key in lines(record, first=first, size=4)[0]] == whole
    assert set(lines(record, oldest=True)[0]) == set(whole)


def test_of_what_is_not_counted_the_reports_are(record, monkeypatch):
    whole, told = lines(record)
    ahead = [line.fact.happening.id for line in told.planned]
    monkeypatch.setattr(part, "COUNTED", 30)
    monkeypatch.setattr(part, "AT_ONCE", 3)
    monkeypatch.setattr(part, "TELLING", 2)
    some, told = lines(record, size=5)
    assert (some, told.total, told.glances.more) == (whole[:5], 30, True)
    assert [line.fact.happening.id for line in told.planned] == ahead
    beyond, told = lines(record, first=200, size=5)
    assert (beyond, told.total) == ([], len(lines(record)[0])), "at its end, happenings are counted"

"""What new pages tell, in both stores: counts against the questions that answer with everything."""

from __future__ import annotations

from collections import Counter
from datetime import date, timedelta
from itertools import combinations

import pytest
import synthetic_news as made_up
from sqlalchemy import update

from dragoman.record import EventFilter, Versions, events, open_record, resolve_new, schema, search
from dragoman.record.listing import ListFilter, disputed, event_page, filters, news, planned, waiting
from dragoman.record.recent import recent
from dragoman.record.search import new_hits

VERSIONS = Versions("1", "m", "p")
OLD, NEW = "2025-01-01T00:00:00+00:00", "2025-02-01T00:00:00+00:00"


def fill(place):
    with open_record(place, write=True) as record:
        for number in range(24):
            record.store(made_up.reading(number), VERSIONS, fiction=True)
        resolve_new(record)
        pages = sorted({stored.page.id for stored in events(record)})
        with record.writing() as connection:
            page = schema.page
            connection.execute(update(page).values(first_seen=OLD))
            connection.execute(update(page).where(page.c.id.in_(pages[:7])).values(first_seen=NEW))


@pytest.fixture
def place(filled_place):
    return filled_place(fill)


@pytest.fixture
def record(record):
    record.new = set(sorted({stored.page.id for stored in events(record)})[:7])
    return record


def test_only_events_of_new_pages_are_news(record):
    new = [stored for stored in events(record) if stored.page.id in record.new]
    assert (news(record, NEW).total, news(record, NEW).more) == (len(new), False)
    assert news(record, OLD).total == news(record, "").total == len(list(events(record)))
    assert news(record, "2025-02-01T00:00:01+00:00").total == 0
    act = new[0].fact.act
    told = news(record, NEW, EventFilter(acts=(act,)), size=50)
    assert told.total == sum(stored.fact.act == act for stored in new)
    reports = {report.id for item in told.latest for report in item.reports}
    assert {stored.id for stored in new if stored.fact.act == act} <= reports
    assert len({item.id for item in told.latest}) == len(told.latest)
    assert news(record, NEW, EventFilter(parties=("Nowhere at all",))).total == 0


@pytest.mark.parametrize("way", [{}, {"ARRIVED": 0}, {"ON_PAGE": 1_000_000}])
def test_by_whichever_way_new_events_are_found_they_are_the_same(record, monkeypatch, way):
    for name, value in way.items():
        monkeypatch.setattr(filters, name, value)
    every = list(events(record))
    one = next(stored.fact for stored in every if stored.page.id in record.new)
    for asked in ({}, {"parties": one.actors[:2]}, {"acts": (one.act,)}, {"parties": one.actors[:1], "since": one.date}):
        wanted = EventFilter(**asked)
        new = {stored.id for stored in events(record, wanted) if stored.page.id in record.new}
        assert new
        page = event_page(record, ListFilter(**asked, arrived=NEW), size=1000)
        assert ({stored.id for stored in page.events}, page.total, page.partly) == (new, len(new), False)
        assert news(record, NEW, wanted).total == len(new)
        assert {t.events for t in news(record, NEW, wanted, pairs=1).ties} <= set(range(1, len(new) + 1))
    whole = event_page(record, ListFilter(arrived=OLD), size=1000)
    assert (whole.total, whole.partly) == (len(every), False)


def test_of_very_much_that_is_new_the_newest_events_are_looked_at(record, monkeypatch):
    monkeypatch.setattr(filters, "ARRIVED", 2)
    monkeypatch.setattr(filters, "COUNTED", 60)
    page = event_page(record, ListFilter(arrived=NEW), size=1000)
    assert page.partly
    newest = {stored.id for stored in event_page(record, ListFilter(), size=60).events}
    assert {stored.id for stored in page.events} == {s.id for s in events(record) if s.page.id in record.new and s.id in newest}


def test_pairs_are_of_the_new_events(record):
    found = Counter()
    for stored in events(record):
        if stored.page.id in record.new:
            parties = sorted({*stored.fact.actors, *stored.fact.recipients})
            found.update(combinations(parties, 2))
    ties = news(record, NEW, pairs=1000).ties
    assert {(tie.one, tie.other): tie.events for tie in ties} == dict(found)
    assert [tie.events for tie in ties] == sorted((tie.events for tie in ties), reverse=True)


def test_of_a_search_those_pages_are_new_that_came_in_since(record):
    words = "accord OR ministre OR le"
    every = search(record, words, size=200)
    assert every.total
    assert new_hits(record, words, "") == new_hits(record, words, OLD) == (every.total, False)
    assert new_hits(record, words, NEW) == (sum(hit.page.id in record.new for hit in every.hits), False)
    assert new_hits(record, words, "2026") == (0, False)


def test_plans_come_the_nearest_first_and_disputes_have_their_disagreement(record):
    ahead = planned(record, "1900-01-01", size=1000)
    assert [item.date for item in ahead if "/" not in item.date] == sorted(i.date for i in ahead if "/" not in i.date)
    assert all(item.status == "planned" for item in ahead)
    assert planned(record, "2900-01-01") == ()
    assert all(item.disagreements() and item.articles > 1 for item in disputed(record))
    assert waiting(record).conflicts == 0


def test_days_without_an_article_and_silent_outlets_are_told(record):
    pages = {stored.page.id: stored.page for stored in events(record)}
    counted = Counter(page.published[:10] for page in pages.values() if page.published)
    last = max(counted)
    near = recent(record, last, days=5)
    assert [day for day, _ in near.days] == [
        (date.fromisoformat(last) - timedelta(days=back)).isoformat() for back in range(4, -1, -1)
    ]
    assert all(count == counted[day] for day, count in near.days)
    assert set(near.empty) == {day for day, count in near.days if not count}
    later = (date.fromisoformat(last) + timedelta(days=9)).isoformat()
    assert set(recent(record, later, days=3).empty) == {day for day, _ in recent(record, later, days=3).days}


def test_events_can_be_listed_by_their_confidence(record):
    sure = sorted(stored.id for stored in events(record) if (stored.fact.confidence or 0) >= 0.7)
    assert sure
    for wanted in (ListFilter(least=0.7), ListFilter(least=0.7, since="1900")):
        assert sorted(stored.id for stored in event_page(record, wanted, size=1000).events) == sure
    act = next(iter(events(record))).fact.act
    both = event_page(record, ListFilter(acts=(act,), least=0.7), size=1000)
    assert {stored.id for stored in both.events} == {s.id for s in events(record) if s.id in sure and s.fact.act == act}

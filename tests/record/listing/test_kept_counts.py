"""Counts that are kept in step say what counting says, in both stores; so does what is found without counting all."""

from __future__ import annotations

from collections import Counter
from dataclasses import replace

import pytest
import synthetic_news as news
from sqlalchemy import delete, update

from dragoman.record import Asked, EventFilter, Versions, events, judge, open_record, verify
from dragoman.record.listing import (
    Extent,
    event_facets,
    event_months,
    event_page,
    extent,
    happening_page,
    party_ties,
    value_counts,
)
from dragoman.record.listing import events as event_lists
from dragoman.record.listing_schema import listed_month, listed_total

VERSIONS = Versions("1", "m", "p")
FIRST = news.STATES[0]


def fill(place):
    with open_record(place, write=True) as record:
        for number in range(8):
            made = news.reading(number)
            page = replace(made.page, published=None, captured=None) if number == 7 else made.page
            some = [replace(made.events[0], date=None if number == 7 else "2015-02"), *made.events[1:]]
            record.store(replace(made, page=page, events=tuple(some)), VERSIONS, fiction=True)


@pytest.fixture
def place(filled_place):
    return filled_place(fill)


def months(record, wanted):
    days = [stored.fact.date or stored.page.published for stored in events(record, wanted)]
    return Counter(day and day[:7] for day in days)


def counts_are_right(record):
    every = list(events(record))
    for wanted in (EventFilter(), EventFilter(acts=("sign",)), EventFilter(statuses=("planned",)), EventFilter((FIRST,))):
        assert dict(event_months(record, wanted)) == months(record, wanted)
    assert dict(value_counts(record, "act")) == Counter(stored.fact.act for stored in every)
    assert dict(value_counts(record, "theme")) == Counter(theme for stored in every for theme in stored.fact.themes)
    with record.reading() as connection:
        (outlets,) = connection.exec_driver_sql("SELECT count(DISTINCT outlet) FROM page").one()
    assert extent(record) == Extent(8, outlets, len(every))
    told = party_ties(record, most=1000)
    assert told.counted == len(every)
    for tie in told.ties[:10]:
        assert tie.events == sum(1 for s in every if {tie.one, tie.other} <= {*s.fact.actors, *s.fact.recipients})
    assert verify(record) == []


def test_counts_follow_pages_and_judgements(record):
    counts_are_right(record)
    some = [stored.id for stored in events(record)]
    judge(record, Asked("reject", some[3], "Ana"))
    judge(record, Asked("correct", some[5], "Ana", field="actors", value=[FIRST, "JP"]))
    counts_are_right(record)
    shorter = news.reading(3)
    record.store(replace(shorter, events=shorter.events[:1]), VERSIONS, fiction=True)
    counts_are_right(record)
    record.rebuild()
    counts_are_right(record)


def test_wrong_counts_are_found(record):
    with record.writing() as connection:
        connection.execute(update(listed_month).where(listed_month.c.tag == "act:sign").values(events=77))
        connection.execute(delete(listed_total).where(listed_total.c.tag == "act:visit"))
    found = "\n".join(verify(record))
    assert "listed_month of act:sign/" in found
    assert "listed_total of act:visit is None" in found


def test_what_is_known_need_not_be_counted(record):
    for wanted in (EventFilter(), EventFilter((FIRST,)), EventFilter(acts=("sign",), since="2015", until="2016")):
        known = event_facets(record, wanted).passing
        assert event_page(record, wanted, sort="oldest", known=known) == event_page(record, wanted, sort="oldest")
        assert happening_page(record, wanted, known=known) == happening_page(record, wanted)


def test_the_most_urgent_of_an_act_or_status_are_the_same_of_many_and_of_few(record, monkeypatch):
    wanted = (EventFilter(acts=("sign", "meet")), EventFilter(statuses=("planned",)), EventFilter((FIRST,), ("sign",)))

    def pages():
        return [
            [stored.id for stored in event_page(record, each, sort="urgent", first=first, size=3).events]
            for each in wanted
            for first in (1, 4)
        ]

    few = pages()
    assert all(few[:4:2])
    monkeypatch.setattr(event_lists, "COUNTED", 0)
    assert pages() == few


def test_an_act_and_a_theme_are_found_together_as_apart(record):
    rows = [stored.fact for stored in events(record)]
    for act, theme in {(fact.act, theme) for fact in rows for theme in fact.themes} | {("sign", "no such")}:
        wanted = EventFilter(acts=(act,), themes=(theme,))
        mine = [fact for fact in rows if fact.act == act and theme in fact.themes]
        assert event_page(record, wanted).total == event_facets(record, wanted).passing == len(mine)
        # Two acts, of which none has an event, are asked for one by one.
        assert event_page(record, wanted) == event_page(record, EventFilter(acts=(act, "none"), themes=(theme,)))


def test_facets_of_the_newest_say_how_many_pass(record):
    for wanted in (EventFilter(), EventFilter((FIRST,)), EventFilter((FIRST,), statuses=("done",))):
        whole, some = event_facets(record, wanted), event_facets(record, wanted, of=3)
        assert some.passing == whole.passing == whole.counted
        assert (some.counted, some.partly) == (3, True)
        newest = event_page(record, wanted, size=3).events
        assert sum(count for _act, count in some.values["act"]) == len(newest) == 3

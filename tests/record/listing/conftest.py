"""A record of made-up articles, some of their events judged, which the lists are of."""

from __future__ import annotations

from dataclasses import replace

import pytest
import synthetic_news as news

from dragoman.record import Asked, Versions, events, judge, open_record, resolve_new

VERSIONS = Versions("1", "m", "p")
FIRST, SECOND = news.STATES[:2]


def readings():
    """Made-up articles of a few days, so that several tell one story; some dates are vague, one article has none."""
    for number in range(36):
        made = news.reading(number)
        some = list(made.events)
        if number % 4 == 0:
            some[0] = replace(some[0], date="2015-02", actors=(FIRST, f"{SECOND}:reb"), confidence=None)
            some[1] = replace(some[1], date=None, themes=("ai", "data"), act="sign", instrument="L’Accord  de Rabat")
        if number % 6 == 0:
            some[2] = replace(some[2], actors=(FIRST, SECOND), date="2024-12-31/2025-01-02")
        page = replace(made.page, published=None, captured=None, outlet=None) if number == 7 else made.page
        yield replace(made, page=page, events=tuple(some))


def fill(place):
    with open_record(place, write=True) as record:
        for reading in readings():
            record.store(reading, VERSIONS, fiction=True)
        some = [stored.id for stored in events(record)]
        judge(record, Asked("reject", some[3], "Ana"))
        judge(record, Asked("correct", some[5], "Ana", field="actors", value=[FIRST, "JP"]))
        judge(record, Asked("accept", some[8], "Ana"))
        judge(record, Asked("note", some[9], "Ana", reason="à revoir"))
        resolve_new(record)


@pytest.fixture
def place(filled_place):
    return filled_place(fill)

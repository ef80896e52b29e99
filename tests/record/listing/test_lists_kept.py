"""Lists are kept in step with what is stored, and what is wrong with them is found, in both stores."""

from __future__ import annotations

from dataclasses import replace

import pytest
import synthetic_news as news
from sqlalchemy import delete, update

from dragoman.record import BadDate, EventFilter, RecordError, Versions, dump, events, open_record, verify
from dragoman.record.listing import event_page
from dragoman.record.listing_schema import listed, listed_state, listed_tag

VERSIONS = Versions("1", "m", "p")


def test_lists_are_kept_in_step(record, place):
    assert verify(record) == []
    before = list(dump(record))
    record.rebuild()
    assert list(dump(record)) == before
    shorter = news.reading(3)
    record.store(replace(shorter, events=shorter.events[:1]), VERSIONS, fiction=True)
    assert verify(record) == []
    assert {stored.id for stored in event_page(record, size=1000).events} == {stored.id for stored in events(record)}


def test_check_finds_what_is_wrong(record):
    with record.writing() as connection:
        connection.execute(update(listed).where(listed.c.act == "sign").values(weight=9.0))
        connection.execute(delete(listed_tag).where(listed_tag.c.tag == "act:meet"))
    found = "\n".join(verify(record))
    assert "by other fields than it has" in found
    assert "is not listed under act:meet" in found
    with record.writing() as connection:
        connection.execute(delete(listed))
    assert "is not listed" in "\n".join(verify(record))


def test_lists_of_another_version_are_not_used_but_made_anew(record, place):
    with record.writing() as connection:
        connection.execute(update(listed_state).values(value="0-old"))
    with open_record(place) as old:
        with pytest.raises(RecordError, match="record rebuild"):
            event_page(old)
        assert any("lists were made by another version" in line for line in verify(old))
    with open_record(place, write=True) as record:
        assert event_page(record).total
        assert verify(record) == []


def test_no_date(record):
    with pytest.raises(BadDate):
        event_page(record, EventFilter(since="mars"))

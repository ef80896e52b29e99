"""Filling tables in bulk leaves the store as it was but for the rows."""

from __future__ import annotations

import pytest
from sqlalchemy import func, select, text

from dragoman.record import RecordError, open_record
from dragoman.record.bulk import AT_ONCE, put, put_rows
from dragoman.record.schema import event, outlet
from dragoman.record.tables import all_tables
from dragoman.record.unindexed import without_indexes

NASTY = ["", " ", "a\tb", "c\nd", "\\N", "\\.", "l'« été »", "\U0001f4a9", '"', "NULL"]
KEPT = (
    "SELECT conrelid::regclass::text, conname, pg_get_constraintdef(oid), convalidated FROM pg_constraint "
    "WHERE connamespace = current_schema()::regnamespace UNION ALL "
    "SELECT tablename, indexname, indexdef, true FROM pg_indexes WHERE schemaname = current_schema() ORDER BY 1, 2, 3"
)


def test_whatever_the_words_and_however_many(new_place):
    names = sorted({*NASTY, *(f"Le Fil n° {number}" for number in range(AT_ONCE + 1))})
    with open_record(new_place(), write=True) as record:
        with record.writing() as connection:
            put(connection, outlet, ["name"], ([name] for name in names))
            put_rows(connection, outlet, [])
        with record.reading() as connection:
            assert list(connection.execute(select(outlet.c.name).order_by(outlet.c.name)).scalars()) == names
        with pytest.raises(RecordError, match="could not be used"), record.writing() as connection:
            put(connection, outlet, ["name"], [["new"], [NASTY[0]]])
        with record.reading() as connection:
            assert connection.execute(select(func.count()).select_from(outlet)).scalar_one() == len(names)


def test_indexes_and_references_come_back(server, tmp_path, make, versions):
    place = f"{server}&schema=unindexed_{tmp_path.name.replace('-', '_').lower()}"
    with open_record(place, write=True) as record:
        record.store(make("a.txt"), versions)
        with record.writing() as connection:
            before = connection.execute(text(KEPT)).all()
            with without_indexes(connection, [*all_tables().tables, "search_words"]):
                assert len(connection.execute(text(KEPT)).all()) < len(before) - 30
            assert connection.execute(text(KEPT)).all() == before
        wrong = pytest.raises(RecordError, match="could not be used")
        with wrong, record.writing() as connection, without_indexes(connection, ["event"]):
            connection.execute(text("UPDATE event SET page_id = 'p-gone'"))
        with record.reading() as connection:
            assert connection.execute(text(KEPT)).all() == before
            assert connection.execute(select(func.count()).select_from(event).where(event.c.page_id == "p-gone")).scalar() == 0

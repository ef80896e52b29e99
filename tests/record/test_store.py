"""Storing: whole pages, once, and the same record whatever the way there."""

from __future__ import annotations

import itertools
import sqlite3
from dataclasses import replace

import pytest
from sqlalchemy.exc import DBAPIError

from dragoman.record import RecordError, UnstorablePage, Versions, counts, dump, load, open_record, verify
from dragoman.record.ids import page_id


def lines(path):
    with open_record(path) as record:
        assert verify(record) == []
        return list(dump(record))


def test_a_reading_comes_back_as_it_was_stored(place, reading, versions):
    with open_record(place, write=True) as record:
        assert record.store(reading, versions, fiction=True) == "new"
        with record.reading() as connection:
            assert load.reading(connection, page_id(reading.page.source)) == reading
        assert verify(record) == []
        assert counts(record) == {"page": 1, "outlet": 1, "event": 4, "quote": 2, "position": 2, "programme": 1}


def test_the_same_page_again_changes_nothing(tmp_path, reading, versions):
    path = tmp_path / "r.db"
    with open_record(path, write=True) as record:
        record.store(reading, versions)
    before = path.read_bytes()
    with open_record(path, write=True) as record:
        assert record.store(reading, versions) == "same"
    assert path.read_bytes() == before


def test_detours_in_a_path_are_the_same_page(place, make, versions):
    with open_record(place, write=True) as record:
        record.store(make("pages/rabat.txt"), versions)
        assert record.store(make("./pages//x/../rabat.txt"), versions) == "same"


def test_a_newer_codebook_replaces_the_facts_and_keeps_the_text(place, reading, versions):
    with open_record(place, write=True) as record:
        record.store(reading, versions)
        fewer = replace(reading, events=reading.events[:1], quotes=())
        assert record.store(fewer, Versions("2", versions.model, versions.program)) == "changed"
        assert counts(record)["event"] == 1
        assert counts(record)["quote"] == 0
        assert verify(record) == []


def test_a_changed_file_keeps_both_texts_and_the_names_of_unchanged_sentences(place, make, versions, text):
    with open_record(place, write=True) as record:
        record.store(make(), versions)
        with record.reading() as connection:
            names = set(connection.exec_driver_sql("SELECT id FROM event").scalars())
        record.store(make(text="Correction. " + text), versions)
        with record.reading() as connection:
            assert connection.exec_driver_sql("SELECT count(*) FROM text").scalar_one() == 2
            assert connection.exec_driver_sql("SELECT count(*) FROM page_text").scalar_one() == 2
            assert set(connection.exec_driver_sql("SELECT id FROM event").scalars()) == names
        assert verify(record) == []


def test_one_text_under_two_sources_is_two_pages(place, make, versions):
    with open_record(place, write=True) as record:
        record.store(make("a.txt", outlet="Le Fil du Rif"), versions)
        record.store(make("b.txt", outlet="La Vigie"), versions)
        assert counts(record) | {"event": 8, "page": 2} == counts(record)
        with record.reading() as connection:
            assert connection.exec_driver_sql("SELECT count(*) FROM text").scalar_one() == 1


def test_standard_input_is_told_apart_by_its_text(place, make, versions, text):
    with open_record(place, write=True) as record:
        record.store(make("-"), versions)
        record.store(make("-", text=text + " Fin."), versions)
        assert record.store(make("-"), versions) == "same"
        assert counts(record)["page"] == 2


def test_any_order_gives_the_same_record(new_place, make, versions):
    pages = [make("a.txt"), make("b.txt", outlet=None), make("c.txt", outlet="La Vigie")]
    dumps = []
    for order in itertools.permutations(pages):
        path = new_place()
        with open_record(path, write=True) as record:
            for reading in (*order, order[0]):
                record.store(reading, versions)
        dumps.append(lines(path))
    assert all(found == dumps[0] for found in dumps)


def test_facts_alike_in_all_words_get_names_of_their_own(place, reading, versions):
    twice = replace(reading, events=(reading.events[0], replace(reading.events[0], people=())))
    with open_record(place, write=True) as record:
        record.store(twice, versions)
        assert counts(record)["event"] == 2


@pytest.mark.parametrize("title", ["avec \0 dedans", "moitié \ud83d de paire"])
def test_what_is_no_text_is_refused_and_the_record_goes_on(place, reading, versions, title):
    with open_record(place, write=True) as record:
        with pytest.raises(UnstorablePage):
            record.store(replace(reading, page=replace(reading.page, title=title)), versions)
        record.store(reading, versions)
        assert counts(record)["page"] == 1


def test_a_name_too_long_to_be_looked_up_is_refused_in_both_stores(place, reading, versions):
    with open_record(place, write=True) as record:
        for length, outcome in ((500, "new"), (1001, None)):
            # Of letters that do not repeat: an index would shorten others.
            name = "".join(chr(0x400 + (n * n * 31 + n) % 250) for n in range(length))
            long = replace(reading, positions=(replace(reading.positions[0], person=name),), quotes=())
            if outcome:
                assert record.store(long, versions) == outcome
            else:
                with pytest.raises(UnstorablePage, match="more than 2000 bytes"):
                    record.store(long, versions)
        assert verify(record) == []


def test_a_failure_half_way_leaves_nothing_of_the_page(place, make, versions, monkeypatch):
    from dragoman.record import record as module

    with open_record(place, write=True) as record:
        record.store(make("a.txt"), versions)
        before = list(dump(record))
        put = module._put_facts

        def fails(connection, reading, key):
            put(connection, reading, key)
            raise KeyboardInterrupt

        monkeypatch.setattr(module, "_put_facts", fails)
        for source in ("a.txt", "b.txt"):
            with pytest.raises(KeyboardInterrupt):
                record.store(make(source, outlet="Autre"), versions)
        assert list(dump(record)) == before
        assert verify(record) == []


def test_a_full_disk_is_said_plainly_and_leaves_whole_pages(tmp_path, make, versions):
    path = tmp_path / "r.db"
    with open_record(path, write=True) as record:
        record.store(make("a.txt"), versions)
        before = list(dump(record))
        record.engine.dispose()

        from sqlalchemy import event

        @event.listens_for(record.engine, "connect")
        def little_room(connection, _):
            pages = connection.execute("PRAGMA page_count").fetchone()[0]
            connection.execute(f"PRAGMA max_page_count = {pages}")

        big = make("b.txt")
        big = replace(big, page=replace(big.page, text=big.page.text + " Fin." * 40_000))
        with pytest.raises(RecordError, match="is full"):
            record.store(big, versions)
        assert list(dump(record)) == before
    assert lines(path) == before


@pytest.mark.parametrize("statement", ["UPDATE text SET body = 'autre'", "DELETE FROM text"])
def test_stored_texts_cannot_be_changed(place, reading, versions, statement):
    with open_record(place, write=True) as record:
        record.store(reading, versions)
        with pytest.raises(DBAPIError, match="immutable"), record.engine.begin() as connection:
            connection.exec_driver_sql(statement)


@pytest.mark.parametrize("statement", ["UPDATE text SET body = 'autre'", "DELETE FROM text"])
def test_stored_texts_cannot_be_changed_by_any_tool(tmp_path, reading, versions, statement):
    path = tmp_path / "r.db"
    with open_record(path, write=True) as record:
        record.store(reading, versions)
    connection = sqlite3.connect(path)
    with pytest.raises(sqlite3.IntegrityError, match="immutable"):
        connection.execute(statement)
    connection.close()

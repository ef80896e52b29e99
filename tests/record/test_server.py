"""What may stand where a record on a server is expected, and what is said of it."""

from __future__ import annotations

import threading
from dataclasses import replace

import pytest
from sqlalchemy import text
from sqlalchemy.exc import DBAPIError

from dragoman.record import MissingRecord, RecordError, check_place, counts, engine, open_record, shown, turns
from dragoman.record.location import server_place


@pytest.fixture
def on_server(server, tmp_path):
    """A place for a record on the server, and an engine that may do anything there."""
    schema = tmp_path.name.replace("-", "_").lower()
    place = f"{server}&schema={schema}"
    with_all_rights = engine.server_engine(server_place(place), writes=True)
    yield place, schema, with_all_rights
    with_all_rights.dispose()


@pytest.mark.parametrize(
    ("location", "visible"),
    [
        ("my.db", "my.db"),
        ("postgresql://ana@h/d", "postgresql://ana@h/d"),
        ("postgresql://ana:geheim@h/d", "postgresql://ana:***@h/d"),
        ("postgresql://ana:ge@he:im@h/d", "postgresql://ana:***@h/d"),
        ("postgresql://ana:ge/heim@h/d?schema=x", "postgresql://ana:***@h/d?schema=x"),
        ("postgresql://h/d?user=ana&password=geheim&schema=x", "postgresql://h/d?user=ana&password=***&schema=x"),
    ],
)
def test_no_password_is_shown(location, visible):
    assert shown(location) == visible


@pytest.mark.parametrize(
    ("url", "said"),
    [
        ("mysql://ana:geheim@h/d", "in a file or on a PostgreSQL server"),
        ("postgresql://ana:ge@heim@h/d", "write %40 for @"),
        ("postgresql://ana:geheim@127.0.0.1:1/d", "cannot be reached"),
        ("postgresql://ana:geheim@127.0.0.1:port/d", "no URL of a record"),
        ("postgresql://ana:geheim@h/d?schema=Pages", "small letters"),
        ("postgresql://ana:geheim@h/d?schema=pg_x", "not pg_"),
    ],
)
def test_places_that_will_not_do(url, said):
    for attempt in (check_place, open_record, lambda place: open_record(place, write=True)):
        with pytest.raises(RecordError, match=said) as failure:
            attempt(url)
        assert "heim" not in str(failure.value)


def test_a_wrong_password_or_database_is_said_without_it(server):
    for wrong in (server.replace("geheim", "gehxxeim"), server.replace("/postgres?", "/nothing?")):
        if wrong == server:
            pytest.skip("another server was given")
        with pytest.raises(RecordError, match=r"password authentication failed|does not exist") as failure:
            open_record(wrong)
        assert "geh" not in str(failure.value)


def test_checking_a_place_makes_nothing(on_server):
    place, schema, engine_there = on_server
    check_place(place)
    with engine_there.connect() as connection:
        found = connection.execute(text("SELECT count(*) FROM pg_namespace WHERE nspname = :name"), {"name": schema})
        assert found.scalar_one() == 0
    with pytest.raises(MissingRecord, match="read some pages first"):
        open_record(place)


def test_another_programs_tables_are_left_alone(on_server):
    place, schema, engine_there = on_server
    with engine_there.connect() as connection:
        connection.execute(text(f"CREATE SCHEMA {schema}"))
        connection.execute(text(f"CREATE TABLE {schema}.page (id int)"))
        connection.commit()
    for attempt in (check_place, open_record, lambda where: open_record(where, write=True)):
        with pytest.raises(RecordError, match="tables of another program"):
            attempt(place)


def test_a_user_without_rights(on_server, server):
    place, schema, engine_there = on_server
    with engine_there.connect() as connection:
        connection.execute(text(f"CREATE ROLE {schema}_r LOGIN PASSWORD 'ganzgeheim'"))
        connection.commit()
    weak = place.replace("postgres:geheim@", f"{schema}_r:ganzgeheim@")
    if weak == place:
        pytest.skip("another server was given")
    with pytest.raises(RecordError, match=f"may not make the schema {schema}") as failure:
        check_place(weak)
    assert "geheim" not in str(failure.value)
    open_record(place, write=True).close()
    with pytest.raises(RecordError, match="permission") as failure:
        open_record(weak)
    assert "geheim" not in str(failure.value)


def test_a_reader_changes_nothing(on_server, reading, versions):
    place, _schema, _engine = on_server
    with open_record(place, write=True) as record:
        record.store(reading, versions)
    with open_record(place) as record, pytest.raises(DBAPIError), record.engine.begin() as connection:
        connection.exec_driver_sql("DELETE FROM event")


def test_a_newer_record_is_refused(on_server):
    place, _schema, engine_there = on_server
    open_record(place, write=True).close()
    with engine_there.connect() as connection:
        connection.execute(text("UPDATE alembic_version SET version_num = '9999'"))
        connection.commit()
    with pytest.raises(RecordError, match="newer Dragoman"):
        open_record(place)


def test_writers_wait_for_each_other_and_readers_for_nobody(on_server, make, versions, monkeypatch):
    place, _schema, _engine = on_server
    with open_record(place, write=True) as one, open_record(place, write=True) as two, open_record(place) as reader:
        with one.writing():
            second = threading.Thread(target=two.store, args=(make("b.txt"), versions))
            second.start()
            assert counts(reader)["page"] == 0
            second.join(0.3)
            assert second.is_alive()
        second.join()
        assert counts(reader)["page"] == 1
        monkeypatch.setattr(engine, "PATIENCE", 0.05)
        monkeypatch.setattr(turns, "LONGEST", 0.05)
        with open_record(place, write=True) as hasty, one.writing(), pytest.raises(RecordError, match="in use"):
            hasty.store(make("c.txt"), versions)


def test_a_reader_sees_one_state(place, make, versions):
    with open_record(place, write=True) as writer, open_record(place) as reader:
        writer.store(make("a.txt"), versions)
        with reader.reading() as connection:
            before = connection.execute(text("SELECT count(*) FROM event")).scalar_one()
            writer.store(make("b.txt"), versions)
            assert connection.execute(text("SELECT count(*) FROM event")).scalar_one() == before
            assert connection.execute(text("SELECT count(*) FROM page")).scalar_one() == 1
        assert counts(reader)["page"] == 2


def test_a_text_of_any_letters_comes_back(place, reading, versions):
    from dragoman.record import whole_page
    from dragoman.record.ids import page_id

    odd = "\t\x01\x7f\ufeff e\u0301 \u202e \U0001f600 \u0000".replace("\0", "") + reading.page.text
    page = replace(reading.page, text=odd, title=odd[:30])
    changed = replace(reading, page=page, events=(), quotes=(), positions=(), programmes=())
    with open_record(place, write=True) as record:
        record.store(changed, versions)
        assert whole_page(record, page_id(reading.page.source)) == page

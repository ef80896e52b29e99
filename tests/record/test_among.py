"""Many values as one parameter, in both stores."""

import pytest
from sqlalchemy import select

from dragoman.record import open_record, schema
from dragoman.record.among import among
from dragoman.record.listing_schema import listed

EVENT = schema.event


@pytest.fixture
def place(filled_place, make, versions):
    def fill(place):
        with open_record(place, write=True) as record:
            for name in ("a.txt", "l'été « 2 ».txt"):
                record.store(make(name), versions)

    return filled_place(fill)


def test_it_finds_what_a_list_in_the_statement_finds(record):
    with record.reading() as connection:
        keys = list(connection.execute(select(EVENT.c.id).order_by(EVENT.c.id)).scalars())
        numbers = list(connection.execute(select(listed.c.no)).scalars())
        for some in ([], keys[:1], keys[2:5], [*keys, "no such", 'a "quoted" one, {with} signs\\'], keys[:2] * 2):
            found = connection.execute(select(EVENT.c.id).where(among(EVENT.c.id, some)).order_by(EVENT.c.id)).scalars()
            assert list(found) == sorted(set(some) & set(keys))
        for few in ([], numbers[:3], [*numbers, 2**62]):
            found = connection.execute(select(listed.c.no).where(among(listed.c.no, few))).scalars()
            assert set(found) == set(few) & set(numbers)


def test_names_with_any_signs_are_found(record):
    source, name = schema.page.c.source, "l'été « 2 ».txt"
    with record.reading() as connection:
        assert connection.execute(select(source).where(among(source, [name]))).scalars().all() == [name]


def test_the_statement_is_the_same_however_many_there_are(record):
    with record.reading() as connection:
        told = {str(select(EVENT).where(among(EVENT.c.id, ["x"] * count)).compile(connection)) for count in (0, 1, 500)}
        assert len(told) == 1


def test_an_index_is_used(record):
    if record.engine.dialect.name != "sqlite":
        pytest.skip("a small table of PostgreSQL is read whole")
    with record.reading() as connection:
        statement = str(select(EVENT.c.act).where(among(EVENT.c.id, ["x"])).compile(connection))
        plan = connection.exec_driver_sql(f"EXPLAIN QUERY PLAN {statement}", ('["x"]',)).all()
    assert "SEARCH event" in str(plan)

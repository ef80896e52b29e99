"""Records that older programs made come up to date with all that is in them, in both stores."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from sqlalchemy import MetaData, insert, select

from dragoman.record import (
    RecordError,
    Versions,
    counts,
    dump,
    events,
    judgements,
    open_record,
    schema,
    search,
    verify,
)  # fmt: skip
from dragoman.record.engine import server_engine, sqlite_engine
from dragoman.record.location import server_place
from dragoman.record.masking import is_url
from dragoman.record.opening import upgrade
from dragoman.record.opening_file import set_log
from dragoman.record.tables import all_tables

#: What was said and done about pages and is no reading of them; lists follow what was said.
SAID = ('["judg', '["listed', '["sighting', '["account', '["login', '["visit', '["saved')
REVISIONS = Path(__file__).parent / "revisions"


def engine_on(place):
    return server_engine(server_place(place), writes=True) if is_url(place) else sqlite_engine(Path(place), "rwc", writes=True)


def old_record(place, revision):
    """A record as a program of this revision left it."""
    engine = engine_on(place)
    if not is_url(place):
        set_log(engine)
    upgrade(engine, revision)
    tables = MetaData()
    tables.reflect(engine, only=lambda name, _: not name.startswith("search_words"))
    lines = [json.loads(line) for line in (REVISIONS / f"{revision}.jsonl").read_text(encoding="utf-8").splitlines()]
    with engine.connect().execution_options(writes=True) as connection, connection.begin():
        for name, row in lines:
            connection.execute(insert(tables.tables[name]).values(row))
    engine.dispose()
    return lines


def kept(lines):
    """What no later revision may lose: texts, pages, facts, judgements, with every field they had."""
    derived = ("search_", "judged", "resolved", "happening", "report_block", "mention", "entity", "proposal", "party_name")
    return [(name, row) for name, row in lines if not name.startswith((*derived, "listed"))]


def test_every_revision_has_its_rows():
    assert {path.stem for path in REVISIONS.glob("*.jsonl")} == set(schema.REVISIONS)


@pytest.mark.parametrize("revision", schema.REVISIONS)
def test_a_record_of_any_revision_comes_up_to_date_with_all_that_is_in_it(place, revision):
    lines = old_record(place, revision)
    if revision != schema.REVISIONS[-1]:
        with pytest.raises(RecordError, match="made by an older Dragoman"):
            open_record(place)
    with open_record(place, write=True) as record:
        assert verify(record) == []
        assert counts(record)["event"] == 8
        assert len(list(events(record))) == 8
        assert search(record, "rencontrer ministre").total == 2
        said = sum(1 for name, _row in lines if name == "judgement")
        assert len(judgements(record)) == said
        with record.reading() as connection:
            for name, row in kept(lines):
                table = all_tables().tables[name]
                key = [column == row[column.name] for column in table.primary_key]
                found = connection.execute(select(table).where(*key)).mappings().one()
                assert {field: found[field] for field in row} == row


@pytest.mark.parametrize("revision", schema.REVISIONS)
def test_what_is_read_again_after_that_is_the_record_of_a_new_one(new_place, filled_place, make, revision):
    def read(place, outcome="new"):
        with open_record(place, write=True) as record:
            for source, outlet in (("pages/rabat.txt", "Le Fil du Rif"), ("pages/vigie.txt", None)):
                assert record.store(make(source, outlet=outlet), Versions("1", "fr_test 1.0", "0.1.0")) == outcome

    def dumped(place):
        with open_record(place, write=True) as record:
            return [line for line in dump(record) if not line.startswith(SAID)]

    old, new = new_place(), filled_place(read)
    old_record(old, revision)
    read(old, "same")
    assert dumped(old) == dumped(new)


def test_a_page_whose_quote_lost_its_line_is_read_anew(place, make):
    old_record(place, "0002")
    engine = engine_on(place)
    with engine.connect().execution_options(writes=True) as connection, connection.begin():
        connection.exec_driver_sql("UPDATE quote SET place = 'furniture' WHERE place = 'title'")
    engine.dispose()
    with open_record(place, write=True) as record:
        assert any("not those that were stored" in line for line in verify(record))
        reading = make("pages/rabat.txt", outlet="Le Fil du Rif")
        assert record.store(reading, Versions("1", "fr_test 1.0", "0.1.0")) == "changed"
        record.store(make("pages/vigie.txt", outlet=None), Versions("1", "fr_test 1.0", "0.1.0"))
        assert verify(record) == []

"""Rows as each revision of the record's schema held them, for the tests of migrations.

    python tools/revision_rows.py tests/record/revisions

writes REVISION.jsonl for each revision that has no file yet: to be run once, when a migration is added, while its
revision is the newest. The files are never written again: they stand for records that older programs made.
"""

from __future__ import annotations

import json
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path

from sqlalchemy import MetaData, Table, select

from dragoman.record import Asked, Record, Sighting, Versions, events, judge, note_sightings, open_record
from dragoman.record.accounts import Limits, add_account, begin
from dragoman.record.engine import sqlite_engine
from dragoman.record.judgements import Pick
from dragoman.record.opening import upgrade
from dragoman.record.personal import note_visit, save_query
from dragoman.record.schema import REVISIONS

sys.path.insert(0, str(Path(__file__).resolve().parents[1] / "tests" / "record"))

VERSIONS = Versions("1", "fr_test 1.0", "0.1.0")


def make_record(record: Record) -> None:
    """Pages and judgements enough that every kind of row is there."""
    from conftest import TEXT, make_reading

    for source, outlet in (("pages/rabat.txt", "Le Fil du Rif"), ("pages/vigie.txt", None)):
        record.store(make_reading(source, outlet=outlet), VERSIONS)
    note_sightings(record, [Sighting("pages/rabat.txt", "read"), Sighting("pages/perdue.txt", "failed", "trop lente")])
    found = [stored.id for stored in events(record)]
    judge(record, Asked("accept", found[0], "Ana"))
    at = TEXT.index("Rabat")
    words = (Pick(at, at + len("Rabat"), "Rabat"),)
    judge(record, Asked("correct", found[1], "Ana", field="place", value="Tanger", reason="la dépêche le dit", chosen=words))
    add_account(record, "Ana", "admin", "$argon2id$v=19$m=8,t=1,p=1$c2Vs$aGFjaGU", must_change=True)
    begin(record, "Ana", "a token", agent="a browser", address="203.0.113.9", limits=Limits())
    note_visit(record, "Ana")
    save_query(record, "Ana", "Rabat", "search", "rabat partie:MA")


def tables_at(revision: str, folder: Path) -> dict[str, Table]:
    """The tables of a revision, without those of the search: its index of words is no table whose rows could be kept."""
    engine = sqlite_engine(folder / f"{revision}.db", "rwc", writes=True)
    upgrade(engine, revision)
    found = MetaData()
    found.reflect(engine, only=lambda name, _: not name.startswith(("search_", "alembic_version", "sqlite_")))
    engine.dispose()
    return {table.name: table for table in found.sorted_tables}


def rows(record: Record, tables: dict[str, Table]) -> Iterator[str]:
    """The record's rows as far as these tables have room for them."""
    with record.reading() as connection:
        for name, table in tables.items():
            for row in connection.execute(select(table).order_by(*table.primary_key.columns)).mappings():
                yield json.dumps([name, dict(row)], ensure_ascii=False, sort_keys=True)


def main(folder: Path) -> None:
    """Write what is missing."""
    with tempfile.TemporaryDirectory() as made, open_record(Path(made) / "head.db", write=True) as record:
        make_record(record)
        for revision in REVISIONS:
            path = folder / f"{revision}.jsonl"
            if not path.exists():
                lines = list(rows(record, tables_at(revision, Path(made))))
                path.write_text("\n".join(lines) + "\n", encoding="utf-8")
                print(f"{path}: {len(lines)} rows")


if __name__ == "__main__":
    main(Path(sys.argv[1]))

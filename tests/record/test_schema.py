"""The migrations lead to the tables that the program uses."""

from __future__ import annotations

from pathlib import Path

import alembic.autogenerate
from alembic.migration import MigrationContext
from alembic.script import ScriptDirectory

from dragoman.record import open_record, schema
from dragoman.record.tables import all_tables


def test_the_last_migration_is_the_schema(place):
    with open_record(place, write=True) as record, record.reading() as connection:
        context = MigrationContext.configure(connection, opts={"compare_type": True, "include_object": ours})
        assert alembic.autogenerate.compare_metadata(context, all_tables()) == []


def ours(_thing, name, kind, reflected, _other):
    return kind != "table" or not (reflected and name.startswith("search_words"))


def test_tables_are_strict_and_rows_fall_with_their_page(tmp_path):
    with open_record(tmp_path / "r.db", write=True) as record, record.reading() as connection:
        made = dict(connection.exec_driver_sql("SELECT name, sql FROM sqlite_master WHERE type = 'table'").all())
        assert all("STRICT" in made[name] for name in all_tables().tables)
        for name, table in all_tables().tables.items():
            found = {(row[3], row[2], row[6]) for row in connection.exec_driver_sql(f"PRAGMA foreign_key_list({name})")}
            wanted = {(k.parent.name, k.column.table.name, k.ondelete or "NO ACTION") for k in table.foreign_keys}
            assert found == wanted, name


def test_all_revisions_are_listed_in_order():
    folder = Path(schema.__file__).parent / "migrations"
    script = ScriptDirectory(str(folder))
    assert tuple(step.revision for step in reversed(list(script.walk_revisions()))) == schema.REVISIONS

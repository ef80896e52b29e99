"""Find, check, make and bring up to date a record."""

from __future__ import annotations

from pathlib import Path

from sqlalchemy import Connection, Engine, text

from dragoman.record import opening_file, opening_server
from dragoman.record.errors import MissingRecord, RecordError, translated
from dragoman.record.location import server_place
from dragoman.record.masking import is_url, shown
from dragoman.record.schema import REVISIONS

MIGRATIONS = Path(__file__).parent / "migrations"


def open_engine(location: str | Path, *, write: bool) -> Engine:
    """An engine on the record at `location`; with `write`, a missing or empty place becomes a new record.

    Raises `MissingRecord` where there is nothing to read, `RecordError` where the place holds something else.
    """
    name = shown(location)
    with translated(location):
        if is_url(location):
            engine = opening_server.connect(server_place(location), write=write)
        else:
            engine = opening_file.connect(Path(location), write=write)
        try:
            _check(engine, name, write=write)
        except BaseException:
            engine.dispose()
            raise
    return engine


def check_place(location: str | Path) -> None:
    """Raise `RecordError` now if `open_engine(location, write=True)` is bound to fail; make nothing."""
    if is_url(location):
        with translated(location):
            opening_server.check(server_place(location))
    elif opening_file.check(Path(location)):
        open_engine(location, write=True).dispose()


def _check(engine: Engine, name: str, *, write: bool) -> None:
    with engine.connect() as connection:
        ours = refuse_foreign(connection, name)
        revision = _revision(connection) if ours else None
    if revision == REVISIONS[-1]:
        return
    if revision is not None and revision not in REVISIONS:
        raise RecordError(f"{name} was made by a newer Dragoman: update this program to read it")
    if not write:
        if revision is None:
            raise MissingRecord(f"no record at {name}: read some pages first: dragoman read PATH")
        raise RecordError(f"{name} was made by an older Dragoman: any `dragoman read` brings it up to date")
    if engine.dialect.name == "sqlite":
        opening_file.set_log(engine)
    upgrade(engine)


def refuse_foreign(connection: Connection, name: str) -> bool:
    """Whether the place is a record; False for an empty one. Raises `RecordError` on another program's."""
    if connection.dialect.name == "sqlite":
        return opening_file.refuse_foreign(connection, name)
    return opening_server.refuse_foreign(connection, name)


def _revision(connection: Connection) -> str | None:
    found: str | None = connection.execute(text("SELECT version_num FROM alembic_version")).scalar_one_or_none()
    return found


def upgrade(engine: Engine, revision: str = "head") -> None:
    """Run the missing migrations in one transaction: another process sees all of them or none."""
    import alembic.command
    from alembic.config import Config

    config = Config()
    config.set_main_option("script_location", str(MIGRATIONS).replace("%", "%%"))
    with engine.connect().execution_options(writes=True) as connection, connection.begin():
        config.attributes["connection"] = connection
        if connection.dialect.name == "sqlite":
            alembic.command.upgrade(config, revision)
            opening_file.mark(connection)
        else:
            opening_server.mark(connection)
            alembic.command.upgrade(config, revision)

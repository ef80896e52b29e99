"""A record in a schema of a PostgreSQL database: what may stand there, and whether one can be made."""

from __future__ import annotations

from sqlalchemy import Connection, Engine

from dragoman.record.engine import server_engine
from dragoman.record.errors import RecordError
from dragoman.record.location import ServerPlace

#: The comment on a schema that tells our own from others.
MARK = "Dragoman record"
OLDEST = 130000


def connect(place: ServerPlace, *, write: bool) -> Engine:
    """An engine on the schema, which was looked at but not changed. Raises `RecordError`, or what the driver does."""
    engine = server_engine(place, writes=write)
    try:
        with engine.connect() as connection:
            _refuse_unfit(connection, place)
            _may_use(connection, place)
            if not refuse_foreign(connection, place.shown) and write:
                _may_make(connection, place)
    except BaseException:
        engine.dispose()
        raise
    return engine


def check(place: ServerPlace) -> None:
    """Raise `RecordError`, or what the driver does, where no record can be written or made."""
    connect(place, write=True).dispose()


def _refuse_unfit(connection: Connection, place: ServerPlace) -> None:
    encoding = connection.exec_driver_sql("SHOW server_encoding").scalar_one()
    if encoding != "UTF8":
        raise RecordError(f"{place.shown} keeps texts as {encoding}: make the database anew with ENCODING 'UTF8'")
    if int(connection.exec_driver_sql("SHOW server_version_num").scalar_one()) < OLDEST:
        raise RecordError(f"{place.shown}: this server is too old; PostgreSQL 13 or newer is needed")


def _may_use(connection: Connection, place: ServerPlace) -> None:
    query = "SELECT has_schema_privilege(nspname, 'USAGE') FROM pg_namespace WHERE nspname = %s"
    if connection.exec_driver_sql(query, (place.schema,)).scalar_one_or_none() is False:
        raise RecordError(
            f"{place.shown}: this user lacks the permission to use the schema {place.schema}. Ask its owner for "
            f"GRANT USAGE ON SCHEMA {place.schema}, and for rights on its tables"
        )


def _may_make(connection: Connection, place: ServerPlace) -> None:
    query = "SELECT has_database_privilege(current_database(), 'CREATE')"
    exists = connection.exec_driver_sql("SELECT current_schema() IS NOT NULL").scalar_one()
    if not exists and not connection.exec_driver_sql(query).scalar_one():
        raise RecordError(
            f"{place.shown}: this user may not make the schema {place.schema}. Ask for "
            f"CREATE SCHEMA {place.schema} AUTHORIZATION {place.url.username or 'USER'}"
        )


def refuse_foreign(connection: Connection, name: str) -> bool:
    """Whether the schema holds a record; False for a missing or empty one. Raises `RecordError` on others' tables."""
    comment, tables = connection.exec_driver_sql(
        "SELECT obj_description(n.oid, 'pg_namespace'), "
        "(SELECT count(*) FROM pg_class c WHERE c.relnamespace = n.oid AND c.relkind IN ('r', 'p', 'v', 'm')) "
        "FROM (SELECT 1) AS one LEFT JOIN pg_namespace n ON n.nspname = current_schema()"
    ).one()
    if comment == MARK:
        return bool(tables)
    if tables:
        raise RecordError(f"{name}: this schema holds tables of another program. Choose another one with ?schema=NAME")
    return False


def mark(connection: Connection) -> None:
    """Make the schema where it is missing, and write on it whose it is."""
    path = connection.exec_driver_sql("SHOW search_path").scalar_one()
    connection.exec_driver_sql(f"CREATE SCHEMA IF NOT EXISTS {path}")
    connection.exec_driver_sql(f"COMMENT ON SCHEMA {path} IS '{MARK}'")

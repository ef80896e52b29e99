"""Where a record is: a file, or a schema of a PostgreSQL database. Passwords stay out of whatever is shown."""

from __future__ import annotations

import re
from dataclasses import dataclass
from pathlib import Path

from sqlalchemy import URL, make_url
from sqlalchemy.exc import ArgumentError

from dragoman.record.errors import RecordError
from dragoman.record.masking import shown

#: The schema of the database that a record is kept in unless the URL says `?schema=NAME`.
SCHEMA = "dragoman"
SERVERS = frozenset({"postgresql", "postgres", "postgresql+psycopg"})
EXAMPLE = "postgresql://USER@HOST/DATABASE"


@dataclass(frozen=True, slots=True)
class ServerPlace:
    """A record on a server: how to connect, and the schema that holds its tables."""

    url: URL
    schema: str
    shown: str


def server_place(location: str | Path) -> ServerPlace:
    """The server and schema that a URL names. Raises `RecordError` for a URL of another kind or a broken one."""
    visible = shown(location)
    scheme = str(location).split("://", 1)[0].lower()
    if scheme not in SERVERS:
        raise RecordError(f"{visible}: a record is kept in a file or on a PostgreSQL server ({EXAMPLE})")
    try:
        url = make_url(str(location)).set(drivername="postgresql+psycopg")
    except (ArgumentError, ValueError):
        raise RecordError(f"{visible} is no URL of a record: write {EXAMPLE}") from None
    if "@" in (url.host or "") or "/" in (url.database or ""):
        raise RecordError(f"{visible} is no URL of a record: in a password write %40 for @ and %2F for /")
    query = dict(url.query)
    schema = query.pop("schema", SCHEMA)
    if not isinstance(schema, str) or not re.fullmatch(r"[a-z_][a-z0-9_]{0,62}", schema) or schema.startswith("pg_"):
        raise RecordError(f"{visible}: a schema is named with small letters, digits and _, and not pg_…")
    return ServerPlace(url.set(query=query), schema, visible)

"""What can go wrong with a record, said in plain words.

    RecordError
    ├── MissingRecord    nothing has been read yet
    ├── UnstorablePage   this one page cannot be kept; the others can
    └── UnknownFact      no fact has this id; carries suggestions
"""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager

from sqlalchemy.exc import DBAPIError

from dragoman.model import DragomanError
from dragoman.record.masking import shown


class RecordError(DragomanError):
    """The record cannot be opened, read or written. It is left as it was, or with whole pages added."""


class MissingRecord(RecordError):  # noqa: N818  the name is part of the public error tree
    """There is no record at this place yet."""


class UnstorablePage(RecordError):  # noqa: N818
    """One page holds what no database text can hold. The message says what; other pages are not concerned."""


class UnknownFact(RecordError):  # noqa: N818
    """No fact has the id asked for, or several begin with it. `suggestions` holds ids to try instead."""

    def __init__(self, message: str, suggestions: tuple[str, ...] = ()) -> None:
        super().__init__(message)
        self.suggestions = suggestions


#: SQLite's result codes by the start of their name, and what to tell a person. First match wins.
EXPLANATIONS: tuple[tuple[str, str], ...] = (
    (
        "SQLITE_FULL",
        ("the disk that holds {path} is full; whole pages stored so far are kept. Free some space, "
        "or choose another place with --record, then run the same command again"),
    ),
    (
        "SQLITE_READONLY",
        ("{path} cannot be written: the file or its folder is read-only. Change its permissions, "
        "or choose another place with --record"),
    ),
    (
        "SQLITE_CANTOPEN",
        ("{path} cannot be opened: check that its folder exists and that you may read and write there, "
        "or choose another place with --record"),
    ),
    (
        "SQLITE_PERM",
        "{path} cannot be opened: you lack the permission. Change it, or choose another place with --record",
    ),
    (
        "SQLITE_NOTADB",
        "{path} is not a Dragoman record. Choose another file with --record; this one has not been touched",
    ),
    (
        "SQLITE_CORRUPT",
        ("{path} is damaged (cut short, or overwritten in part). Restore it from a backup, "
        "or read your pages into a new file with --record"),
    ),
    (
        "SQLITE_BUSY",
        "{path} has been in use by another program for over a minute. Wait for that one to end, then try again",
    ),
    ("SQLITE_LOCKED", "{path} is in use by another program. Wait for that one to end, then try again"),
    (
        "SQLITE_IOERR",
        ("{path} could not be read or written: its disk is failing, was removed, or a limit on file size was "
        "reached. Whole pages stored so far are kept. Check the disk, then run the same command again"),
    ),
    ("SQLITE_TOOBIG", "{path} cannot hold a text this long"),
)


#: PostgreSQL's error codes by their start, and what to tell a person. First match wins.
SERVER_EXPLANATIONS: tuple[tuple[str, str], ...] = (
    ("28", "{path}: the server does not let this user in (wrong user or password)"),
    ("3D000", "{path}: there is no such database on the server: create it with createdb"),
    ("42501", "{path}: this user lacks a permission on the database ({first})"),
    ("25006", "{path} cannot be written: it was opened for reading, or the server is a read-only copy"),
    ("53100", "{path}: the server's disk is full; whole pages stored so far are kept. Free some space and go on"),
    ("53", "{path}: the server has no room for more work or connections ({first}). Try again later"),
    ("54", "{path} cannot hold a text this long ({first})"),
    ("55P03", "{path} has been in use by another program for over a minute. Wait for that one to end, then try again"),
    ("57P", "{path}: the server is starting or stopping. Whole pages stored so far are kept; try again"),
    ("08", "{path}: the connection to the server was lost. Whole pages stored so far are kept; try again"),
    ("XX", "{path}: the server reports damaged data ({first}). Restore the database from a backup"),
)


def explain(error: BaseException, path: object) -> RecordError:
    """The error as a `RecordError` with what to do about it."""
    path = shown(str(path))
    original = error.orig if isinstance(error, DBAPIError) else error
    name = getattr(original, "sqlite_errorname", None) or ""
    for start, message in EXPLANATIONS:
        if name.startswith(start):
            return RecordError(message.format(path=path))
    if isinstance(original, OSError):
        return RecordError(f"{path} cannot be opened: {original.strerror or original}")
    if isinstance(original, sqlite3.DatabaseError) and "malformed" in str(original):
        return RecordError(dict(EXPLANATIONS)["SQLITE_CORRUPT"].format(path=path))
    if type(original).__module__.startswith("psycopg"):
        return _explain_server(original, path)
    return RecordError(f"{path} could not be used ({original}). Check that it is a Dragoman record and is whole")


def _explain_server(error: BaseException | None, path: str) -> RecordError:
    code = getattr(error, "sqlstate", None) or ""
    lines = [line.strip() for line in str(error).splitlines() if line.strip()] or ["no reason given"]
    # The driver names user, host and database, never the password.
    first = lines[0][:300]
    for start, message in SERVER_EXPLANATIONS:
        if code.startswith(start):
            return RecordError(message.format(path=path, first=first))
    if not code:
        return RecordError(f"{path} cannot be reached: {first}. Check the address, and that the server runs")
    return RecordError(f"{path} could not be used ({first})")


@contextmanager
def translated(path: object) -> Iterator[None]:
    """Turn what the database driver raises inside into a `RecordError` about `path`."""
    try:
        yield
    except (DBAPIError, sqlite3.Error) as error:
        raise explain(error, path) from error

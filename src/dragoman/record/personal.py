"""What is one person's own: when they last came, and the searches and filters they keep. `reader` is the person's name."""

from __future__ import annotations

import unicodedata
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from typing import Literal, cast, get_args

from sqlalchemy import Connection, delete, func, insert, select, update

from dragoman.model import DragomanError
from dragoman.record.personal_schema import saved_query, visit
from dragoman.record.record import Record

SavedKind = Literal["search", "events"]
#: Whoever has not looked for so long comes anew.
VISIT_ENDS = timedelta(minutes=30)
#: Looks closer together than this are not written down.
LOOK = timedelta(minutes=1)
LONGEST_NAME = 80
LONGEST_QUERY = 2000
MOST_SAVED = 100


class BadSaved(DragomanError):  # noqa: N818
    """A query cannot be kept so: its name is empty, too long or taken, or there are too many."""


@dataclass(frozen=True, slots=True)
class Saved:
    """A search or a filter of events under a name. `query`: what was typed, or the query of the table's address."""

    name: str
    kind: SavedKind
    query: str
    made_at: str


def last_visit(record: Record, reader: str) -> str | None:
    """When the visit before this one ended (ISO, UTC); None where there was none. Reads only."""
    with record.reading() as connection:
        row = connection.execute(select(visit).where(visit.c.reader == reader)).one_or_none()
    if row is None:
        return None
    return row.last if _over(row.last, datetime.now(UTC)) else row.before or None


def note_visit(record: Record, reader: str, *, now: datetime | None = None) -> str | None:
    """Write down that somebody looked; when the visit before this one ended (ISO, UTC), None for the first visit."""
    moment = now or datetime.now(UTC)
    with record.reading() as connection:
        row = connection.execute(select(visit).where(visit.c.reader == reader)).one_or_none()
    if row is not None and moment - _moment(row.last) < LOOK:
        return row.before or None
    with record.writing() as connection:
        row = connection.execute(select(visit).where(visit.c.reader == reader)).one_or_none()
        before = "" if row is None else row.last if _over(row.last, moment) else row.before
        _put_visit(connection, reader, before, _iso(moment))
    return before or None


def all_seen(record: Record, reader: str, *, now: datetime | None = None) -> None:
    """Begin a new visit at this moment: nothing before it is new any more."""
    moment = _iso(now or datetime.now(UTC))
    with record.writing() as connection:
        _put_visit(connection, reader, moment, moment)


def _put_visit(connection: Connection, reader: str, before: str, last: str) -> None:
    found = connection.execute(update(visit).where(visit.c.reader == reader).values(before=before, last=last))
    if not found.rowcount:
        connection.execute(insert(visit).values(reader=reader, before=before, last=last))


def _over(last: str, moment: datetime) -> bool:
    return moment - _moment(last) > VISIT_ENDS


def _moment(text: str) -> datetime:
    return datetime.fromisoformat(text)


def _iso(moment: datetime) -> str:
    # As `first_seen` of pages is written, so that the two compare.
    return moment.astimezone(UTC).isoformat(timespec="seconds")


def saved_queries(record: Record, reader: str) -> list[Saved]:
    """All that somebody keeps, by name."""
    query = select(saved_query).where(saved_query.c.reader == reader)
    with record.reading() as connection:
        rows = connection.execute(query).all()
    found = (Saved(row.name, cast("SavedKind", row.kind), row.query, row.made_at) for row in rows)
    return sorted(found, key=lambda item: (item.name.casefold(), item.name))


def save_query(record: Record, reader: str, name: str, kind: SavedKind, query: str) -> Saved:
    """Keep a query under a name; one of that name is replaced. Raises `BadSaved`."""
    if kind not in get_args(SavedKind):
        raise BadSaved(f"a saved query is one of {', '.join(get_args(SavedKind))}, not {kind!r}")
    query = query.strip()
    if not query or len(query) > LONGEST_QUERY or not _writable(query):
        raise BadSaved(f"there is nothing to keep, or more than {LONGEST_QUERY} characters")
    made = Saved(_name(name), kind, query, _iso(datetime.now(UTC)))
    mine = saved_query.c.reader == reader
    with record.writing() as connection:
        connection.execute(delete(saved_query).where(mine, saved_query.c.name == made.name))
        if connection.execute(select(func.count()).select_from(saved_query).where(mine)).scalar_one() >= MOST_SAVED:
            raise BadSaved(f"there are {MOST_SAVED} saved queries already: delete one first")
        row = {"name": made.name, "kind": kind, "query": query, "made_at": made.made_at}
        connection.execute(insert(saved_query).values(row | {"reader": reader}))
    return made


def rename_query(record: Record, reader: str, name: str, new: str) -> None:
    """Give a saved query another name. Raises `BadSaved` where there is none, or the name is taken."""
    new = _name(new)
    mine = saved_query.c.reader == reader
    with record.writing() as connection:
        taken = connection.execute(select(saved_query.c.name).where(mine, saved_query.c.name == new)).first()
        if taken is not None and new != name:
            raise BadSaved(f"there is a saved query called {new!r} already")
        found = connection.execute(update(saved_query).where(mine, saved_query.c.name == name).values(name=new))
        if not found.rowcount:
            raise BadSaved(f"no saved query is called {name!r}")


def delete_query(record: Record, reader: str, name: str) -> None:
    """Forget a saved query; one that is not there is forgotten already."""
    with record.writing() as connection:
        connection.execute(delete(saved_query).where(saved_query.c.reader == reader, saved_query.c.name == name))


def _name(words: str) -> str:
    """The name as it is kept: NFC, one space between words."""
    name = " ".join(unicodedata.normalize("NFC", words).split())
    if not name or len(name) > LONGEST_NAME or not name.isprintable():
        raise BadSaved(f"a saved query needs a name of at most {LONGEST_NAME} signs that show")
    return name


def _writable(text: str) -> bool:
    return "\0" not in text and not any(0xD800 <= ord(sign) < 0xE000 for sign in text)

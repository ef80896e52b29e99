"""What was done to and by accounts: written down, never altered."""

from __future__ import annotations

import hashlib
import secrets
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Literal

from sqlalchemy import Connection, insert, select

from dragoman.record.accounts.tables import account_log
from dragoman.record.record import Record

Action = Literal["add", "role", "disable", "enable", "reset", "password", "login", "failed", "blocked", "logout", "logout_all"]
#: Longest text kept of what a browser says, in characters.
LONGEST = 200


@dataclass(frozen=True, slots=True)
class Entry:
    """One line of the log. `actor`: who did it, None where nobody was logged in or it came from the command line."""

    id: str
    made_at: str
    action: Action
    actor: str | None
    about: str | None
    detail: str | None
    address: str | None


def now() -> str:
    """The moment, UTC, to the microsecond, so that lines sort as they were written."""
    return datetime.now(UTC).isoformat(timespec="microseconds")


def plain(words: str | None) -> str | None:
    """What every database can hold of words that came from outside."""
    if words is None:
        return None
    return words.encode("utf-8", "replace").decode("utf-8").replace("\0", "\ufffd")[:LONGEST]


def write(
    connection: Connection,
    action: Action,
    about: str | None,
    *,
    actor: str | None = None,
    detail: str | None = None,
    address: str | None = None,
) -> None:
    """Add a line inside the transaction of what it tells of."""
    row = {"made_at": now(), "action": action, "actor": actor, "about": about, "detail": detail, "address": address}
    row = {name: plain(value) for name, value in row.items()}
    key = hashlib.sha256(f"{sorted(row.items(), key=str)}{secrets.token_hex(8)}".encode()).hexdigest()[:32]
    connection.execute(insert(account_log).values(row | {"id": key}))


def note(
    record: Record, action: Action, about: str | None, *, address: str | None = None, detail: str | None = None
) -> None:
    """Add a line of what changes nothing else: a log-in that failed. `detail`: what it is counted by (see `failures`)."""
    with record.writing() as connection:
        write(connection, action, about, detail=detail, address=address)


def failures(record: Record, since: str, most: int = 20_000) -> list[Entry]:
    """Failed log-ins since a moment (UTC, as `now` writes it), and those that went well, the earliest first.

    Of more than `most`, the latest. `detail` is what a failure is counted by.
    """
    wanted = account_log.c.action.in_(("failed", "blocked", "login"))
    query = select(account_log).where(account_log.c.made_at >= since, wanted)
    query = query.order_by(account_log.c.made_at.desc(), account_log.c.id).limit(most)
    with record.reading() as connection:
        return [Entry(**row) for row in connection.execute(query).mappings().all()][::-1]


def account_entries(record: Record, *, about: str | None = None, most: int = 100, skip: int = 0) -> Iterator[Entry]:
    """The log, newest first; of one account (its name as it is written) where `about` is given."""
    query = select(account_log).order_by(account_log.c.made_at.desc(), account_log.c.id).limit(most).offset(skip)
    if about is not None:
        query = query.where((account_log.c.about == about) | (account_log.c.actor == about))
    with record.reading() as connection:
        for row in connection.execute(query).mappings().all():
            counted = row["action"] in {"failed", "blocked"}
            yield Entry(**{**row, "detail": None}) if counted else Entry(**row)

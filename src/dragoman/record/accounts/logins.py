"""Log-ins that hold: kept by the hash of their token, so that whoever reads the record cannot use one."""

from __future__ import annotations

import hashlib
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta

from sqlalchemy import ColumnElement, delete, insert, select, update

from dragoman.record.accounts import log
from dragoman.record.accounts.accounts import Account, account_id, made
from dragoman.record.accounts.tables import account, login
from dragoman.record.record import Record


@dataclass(frozen=True, slots=True)
class Limits:
    """Seconds after which a log-in ends: `idle` without use, `most` in any case."""

    idle: int = 8 * 3600
    most: int = 7 * 24 * 3600


@dataclass(frozen=True, slots=True)
class Login:
    """A log-in that holds. `key` names it without being good for anything."""

    key: str
    made_at: str
    seen_at: str
    agent: str | None


def token_hash(token: str) -> str:
    """What is kept of a token: 256 random bits need no salt and no slow hash."""
    return hashlib.sha256(token.encode("utf-8", "replace")).hexdigest()


def begin(record: Record, name: str, token: str, *, agent: str | None, address: str | None, limits: Limits) -> None:
    """Let a new token stand for an account; log-ins that have run out are swept away."""
    moment = log.now()
    row = {"token_sha256": token_hash(token), "account_id": account_id(name), "made_at": moment, "seen_at": moment}
    with record.writing() as connection:
        connection.execute(delete(login).where(~_holds(limits)))
        connection.execute(insert(login).values(row | {"agent": log.plain(agent)}))
        log.write(connection, "login", name, actor=name, address=address)


def who(record: Record, token: str, limits: Limits) -> tuple[Account, Login] | None:
    """Whose log-in a token is, where it holds and the account is not disabled."""
    query = select(account, login.c.token_sha256, login.c.made_at.label("began_at"), login.c.seen_at, login.c.agent)
    query = query.join_from(login, account).where(
        login.c.token_sha256 == token_hash(token), account.c.disabled == 0, _holds(limits)
    )
    with record.reading() as connection:
        row = connection.execute(query).mappings().one_or_none()
    if row is None:
        return None
    return made(row), Login(row["token_sha256"][:16], row["began_at"], row["seen_at"], row["agent"])


def logins_of(record: Record, name: str, limits: Limits) -> list[Login]:
    """The log-ins of an account that hold, the one used last first."""
    query = select(login).where(login.c.account_id == account_id(name), _holds(limits)).order_by(login.c.seen_at.desc())
    with record.reading() as connection:
        rows = connection.execute(query).mappings().all()
    return [Login(row["token_sha256"][:16], row["made_at"], row["seen_at"], row["agent"]) for row in rows]


def end(record: Record, token: str, *, name: str, address: str | None = None, told: bool = True) -> None:
    """End one log-in; the log says so unless another log-in only takes its place."""
    with record.writing() as connection:
        connection.execute(delete(login).where(login.c.token_sha256 == token_hash(token)))
        if told:
            log.write(connection, "logout", name, actor=name, address=address)


def end_all(record: Record, name: str, *, keep: str | None = None, address: str | None = None) -> None:
    """End all log-ins of an account, but not the one whose token is to be kept."""
    chosen = login.c.account_id == account_id(name)
    if keep is not None:
        chosen &= login.c.token_sha256 != token_hash(keep)
    with record.writing() as connection:
        connection.execute(delete(login).where(chosen))
        log.write(connection, "logout_all", name, actor=name, address=address)


def touch(record: Record, seen: Mapping[str, str]) -> None:
    """Write down when tokens (by their hash) were last used."""
    with record.writing() as connection:
        for key, moment in sorted(seen.items()):
            known = update(login).where(login.c.token_sha256 == key, login.c.seen_at < moment)
            connection.execute(known.values(seen_at=moment))


def _holds(limits: Limits) -> ColumnElement[bool]:
    now = datetime.now(UTC)
    idle = (now - timedelta(seconds=limits.idle)).isoformat(timespec="microseconds")
    most = (now - timedelta(seconds=limits.most)).isoformat(timespec="microseconds")
    return (login.c.seen_at > idle) & (login.c.made_at > most)

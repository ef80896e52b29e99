"""Accounts: who may log in, and as what. Passwords come here as hashes and leave as hashes."""

from __future__ import annotations

import unicodedata
from dataclasses import dataclass
from typing import Any, Literal, get_args

from sqlalchemy import Connection, delete, func, insert, select, update

from dragoman.record.accounts import log
from dragoman.record.accounts.errors import BadAccount, LastAdmin, NoAccount
from dragoman.record.accounts.tables import account, login
from dragoman.record.record import Record

Role = Literal["reader", "reviewer", "admin"]
ROLES: tuple[Role, ...] = get_args(Role)
#: Characters of a name.
LONGEST_NAME = 80


@dataclass(frozen=True, slots=True)
class Account:
    """Who may log in. `must_change`: the password is one that an admin gave. `seen_at`: last use of a log-in that holds."""

    name: str
    role: Role
    disabled: bool
    must_change: bool
    made_at: str
    changed_at: str
    seen_at: str | None = None


def account_name(words: str) -> str:
    """The name as it is kept: NFC, one space between words.

    Raises `BadAccount` for an empty or overlong one, and for signs that do not show or turn writing round.
    """
    name = " ".join(unicodedata.normalize("NFC", words).split())
    if not name:
        raise BadAccount("an account needs a name", "name")
    if len(name) > LONGEST_NAME:
        raise BadAccount(f"a name has at most {LONGEST_NAME} characters", "name")
    if not name.isprintable():
        raise BadAccount("the name holds signs that do not show", "name")
    return name


def account_id(name: str) -> str:
    """What tells names apart: `Ana` and `ANA` are one."""
    plain = " ".join((log.plain(name) or "").split())
    return unicodedata.normalize("NFKC", unicodedata.normalize("NFKC", plain).casefold())


def accounts(record: Record) -> list[Account]:
    """All accounts by name."""
    seen = select(login.c.account_id, func.max(login.c.seen_at).label("seen_at")).group_by(login.c.account_id).subquery()
    query = select(account, seen.c.seen_at).join_from(account, seen, account.c.id == seen.c.account_id, isouter=True)
    with record.reading() as connection:
        return [made(row) for row in connection.execute(query.order_by(account.c.id)).mappings()]


def find_account(record: Record, name: str) -> tuple[Account, str] | None:
    """An account and the hash of its password; None where nobody has this name."""
    with record.reading() as connection:
        row = connection.execute(select(account).where(account.c.id == account_id(name))).mappings().one_or_none()
    return (made(row), row["password"]) if row else None


def add_account(
    record: Record, name: str, role: Role, password: str, *, by: str | None = None, must_change: bool = False
) -> Account:
    """Make an account; `password` is a hash. Raises `BadAccount` where the name is taken or no name."""
    name = account_name(name)
    if role not in ROLES:
        raise BadAccount(f"there is no role {role!r}: there are {', '.join(ROLES)}")
    moment = log.now()
    row = {
        "id": account_id(name), "name": name, "role": role, "password": password, "disabled": 0,
        "must_change": int(must_change), "made_at": moment, "changed_at": moment,
    }  # fmt: skip
    with record.writing() as connection:
        if connection.execute(select(account.c.id).where(account.c.id == row["id"])).first() is not None:
            raise BadAccount(f"there is an account {name} already", "taken")
        connection.execute(insert(account).values(row))
        log.write(connection, "add", name, actor=by, detail=role)
    return made(row)


def set_role(record: Record, name: str, role: Role, *, by: str | None = None) -> None:
    """Give an account another role. Raises `NoAccount`, `BadAccount`, `LastAdmin`."""
    if role not in ROLES:
        raise BadAccount(f"there is no role {role!r}: there are {', '.join(ROLES)}")
    with record.writing() as connection:
        row = _row(connection, name)
        if row["role"] == role:
            return
        if row["role"] == "admin":
            _not_the_last(connection, row)
        _change(connection, row, role=role)
        log.write(connection, "role", row["name"], actor=by, detail=f"{row['role']} → {role}")


def set_disabled(record: Record, name: str, *, disabled: bool, by: str | None = None) -> None:
    """Let an account in no more, or again; its log-ins end at once. Raises `NoAccount`, `LastAdmin`."""
    with record.writing() as connection:
        row = _row(connection, name)
        if bool(row["disabled"]) == disabled:
            return
        if disabled and row["role"] == "admin":
            _not_the_last(connection, row)
        _change(connection, row, disabled=int(disabled))
        if disabled:
            connection.execute(delete(login).where(login.c.account_id == row["id"]))
        log.write(connection, "disable" if disabled else "enable", row["name"], actor=by)


def set_password(
    record: Record, name: str, password: str, *, by: str | None = None, given: bool = False, address: str | None = None
) -> None:
    """Keep another hash; all log-ins of the account end. `given`: by an admin, to be changed first. Raises `NoAccount`."""
    with record.writing() as connection:
        row = _row(connection, name)
        _change(connection, row, password=password, must_change=int(given), changed_at=log.now())
        connection.execute(delete(login).where(login.c.account_id == row["id"]))
        log.write(connection, "reset" if given else "password", row["name"], actor=by, address=address)


def better_hash(record: Record, name: str, old: str, new: str) -> None:
    """Keep the same password hashed with newer parameters, unless it was changed meanwhile."""
    with record.writing() as connection:
        found = (account.c.id == account_id(name)) & (account.c.password == old)
        connection.execute(update(account).where(found).values(password=new))


def has_admin(record: Record) -> bool:
    """Whether there is an admin who can log in."""
    with record.reading() as connection:
        return connection.execute(select(account.c.id).where(_admin()).limit(1)).first() is not None


def made(row: Any) -> Account:  # noqa: ANN401 - a row of either kind
    """The account of a row."""
    return Account(
        row["name"], row["role"], bool(row["disabled"]), bool(row["must_change"]), row["made_at"], row["changed_at"],
        row.get("seen_at"),
    )  # fmt: skip


def _admin() -> Any:  # noqa: ANN401 - an expression of SQL
    return (account.c.role == "admin") & (account.c.disabled == 0)


def _row(connection: Connection, name: str) -> Any:  # noqa: ANN401
    row = connection.execute(select(account).where(account.c.id == account_id(name))).mappings().one_or_none()
    if row is None:
        raise NoAccount(f"there is no account {log.plain(name)}")
    return row


def _change(connection: Connection, row: Any, **values: object) -> None:  # noqa: ANN401
    connection.execute(update(account).where(account.c.id == row["id"]).values(values))


def _not_the_last(connection: Connection, row: Any) -> None:  # noqa: ANN401
    others = select(account.c.id).where(_admin(), account.c.id != row["id"]).limit(1)
    if not row["disabled"] and connection.execute(others).first() is None:
        raise LastAdmin(f"{row['name']} is the only admin: make another one first")

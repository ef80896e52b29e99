"""Accounts, for admins: who may log in and as what, and the log of what was done."""

from __future__ import annotations

from typing import Annotated

from fastapi import Form, Query, Request
from pydantic import Field
from starlette.responses import RedirectResponse, Response

from dragoman.record import MissingRecord
from dragoman.record.accounts import (
    Account,
    BadAccount,
    Role,
    account_entries,
    accounts,
    add_account,
    find_account,
    set_disabled,
    set_password,
    set_role,
)
from dragoman.web import passwords
from dragoman.web.desk import AsAdmin, Desk
from dragoman.web.pages import Pages
from dragoman.web.passwords import WeakPassword
from dragoman.web.render import render
from dragoman.web.views.shapes import Shape

pages = Pages("accounts")
#: Lines of the log a page.
LINES = 50
Name = Annotated[str, Form(max_length=200)]
Words = Annotated[str, Form(max_length=2000)]
Page = Annotated[int, Query(ge=1, le=10_000)]


class AccountShape(Shape):
    """An account. `must_change`: its password was given by an admin and not changed yet."""

    name: str
    role: Role
    disabled: bool
    must_change: bool
    made_at: str
    seen_at: str | None

    @classmethod
    def of(cls, account: Account) -> AccountShape:
        """As it is shown."""
        return cls(**{name: getattr(account, name) for name in cls.model_fields})


class EntryShape(Shape):
    """A line of the log: who did what to which account, from where."""

    made_at: str
    action: str
    actor: str | None
    about: str | None
    detail: str | None
    address: str | None


class Given(Shape):
    """A password that was just made: shown once."""

    name: str
    password: str


class Accounts(Shape):
    """All accounts, and a page of the log, newest first."""

    accounts: tuple[AccountShape, ...]
    log: tuple[EntryShape, ...]
    page: int
    more: bool
    given: Given | None = Field(default=None, exclude=True)
    problem: str | None = Field(default=None, exclude=True)
    wanted: str = Field(default="", exclude=True)


@pages.page("/accounts", "accounts.html")
def list_accounts(desk: AsAdmin, page: Page = 1) -> Accounts:
    """All accounts and what was done."""
    return shown(desk, page)


def shown(
    desk: Desk, page: int = 1, *, given: Given | None = None, problem: str | None = None, wanted: str = ""
) -> Accounts:
    """What `/accounts` shows; nothing where there is no record yet."""
    try:
        found = tuple(map(AccountShape.of, accounts(desk.record)))
        entries = [*account_entries(desk.record, most=LINES + 1, skip=(page - 1) * LINES)]
    except MissingRecord:
        found, entries = (), []
    log = tuple(EntryShape(**{name: getattr(entry, name) for name in EntryShape.model_fields}) for entry in entries[:LINES])
    return Accounts(
        accounts=found, log=log, page=page, more=len(entries) > LINES, given=given, problem=problem, wanted=wanted
    )


@pages.html.post("/accounts")
def add(request: Request, desk: AsAdmin, name: Name, role: Annotated[Role, Form()], password: Words = "") -> Response:
    """Make an account. Without a password one is made and shown once."""
    word = password or passwords.make()
    try:
        passwords.check(word, name)
        account = add_account(desk.writable, name, role, passwords.hashed(word), by=desk.user.name, must_change=True)
    except WeakPassword as error:
        return _refused(request, desk, f"password_{error.why}", name)
    except BadAccount as error:
        return _refused(request, desk, f"accounts_{error.why}", name)
    return _given(request, desk, account.name, word, password)


@pages.html.post("/accounts/reset")
def reset(request: Request, desk: AsAdmin, name: Name) -> Response:
    """Give an account a new password, shown once; its log-ins end."""
    word = passwords.make()
    try:
        set_password(desk.writable, name, passwords.hashed(word), by=desk.user.name, given=True)
        found = find_account(desk.record, name)
    except BadAccount as error:
        return _refused(request, desk, f"accounts_{error.why}")
    return _given(request, desk, found[0].name if found else name, word, "")


@pages.html.post("/accounts/role")
def change_role(request: Request, desk: AsAdmin, name: Name, role: Annotated[Role, Form()]) -> Response:
    """Give an account another role."""
    try:
        set_role(desk.writable, name, role, by=desk.user.name)
    except BadAccount as error:
        return _refused(request, desk, f"accounts_{error.why}")
    return RedirectResponse("/accounts", 303)


@pages.html.post("/accounts/disable")
def disable(request: Request, desk: AsAdmin, name: Name, disabled: Annotated[bool, Form()]) -> Response:
    """Let an account in no more, or again."""
    try:
        set_disabled(desk.writable, name, disabled=disabled, by=desk.user.name)
    except BadAccount as error:
        return _refused(request, desk, f"accounts_{error.why}")
    return RedirectResponse("/accounts", 303)


def _given(request: Request, desk: Desk, name: str, word: str, chosen: str) -> Response:
    given = Given(name=name, password="" if chosen else word)
    response = render(request, desk, "accounts.html", shown(desk, given=given))
    response.headers["Cache-Control"] = "no-store"
    return response


def _refused(request: Request, desk: Desk, problem: str, wanted: str = "") -> Response:
    return render(request, desk, "accounts.html", shown(desk, problem=problem, wanted=wanted), 400)

"""Log-in, log-out, and one's own account."""

from __future__ import annotations

from typing import Annotated, Literal

from fastapi import Form, Query, Request
from starlette.responses import RedirectResponse, Response

from dragoman.record.accounts import end_all, find_account, logins_of, set_password
from dragoman.web import passwords
from dragoman.web.desk import Anybody, AtDesk, Desk
from dragoman.web.door import Door, TooOften, WrongPassword, address_of, safe_back
from dragoman.web.errors import NotFound
from dragoman.web.pages import Pages
from dragoman.web.passwords import Busy, WeakPassword
from dragoman.web.render import render
from dragoman.web.views.shapes import Shape

pages = Pages("accounts")
Words = Annotated[str, Form(max_length=2000)]
Done = Annotated[Literal["password", "others", "out"] | None, Query()]


class LoginShape(Shape):
    """A log-in that holds. `this`: the one that asks."""

    made_at: str
    seen_at: str
    agent: str | None
    this: bool


class OwnAccount(Shape):
    """Who one is here. Without accounts (`used` false) whoever sits at the machine may do everything."""

    used: bool
    name: str
    role: str
    must_change: bool
    changed_at: str | None
    logins: tuple[LoginShape, ...]
    done: str | None
    problem: str | None


def door_of(request: Request) -> Door:
    """The door of this workbench."""
    door: Door = request.app.state.door
    return door


@pages.html.get("/login")
def login(request: Request, desk: Anybody, back: str | None = None, done: Done = None) -> Response:
    """The form to log in with."""
    if not desk.settings.needs_login or desk.user.name:
        return RedirectResponse(safe_back(back), 303)
    return _form(request, desk, back, done=done)


@pages.html.post("/login")
def log_in(request: Request, desk: Anybody, name: Words, password: Words, back: Words = "/") -> Response:
    """Let somebody in."""
    if not desk.settings.needs_login:
        raise NotFound
    door = door_of(request)
    try:
        token = door.log_in(request, name, password)
    except WrongPassword:
        return _form(request, desk, back, 403, problem="login_wrong", name=name)
    except TooOften as error:
        response = _form(request, desk, back, 429, problem="login_often", minutes=-(-error.seconds // 60))
        response.headers["Retry-After"] = str(error.seconds)
        return response
    except Busy:
        return _form(request, desk, back, 503, problem="login_busy", name=name)
    response = RedirectResponse(safe_back(back), 303)
    door.hand_over(response, token)
    return response


def _form(
    request: Request, desk: Desk, back: str | None, status: int = 200, *, problem: str | None = None, name: str = "",
    minutes: int = 0, done: str | None = None,
) -> Response:  # fmt: skip
    names = {"back": safe_back(back), "problem": problem, "name": name[:200], "minutes": minutes, "done": done}
    return render(request, desk, "login.html", names, status)


@pages.html.get("/logout")
def ask_log_out() -> Response:
    """Nothing is changed by a link: one's account has the button."""
    return RedirectResponse("/account", 303)


@pages.html.post("/logout")
def log_out(request: Request, desk: Anybody) -> Response:
    """End this log-in."""
    door = door_of(request)
    if desk.settings.needs_login:
        door.leave(request)
    response = RedirectResponse("/login?done=out", 303)
    door.take_back(response)
    return response


@pages.page("/account", "account.html")
def account(request: Request, desk: AtDesk, done: Done = None) -> OwnAccount:
    """One's own account: role, log-ins that hold."""
    return own(request, desk, done=done)


def own(request: Request, desk: Desk, *, done: str | None = None, problem: str | None = None) -> OwnAccount:
    """What `/account` shows."""
    known, mine = None, getattr(request.state, "login", None)
    logins: tuple[LoginShape, ...] = ()
    if desk.settings.needs_login:
        known = find_account(desk.record, desk.user.name)
        found = logins_of(desk.record, desk.user.name, door_of(request).limits)
        logins = tuple(
            LoginShape(made_at=one.made_at, seen_at=one.seen_at, agent=one.agent, this=mine is not None and one.key == mine.key)
            for one in found
        )
    return OwnAccount(
        used=desk.settings.needs_login, name=desk.user.name, role=desk.user.role, must_change=desk.user.must_change,
        changed_at=known[0].changed_at if known else None, logins=logins, done=done, problem=problem,
    )  # fmt: skip


@pages.html.post("/account/password")
def change_password(request: Request, desk: AtDesk, current: Words, new: Words, again: Words) -> Response:
    """Choose another password: every log-in ends but this one, which gets a new token."""
    if not desk.settings.needs_login:
        raise NotFound
    door, name = door_of(request), desk.user.name
    problem = _problem(door, request, desk, current, new, again)
    if problem is not None:
        view = own(request, desk, problem=problem)
        return render(request, desk, "account.html", view, 400)
    set_password(desk.writable, name, passwords.hashed(new), by=name, address=address_of(request))
    response = RedirectResponse("/account?done=password", 303)
    door.hand_over(response, door.let_in(request, name))
    return response


def _problem(door: Door, request: Request, desk: Desk, current: str, new: str, again: str) -> str | None:
    """What keeps a password from being changed: the key of its words."""
    try:
        if not door.knows(request, desk.user.name, current):
            return "login_wrong_password"
        passwords.check(new, desk.user.name)
    except TooOften:
        return "account_often"
    except Busy:
        return "login_busy"
    except WeakPassword as error:
        return f"password_{error.why}"
    if new != again:
        return "password_differ"
    return "password_same" if new == current else None


@pages.html.post("/account/logout-others")
def log_out_others(request: Request, desk: AtDesk) -> Response:
    """End all log-ins of the account but this one."""
    if not desk.settings.needs_login:
        raise NotFound
    end_all(desk.writable, desk.user.name, keep=door_of(request).token(request), address=address_of(request))
    return RedirectResponse("/account?done=others", 303)

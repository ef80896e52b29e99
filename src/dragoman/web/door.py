"""The door: who is let in, by a cookie that holds 256 random bits and nothing else."""

from __future__ import annotations

import logging
import secrets
import threading
from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from typing import Literal

from fastapi import Request
from starlette.responses import Response

from dragoman.model import DragomanError
from dragoman.record import MissingRecord, Record
from dragoman.record.accounts import (
    Account,
    Limits,
    account_id,
    begin,
    better_hash,
    end,
    failures,
    find_account,
    note,
    token_hash,
    touch,
    who,
)
from dragoman.web import passwords
from dragoman.web.desk import Archive
from dragoman.web.limiter import WINDOW, Key, Limiter, bucket, keys_of, logged_wait
from dragoman.web.settings import Settings
from dragoman.web.users import User

log = logging.getLogger("dragoman.web")
#: A log-in's last use is written down once in so many seconds.
TOUCH = 300
#: Lines of the log that may wait while somebody else writes to the record.
PENDING = 1000
#: Seconds that the end of the server waits for them.
CLOSING = 10


class WrongPassword(DragomanError):  # noqa: N818 - read as it is said
    """No such account, a disabled one, or another password: nobody is told which."""


class TooOften(DragomanError):  # noqa: N818
    """Too many failures: `seconds` until the next try is looked at."""

    def __init__(self, seconds: int) -> None:
        super().__init__(f"too many failed log-ins: wait {seconds} seconds")
        self.seconds = seconds


class Door:
    """Lets people in, and knows them by their cookie."""

    def __init__(self, settings: Settings, archive: Archive, limits: Limits | None = None) -> None:
        self.settings, self.archive = settings, archive
        self.limits = limits or Limits()
        self.limiter = Limiter()
        self.now: Callable[[], datetime] = lambda: datetime.now(UTC)
        self._lock = threading.Lock()
        self._seen: dict[str, str] = {}
        self._later: list[Callable[[Record], None]] = []
        self._writer: threading.Thread | None = None
        self._closed = False

    @property
    def cookie(self) -> str:
        """The cookie's name. `__Host-` keeps neighbouring hosts from setting one in its place."""
        return "__Host-dragoman" if self.settings.secure else "dragoman"

    def token(self, request: Request) -> str | None:
        """The token of a request, if it has one that could be ours."""
        found = request.cookies.get(self.cookie, "")
        return found if 20 <= len(found) <= 100 else None

    def find_user(self, request: Request) -> User | None:
        """Who asks; None where nobody is logged in. Looked up once a request. Raises `RecordError`."""
        if not hasattr(request.state, "user"):
            request.state.user = None
            request.state.user = self._look(request)
        found: User | None = request.state.user
        return found

    def _look(self, request: Request) -> User | None:
        token = self.token(request)
        if token is None:
            return None
        try:
            found = who(self.archive.get(write=False), token, self.limits)
        except MissingRecord:
            return None
        if found is None:
            return None
        account, login = found
        request.state.login = login
        now = datetime.now(UTC)
        if login.seen_at < (now - timedelta(seconds=TOUCH)).isoformat(timespec="microseconds"):
            with self._lock:
                self._seen[token_hash(token)] = now.isoformat(timespec="microseconds")
            self._write_later(None)
        return User(account.name, account.role, account.must_change)

    def log_in(self, request: Request, name: str, password: str) -> str:
        """A fresh token for who knows the password; the one that came with the request ends.

        Raises `WrongPassword`, `TooOften`, `Busy`.
        """
        address, record = address_of(request), self.archive.get(write=False)
        keys = self._let_try(name, address)
        account, kept = find_account(record, name) or (None, None)
        right = passwords.matches(password, kept)
        if account is None or kept is None or not right or account.disabled:
            self._tell_failure(keys, account, address)
            raise WrongPassword("wrong name or password")
        self.limiter.forget(keys[:2])
        record = self.archive.get(write=True)
        if passwords.outdated(kept):
            better_hash(record, account.name, kept, passwords.hashed(password))
        self.leave(request, told=False)
        return self.let_in(request, account.name)

    def knows(self, request: Request, name: str, password: str) -> bool:
        """Whether whoever is logged in knows the password too; tries are counted like log-ins. Raises `TooOften`, `Busy`."""
        keys = self._let_try(name, address_of(request))
        account, kept = find_account(self.archive.get(write=False), name) or (None, None)
        if passwords.matches(password, kept):
            return True
        self._tell_failure(keys, account, address_of(request))
        return False

    def _let_try(self, name: str, address: str | None) -> tuple[Key, Key, Key]:
        """What this try is counted under. Raises `TooOften` where too many failed before it, here or in another process."""
        account = account_id(name)
        keys = keys_of(account, address)
        now = self.now()
        since = (now - timedelta(seconds=WINDOW)).isoformat(timespec="microseconds")
        told = failures(self.archive.get(write=False), since)
        if wait := self.limiter.wait(keys) or logged_wait(told, account, address, now.timestamp()):
            raise TooOften(wait)
        return keys

    def let_in(self, request: Request, name: str) -> str:
        """A fresh token of an account."""
        token, agent = secrets.token_urlsafe(32), request.headers.get("user-agent")
        begin(self.archive.get(write=True), name, token, agent=agent, address=address_of(request), limits=self.limits)
        return token

    def leave(self, request: Request, *, told: bool = True) -> None:
        """End the log-in that came with the request."""
        token, user = self.token(request), self.find_user(request)
        if token is not None and user is not None:
            end(self.archive.get(write=True), token, name=user.name, address=address_of(request), told=told)

    def hand_over(self, response: Response, token: str) -> None:
        """Put a token into a cookie: out of reach of scripts, and not sent along by other sites' forms."""
        response.set_cookie(
            self.cookie, token, max_age=self.limits.most, path="/", httponly=True, samesite="lax", secure=self.settings.secure
        )

    def take_back(self, response: Response) -> None:
        """Let the browser forget the cookie and what it kept of the pages."""
        response.delete_cookie(self.cookie, path="/", httponly=True, samesite="lax", secure=self.settings.secure)
        response.headers["Clear-Site-Data"] = '"cache"'

    def _tell_failure(self, keys: tuple[Key, Key, Key], account: Account | None, address: str | None) -> None:
        self.limiter.fail(keys)
        action: Literal["blocked", "failed"] = "blocked" if self.limiter.wait(keys) > 0 else "failed"
        # An unknown name is not written down: people type passwords into the wrong field.
        about, counted = account.name if account else None, bucket(keys[1][1])
        self._write_later(lambda record: note(record, action, about, address=address, detail=counted))

    def _write_later(self, work: Callable[[Record], None] | None) -> None:
        """Beside the request: a try takes the same time whoever is asked for, and nobody waits for another's writing."""
        with self._lock:
            if work is not None and len(self._later) < PENDING:
                self._later.append(work)
            if self._writer is not None or self._closed:
                return
            self._writer = threading.Thread(target=self._write, name="door", daemon=True)
            self._writer.start()

    def close(self) -> None:
        """Write down what is left, and no more after that."""
        with self._lock:
            self._closed, writer = True, self._writer
        if writer is not None:
            writer.join(CLOSING)

    def _write(self) -> None:
        while True:
            with self._lock:
                work, seen = self._later, self._seen
                self._later, self._seen = [], {}
                if not work and not seen:
                    self._writer = None
                    return
            try:
                record = self.archive.get(write=True)
                for one in work:
                    one(record)
                if seen:
                    touch(record, seen)
            except DragomanError as error:
                log.error("what was done at the door could not be written down: %s", error)


def address_of(request: Request) -> str | None:
    """Where a request comes from; behind a proxy that is trusted, what it says."""
    return request.client.host if request.client else None


def safe_back(back: str | None) -> str:
    """Where to go after log-in: a path of this server, else the first page.

    >>> safe_back("/events?party=MA"), safe_back("//evil.example/"), safe_back("https://evil.example")
    ('/events?party=MA', '/', '/')
    """
    path = back or "/"
    if not path.startswith("/") or path[1:2] in {"/", "\\"} or not path.isprintable() or "\\" in path or len(path) > 2000:
        return "/"
    return "/" if path.startswith(("/login", "/logout", "/api/")) else path

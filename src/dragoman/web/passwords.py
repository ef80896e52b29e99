"""Passwords: argon2id (RFC 9106, the second recommended choice, as argon2-cffi sets it), never more than a few at a time."""

from __future__ import annotations

import functools
import secrets
import threading
import unicodedata

from argon2 import PasswordHasher
from argon2.exceptions import InvalidHashError, VerificationError

from dragoman.model import DragomanError

SHORTEST, LONGEST = 12, 1024
#: Each hash takes 64 MiB: so many are worked out at once, and so many more may wait.
AT_ONCE, WAITING = 2, 16
#: No 0, O, 1, I, l: read aloud or copied by hand without doubt.
LETTERS = "abcdefghjkmnpqrstuvwxyz23456789"
_hasher = PasswordHasher()
_places = threading.BoundedSemaphore(AT_ONCE)
_queue = threading.BoundedSemaphore(AT_ONCE + WAITING)


class WeakPassword(DragomanError):  # noqa: N818 - read as it is said
    """Too short, too long, or easily guessed. `why` is `short`, `long`, `name` or `simple`."""

    def __init__(self, why: str) -> None:
        said = {
            "short": f"a password has at least {SHORTEST} characters",
            "long": f"a password has at most {LONGEST} characters",
            "name": "the password holds the name of the account",
            "simple": "the password repeats itself",
        }
        super().__init__(said[why])
        self.why = why


class Busy(DragomanError):  # noqa: N818
    """Too many people log in at this moment."""


def check(password: str, name: str) -> None:
    """Raise `WeakPassword` unless it may be the password of the account `name`."""
    if len(password) < SHORTEST:
        raise WeakPassword("short")
    if len(password) > LONGEST:
        raise WeakPassword("long")
    plain, forbidden = password.casefold(), name.casefold()
    if len(forbidden) > 2 and forbidden in plain and len(plain) - len(forbidden) < SHORTEST - 2:
        raise WeakPassword("name")
    if len(set(plain)) < 5 or any(plain == plain[:n] * (len(plain) // n) for n in range(1, 5)):
        raise WeakPassword("simple")


def make() -> str:
    """A password of 99 random bits, in groups to be copied by hand."""
    return "-".join("".join(secrets.choice(LETTERS) for _ in range(5)) for _ in range(4))


def hashed(password: str) -> str:
    """What is kept of a password. Raises `Busy`."""
    with _Place():
        return _hasher.hash(_bytes(password))


def matches(password: str, kept: str | None) -> bool:
    """Whether it is the password of a hash. Without one, as much time is spent and the answer is no. Raises `Busy`."""
    with _Place():
        try:
            return _hasher.verify(kept or _nobody(), _bytes(password)) and kept is not None
        except (VerificationError, InvalidHashError):
            return False


def outdated(kept: str) -> bool:
    """Whether a hash was made with other parameters than those of today."""
    return _hasher.check_needs_rehash(kept)


@functools.cache
def _nobody() -> str:
    return _hasher.hash(secrets.token_bytes(32))


def _bytes(password: str) -> bytes:
    return unicodedata.normalize("NFKC", password[: LONGEST + 1]).encode("utf-8", "replace")


class _Place:
    """One of the few places to hash at."""

    def __enter__(self) -> None:
        if not _queue.acquire(blocking=False):
            raise Busy("too many log-ins at this moment: try again in a few seconds")
        _places.acquire()

    def __exit__(self, *_: object) -> None:
        _places.release()
        _queue.release()

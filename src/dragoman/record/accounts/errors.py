"""What can go wrong with an account, said in plain words.

    RecordError
    └── BadAccount       a name or role that cannot be
        ├── NoAccount    nobody has this name
        └── LastAdmin    then nobody could look after accounts any more
"""

from __future__ import annotations

from dragoman.record.errors import RecordError


class BadAccount(RecordError):  # noqa: N818  the names are part of the public error tree
    """The name is taken, too long or no name; or there is no such role. `why` says which in one word."""

    why = "bad"

    def __init__(self, message: str, why: str | None = None) -> None:
        super().__init__(message)
        self.why = why or self.why


class NoAccount(BadAccount):
    """Nobody has this name."""

    why = "none"


class LastAdmin(BadAccount):
    """The only admin who can log in must stay one."""

    why = "last"

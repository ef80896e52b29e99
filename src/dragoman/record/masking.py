"""Locations of records as messages show them, without passwords."""

from __future__ import annotations

import re
from pathlib import Path


def is_url(location: str | Path) -> bool:
    """Whether the location is a URL rather than a path."""
    return "://" in str(location)


def shown(location: str | Path) -> str:
    """The location as messages show it: a password becomes `***`."""
    text = str(location)
    if not is_url(location):
        return text
    scheme, rest = text.split("://", 1)
    # Up to the last @, even past a slash: a password that was not written with % codes may hold either.
    at = rest.rfind("@")
    user, colon, _password = rest[: max(at, 0)].partition(":")
    name = f"{user}{':***' if colon else ''}@" if at >= 0 else ""
    tail = re.sub(r"(?i)([?&](?:password|passfile|sslpassword)=)[^&]*", r"\1***", rest[at + 1 :])
    return f"{scheme}://{name}{tail}"

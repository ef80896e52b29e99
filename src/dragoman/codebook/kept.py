"""What was parsed before: YAML in the form of Python's own bytecode, beside the file it was parsed from.

Else two hundred files of rules are parsed at each start, a fifth of its time. As with bytecode, nothing is lost where the
folder cannot be written, and `PYTHONDONTWRITEBYTECODE` keeps it from being tried.
"""

from __future__ import annotations

import marshal
import os
import sys
import tempfile
from collections.abc import Callable
from contextlib import suppress
from hashlib import blake2b
from pathlib import Path
from typing import Any


def kept(source: Path, text: str, parse: Callable[[str], Any]) -> Any:  # noqa: ANN401  whatever the text holds
    """What `parse` makes of the text of a file: from the folder `__pycache__` beside it where the text is the same.

    The copy is the caller's own. What `parse` raises is raised here.
    """
    place = _place(source)
    digest = blake2b(text.encode("utf-8"), digest_size=16).digest()
    with suppress(OSError, ValueError, EOFError, TypeError):
        data = place.read_bytes()
        if data[:16] == digest:
            return marshal.loads(data[16:])  # noqa: S302  as trusted as the bytecode beside it
    found = parse(text)
    if not sys.dont_write_bytecode:
        _write(place, digest, found)
    return found


def _place(source: Path) -> Path:
    return source.parent / "__pycache__" / f"{source.name}.{sys.implementation.cache_tag}"


def _write(place: Path, digest: bytes, found: Any) -> None:  # noqa: ANN401  whatever the text holds
    """Put it there whole or not at all: others may write the same at once."""
    try:
        data = digest + marshal.dumps(found)
        place.parent.mkdir(exist_ok=True)
        handle, name = tempfile.mkstemp(dir=place.parent)
    except (OSError, ValueError):
        return  # a folder of the system's, or content that bytecode has no form for
    try:
        with os.fdopen(handle, "wb") as file:
            file.write(data)
        Path(name).chmod(0o644)  # for all who may read the program, as bytecode is
        Path(name).replace(place)
    except OSError:
        with suppress(OSError):
            Path(name).unlink()


__all__ = ["kept"]

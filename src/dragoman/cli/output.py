"""Where results and messages go: results to standard output, all else to standard error, both in UTF-8."""

from __future__ import annotations

import os
import sys
from typing import TYPE_CHECKING, TextIO

if TYPE_CHECKING:
    from rich.console import Console

#: Columns where nobody looks on: wide enough that nothing of a table is cut.
PIPE_WIDTH = 200


def set_up() -> None:
    """Write UTF-8 whatever the locale; half a surrogate pair becomes its JSON escape instead of a crash."""
    for stream in (sys.stdout, sys.stderr):
        reconfigure = getattr(stream, "reconfigure", None)
        if reconfigure:
            reconfigure(encoding="utf-8", errors="backslashreplace")


def say(message: str) -> None:
    """A line to the person at the terminal."""
    print(f"dragoman: {clean(message)}", file=sys.stderr)  # noqa: T201


def note(message: str) -> None:
    """A further line, without the program's name."""
    print(clean(message), file=sys.stderr)  # noqa: T201


def write_line(line: str) -> None:
    """A line of results."""
    sys.stdout.write(line + "\n")


def clean(text: str) -> str:
    """The text without what could move a terminal's cursor or turn its writing round; each becomes one space.

    Line breaks stay.
    """
    if text.isascii() and text.isprintable():
        return text
    return "".join(c if c == "\n" or not _harmful(c) else " " for c in text)


def flat(text: str) -> str:
    """The text on one line."""
    return " ".join(clean(text).split())


def _harmful(character: str) -> bool:
    code = ord(character)
    return code < 32 or 127 <= code < 160 or 0x202A <= code <= 0x202E or 0x2066 <= code <= 0x2069


def results() -> Console:
    """The console for results. In a pipe it has `COLUMNS`, else 200 columns, and no colours."""
    return _console(sys.stdout)


def messages() -> Console:
    """The console for messages and progress."""
    return _console(sys.stderr)


def _console(stream: TextIO) -> Console:
    from rich.console import Console

    width = None if stream.isatty() else int(os.environ.get("COLUMNS", "0") or 0) or PIPE_WIDTH
    return Console(file=stream, width=width, highlight=False, markup=False, emoji=False, soft_wrap=False)

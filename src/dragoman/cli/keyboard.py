"""What a person answers: one key on a terminal, one line where the input is piped."""

from __future__ import annotations

import sys

from dragoman.cli.output import clean

ENTER = "\n"


class Ended(Exception):  # noqa: N818  not a failure
    """There is no more input."""


def ask_key(prompt: str) -> str:
    """One key in lower case, `ENTER` for an empty line. Raises `Ended`, and KeyboardInterrupt for Ctrl-C."""
    _prompt(prompt)
    if not sys.stdin.isatty():
        return _line().strip()[:1].lower() or ENTER
    key = _one_key()
    _prompt(f"{key if key.isprintable() else ''}\n")
    if key in {"\x04", ""}:
        raise Ended
    return ENTER if key in "\r\n" else key.lower()


def ask_line(prompt: str) -> str:
    """A line without white space around it. Raises `Ended`."""
    _prompt(prompt)
    return " ".join(_line().split())


def _prompt(text: str) -> None:
    sys.stderr.write(clean(text))
    sys.stderr.flush()


def _line() -> str:
    line = sys.stdin.readline()
    if not line:
        raise Ended
    # Half a character that the terminal sent is no reason to stop.
    return line.encode("utf-8", "surrogateescape").decode("utf-8", "replace")


def _one_key() -> str:
    try:
        import termios
        import tty
    except ImportError:  # no such terminal here: a line, then
        return _line().strip()[:1] or ENTER
    number = sys.stdin.fileno()
    before = termios.tcgetattr(number)
    try:
        # What was typed ahead is kept.
        tty.setcbreak(number, termios.TCSADRAIN)
        return sys.stdin.read(1)
    finally:
        termios.tcsetattr(number, termios.TCSADRAIN, before)

"""Passwords asked for where nobody else can read them: not in arguments, which every user of the machine sees."""

from __future__ import annotations

import getpass
import sys

from dragoman.cli.failures import Misuse


def new_password(name: str) -> str:
    """The hash of a new password for an account: asked twice at a terminal, else the first line of standard input.

    Raises `Misuse`, `WeakPassword`.
    """
    from dragoman.web import passwords

    if sys.stdin.isatty():
        word = getpass.getpass(f"Password of {name}: ")
        if getpass.getpass("The same once more: ") != word:
            raise Misuse("the two passwords differ")
    else:
        word = sys.stdin.readline().removesuffix("\n").removesuffix("\r")
        if not word:
            raise Misuse("no password came from standard input")
    passwords.check(word, name)
    return passwords.hashed(word)

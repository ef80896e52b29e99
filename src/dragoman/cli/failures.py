"""Failures as one plain line and an exit code, never a traceback unless it is asked for.

0 done, also when some pages were skipped; 1 nothing could be read, or the record cannot be used; 2 wrong command line;
70 the program itself failed; 130 interrupted; 141 nobody reads the output any more.
"""

from __future__ import annotations

import functools
import os
import signal
import sys
import traceback
from collections.abc import Callable
from typing import ParamSpec

import typer

from dragoman.cli.output import say
from dragoman.model import DragomanError

FAILED, MISUSED, BROKEN, INTERRUPTED, PIPE_CLOSED = 1, 2, 70, 130, 141
P = ParamSpec("P")


class Misuse(DragomanError):  # noqa: N818  read as in "Misuse: no such act"
    """The command line asks for something that does not exist: exit code 2."""


def debugging() -> bool:
    """Whether tracebacks are wanted: `dragoman --debug …` or DRAGOMAN_DEBUG=1."""
    return os.environ.get("DRAGOMAN_DEBUG", "") not in {"", "0"}


def guarded(command: Callable[P, None]) -> Callable[P, None]:
    """The command with its failures turned into messages and exit codes."""

    @functools.wraps(command)
    def run(*args: P.args, **kwargs: P.kwargs) -> None:
        try:
            command(*args, **kwargs)
            sys.stdout.flush()
        except (typer.Exit, typer.Abort, typer.BadParameter):
            raise
        except BrokenPipeError:
            _close_output()
            raise typer.Exit(PIPE_CLOSED) from None
        except KeyboardInterrupt:
            signal.signal(signal.SIGINT, signal.SIG_IGN)
            say("interrupted")
            raise typer.Exit(INTERRUPTED) from None
        except DragomanError as error:
            _traceback()
            say(str(error))
            raise typer.Exit(MISUSED if _is_misuse(error) else FAILED) from None
        except Exception as error:  # noqa: BLE001 - the last line of defence
            _traceback()
            hint = "" if debugging() else " Set DRAGOMAN_DEBUG=1 to see where, and please report it."
            say(f"the program failed ({type(error).__name__}: {error}).{hint}")
            raise typer.Exit(BROKEN) from None

    return run


def _is_misuse(error: DragomanError) -> bool:
    from dragoman.codebook import UnknownParty
    from dragoman.record import BadDate, BadQuery

    return isinstance(error, Misuse | UnknownParty | BadDate | BadQuery)


def _traceback() -> None:
    if debugging():
        traceback.print_exc()


def _close_output() -> None:
    """Nothing more can be written; let the interpreter find that out nowhere else."""
    nowhere = os.open(os.devnull, os.O_WRONLY)
    os.dup2(nowhere, sys.stdout.fileno())

"""Reading in this process, one input after the other."""

from __future__ import annotations

import signal
import threading
from collections.abc import Generator, Iterator, Sequence
from contextlib import contextmanager
from types import FrameType
from typing import TYPE_CHECKING

from dragoman.jobs.outcome import Outcome
from dragoman.jobs.page import name_of
from dragoman.jobs.worker import ReadOne

if TYPE_CHECKING:
    from dragoman.intake import Source


class _TooLongError(BaseException):
    """Not an Exception: nothing on the way up may take it for an ordinary failure."""


def run_alone(sources: Sequence[Source], read_one: ReadOne, limit: float) -> Generator[Outcome]:
    """The outcomes in order. A page that takes longer than `limit` seconds is given up."""
    for source in sources:
        try:
            with _time_limit(limit):
                outcome = read_one(source, None)
        except _TooLongError:
            outcome = Outcome(name_of(source), reason=f"took longer than {limit:g} seconds and was given up", failed=True)
        yield outcome


@contextmanager
def _time_limit(seconds: float) -> Iterator[None]:
    """An alarm, where the system has one and this is the thread it rings in; elsewhere no limit."""
    if not hasattr(signal, "setitimer") or threading.current_thread() is not threading.main_thread():
        yield
        return

    def ring(_number: int, _frame: FrameType | None) -> None:
        raise _TooLongError

    before = signal.signal(signal.SIGALRM, ring)
    signal.setitimer(signal.ITIMER_REAL, seconds)
    try:
        yield
    finally:
        signal.setitimer(signal.ITIMER_REAL, 0)
        signal.signal(signal.SIGALRM, before)

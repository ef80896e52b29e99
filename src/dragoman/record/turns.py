"""Who writes first, among the threads of one process: what people do goes before what the program does by itself.

Both stores let one write at a time, and whoever waits there asks again now and then, or stands in a queue behind all others.
A long piece of background work made of many short transactions could so keep a person's judgement waiting for minutes.
"""

from __future__ import annotations

import threading
from collections.abc import Iterator
from contextlib import contextmanager

#: Seconds after which one goes on without a turn, and the store says who is in the way.
LONGEST = 60.0


class Turns:
    """The turns of those who write to one record."""

    def __init__(self) -> None:
        self._changed = threading.Condition()
        self._waiting = 0
        self._taken = False

    @contextmanager
    def mine(self, *, background: bool) -> Iterator[None]:
        """Wait for a turn and hold it; with `background`, let all others go first."""
        with self._changed:
            self._waiting += not background
            try:
                held = self._changed.wait_for(lambda: not self._taken and not (background and self._waiting), LONGEST)
                self._taken = self._taken or held
            finally:
                self._waiting -= not background
        try:
            yield
        finally:
            if held:
                with self._changed:
                    self._taken = False
                    self._changed.notify_all()


_turns: dict[str, Turns] = {}
_lock = threading.Lock()


def turns_of(location: str) -> Turns:
    """Those of the record at a place, the same for all who have it open in this process."""
    with _lock:
        return _turns.setdefault(location, Turns())

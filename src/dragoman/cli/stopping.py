"""Ctrl-C and a polite kill: stop between pages, never in the middle of storing one."""

from __future__ import annotations

import signal
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from types import FrameType, TracebackType
from typing import Any, Self


class Stop:
    """While it is entered, SIGINT and SIGTERM raise KeyboardInterrupt, inside `shield` only at its end."""

    def __init__(self) -> None:
        self.shielded = False
        self.asked = False
        self.before: dict[int, Any] = {}

    @contextmanager
    def shield(self) -> Iterator[None]:
        """Finish what is inside first."""
        self.shielded = True
        try:
            yield
        finally:
            self.shielded = False
        if self.asked:
            raise KeyboardInterrupt

    def __enter__(self) -> Self:
        if threading.current_thread() is threading.main_thread():
            for number in (signal.SIGINT, signal.SIGTERM):
                # A shell that started us in the background has SIGINT ignored: keep it so.
                if signal.getsignal(number) is not signal.SIG_IGN:
                    self.before[number] = signal.signal(number, self._ring)
        return self

    def __exit__(
        self, kind: type[BaseException] | None, value: BaseException | None, where: TracebackType | None
    ) -> None:
        for number, handler in self.before.items():
            signal.signal(number, handler)

    def _ring(self, _number: int, _frame: FrameType | None) -> None:
        self.asked = True
        if not self.shielded:
            raise KeyboardInterrupt

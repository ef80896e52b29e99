"""How far a reading is: a bar on a terminal, else a plain line now and then."""

from __future__ import annotations

import sys
import time
from types import TracebackType
from typing import Self

from dragoman.cli.output import flat, messages, note
from dragoman.record import Record, awaiting, resolve_new

#: Seconds between two plain lines.
PAUSE = 10.0


class Progress:
    """Counts pages up to `total` on standard error; `what` says what is done with them."""

    def __init__(self, total: int, what: str = "reading") -> None:
        self.total, self.done, self.what = total, 0, what
        self.last = time.monotonic()
        self.bar = None
        if sys.stderr.isatty():
            from rich.progress import BarColumn, MofNCompleteColumn, TextColumn, TimeRemainingColumn
            from rich.progress import Progress as Bar

            columns = (TextColumn(what), BarColumn(), MofNCompleteColumn(), TimeRemainingColumn())
            name = TextColumn("{task.description}", markup=False)
            self.bar = Bar(*columns, name, console=messages(), transient=True)
            self.task = self.bar.add_task("", total=total)

    def advance(self, name: str) -> None:
        """One page more."""
        self.reach(self.done + 1, name)

    def reach(self, done: int, name: str = "") -> None:
        """So many pages are done."""
        self.done = done
        if self.bar is not None:
            self.bar.update(self.task, completed=done, description=flat(name)[-40:])
        elif time.monotonic() - self.last > PAUSE:
            self.last = time.monotonic()
            note(f"{self.what}: {self.done} of {self.total} pages")

    def __enter__(self) -> Self:
        if self.bar is not None:
            self.bar.start()
        return self

    def __exit__(
        self, kind: type[BaseException] | None, value: BaseException | None, where: TracebackType | None
    ) -> None:
        if self.bar is not None:
            self.bar.stop()


def bring_together(record: Record) -> None:
    """Resolve what waits for it, and show how far that is."""
    with Progress(awaiting(record, most=None), "bringing reports together") as progress:
        resolve_new(record, progress=progress.reach)

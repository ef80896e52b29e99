"""How far a reading is: a bar on a terminal, else a plain line now and then."""

from __future__ import annotations

import sys
import time
from types import TracebackType
from typing import Self

from dragoman.cli.output import flat, messages, note

#: Seconds between two plain lines.
PAUSE = 10.0


class Progress:
    """Counts pages up to `total` on standard error."""

    def __init__(self, total: int) -> None:
        self.total, self.done = total, 0
        self.last = time.monotonic()
        self.bar = None
        if sys.stderr.isatty():
            from rich.progress import BarColumn, MofNCompleteColumn, TextColumn, TimeRemainingColumn
            from rich.progress import Progress as Bar

            columns = (TextColumn("reading"), BarColumn(), MofNCompleteColumn(), TimeRemainingColumn())
            name = TextColumn("{task.description}", markup=False)
            self.bar = Bar(*columns, name, console=messages(), transient=True)
            self.task = self.bar.add_task("", total=total)

    def advance(self, name: str) -> None:
        """One page more."""
        self.done += 1
        if self.bar is not None:
            self.bar.update(self.task, advance=1, description=flat(name)[-40:])
        elif time.monotonic() - self.last > PAUSE:
            self.last = time.monotonic()
            note(f"{self.done} of {self.total} pages")

    def __enter__(self) -> Self:
        if self.bar is not None:
            self.bar.start()
        return self

    def __exit__(
        self, kind: type[BaseException] | None, value: BaseException | None, where: TracebackType | None
    ) -> None:
        if self.bar is not None:
            self.bar.stop()

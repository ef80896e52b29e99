"""What became of one input."""

from __future__ import annotations

from dataclasses import dataclass

from dragoman.model import Reading


@dataclass(frozen=True, slots=True)
class Outcome:
    """A reading, or the reason why there is none; never both.

    `fiction`: the page was written for a demonstration. `detail` holds a traceback where the program itself failed.
    Without a reading: `failed` tells what went wrong from what is no French article; `outlet` and `day` (ISO) are those of
    the page as far as they were found before.
    """

    source: str
    reading: Reading | None = None
    reason: str | None = None
    fiction: bool = False
    detail: str | None = None
    failed: bool = False
    outlet: str | None = None
    day: str | None = None

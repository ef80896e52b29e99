"""How work is spread: many inputs to outcomes, in the order given, over as many processes as wanted."""

from __future__ import annotations

from collections.abc import Generator, Sequence
from typing import TYPE_CHECKING

from dragoman.jobs.alone import run_alone
from dragoman.jobs.fiction import is_fiction
from dragoman.jobs.outcome import Outcome
from dragoman.jobs.page import read_source, reason_of
from dragoman.jobs.pool import Pool
from dragoman.jobs.worker import ReadOne, pack, unpack
from dragoman.model import DragomanError

if TYPE_CHECKING:
    from dragoman.intake import Source

__all__ = ["LIMIT_SECONDS", "Outcome", "Pool", "is_fiction", "pack", "read_all", "read_source", "unpack"]

#: A page is given up after this many seconds.
LIMIT_SECONDS = 120.0


def read_all(
    sources: Sequence[Source], jobs: int = 1, *, limit: float = LIMIT_SECONDS, read_one: ReadOne = read_source
) -> Generator[Outcome]:
    """What becomes of each source, in their order whatever `jobs` is.

    One job reads in this process. More read in processes of their own: a page that kills its process is tried once
    more alone, then given up; the others go on. Close the iterator to stop early. `read_one` must be importable.
    """
    if jobs <= 1 or len(sources) <= 1:
        return run_alone(sources, read_one, limit)
    return _spread(sources, min(jobs, len(sources)), limit, read_one)


def _spread(sources: Sequence[Source], jobs: int, limit: float, read_one: ReadOne) -> Generator[Outcome]:
    pool, stdin = Pool(jobs, read_one, limit), None
    for number, source in enumerate(sources):
        if source.path is None:
            from dragoman.intake import read_bytes

            try:
                # Only this process has the standard input.
                stdin = read_bytes(source)
            except DragomanError as error:
                pool.done[number] = Outcome(source.name, reason=reason_of(error))
    yield from pool.run(sources, stdin)

"""Worker processes that may crash or hang without taking the run with them."""

from __future__ import annotations

import multiprocessing
import signal
import time
from collections import deque
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from multiprocessing import resource_tracker
from multiprocessing.connection import Connection, wait
from multiprocessing.process import BaseProcess
from typing import TYPE_CHECKING

from dragoman.jobs.outcome import Outcome
from dragoman.jobs.page import name_of
from dragoman.jobs.worker import ReadOne, serve, unpack

if TYPE_CHECKING:
    from dragoman.intake import Source

#: How many inputs a worker may be ahead of the oldest one that is not done: bounds what waits in memory.
AHEAD = 8


@dataclass(slots=True)
class Task:
    """One input in its place. `tries` counts the workers that died of it."""

    number: int
    source: Source
    data: bytes | None = None
    tries: int = 0


@dataclass(slots=True)
class Worker:
    """A process with its end of the line, busy with a task until a deadline, or idle."""

    process: BaseProcess
    connection: Connection
    task: Task | None = None
    deadline: float = 0.0

    def stop(self) -> None:
        """End it now, whatever it does."""
        self.process.kill()
        self.process.join()
        self.connection.close()


@dataclass(slots=True)
class Pool:
    """Up to `jobs` workers. A page that takes longer than `limit` seconds is given up with its worker.

    With `keep`, idle workers stay for the next run, until `close`.
    """

    jobs: int
    read_one: ReadOne
    limit: float
    workers: list[Worker] = field(default_factory=list)
    waiting: deque[Task] = field(default_factory=deque)
    suspects: deque[Task] = field(default_factory=deque)
    done: dict[int, Outcome] = field(default_factory=dict)
    keep: bool = False

    def run(self, sources: Sequence[Source], stdin: bytes | None) -> Iterator[Outcome]:
        """The outcomes in the order of the sources. Ends all workers when it is closed, unless it keeps the idle ones."""
        self.waiting.extend(
            Task(number, source, stdin if source.path is None else None)
            for number, source in enumerate(sources)
            if number not in self.done
        )
        try:
            for number in range(len(sources)):
                while number not in self.done:
                    self._hand_out(number)
                    self._collect()
                yield self.done.pop(number)
        finally:
            for worker in [one for one in self.workers if one.task is not None or not self.keep]:
                self._drop(worker)
            for left in (self.waiting, self.suspects, self.done):
                left.clear()

    def close(self) -> None:
        """End the workers that were kept."""
        for worker in list(self.workers):
            self._drop(worker)

    def _hand_out(self, oldest: int) -> None:
        """Give work to idle workers; a page of which a worker died is tried once more with nothing beside it."""
        busy = sum(worker.task is not None for worker in self.workers)
        if self.suspects:
            if not busy:
                self._give(self.suspects.popleft())
            return
        while self.waiting and busy < self.jobs and self.waiting[0].number < oldest + self.jobs * AHEAD:
            self._give(self.waiting.popleft())
            busy += 1

    def _give(self, task: Task) -> None:
        worker = next((worker for worker in self.workers if worker.task is None), None) or self._start()
        worker.task, worker.deadline = task, time.monotonic() + self.limit
        try:
            worker.connection.send((task.source, task.data))
        except OSError:
            self._lost(worker)

    def _start(self) -> Worker:
        context = multiprocessing.get_context("spawn")
        ours, theirs = context.Pipe()
        process = context.Process(target=serve, args=(theirs, self.read_one), daemon=True)
        with _no_interrupt():
            process.start()
        theirs.close()
        worker = Worker(process, ours)
        self.workers.append(worker)
        return worker

    def _collect(self) -> None:
        """Wait for a worker to answer, to die, or to run out of time."""
        busy = {worker.connection: worker for worker in self.workers if worker.task is not None}
        if not busy:
            return
        patience = min(worker.deadline for worker in busy.values()) - time.monotonic()
        for ready in wait(list(busy), max(patience, 0.0)):
            worker = busy[ready]  # type: ignore[index]
            try:
                outcome = unpack(worker.connection.recv_bytes())
            except (EOFError, OSError):
                self._lost(worker)
                continue
            self._finish(worker, outcome)
        now = time.monotonic()
        for worker in [w for w in self.workers if w.task is not None and w.deadline <= now]:
            self._drop(worker)
            if worker.task:
                self._fail(worker.task, f"took longer than {self.limit:g} seconds and was given up")

    def _finish(self, worker: Worker, outcome: Outcome) -> None:
        if worker.task is not None:
            self.done[worker.task.number] = outcome
            worker.task = None

    def _lost(self, worker: Worker) -> None:
        self._drop(worker)
        task = worker.task
        if task is None:
            return
        task.tries += 1
        if task.tries < 2:
            self.suspects.append(task)
        else:
            self._fail(task, "the process that read it died twice (out of memory?); leave this page out")

    def _fail(self, task: Task, reason: str) -> None:
        self.done[task.number] = Outcome(name_of(task.source), reason=reason, failed=True)

    def _drop(self, worker: Worker) -> None:
        worker.stop()
        self.workers.remove(worker)


@contextmanager
def _no_interrupt() -> Iterator[None]:
    """A worker starts with Ctrl-C blocked for good: the terminal sends it to all, but only the parent answers."""
    if not hasattr(signal, "pthread_sigmask"):
        yield
        return
    # The first process to start brings this one with it, whose start would unblock Ctrl-C again.
    resource_tracker.ensure_running()
    before = signal.pthread_sigmask(signal.SIG_BLOCK, {signal.SIGINT})
    try:
        yield
    finally:
        signal.pthread_sigmask(signal.SIG_SETMASK, before)

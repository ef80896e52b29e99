"""Where added texts are read and stored: one pool of processes that read, one thread that stores; both have bounds."""

from __future__ import annotations

import logging
import os
import queue
import secrets
import shutil
import threading
from collections.abc import Iterator, Sequence
from datetime import UTC, datetime

from dragoman.intake import Source
from dragoman.jobs import LIMIT_SECONDS, Outcome, Pool, pack, unpack
from dragoman.model import DragomanError
from dragoman.web.adding.batch import Batch, Item
from dragoman.web.adding.reading import read_added
from dragoman.web.adding.spool import Spool, keep, note
from dragoman.web.adding.storing import Store, forget
from dragoman.web.adding.told import Told, name_of

log = logging.getLogger("dragoman.web")
#: Batches kept, texts that may wait, and bytes of them altogether.
BATCHES, WAITING, BYTES = 60, 2000, 500_000_000
#: Texts read at one go before others have their turn.
TOGETHER = 32
#: Seconds without work after which the processes end and give back their memory.
IDLE = 600.0


class Full(DragomanError):  # noqa: N818 - read as it is said
    """Too much waits to be read already."""


class Workroom:
    """Reads what is given to it and keeps the readings until somebody decides. Safe to use from many threads.

    `place`: the record beside which it all waits, so that the next server goes on where this one ended.
    """

    def __init__(self, store: Store, jobs: int | None = None, place: str | None = None) -> None:
        self.store = store
        self.jobs = jobs or max(1, min(4, (os.cpu_count() or 2) // 2))
        self._lock = threading.RLock()
        self._batches: dict[str, Batch] = {}
        self._waiting: queue.Queue[Item | None] = queue.Queue()
        self._spool = Spool(place)
        self._threads: list[threading.Thread] = []
        self._closed = False
        self._pool: Pool | None = None

    def give(self, owner: str, files: Sequence[tuple[str, bytes, Told]]) -> Batch:
        """Take texts to read; each is `(name, bytes, what is told)`. Raises `Full`."""
        with self._lock:
            self._make_place(len(files), sum(len(data) for _, data, _ in files))
            self._start()
            batch = Batch(secrets.token_urlsafe(9), owner, datetime.now(UTC).isoformat(timespec="seconds"))
            folder = self._spool.folder() / batch.id
            folder.mkdir()
            for number, (name, data, told) in enumerate(files):
                path = folder / f"{number}.page"
                path.write_bytes(data)
                told.keep(path)
                source = name_of(name, data, told)
                batch.items.append(Item(number, source, source.rpartition("/")[2], path, len(data)))
            keep(batch, folder)
            self._batches[batch.id] = batch
            for item in batch.items:
                self._waiting.put(item)
        return batch

    def resume(self) -> None:
        """Go on with what servers before this one had not come to the end of."""
        with self._lock:
            for batch in self._spool.take_over():
                for item in batch.items:
                    self._go_on(item)
                if batch.closed:
                    shutil.rmtree(batch.folder, ignore_errors=True)
                else:
                    self._batches[batch.id] = batch
            if not self._waiting.empty():
                self._start()

    def _go_on(self, item: Item) -> None:
        if item.state in {"failed", "stored", "discarded"}:
            forget(item)
            return
        item.wanted = item.state == "storing"
        if item.state in {"read", "storing"} and (item.by != self.store.reads_by() or not item.kept.exists()):
            item.state = "waiting"  # as another program read it: to be read by this one
        if item.state == "storing":
            self.store.put(item)
        elif item.state != "read" and item.path.exists():
            item.state = "waiting"
            self._waiting.put(item)
        elif item.state != "read":
            item.state, item.reason = "failed", "its file is gone"

    def batch(self, key: str) -> Batch | None:
        """A batch by its id."""
        return self._batches.get(key)

    def batches(self, owner: str) -> list[Batch]:
        """What somebody has given, the newest first."""
        with self._lock:
            return [batch for batch in reversed(self._batches.values()) if batch.owner == owner]

    def reading(self, item: Item) -> Outcome | None:
        """What was read of a text, as long as it is not stored or discarded."""
        try:
            return unpack(item.kept.read_bytes())
        except FileNotFoundError:
            return None

    def keep(self, batch: Batch, numbers: Sequence[int] | None) -> None:
        """Store what was read, or of it the texts of these numbers."""
        with self._lock:
            for item in self._chosen(batch, numbers):
                item.state = "storing"
                note(item)
                self.store.put(item)

    def drop(self, batch: Batch, numbers: Sequence[int] | None) -> None:
        """Discard what was read, or of it the texts of these numbers."""
        with self._lock:
            for item in self._chosen(batch, numbers):
                item.state = "discarded"
                note(item)
                forget(item)

    def close(self) -> None:
        """End processes and threads. What is not stored or discarded waits for the next server."""
        with self._lock:
            self._closed = True
            threads, self._threads = self._threads, []
        self._waiting.put(None)
        for thread in threads:
            thread.join(10)
        self.store.close()
        for batch in [batch for batch in self._batches.values() if batch.closed]:
            self._forget(batch)
        self._spool.close()

    def _chosen(self, batch: Batch, numbers: Sequence[int] | None) -> list[Item]:
        wanted = None if numbers is None else set(numbers)
        return [item for item in batch.items if item.state == "read" and (wanted is None or item.number in wanted)]

    def _make_place(self, files: int, size: int) -> None:
        waiting = [item for batch in self._batches.values() for item in batch.items if item.state in {"waiting", "reading"}]
        held = sum(item.size for batch in self._batches.values() for item in batch.items if item.path.exists())
        if self._closed or len(waiting) + files > WAITING or held + size > BYTES:
            raise Full("too much is waiting to be read: store or discard some of it, or come back later")
        for old in [batch for batch in self._batches.values() if batch.closed]:
            if len(self._batches) < BATCHES:
                return
            self._forget(old)
        if len(self._batches) >= BATCHES:
            raise Full("too much is waiting to be decided: store or discard some of it first")

    def _forget(self, batch: Batch) -> None:
        del self._batches[batch.id]
        shutil.rmtree(batch.folder, ignore_errors=True)

    def _start(self) -> None:
        if not self._threads:
            self._threads = [threading.Thread(target=self._work, name="adding", daemon=True)]
            self._threads[0].start()

    def _work(self) -> None:
        """Read what waits, until closed."""
        try:
            while not self._closed:
                items = self._next()
                if items:
                    self._read(items)
        finally:
            self._end_processes()

    def _next(self) -> list[Item]:
        try:
            first = self._waiting.get(timeout=IDLE if self._pool else None)
        except queue.Empty:
            self._end_processes()
            return []
        found = [first]
        while len(found) < TOGETHER and first is not None:
            try:
                found.append(self._waiting.get_nowait())
            except queue.Empty:
                break
        return [item for item in found if item is not None]

    def _read(self, items: list[Item]) -> None:
        for item in items:
            item.state = "reading"
        left = iter(items)
        try:
            for item, outcome in zip(left, self.outcomes([item.source for item in items]), strict=False):
                self._take(item, outcome)
                if self._closed:
                    return
        except Exception:
            log.exception("adding failed")
        for item in items:
            if item.state == "reading":
                item.state, item.reason = "failed", "the program failed on this page"
                note(item)

    def outcomes(self, sources: Sequence[Source]) -> Iterator[Outcome]:
        """What becomes of each, in order."""
        if self._pool is None:
            self._pool = Pool(self.jobs, read_added, LIMIT_SECONDS, keep=True)
        yield from self._pool.run(sources, None)

    def _end_processes(self) -> None:
        if self._pool is not None:
            self._pool.close()
            self._pool = None

    def _take(self, item: Item, outcome: Outcome) -> None:
        reading = outcome.reading
        with self._lock:
            if reading is None:
                item.state, item.reason, item.outlet, item.day = "failed", outcome.reason, outcome.outlet, outcome.day
                if outcome.detail:
                    log.error("%s: %s", item.name, outcome.detail)
                note(item)
                forget(item)
                return
            item.kept.write_bytes(pack(outcome))
            page = reading.page
            item.title, item.outlet, item.day = page.title, page.outlet, page.published or page.captured
            item.events, item.quotes, item.by = len(reading.events), len(reading.quotes), self.store.reads_by()
            item.state = "storing" if item.wanted else "read"
            note(item)
            if item.wanted:
                self.store.put(item)

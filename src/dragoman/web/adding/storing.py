"""Storing what was read, one after the other, beside the requests."""

from __future__ import annotations

import logging
import queue
import threading

from dragoman.jobs import unpack
from dragoman.model import DragomanError
from dragoman.record import Record, Sighting, Versions, note_sightings, resolve_new
from dragoman.record.ids import page_id
from dragoman.web.adding.batch import Item
from dragoman.web.adding.spool import note
from dragoman.web.adding.told import beside
from dragoman.web.desk import Archive

log = logging.getLogger("dragoman.web")


class Store:
    """Puts readings into the record, which is made where there is none."""

    def __init__(self, archive: Archive) -> None:
        self.archive = archive
        self._waiting: queue.Queue[Item | None] = queue.Queue()
        self._lock = threading.Lock()
        self._thread: threading.Thread | None = None
        self._versions: Versions | None = None

    def put(self, item: Item) -> None:
        """Let a text be stored as soon as may be."""
        with self._lock:
            self._waiting.put(item)
            if self._thread is None:
                self._thread = threading.Thread(target=self._work, name="storing", daemon=True)
                self._thread.start()

    def close(self) -> None:
        """Store what waits and end."""
        with self._lock:
            thread, self._thread = self._thread, None
        self._waiting.put(None)
        if thread is not None:
            thread.join(60)

    def _work(self) -> None:
        stored = 0
        while (item := self._waiting.get()) is not None:
            try:
                stored += self._store(item)
                if stored and self._waiting.empty():
                    resolve_new(self.archive.get(write=True))
                    stored = 0
            except DragomanError as error:
                log.error("resolving what was added failed: %s", error)
            except Exception:
                log.exception("storing failed")
                item.state, item.reason = "read", "the program failed when it stored this page"
                note(item)

    def _store(self, item: Item) -> bool:
        outcome = unpack(item.kept.read_bytes())
        if outcome.reading is None:
            return False
        try:
            record = self.archive.get(write=True)
            item.stored_as = record.store(outcome.reading, self.versions(), fiction=outcome.fiction)
            self._note(record, item)
        except DragomanError as error:
            item.state, item.reason = "read", str(error)
            note(item)
            return False
        item.page_id, item.reason, item.state = page_id(item.name), None, "stored"
        note(item)
        forget(item)
        return True

    def versions(self) -> Versions:
        """What reads here."""
        if self._versions is None:
            from dragoman import __version__
            from dragoman.language.versions import versions

            found = versions()
            self._versions = Versions(found["codebook"], found["model"], found.get("program", __version__))
        return self._versions

    def reads_by(self) -> str:
        """What reads here, in one word: what another program read is read anew before it is stored."""
        found = self.versions()
        return f"{found.program} {found.codebook} {found.model}"

    def _note(self, record: Record, item: Item) -> None:
        note_sightings(record, [Sighting(item.name, "read")])


def forget(item: Item) -> None:
    """Clear away what was kept of a text."""
    for path in (item.path, item.kept, beside(item.path)):
        path.unlink(missing_ok=True)

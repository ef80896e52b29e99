"""Happenings and persons brought up to date after judgements, a moment later and once for many."""

from __future__ import annotations

import logging
import threading
from weakref import WeakKeyDictionary

from dragoman.model import DragomanError
from dragoman.record import resolve_new
from dragoman.web.desk import Archive

log = logging.getLogger("dragoman.web")
#: Seconds without a judgement before what was judged is taken in: whoever goes through a queue is not held up by it.
QUIET = 2.0


class _Resolver:
    def __init__(self, archive: Archive) -> None:
        self.archive = archive
        self.timer: threading.Timer | None = None
        self.lock = threading.Lock()
        self.working = threading.Lock()

    def soon(self) -> None:
        with self.lock:
            if self.timer is not None:
                self.timer.cancel()
            self.timer = threading.Timer(QUIET, self.now)
            self.timer.daemon = True
            self.timer.start()

    def now(self) -> None:
        with self.working:
            try:
                resolve_new(self.archive.get(write=True))
            except DragomanError as error:
                log.warning("what was judged is taken in later: %s", error)

    def stop(self) -> None:
        with self.lock:
            if self.timer is not None:
                self.timer.cancel()
        with self.working:
            pass


_resolvers: WeakKeyDictionary[Archive, _Resolver] = WeakKeyDictionary()
_lock = threading.Lock()


def resolve_soon(archive: Archive) -> None:
    """Take in what was judged, when nobody has judged anything for a moment."""
    with _lock:
        found = _resolvers.get(archive)
        if found is None:
            found = _resolvers[archive] = _Resolver(archive)
    found.soon()


def stop_resolving(archive: Archive) -> None:
    """Wait for what is under way and begin nothing more: before the record is closed."""
    with _lock:
        found = _resolvers.pop(archive, None)
    if found is not None:
        found.stop()

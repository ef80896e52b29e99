"""Happenings and persons brought up to date after judgements: at once where that is quick, else once for many of them."""

from __future__ import annotations

import logging
import threading
import time
from weakref import WeakKeyDictionary

from dragoman.model import DragomanError
from dragoman.record import resolve_new
from dragoman.web.desk import Archive

log = logging.getLogger("dragoman.web")
#: Where it takes longer than `QUICK` seconds, it waits for so many without a judgement: whoever goes through a queue is not
#: held up by it.
QUIET = 2.0
QUICK = 0.3
#: Pages resolved in one transaction, for which a judgement may have to wait.
STEP = 50
#: Seconds that one such transaction should take: on a busy server it has fewer pages.
LONGEST = 1.0
#: Somebody is busy here if a page was asked for within so many seconds; it then rests between two steps, at most so long.
BUSY, PAUSE = 1.0, 4.0
#: Seconds that an answer waits for it, so that the next page already shows what follows from a judgement.
PATIENCE = 0.6


class _Stopped(Exception):  # noqa: N818
    """The record is to be closed: what waits is resolved when it is opened again."""


class _Resolver:
    def __init__(self, archive: Archive) -> None:
        self.archive = archive
        self.timer: threading.Timer | None = None
        self.changed = threading.Condition()
        self.working = threading.Lock()
        self.asked = self.done = 0
        self.took = self.began = 0.0
        self.running = self.closed = False

    def soon(self) -> None:
        with self.changed:
            self.asked += 1
            mine = self.asked
            if self.closed:
                return
            if self.took > QUICK:
                self._later()
                return
            if not self.running:
                self.running = True
                threading.Thread(target=self._run, name="resolving", daemon=True).start()
            self.changed.wait_for(lambda: self.done >= mine or self.closed, PATIENCE)

    def _later(self) -> None:
        if self.timer is not None:
            self.timer.cancel()
        self.timer = threading.Timer(QUIET, self._once)
        self.timer.daemon = True
        self.timer.start()

    def _run(self) -> None:
        while True:
            with self.changed:
                if self.done >= self.asked or self.closed or self.took > QUICK:
                    self.running = False
                    if self.done < self.asked and not self.closed:
                        self._later()
                    return
            self._once()

    def _once(self) -> None:
        with self.working:
            with self.changed:
                mine = self.asked
                if self.closed:
                    return
            began = self.began = time.monotonic()
            try:
                resolve_new(self.archive.get(write=True), step=STEP, longest=LONGEST, progress=self._go_on)
            except _Stopped:
                return
            except DragomanError as error:
                log.warning("what was judged is taken in later: %s", error)
            except Exception:
                # Whatever it was: the judgement is written, and later ones must not wait for a thread that has ended.
                log.exception("what was judged is taken in later")
            with self.changed:
                self.done, self.took = max(self.done, mine), time.monotonic() - began
                self.changed.notify_all()

    def _go_on(self, _done: int) -> None:
        if self.closed:
            raise _Stopped
        now = time.monotonic()
        step, self.began = now - self.began, now
        if now - self.archive.asked < BUSY:
            # People wait for their pages meanwhile: two thirds of the time are theirs.
            with self.changed:
                if self.changed.wait_for(lambda: self.closed, min(2 * step, PAUSE)):
                    raise _Stopped
            self.began = time.monotonic()

    def stop(self) -> None:
        with self.changed:
            self.closed = True
            if self.timer is not None:
                self.timer.cancel()
            self.changed.notify_all()
        with self.working:
            pass


_resolvers: WeakKeyDictionary[Archive, _Resolver] = WeakKeyDictionary()
_lock = threading.Lock()


def resolve_soon(archive: Archive) -> None:
    """Take in what was judged: now, where that is quick, else when nobody has judged anything for a moment."""
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

"""Where texts wait that were given to read: in a folder beside the record, so that they outlive the server.

A server that starts takes over what others left behind, one folder for each server there was. Who has a folder holds a
lock on it, which the system lets go of when the process ends, however it ends: no text is taken over twice.
"""

from __future__ import annotations

import hashlib
import json
import logging
import os
import secrets
import shutil
import stat
import tempfile
from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path
from typing import Any

from dragoman.record import masking
from dragoman.web.adding.batch import Batch, Item

try:
    import fcntl
except ImportError:  # no such locks here: nothing is taken over
    fcntl = None  # type: ignore[assignment]

log = logging.getLogger("dragoman.web")
#: What is noted of a text each time something becomes of it.
NOTED = ("state", "reason", "title", "outlet", "day", "events", "quotes", "page_id", "stored_as", "by")
HEAD, NOTES, LOCK = "batch.json", "notes.jsonl", "lock"


def home_of(place: str) -> Path:
    """Where texts for this record wait: beside its file; of a record on a server, in this user's folder for states."""
    if not masking.is_url(place):
        return Path(place + "-adding").absolute()
    state = os.environ.get("XDG_STATE_HOME") or Path.home() / ".local" / "state"
    name = hashlib.sha256(masking.shown(place).encode("utf-8")).hexdigest()[:16]
    return Path(state, "dragoman", f"adding-{name}")


class Spool:
    """The folders that this server has. Without a `place`, or where nothing can be written there, one that ends with it."""

    def __init__(self, place: str | None) -> None:
        self.home = home_of(place) if place is not None and fcntl is not None else None
        self._held: dict[Path, int] = {}
        self._own: Path | None = None
        self._passing: Path | None = None

    def folder(self) -> Path:
        """The folder for what is given now."""
        if self._own is None:
            self._own = next(iter(self._held), None) or self._new() or Path(tempfile.mkdtemp(prefix="dragoman-added-"))
            self._passing = None if self._own in self._held else self._own
        return self._own

    def take_over(self) -> list[Batch]:
        """What waits in folders that no server has any more, the oldest first."""
        if self.home is None or not self.home.is_dir():
            return []
        found: list[Batch] = []
        try:
            for folder in sorted(each for each in self.home.iterdir() if each.is_dir() and each not in self._held):
                if self._hold(folder):
                    found += _batches(folder)
        except OSError as error:
            log.warning("%s: what waits there is not taken over: %s", self.home, error)
        return sorted(found, key=lambda batch: (batch.made_at, batch.id))

    def close(self) -> None:
        """Let go of the folders; those without anything in them go."""
        if self._passing is not None:
            shutil.rmtree(self._passing, ignore_errors=True)
        while self._held:
            folder, number = self._held.popitem()
            if not any(each.is_dir() for each in folder.iterdir()):
                shutil.rmtree(folder, ignore_errors=True)
            os.close(number)
        if self.home is not None:
            with suppress(OSError):  # it is not there, or others have folders in it
                self.home.rmdir()
        self._own = self._passing = None

    def _new(self) -> Path | None:
        if self.home is None:
            return None
        folder = self.home / secrets.token_hex(8)
        try:
            self.home.mkdir(mode=stat.S_IRWXU, parents=True, exist_ok=True)
            folder.mkdir(mode=stat.S_IRWXU)
            return folder if self._hold(folder) else None
        except OSError as error:
            log.warning("%s: what is given to read will not outlive this server: %s", self.home, error)
            return None

    def _hold(self, folder: Path) -> bool:
        path = folder / LOCK
        number = os.open(path, os.O_RDWR | os.O_CREAT, stat.S_IRUSR | stat.S_IWUSR)
        try:
            fcntl.flock(number, fcntl.LOCK_EX | fcntl.LOCK_NB)
            if os.fstat(number).st_ino == path.stat().st_ino:
                self._held[folder] = number
                return True
        except OSError:  # somebody has it, or had it and has cleared it away
            pass
        os.close(number)
        return False


def keep(batch: Batch, folder: Path) -> None:
    """Lay down what a batch is, its texts being there: from now on it outlives the server."""
    items = [{name: getattr(item, name) for name in ("number", "name", "shown", "size")} for item in batch.items]
    head = {"id": batch.id, "owner": batch.owner, "made_at": batch.made_at, "items": items}
    part = folder / f"{HEAD}.part"
    part.write_text(json.dumps(head), encoding="ascii")
    part.rename(folder / HEAD)


def note(item: Item) -> None:
    """Note what has become of a text."""
    line = json.dumps({"number": item.number} | {name: getattr(item, name) for name in NOTED})
    # One write: a line is there whole, or it was the last thing that the server did.
    number = os.open(item.path.parent / NOTES, os.O_WRONLY | os.O_APPEND | os.O_CREAT, stat.S_IRUSR | stat.S_IWUSR)
    try:
        os.write(number, f"\n{line}".encode("ascii"))
    finally:
        os.close(number)


def _batches(folder: Path) -> Iterator[Batch]:
    for below in sorted(each for each in folder.iterdir() if each.is_dir()):
        try:
            yield _batch(below)
        except FileNotFoundError:
            shutil.rmtree(below, ignore_errors=True)  # nobody was told that it had been taken
        except (OSError, ValueError, KeyError, TypeError) as error:
            log.warning("%s: what waits there cannot be understood: %s", below, error)


def _batch(folder: Path) -> Batch:
    head = json.loads((folder / HEAD).read_text(encoding="ascii"))
    items = {told["number"]: Item(path=folder / f"{int(told['number'])}.page", **told) for told in head["items"]}
    if not items:
        raise ValueError("a batch of nothing")
    for told in _notes(folder):
        item = items[told.pop("number")]
        for name in NOTED:
            setattr(item, name, told[name])
    return Batch(head["id"], head["owner"], head["made_at"], list(items.values()))


def _notes(folder: Path) -> Iterator[dict[str, Any]]:
    path = folder / NOTES
    for line in path.read_text(encoding="ascii").split("\n") if path.exists() else []:
        try:
            if line:
                yield json.loads(line)
        except ValueError:
            continue  # half of a line

"""Readers for tests of the pool: the name of a source says what happens to it. Importable from worker processes."""

from __future__ import annotations

import os
import sys
import time
from dataclasses import dataclass
from pathlib import Path

from dragoman.jobs import Outcome
from dragoman.model import Page, Reading


@dataclass(frozen=True)
class Fake:
    name: str
    path: Path | None = Path("x")
    kind: str | None = "text"


def reader(source: Fake, data: bytes | None = None) -> Outcome:
    what, _, rest = source.name.partition(":")
    if what == "slow":
        time.sleep(float(rest))
    elif what == "die":
        os._exit(9)
    elif what == "die-once":
        mark = Path(rest)
        if not mark.exists():
            mark.touch()
            os._exit(9)
    elif what == "hang":
        time.sleep(1000)
    elif what == "bad":
        return Outcome(source.name, reason="no page")
    elif what == "deep":
        sys.setrecursionlimit(100)
    text = data.decode() if data else "Rabat. 🙂"
    return Outcome(source.name, Reading(Page(source.name, text)), fiction=what == "tale")

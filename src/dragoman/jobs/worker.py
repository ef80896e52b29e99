"""A worker process: takes one input at a time, sends back what became of it, ends when its parent does."""

from __future__ import annotations

import json
import os
from collections.abc import Callable
from multiprocessing.connection import Connection
from typing import TYPE_CHECKING

from dragoman.jobs.outcome import Outcome
from dragoman.model import Reading

if TYPE_CHECKING:
    from dragoman.intake import Source

ReadOne = Callable[["Source", bytes | None], Outcome]


def serve(connection: Connection, read_one: ReadOne) -> None:
    """Answer until the other end closes."""
    try:
        while True:
            source, data = connection.recv()
            connection.send_bytes(pack(read_one(source, data)))
    except (EOFError, OSError):
        # The parent has gone, perhaps killed: nobody is left to tell. Skip the exit handlers of libraries.
        os._exit(0)


def pack(outcome: Outcome) -> bytes:
    """The outcome as bytes."""
    reading = outcome.reading.to_json() if outcome.reading else None
    fields = {name: getattr(outcome, name) for name in ("source", "reason", "fiction", "detail", "failed", "outlet", "day")}
    return json.dumps(fields | {"reading": reading}).encode("ascii")


def unpack(data: bytes) -> Outcome:
    """The outcome that `pack` wrote."""
    fields = json.loads(data)
    if fields["reading"] is not None:
        fields["reading"] = Reading.from_json(fields["reading"])
    return Outcome(**fields)

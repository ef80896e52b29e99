"""Write down what became of inputs, whether or not they could be read."""

from __future__ import annotations

import posixpath
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Literal

from sqlalchemy import insert, select, update

from dragoman.record.among import among
from dragoman.record.coverage_schema import sighting
from dragoman.record.load import in_batches
from dragoman.record.record import Record

#: Longest reason kept, in characters.
LONGEST = 500


@dataclass(frozen=True, slots=True)
class Sighting:
    """What became of an input. `outlet` and `day` (ISO) only where it was not read and they are known all the same."""

    source: str
    outcome: Literal["read", "skipped", "failed"]
    reason: str | None = None
    outlet: str | None = None
    day: str | None = None


def note_sightings(record: Record, seen: Sequence[Sighting], moment: str | None = None) -> None:
    """Keep them; of an input seen before, the first moment stays and the rest is what became of it now.

    `moment`: now, unless told (ISO 8601, UTC).
    """
    now = moment or datetime.now(UTC).isoformat(timespec="seconds")
    rows = {}
    for item in seen:
        source = item.source if "://" in item.source or item.source == "-" else posixpath.normpath(item.source)
        told = {name: _plain(getattr(item, name)) for name in ("reason", "outlet", "day")}
        rows[_plain(source) or "-"] = {"outcome": item.outcome, **told, "last_seen": now}
    with record.writing() as connection:
        for batch in in_batches(rows):
            known = set(connection.execute(select(sighting.c.source).where(among(sighting.c.source, batch))).scalars())
            new = [rows[source] | {"source": source, "first_seen": now} for source in batch if source not in known]
            if new:
                connection.execute(insert(sighting), new)
            for source in sorted(known):
                connection.execute(update(sighting).where(sighting.c.source == source).values(rows[source]))


def _plain(words: str | None) -> str | None:
    """What every database can hold of the words."""
    if words is None:
        return None
    return words.encode("utf-8", "replace").decode("utf-8").replace("\0", "\ufffd")[:LONGEST]

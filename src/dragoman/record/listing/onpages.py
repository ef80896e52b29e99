"""The events of some pages."""

from __future__ import annotations

from collections.abc import Iterable

from sqlalchemy import select

from dragoman.model import Event
from dragoman.record.among import among
from dragoman.record.listing.filters import Walk
from dragoman.record.listing_schema import listed
from dragoman.record.load import in_batches
from dragoman.record.queries import Stored, events_by_id
from dragoman.record.record import Record


def page_events(record: Record, page_ids: Iterable[str]) -> dict[str, tuple[Stored[Event], ...]]:
    """For each of the pages its events as people judged them, by their day, the newest first. Raises `RecordError`."""
    found: dict[str, tuple[Stored[Event], ...]] = {}
    with record.reading() as connection:
        Walk(connection, None)  # the lists have to be this program's
        for batch in in_batches(dict.fromkeys(page_ids)):
            query = select(listed.c.page_id, listed.c.event_id).where(among(listed.c.page_id, batch))
            rows = connection.execute(query.order_by(listed.c.no.desc())).all()
            known = events_by_id(connection, [row.event_id for row in rows])
            for page_id in batch:
                found[page_id] = tuple(known[row.event_id] for row in rows if row.page_id == page_id)
    return found

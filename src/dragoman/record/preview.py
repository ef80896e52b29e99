"""The events of a reading as the record would show them, without a record."""

from __future__ import annotations

from dragoman.model import Event, Reading
from dragoman.record import ids
from dragoman.record.load import StoredPage
from dragoman.record.queries import Stored


def preview(reading: Reading, *, fiction: bool = False) -> list[Stored[Event]]:
    """The events with the names and the page they have, or would have, in a record."""
    page, source = reading.page, ids.source_name(reading)
    key = ids.page_id(source)
    names = ids.FactNames(key)
    stored = StoredPage(
        id=key,
        source=source,
        url=page.url,
        outlet=page.outlet,
        title=page.title,
        published=page.published,
        published_from=page.published_from,
        captured=page.captured,
        text_sha256=ids.text_hash(page.text),
        fiction=fiction,
        authors=page.authors,
    )
    return [Stored(names.event(event), event, stored) for event in reading.events if event.evidence]

"""The dossier of one or more parties: what the record knows of them together, each line with its sentences."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from dragoman.dossier.grouping import Entry
from dragoman.dossier.lines import Line, Named, Person, event_line, named, period, persons, quote_lines, spokespersons
from dragoman.dossier.lives import Life, lives
from dragoman.dossier.sources import Numbers, Source
from dragoman.record import EventFilter, Record, StoredPage, happenings, positions, quotes, whole_pages

#: Statuses of what has yet to come.
AHEAD = frozenset({"planned", "possible"})


@dataclass(frozen=True, slots=True)
class Dossier:
    """All of it, without a word of any interface language."""

    parties: tuple[str, ...]
    period: tuple[str, str] | None
    pages: tuple[StoredPage, ...]
    timeline: tuple[Line, ...]
    planned: tuple[Line, ...]
    standing: tuple[Life, ...]
    people: tuple[Person, ...]
    said: tuple[Line, ...]
    programmes: tuple[Named, ...]
    sources: tuple[Source, ...]


def build_dossier(record: Record, parties: Sequence[str]) -> Dossier:
    """What the record knows of events in which all `parties` take part. Empty where there is none."""
    entries = [Entry(item) for item in happenings(record, EventFilter(parties=tuple(parties)))]
    found = [stored for entry in entries for stored in entry.reports]
    pages = {stored.page.id: stored.page for stored in found}
    numbers = Numbers(whole_pages(record, pages).__getitem__)
    timeline = tuple(event_line(entry, numbers) for entry in entries)
    offices = positions(record, pages, known=pages)
    of_parties = spokespersons(found, offices, parties)
    theirs = [stored for stored in offices if stored.fact.person in of_parties]
    return Dossier(
        parties=tuple(parties),
        period=period(found),
        pages=tuple(pages.values()),
        timeline=timeline,
        planned=tuple(line for line in timeline if isinstance(line.fact, Entry) and line.fact.status in AHEAD),
        standing=lives([entry.happening for entry in entries], parties, numbers),
        people=persons(record, theirs, numbers),
        said=quote_lines(
            [stored for stored in quotes(record, pages, known=pages) if stored.fact.speaker in of_parties], numbers
        ),
        programmes=named(record, pages, parties, numbers),
        sources=numbers.sources(),
    )

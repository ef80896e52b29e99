"""A dossier a part at a time, with filters: for records too large to be shown at once.

What stands is told of all acts that make or undo accords and measures; people, quotes and programmes of the articles of the
newest happenings; the timeline of as many happenings as a page shows.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, replace

from dragoman.dossier.build import AHEAD
from dragoman.dossier.grouping import Entry
from dragoman.dossier.lines import Line, Named, Person, event_line, named, persons, quote_lines, spokespersons
from dragoman.dossier.lives import Life, lives
from dragoman.dossier.sources import Numbers, Source
from dragoman.record import (
    EventFilter,
    Glances,
    Happening,
    Record,
    acts_of_things,
    glances,
    happenings_of,
    homes_of,
    positions,
    quotes,
    reports_of,
)

#: So many events, the newest, are counted: in a large record each is read from somewhere else, which takes half the time.
COUNTED = 3_000
#: Of so many events that make or undo something, the newest, it is told what stands.
MAKING = 100
#: People, quotes and programmes are those of the articles on so many happenings, the newest.
TELLING = 80
#: So many planned happenings are listed, the latest.
PLANNED = 30
#: The happenings of so many reports are looked up at once.
AT_ONCE = 400


@dataclass(frozen=True, slots=True)
class Part:
    """A dossier with happenings `first` to `first + len(timeline) - 1` (counted from 1) of `total`.

    `glances`: the newest events that pass, for charts; with its `more`, `total` is that of those alone, and counts reports.
    `whole`: people, quotes and programmes are from the articles on all happenings, not on the newest alone.
    """

    parties: tuple[str, ...]
    glances: Glances
    total: int
    first: int
    timeline: tuple[Line, ...]
    planned: tuple[Line, ...]
    standing: tuple[Life, ...]
    people: tuple[Person, ...]
    said: tuple[Line, ...]
    programmes: tuple[Named, ...]
    sources: tuple[Source, ...]
    whole: bool

    @property
    def period(self) -> tuple[str, str] | None:
        """The first and the last day of what passes."""
        days = [event.day for event in self.glances.events if event.day]
        return (min(days), max(days)) if days else None

    @property
    def outlets(self) -> tuple[tuple[str | None, int], ...]:
        """Each outlet with how many of the articles are its own, the most first."""
        pages = {event.page: event.outlet for event in self.glances.events}
        return tuple(sorted(Counter(pages.values()).items(), key=lambda item: (-item[1], item[0] or "~")))


def build_part(record: Record, wanted: EventFilter, *, first: int = 1, size: int = 40, oldest: bool = False) -> Part:
    """The dossier of what passes the filter, the newest happenings first unless `oldest`. Raises `BadDate`."""
    seen = glances(record, wanted, most=COUNTED)
    # Where there is more than is counted, how many happenings it makes is not worth a look at each report.
    enough = None if oldest or not seen.more else max(first + size, TELLING)
    order = _homes(record, [event.id for event in seen.events], enough)
    shown = (order[::-1] if oldest else order)[first - 1 : first - 1 + size]
    told = order[:TELLING]
    soon = _homes(record, [event.id for event in seen.events if event.status in AHEAD], PLANNED * 3 // 2)
    known, making = _load(record, [*shown, *told, *soon], _making(record, wanted))
    told_on = {stored.page.id: stored.page for key in told if key in known for stored in known[key].reports}
    pages = {key: told_on[key] for key in sorted(told_on)}
    numbers = Numbers.of_record(record)
    standing = lives(making, wanted.parties, numbers)
    due = [Entry(known[key]) for key in soon if key in known and known[key].status in AHEAD]
    due.sort(key=lambda entry: (entry.happening.date or "9999", entry.happening.id))
    planned = tuple(event_line(entry, numbers) for entry in due[-PLANNED:])
    timeline = tuple(event_line(Entry(known[key]), numbers) for key in shown if key in known)
    offices = positions(record, pages, known=pages)
    found = [stored for key in told if key in known for stored in known[key].reports]
    whose = spokespersons(found, offices, wanted.parties)
    return Part(
        parties=wanted.parties,
        glances=seen,
        total=len(order) if enough is None or len(order) < enough else len(seen.events),
        first=first,
        timeline=timeline,
        planned=planned,
        standing=standing,
        people=persons(record, [stored for stored in offices if stored.fact.person in whose], numbers),
        said=quote_lines([stored for stored in quotes(record, pages, known=pages) if stored.fact.speaker in whose], numbers),
        programmes=named(record, pages, wanted.parties, numbers),
        sources=numbers.sources(),
        whole=len(order) <= TELLING and not seen.more,
    )


def _homes(record: Record, names: Sequence[str], enough: int | None) -> list[str]:
    """The happenings that these events report, each once: all of them, or the first that are `enough`.

    A report that is not resolved yet is a happening of its own, and stands under its own name.
    """
    found: dict[str, None] = {}
    for begin in range(0, len(names), AT_ONCE):
        some = names[begin : begin + AT_ONCE]
        homes = homes_of(record, some)
        found.update(dict.fromkeys(homes.get(name, name) for name in some))
        if enough is not None and len(found) >= enough:
            break
    return list(found)[:enough]


def _load(record: Record, keys: Sequence[str], events: Sequence[str]) -> tuple[dict[str, Happening], list[Happening]]:
    """Happenings by their ids, or by the ids of events that are not resolved yet; and what these events report."""
    wanted = list(dict.fromkeys(keys))
    reports = reports_of(record, [key for key in wanted if key.startswith("h-")])
    alone = [key for key in wanted if not key.startswith("h-")]
    found = happenings_of(record, [*alone, *(name for names in reports.values() for name in names), *events])
    asked = set(events)
    known = {(item.id if item.id in reports else item.reports[0].id): item for item in found}
    return known, [item for item in found if any(report.id in asked for report in item.reports)]


def _making(record: Record, wanted: EventFilter) -> list[str]:
    """The events that made and unmade accords and measures between the parties up to the end of the period."""
    acts = replace(EventFilter(wanted.parties, themes=wanted.themes, until=wanted.until), acts=acts_of_things())
    return [event.id for event in glances(record, acts, most=MAKING).events]

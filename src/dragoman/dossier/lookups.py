"""What the record tells of one person, one programme, one accord or measure, each line with its numbered sentences."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from dragoman.dossier.grouping import Entry
from dragoman.dossier.lines import Line, Named, event_line, quote_lines
from dragoman.dossier.lives import Life, lives
from dragoman.dossier.sources import Numbers, Source
from dragoman.record import (
    EventFilter,
    Happening,
    Record,
    acts_of_things,
    events_with,
    glances,
    happenings_of,
    pages_naming,
    programmes,
    quotes_of,
    reports_of,
    whole_pages,
)

#: Of so many events of the same parties, the newest, it is told how an accord or a measure went on.
LOOKED = 200


@dataclass(frozen=True, slots=True)
class Told:
    """Lines about somebody or something: what happened, what was said, how it is named; and their sources."""

    events: tuple[Line, ...] = ()
    said: tuple[Line, ...] = ()
    named: tuple[Named, ...] = ()
    sources: tuple[Source, ...] = ()


def _newest(found: list[Happening]) -> list[Entry]:
    return [Entry(item) for item in reversed(found)]


def of_person(record: Record, entity_id: str, *, most: int = 60, on: Sequence[tuple[str, str]] | None = None) -> Told:
    """The newest events in which a person is named, and the newest of their words.

    `on`: the pages that name them, the newest first, with the name there (`Profile.on`), if the caller knows them.
    """
    found = _newest(happenings_of(record, list(events_with(record, entity_id, most=most, on=on))))
    said = quotes_of(record, entity_id, most=most, on=on)
    numbers = Numbers(lambda key: whole_pages(record, [key])[key])
    lines = tuple(event_line(entry, numbers) for entry in found)
    return Told(lines, quote_lines(said, numbers), (), numbers.sources())


def of_programme(record: Record, entity_id: str, *, most: int = 60) -> Told:
    """The newest sentences that name a programme, by owner and horizon."""
    names = pages_naming(record, entity_id, most=most)
    numbers = Numbers(whole_pages(record, names).__getitem__)
    found: dict[tuple[str, str | None, int | None], list[int]] = {}
    for stored in programmes(record, names):
        item = stored.fact
        if item.name in names[stored.page.id]:
            given = [numbers.around(stored.page, span, stored.id) for span in item.evidence]
            found.setdefault((item.name, item.owner, item.horizon), []).extend(given)
    made = tuple(Named(*key, tuple(dict.fromkeys(given)), entity_id) for key, given in found.items())
    return Told(named=made, sources=numbers.sources())


def of_paper(record: Record, happening_id: str) -> tuple[Life, Told] | None:
    """The accord or measure that a happening is a stage of, with all its stages; None where it is none."""
    start = happenings_of(record, reports_of(record, [happening_id])[happening_id])
    if not start:
        return None
    parties = tuple(dict.fromkeys([*start[0].actors, *start[0].recipients]))[:2]
    wanted = EventFilter(parties, acts=acts_of_things())
    names = [event.id for event in glances(record, wanted, most=LOOKED).events]
    found = happenings_of(record, [*names, *(report.id for report in start[0].reports)])
    texts = {stored.page.id for item in found for stored in item.reports}
    numbers = Numbers(whole_pages(record, texts).__getitem__)
    life = next((life for life in lives(found, (), numbers) if any(s.happening == happening_id for s in life.thing.life)), None)
    if life is None:
        return None
    # Numbered anew, so that the sources are those of this thing alone.
    told = [item for item in found if any(stage.happening == item.id for stage in life.thing.life)]
    numbers = Numbers(numbers.page_of)
    again = next(made for made in lives(told, (), numbers) if any(s.happening == happening_id for s in made.thing.life))
    lines = tuple(event_line(Entry(item), numbers) for item in told)
    return again, Told(events=lines, sources=numbers.sources())

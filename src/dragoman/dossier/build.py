"""The dossier of one or more parties: what the record knows of them together, each line with its sentences."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from dragoman.dossier.grouping import Entry
from dragoman.dossier.lives import Difference, Life, Moment, differences, lives, moments
from dragoman.dossier.sources import Numbers, Source
from dragoman.model import Event, Position, Quote, Span
from dragoman.record import (
    EventFilter,
    Record,
    Stored,
    StoredPage,
    entities_by_id,
    first_and_last,
    happenings,
    named_on,
    positions,
    programmes,
    quotes,
    whole_pages,
)

#: Statuses of what has yet to come.
AHEAD = frozenset({"planned", "possible"})


@dataclass(frozen=True, slots=True)
class Line:
    """One thing the dossier says, with the numbers of its sources.

    Of an event: its `history`, where it has more than one step, and where its reports differ.
    """

    fact: Entry | Quote
    numbers: tuple[int, ...]
    history: tuple[Moment, ...] = ()
    differences: tuple[Difference, ...] = ()


@dataclass(frozen=True, slots=True)
class Person:
    """A person with offices, as the pages give them: role, party, and where it is written."""

    name: str
    roles: tuple[tuple[str, str | None, tuple[int, ...]], ...]


@dataclass(frozen=True, slots=True)
class Named:
    """A programme: name, owner, horizon (a year), and where it is written."""

    name: str
    owner: str | None
    horizon: int | None
    numbers: tuple[int, ...]


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
    timeline = tuple(_event_line(entry, numbers) for entry in entries)
    offices = positions(record, pages)
    of_parties = _people(found, offices, parties)
    theirs = [stored for stored in offices if stored.fact.person in of_parties]
    return Dossier(
        parties=tuple(parties),
        period=_period(found),
        pages=tuple(pages.values()),
        timeline=timeline,
        planned=tuple(line for line in timeline if isinstance(line.fact, Entry) and line.fact.status in AHEAD),
        standing=lives([entry.happening for entry in entries], parties, numbers),
        people=_persons(theirs, _meant(record, theirs), numbers),
        said=_quote_lines([stored for stored in quotes(record, pages) if stored.fact.speaker in of_parties], numbers),
        programmes=_named(record, pages, parties, numbers),
        sources=numbers.sources(),
    )


def _period(found: Sequence[Stored[Event]]) -> tuple[str, str] | None:
    """From the first to the last day of what has happened or is due; events without a date take their page's."""
    dates = (stored.fact.date or stored.page.published or stored.page.captured for stored in found)
    days = [bounds for bounds in map(first_and_last, dates) if bounds]
    return (min(first for first, _ in days), max(last for _, last in days)) if days else None


def _event_line(entry: Entry, numbers: Numbers) -> Line:
    words = [(stored, evidence) for stored in entry.reports for evidence in stored.fact.evidence]
    given = (numbers.of(stored.page, item.sentence, stored.id, where=item.where) for stored, item in words)
    shown = tuple(dict.fromkeys(given))
    return Line(entry, shown, moments(entry.happening, numbers), differences(entry.happening, numbers))


def _meant(record: Record, offices: Sequence[Stored[Position]]) -> dict[tuple[str, str], str]:
    """For each page and name, the name of the person that the record takes it for."""
    found = named_on(record, {stored.page.id for stored in offices})
    known = entities_by_id(record, set(found.values()))
    return {place: known[key].name for place, key in found.items() if key in known}


def _quote_lines(found: Sequence[Stored[Quote]], numbers: Numbers) -> tuple[Line, ...]:
    """The quotes, the same words of the same speaker on several pages once."""
    alike: dict[tuple[str, str | None], list[Stored[Quote]]] = {}
    for stored in found:
        alike.setdefault((_plain(stored.fact.text), stored.fact.speaker), []).append(stored)
    return tuple(
        Line(same[0].fact, tuple(numbers.of(s.page, _words(s.fact), s.id, s.fact.where) for s in same))
        for same in alike.values()
    )


def _words(quote: Quote) -> Span:
    return Span(quote.start, quote.end, quote.text)


def _plain(words: str) -> str:
    """Words to compare by: outlets differ in their apostrophes, not in what they write."""
    return words.replace("’", "'").casefold()


def _is_one(party: str | None, parties: Sequence[str]) -> bool:
    return party is not None and (party in parties or party.partition(":")[0] in parties)


def _people(
    found: Sequence[Stored[Event]], offices: Sequence[Stored[Position]], parties: Sequence[str]
) -> frozenset[str]:
    """Who holds an office of the parties, or takes part in the events without a known office of somebody else."""
    theirs = {stored.fact.person for stored in offices if _is_one(stored.fact.of, parties)}
    known = {stored.fact.person for stored in offices}
    return frozenset(theirs | {name for stored in found for name in stored.fact.people if name not in known})


def _persons(
    offices: Sequence[Stored[Position]], meant: Mapping[tuple[str, str], str], numbers: Numbers
) -> tuple[Person, ...]:
    roles: dict[str, dict[tuple[str, str | None], tuple[str, list[int]]]] = {}
    for stored in offices:
        position = stored.fact
        given = [numbers.around(stored.page, span, stored.id) for span in position.evidence[:1]]
        held = roles.setdefault(meant.get((stored.page.id, position.person), position.person), {})
        held.setdefault((_plain(position.role), position.of), (position.role, []))[1].extend(given)
    return tuple(
        Person(name, tuple((role, of, tuple(dict.fromkeys(given))) for (_, of), (role, given) in held.items()))
        for name, held in sorted(roles.items(), key=lambda item: item[0].casefold())
    )


def _named(
    record: Record, pages: dict[str, StoredPage], parties: Sequence[str], numbers: Numbers
) -> tuple[Named, ...]:
    found: dict[tuple[str, str | None, int | None], list[int]] = {}
    for stored in programmes(record, pages):
        item = stored.fact
        if _is_one(item.owner, parties):
            given = [numbers.around(stored.page, span, stored.id) for span in item.evidence[:1]]
            found.setdefault((item.name, item.owner, item.horizon), []).extend(given)
    return tuple(Named(*key, tuple(dict.fromkeys(given))) for key, given in sorted(found.items(), key=_by_name))


def _by_name(item: tuple[tuple[str, str | None, int | None], list[int]]) -> tuple[str, str, int]:
    name, owner, horizon = item[0]
    return name.casefold(), owner or "", horizon or 0

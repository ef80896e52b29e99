"""The lines of a dossier: each event, person, quote and programme with the numbers of its sentences."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from dragoman.dossier.grouping import Entry
from dragoman.dossier.lives import Difference, Moment, differences, moments
from dragoman.dossier.sources import Numbers
from dragoman.model import Event, Position, Quote, Span
from dragoman.record import Record, Stored, StoredPage, entities_on, first_and_last, programmes


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
    """A person with offices, as the pages give them: role, party, and where it is written. `id`: the record's."""

    name: str
    roles: tuple[tuple[str, str | None, tuple[int, ...]], ...]
    id: str | None = None


@dataclass(frozen=True, slots=True)
class Named:
    """A programme: name, owner, horizon (a year), and where it is written. `id`: the record's."""

    name: str
    owner: str | None
    horizon: int | None
    numbers: tuple[int, ...]
    id: str | None = None


def period(found: Sequence[Stored[Event]]) -> tuple[str, str] | None:
    """From the first to the last day of what has happened or is due; events without a date take their page's."""
    dates = (stored.fact.date or stored.page.published or stored.page.captured for stored in found)
    days = [bounds for bounds in map(first_and_last, dates) if bounds]
    return (min(first for first, _ in days), max(last for _, last in days)) if days else None


def event_line(entry: Entry, numbers: Numbers) -> Line:
    """What happened, with the numbers of all its sentences."""
    words = [(stored, evidence) for stored in entry.reports for evidence in stored.fact.evidence]
    given = (numbers.of(stored.page, item.sentence, stored.id, where=item.where) for stored, item in words)
    shown = tuple(dict.fromkeys(given))
    return Line(entry, shown, moments(entry.happening, numbers), differences(entry.happening, numbers))


def quote_lines(found: Sequence[Stored[Quote]], numbers: Numbers) -> tuple[Line, ...]:
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


def spokespersons(
    found: Sequence[Stored[Event]], offices: Sequence[Stored[Position]], parties: Sequence[str]
) -> frozenset[str]:
    """Who holds an office of the parties, or takes part in the events without a known office of somebody else."""
    theirs = {stored.fact.person for stored in offices if _is_one(stored.fact.of, parties)}
    known = {stored.fact.person for stored in offices}
    return frozenset(theirs | {name for stored in found for name in stored.fact.people if name not in known})


def persons(record: Record, offices: Sequence[Stored[Position]], numbers: Numbers) -> tuple[Person, ...]:
    """Who holds these offices, each person once under the record's name for them, by name."""
    meant = entities_on(record, {stored.page.id for stored in offices})
    numbers.ahead((stored.page, span) for stored in offices for span in stored.fact.evidence[:1])
    roles: dict[tuple[str, str | None], dict[tuple[str, str | None], tuple[str, list[int]]]] = {}
    for stored in offices:
        position = stored.fact
        given = [numbers.around(stored.page, span, stored.id) for span in position.evidence[:1]]
        key, name = meant.get((stored.page.id, position.person), (None, position.person))
        held = roles.setdefault((name, key), {})
        held.setdefault((_plain(position.role), position.of), (position.role, []))[1].extend(given)
    return tuple(
        Person(name, tuple((role, of, tuple(dict.fromkeys(given))) for (_, of), (role, given) in held.items()), key)
        for (name, key), held in sorted(roles.items(), key=lambda item: (item[0][0].casefold(), item[0][1] or ""))
    )


def named(
    record: Record, pages: Mapping[str, StoredPage], parties: Sequence[str], numbers: Numbers
) -> tuple[Named, ...]:
    """The programmes of these parties (of anybody, where none is given) that the pages name, by name."""
    found: dict[tuple[str, str | None, int | None], list[int]] = {}
    keys = list(pages)
    meant = entities_on(record, keys, kind="programme")
    ids: dict[tuple[str, str | None, int | None], str | None] = {}
    theirs = [stored for stored in programmes(record, pages, known=pages) if not parties or _is_one(stored.fact.owner, parties)]
    numbers.ahead((stored.page, span) for stored in theirs for span in stored.fact.evidence[:1])
    for stored in theirs:
        item = stored.fact
        given = [numbers.around(stored.page, span, stored.id) for span in item.evidence[:1]]
        found.setdefault((item.name, item.owner, item.horizon), []).extend(given)
        ids.setdefault((item.name, item.owner, item.horizon), meant.get((stored.page.id, item.name), (None, ""))[0])
    rows = sorted(found.items(), key=_by_name)
    return tuple(Named(*key, tuple(dict.fromkeys(given)), ids[key]) for key, given in rows)


def _by_name(item: tuple[tuple[str, str | None, int | None], list[int]]) -> tuple[str, str, int]:
    name, owner, horizon = item[0]
    return name.casefold(), owner or "", horizon or 0

"""Reports of one act, from several pages, as one line of a timeline.

Only what agrees in act, status, date and parties is put together, and never two events of one page: two meetings of
the same people on one day stay apart.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field

from dragoman.model import Event
from dragoman.record import Stored


@dataclass(slots=True)
class Entry:
    """One act with its reports, the fullest first in rank for what is shown."""

    reports: list[Stored[Event]] = field(default_factory=list)

    @property
    def event(self) -> Event:
        """The report that says most; among equals the first by name."""
        return max(reversed(self.reports), key=lambda stored: _fullness(stored.fact)).fact

    @property
    def status(self) -> str:
        """How far along the act is; the same in all reports."""
        return self.reports[0].fact.status

    @property
    def people(self) -> tuple[str, ...]:
        """All persons that any report names."""
        return tuple(dict.fromkeys(name for stored in self.reports for name in stored.fact.people))


def group(found: Iterable[Stored[Event]]) -> list[Entry]:
    """The entries in the order of their first reports."""
    entries: list[Entry] = []
    open_entries: dict[tuple[object, ...], list[Entry]] = {}
    for stored in found:
        event = stored.fact
        parties = frozenset(event.actors), frozenset(event.recipients)
        key = (event.act, event.about, event.status, event.date, *parties)
        alike = open_entries.setdefault(key, []) if event.date else []
        home = next((entry for entry in alike if all(r.page.id != stored.page.id for r in entry.reports)), None)
        if home is None:
            home = Entry()
            entries.append(home)
            alike.append(home)
        home.reports.append(stored)
    return entries


def _fullness(event: Event) -> int:
    return sum(bool(value) for value in (event.place, event.object, event.instrument, event.people, event.themes))

"""What happened, as one line of a dossier: its reports, how it went on, where they differ."""

from __future__ import annotations

from dataclasses import dataclass

from dragoman.model import Event
from dragoman.record import Happening, Stored


@dataclass(frozen=True, slots=True)
class Entry:
    """A happening as a dossier shows it."""

    happening: Happening

    @property
    def reports(self) -> tuple[Stored[Event], ...]:
        """Its reports, by day."""
        return self.happening.reports

    @property
    def event(self) -> Event:
        """The report that says most among those that have the present status; among equals the first."""
        told = {report.id: report.status for report in self.happening.told()}
        agreeing = [stored for stored in self.reports if told[stored.id] == self.status]
        return max(reversed(agreeing or self.reports), key=lambda stored: _fullness(stored.fact)).fact

    @property
    def status(self) -> str:
        """How far along the act is."""
        return self.happening.status

    @property
    def people(self) -> tuple[str, ...]:
        """All persons that any report names."""
        return tuple(dict.fromkeys(name for stored in self.reports for name in stored.fact.people))


def _fullness(event: Event) -> int:
    known = (event.place, event.object, event.instrument, event.people, event.themes, event.recipients)
    return sum(map(bool, known)) + len(event.actors)

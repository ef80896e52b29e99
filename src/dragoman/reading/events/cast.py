"""Who plays what in one event."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field

from dragoman.model import Span
from dragoman.reading.events.draft import Given
from dragoman.reading.parties import PartySet


@dataclass
class Cast:
    """Who plays what: parties by role, the persons among them, and the words that gave each."""

    actors: list[str] = field(default_factory=list)
    recipients: list[str] = field(default_factory=list)
    people: list[str] = field(default_factory=list)
    arguments: dict[str, list[Span]] = field(default_factory=dict)
    given: list[Given] = field(default_factory=list)
    stage: str = "frame"
    closed: bool = False  # whom it is done to is known to be nobody that can be a party

    def give(self, role: str, parties: Iterable[str], found: PartySet) -> None:
        """Give a role to parties that have none yet."""
        row, name = (self.actors, "actors") if role == "actor" else (self.recipients, "recipients")
        for party in parties:
            if party not in self.actors and party not in self.recipients:
                row.append(party)
                words = found.spans.get(party, ())[:1]
                self.arguments.setdefault(name, []).extend(words)
                self.given.append(Given(party, words[0] if words else None, self.stage))
        self.people += [p for p in found.people if p not in self.people]

    @property
    def parties(self) -> list[str]:
        """All parties."""
        return self.actors + self.recipients

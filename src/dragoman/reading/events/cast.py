"""Who plays what in one event."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field

from dragoman.model import Span
from dragoman.reading.events.draft import Given
from dragoman.reading.party_set import PartySet


@dataclass
class Cast:
    """Who plays what: parties by role, the persons among them, and the words that gave each."""

    actors: list[str] = field(default_factory=list)
    recipients: list[str] = field(default_factory=list)
    people: list[str] = field(default_factory=list)
    arguments: dict[str, list[Span]] = field(default_factory=dict)
    given: list[Given] = field(default_factory=list)
    stage: str = "frame"
    towns: list[str] = field(default_factory=list)
    someone: bool = False  # a person who acts for nobody does it
    closed: bool = False  # whom it is done to is known to be nobody that can be a party

    def give(self, role: str, parties: Iterable[str], found: PartySet) -> None:
        """Give a role to parties that have none yet."""
        row, name = (self.actors, "actors") if role == "actor" else (self.recipients, "recipients")
        for party in parties:
            if role == "actor" and party in self.towns:
                self.drop(party)  # "l'armée irakienne lance l'offensive contre Mossoul": the town is its own
            words = found.spans.get(party, ())[:1]
            if party not in self.parties and not self._told_closer(party, words):
                row.append(party)
                self.arguments.setdefault(name, []).extend(words)
                self.given.append(Given(party, words[0] if words else None, self.stage))
        self.people += [p for p in found.people if p not in self.people]

    def _told_closer(self, party: str, words: Iterable[Span]) -> bool:
        """ "les rebelles syriens": whether the same words gave a group of that state already."""
        return any(g.words in words and g.party.startswith(f"{party}:") for g in self.given if g.words)

    @property
    def parties(self) -> list[str]:
        """All parties."""
        return self.actors + self.recipients

    def drop(self, party: str) -> None:
        """Take its place as recipient from a party that a town stood for."""
        self.towns.remove(party)
        if party in self.recipients:
            self.recipients.remove(party)
            spans = [g.words for g in self.given if g.party == party]
            self.given = [g for g in self.given if g.party != party]
            self.arguments["recipients"] = [s for s in self.arguments.get("recipients", []) if s not in spans]

    def dismiss(self, party: str) -> None:
        """Take a party out of the actors: who does it is a person who acts for nobody."""
        spans = [g.words for g in self.given if g.party == party]
        self.actors.remove(party)
        self.given = [g for g in self.given if g.party != party]
        self.arguments["actors"] = [s for s in self.arguments.get("actors", []) if s not in spans]
        self.someone = True

    def spare(self, victims: Iterable[str]) -> None:
        """Take parties out of the recipients: what is done is not aimed at them; with none left, at nobody named."""
        spared = [p for p in dict.fromkeys(victims) if p in self.recipients]
        for party in spared:
            spans = [g.words for g in self.given if g.party == party]
            self.recipients.remove(party)
            self.given = [g for g in self.given if g.party != party]
            self.arguments["recipients"] = [s for s in self.arguments.get("recipients", []) if s not in spans]
        self.closed |= bool(spared) and not self.recipients

    def swap(self, party: str, other: str) -> None:
        """Put another party in the place of a recipient, with the same words."""
        self.recipients = [other if p == party else p for p in self.recipients]
        self.given = [g._replace(party=other) if g.party == party else g for g in self.given]

    def rename(self, party: str, other: str) -> None:
        """Put another party in the place of an actor, with the same words."""
        self.actors = [other if p == party else p for p in self.actors]
        self.given = [g._replace(party=other) if g.party == party else g for g in self.given]

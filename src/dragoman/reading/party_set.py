"""The parties that a phrase stands for, and the words that gave each."""

from __future__ import annotations

from dataclasses import dataclass, field

from dragoman.model import Span


@dataclass
class PartySet:
    """The parties of one phrase. `direct`: the phrase stands for them; `inside`: they are only named in it.

    `people` are the persons it names, `spans` the words that gave each party. `office`: its head is a role or an organ of
    a state; `named`: it holds a proper name.
    """

    direct: list[str] = field(default_factory=list)
    inside: list[str] = field(default_factory=list)
    people: list[str] = field(default_factory=list)
    spans: dict[str, list[Span]] = field(default_factory=dict)
    society: list[tuple[str, Span]] = field(default_factory=list)
    cities: list[str] = field(default_factory=list)
    office: bool = False
    named: bool = False
    place: bool = False
    referred: bool = False

    def add(self, party: str, span: Span, direct: bool) -> None:
        """Note one party, once, with the words that gave it."""
        row = self.direct if direct else self.inside
        if party and party not in self.direct and party not in row:
            row.append(party)
        self.spans.setdefault(party, []).append(span)

    def join(self, other: PartySet) -> None:
        """Take over what another phrase of the same coordination gives."""
        self.direct += [p for p in other.direct if p not in self.direct]
        self.inside += [p for p in other.inside if p not in self.inside]
        self.people += [p for p in other.people if p not in self.people]
        for party, spans in other.spans.items():
            self.spans.setdefault(party, []).extend(spans)
        self.office |= other.office
        self.named |= other.named
        self.place |= other.place
        self.cities += [p for p in other.cities if p not in self.cities]

    @property
    def any(self) -> list[str]:
        """All parties, direct ones first."""
        return self.direct + [p for p in self.inside if p not in self.direct]

"""What one page says."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from dragoman.model.facts import Event, Position, Programme, Quote
from dragoman.model.page import Page


@dataclass(frozen=True, slots=True)
class Reading:
    """All facts of one page, in the order of the text. A pure function of page, codebook and model versions."""

    page: Page
    events: tuple[Event, ...] = ()
    quotes: tuple[Quote, ...] = ()
    positions: tuple[Position, ...] = ()
    programmes: tuple[Programme, ...] = ()

    def to_json(self) -> dict[str, Any]:
        """One object as `reading.schema.json` describes it, and as `dragoman read --format jsonl` prints it."""
        return {
            "source": self.page.source,
            "page": self.page.to_json(),
            "events": [fact.to_json() for fact in self.events],
            "quotes": [fact.to_json() for fact in self.quotes],
            "positions": [fact.to_json() for fact in self.positions],
            "programmes": [fact.to_json() for fact in self.programmes],
        }

    @classmethod
    def from_json(cls, data: dict[str, Any]) -> Reading:
        """The reading that `to_json` wrote."""
        return cls(
            page=Page.from_json(data["source"], data["page"]),
            events=tuple(Event.from_json(fact) for fact in data["events"]),
            quotes=tuple(Quote.from_json(fact) for fact in data["quotes"]),
            positions=tuple(Position.from_json(fact) for fact in data["positions"]),
            programmes=tuple(Programme.from_json(fact) for fact in data["programmes"]),
        )

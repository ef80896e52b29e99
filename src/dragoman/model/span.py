"""Exact words of a stored text."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any


@dataclass(frozen=True, slots=True, order=True)
class Span:
    """Words of a text with their place in it (W3C Web Annotation: TextQuoteSelector plus TextPositionSelector).

    `start` and `end` count characters (Unicode code points), `end` exclusive, so `text[start:end] == exact`.
    """

    start: int
    end: int
    exact: str

    @classmethod
    def of(cls, text: str, start: int, end: int) -> Span:
        """The words of `text` from `start` to `end`, without white space at either edge."""
        while start < end and text[start].isspace():
            start += 1
        while end > start and text[end - 1].isspace():
            end -= 1
        return cls(start, end, text[start:end])

    def to_json(self) -> dict[str, Any]:
        """The span as `reading.schema.json` writes it."""
        return {"exact": self.exact, "start": self.start, "end": self.end}

    @classmethod
    def from_json(cls, data: dict[str, Any]) -> Span:
        """The span that `to_json` wrote."""
        return cls(data["start"], data["end"], data["exact"])

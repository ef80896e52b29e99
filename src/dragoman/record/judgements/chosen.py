"""Words of a page that a person chose to show why a field has the value they gave it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from dragoman.model import Span

#: Longest words that can be chosen at once, in characters, and how many pieces for one field.
LONGEST, MOST = 2000, 20


@dataclass(frozen=True, slots=True)
class Chosen:
    """Words with what stands around them. `place` is `text`, `title` or `furniture`, `line` then the number of the line.

    Offsets count in the page as it was when somebody chose; `sentence` helps to find the words again in another text.
    """

    place: str
    line: int | None
    span: Span
    sentence: Span

    def to_json(self) -> dict[str, Any]:
        """The words as a judgement holds them."""
        return {"in": self.place, "line": self.line, "span": self.span.to_json(), "sentence": self.sentence.to_json()}

    @classmethod
    def from_json(cls, data: Mapping[str, Any]) -> Chosen:
        """The words that `to_json` wrote."""
        return cls(data["in"], data["line"], Span.from_json(data["span"]), Span.from_json(data["sentence"]))


@dataclass(frozen=True, slots=True)
class Pick:
    """Words as somebody marks them: characters `start` to `end` of the text, of the title or of a line of the furniture.

    `exact`: what they saw there, so that nothing is kept that they did not mean.
    """

    start: int
    end: int
    exact: str
    place: str = "text"
    line: int | None = None

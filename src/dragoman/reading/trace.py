"""Why a page is read as it is: for each sentence what was considered, what became of it, and which words gave what.

`explain` reads a page once more and keeps what a reading leaves out. The result is plain data (`to_json`) in the codes of
data/why.yaml; `dragoman.reading.trace_words` puts it into French or English.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from types import MappingProxyType
from typing import Any, Literal

from dragoman.model import Page, Position, Programme, Quote, Reading, Span
from dragoman.model.facts import Where

#: What became of a candidate: it leads an event; it tells once more what another candidate tells; it became no event; it
#: was never tried.
Outcome = Literal["event", "same", "rejected", "skipped"]


@dataclass(frozen=True, slots=True)
class Filled:
    """One field of an event and where it comes from.

    `words` are those that gave it, None where no words did. `slot` is where they stand: subject, object, pronoun, a
    preposition, adjective, complement, clause, trigger...; or bearer (of a noun), context. `means` says how they come to
    mean the value: name, capital, person, reference... for a party, the sign for a status, the kind of expression for a date.
    """

    field: str
    value: str
    words: Span | None
    slot: str
    means: str

    def to_json(self) -> dict[str, Any]:
        """Plain data."""
        words = self.words.to_json() if self.words else None
        return {"field": self.field, "value": self.value, "words": words, "slot": self.slot, "means": self.means}


@dataclass(frozen=True, slots=True)
class Candidate:
    """Words that a rule of the codebook may have read as an act.

    `file` is the data file of the rule. `event` counts the events of the reading from 0; None where there is none.
    `reason` says in the program's own words why it is no event. `shares` holds what speaks for and against the event it
    leads, in nats of log odds: the parts of its confidence. `asks` holds the conditions of the rule by kind,
    `stood` the words found in each place of the sentence.
    """

    rule: str
    act: str
    file: str
    words: Span
    outcome: Outcome
    event: int | None = None
    reason: str | None = None
    filled: tuple[Filled, ...] = ()
    asks: Mapping[str, tuple[str, ...]] = field(default_factory=lambda: MappingProxyType({}))
    stood: Mapping[str, str] = field(default_factory=lambda: MappingProxyType({}))
    shares: Mapping[str, float] = field(default_factory=lambda: MappingProxyType({}))

    def to_json(self) -> dict[str, Any]:
        """Plain data."""
        return {
            "rule": self.rule,
            "act": self.act,
            "file": self.file,
            "words": self.words.to_json(),
            "outcome": self.outcome,
            "event": self.event,
            "reason": self.reason,
            "filled": [f.to_json() for f in self.filled],
            "asks": {kind: list(words) for kind, words in self.asks.items()},
            "stood": dict(self.stood),
            "shares": dict(self.shares),
        }


@dataclass(frozen=True, slots=True)
class SentenceTrace:
    """One sentence. `number` counts those of the article from 1, 0 is the title, ticker lines go on after the article.

    `quotes`, `positions` and `programmes` are the facts that begin in it.
    """

    number: int
    where: Where
    line: int | None
    span: Span
    candidates: tuple[Candidate, ...]
    quotes: tuple[Quote, ...] = ()
    positions: tuple[Position, ...] = ()
    programmes: tuple[Programme, ...] = ()

    def to_json(self) -> dict[str, Any]:
        """Plain data."""
        return {
            "number": self.number,
            "in": self.where,
            "line": self.line,
            "sentence": self.span.to_json(),
            "candidates": [c.to_json() for c in self.candidates],
            "quotes": [q.to_json() for q in self.quotes],
            "positions": [p.to_json() for p in self.positions],
            "programmes": [p.to_json() for p in self.programmes],
        }


@dataclass(frozen=True, slots=True)
class Trace:
    """A reading with all that was considered for it. `domain`: sport, weather...: why the whole article tells no event."""

    reading: Reading
    sentences: tuple[SentenceTrace, ...]
    domain: str | None = None

    def candidates(self) -> Iterator[Candidate]:
        """All candidates in the order of the sentences."""
        for sentence in self.sentences:
            yield from sentence.candidates

    def of_event(self, number: int) -> list[Candidate]:
        """The candidates that tell one event, the leading one first."""
        rows = [c for c in self.candidates() if c.event == number and c.outcome in {"event", "same"}]
        return sorted(rows, key=lambda c: c.outcome != "event")

    def to_json(self) -> dict[str, Any]:
        """Plain data: the page's source, the events of the reading, the sentences."""
        return {
            "source": self.reading.page.source,
            "title": self.reading.page.title,
            "published": self.reading.page.published,
            "domain": self.domain,
            "events": [e.to_json() for e in self.reading.events],
            "sentences": [s.to_json() for s in self.sentences],
        }


def explain(page: Page) -> Trace:
    """Read a page and say why. The reading in it is the one that `read` gives."""
    from dragoman.reading.reader import read
    from dragoman.reading.tracing import Tracer

    tracer = Tracer()
    reading = read(page, tracer)
    return tracer.trace(reading)


__all__ = ["Candidate", "Filled", "Outcome", "SentenceTrace", "Trace", "explain"]

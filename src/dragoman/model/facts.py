"""The four kinds of fact: event, quote, position, programme. No sentence, no fact."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from types import MappingProxyType
from typing import Any, Literal

from dragoman.model.span import Span

Status = Literal["done", "planned", "possible", "reported", "negated", "denied"]
QuoteKind = Literal["direct", "indirect", "mixed"]
Where = Literal["text", "title", "furniture"]

#: Acts that point at a further act in `about` (codebook, boundary rule 1).
ABOUT_ACTS = frozenset({"agree", "appeal", "demand", "refuse", "cancel", "threaten", "negotiate"})


@dataclass(frozen=True, slots=True)
class Evidence:
    """The sentence an event came from, the words that triggered it and the words that filled each field.

    `where` says which text the offsets point into: the article's `text`, its `title`, or one `furniture` line
    (then `line` is the number of that line in `Page.furniture`, from 0).
    """

    sentence: Span
    where: Where = "text"
    line: int | None = None
    trigger: Span | None = None
    arguments: Mapping[str, tuple[Span, ...]] = field(default_factory=lambda: MappingProxyType({}))

    def to_json(self) -> dict[str, Any]:
        """The evidence as `reading.schema.json` writes it."""
        out: dict[str, Any] = {"in": self.where, "sentence": self.sentence.to_json()}
        if self.line is not None:
            out["line"] = self.line
        if self.trigger is not None:
            out["trigger"] = self.trigger.to_json()
        out["arguments"] = {name: [s.to_json() for s in spans] for name, spans in sorted(self.arguments.items())}
        return out

    @classmethod
    def from_json(cls, data: dict[str, Any]) -> Evidence:
        """The evidence that `to_json` wrote."""
        arguments = {name: tuple(Span.from_json(s) for s in spans) for name, spans in data["arguments"].items()}
        trigger = data.get("trigger")
        return cls(
            sentence=Span.from_json(data["sentence"]),
            where=data["in"],
            line=data.get("line"),
            trigger=Span.from_json(trigger) if trigger else None,
            arguments=MappingProxyType(arguments),
        )


@dataclass(frozen=True, slots=True)
class Event:
    """One act between parties with how far along it is (codebook, section 1).

    `rule` names the codebook rule that fired. `confidence` is between 0 and 1, None where nothing measured it.
    """

    act: str
    status: Status
    actors: tuple[str, ...]
    recipients: tuple[str, ...]
    evidence: tuple[Evidence, ...]
    rule: str
    about: str | None = None
    plover: str | None = None
    people: tuple[str, ...] = ()
    date: str | None = None
    place: str | None = None
    themes: tuple[str, ...] = ()
    object: str | None = None
    instrument: str | None = None
    attributed_to: str | None = None
    confidence: float | None = None

    def to_json(self) -> dict[str, Any]:
        """The event as `reading.schema.json` writes it."""
        out: dict[str, Any] = {
            "act": self.act,
            "about": self.about,
            "plover": self.plover,
            "status": self.status,
            "actors": list(self.actors),
            "recipients": list(self.recipients),
            "people": list(self.people),
            "date": self.date,
            "place": self.place,
            "themes": list(self.themes),
            "object": self.object,
            "instrument": self.instrument,
            "attributed_to": self.attributed_to,
            "evidence": [e.to_json() for e in self.evidence],
            "rule": self.rule,
        }
        if self.confidence is not None:
            out["confidence"] = self.confidence
        return out

    @classmethod
    def from_json(cls, data: dict[str, Any]) -> Event:
        """The event that `to_json` wrote."""
        fields: dict[str, Any] = dict(data)
        for name in ("actors", "recipients", "people", "themes"):
            fields[name] = tuple(fields[name])
        fields["evidence"] = tuple(Evidence.from_json(e) for e in fields["evidence"])
        return cls(**fields)


@dataclass(frozen=True, slots=True)
class Quote:
    """Words of a speaker, marked or reported (codebook, section 2).

    `start` and `end` point into the article text, or into the title or a furniture line (number `line`) where `where` says so.

    `speaker_from` says how the speaker was found where the sentence itself does not name one in full:
    `pronoun`, `title`, `carried` (from an earlier sentence), `interview`.
    """

    kind: QuoteKind
    text: str
    speaker: str | None
    cue: str | None
    start: int
    end: int
    speaker_from: str | None = None
    where: Where = "text"
    line: int | None = None

    def to_json(self) -> dict[str, Any]:
        """The quote as `reading.schema.json` writes it."""
        out: dict[str, Any] = {
            "kind": self.kind,
            "text": self.text,
            "speaker": self.speaker,
            "cue": self.cue,
            "start": self.start,
            "end": self.end,
        }
        if self.speaker_from is not None:
            out["speaker_from"] = self.speaker_from
        if self.where != "text":
            out["in"] = self.where
        if self.line is not None:
            out["line"] = self.line
        return out

    @classmethod
    def from_json(cls, data: dict[str, Any]) -> Quote:
        """The quote that `to_json` wrote."""
        fields = dict(data)
        return cls(where=fields.pop("in", "text"), **fields)


@dataclass(frozen=True, slots=True)
class Position:
    """Who holds which office, for which party (codebook, section 3)."""

    person: str
    role: str
    of: str | None
    evidence: tuple[Span, ...]

    def to_json(self) -> dict[str, Any]:
        """The position as `reading.schema.json` writes it."""
        evidence = [s.to_json() for s in self.evidence]
        return {"person": self.person, "role": self.role, "of": self.of, "evidence": evidence}

    @classmethod
    def from_json(cls, data: dict[str, Any]) -> Position:
        """The position that `to_json` wrote."""
        return cls(data["person"], data["role"], data["of"], tuple(Span.from_json(s) for s in data["evidence"]))


@dataclass(frozen=True, slots=True)
class Programme:
    """A strategy, plan, fund, law, initiative or institution with a name (codebook, section 4). `horizon`: a year."""

    name: str
    owner: str | None
    horizon: int | None
    evidence: tuple[Span, ...]

    def to_json(self) -> dict[str, Any]:
        """The programme as `reading.schema.json` writes it."""
        evidence = [s.to_json() for s in self.evidence]
        return {"name": self.name, "owner": self.owner, "horizon": self.horizon, "evidence": evidence}

    @classmethod
    def from_json(cls, data: dict[str, Any]) -> Programme:
        """The programme that `to_json` wrote."""
        spans = tuple(Span.from_json(s) for s in data["evidence"])
        return cls(data["name"], data["owner"], data["horizon"], spans)

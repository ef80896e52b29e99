"""What several pages show, as they show it: made of the record's nouns, ready for templates and JSON."""

from __future__ import annotations

from pydantic import BaseModel, ConfigDict

from dragoman.model import Event
from dragoman.record import Stored, StoredPage


class Shape(BaseModel):
    """Part of an answer: never altered."""

    model_config = ConfigDict(frozen=True)


class PageShape(Shape):
    """An article: where it stood and when. `fiction`: written for a demonstration."""

    id: str
    source: str
    url: str | None
    outlet: str | None
    title: str | None
    published: str | None
    captured: str | None
    fiction: bool

    @classmethod
    def of(cls, page: StoredPage) -> PageShape:
        """The article as stored."""
        names = ("id", "source", "url", "outlet", "title", "published", "captured", "fiction")
        return cls(**{name: getattr(page, name) for name in names})


class SentenceShape(Shape):
    """A sentence of an article, with the trigger and the other words that made the fact, as offsets into its text.

    `where`: `text`, `title` or `furniture` (then `line` numbers the line). `chosen`: words that people chose for a value.
    """

    text: str
    start: int
    end: int
    where: str
    line: int | None
    trigger: tuple[int, int] | None
    arguments: dict[str, list[tuple[int, int]]]
    chosen: tuple[tuple[int, int], ...] = ()


class EventShape(Shape):
    """An event as one article tells it."""

    id: str
    act: str
    about: str | None
    status: str
    actors: tuple[str, ...]
    recipients: tuple[str, ...]
    people: tuple[str, ...]
    date: str | None
    place: str | None
    themes: tuple[str, ...]
    object: str | None
    instrument: str | None
    attributed_to: str | None
    confidence: float | None
    judged: str
    sentences: tuple[SentenceShape, ...]
    page: PageShape

    @classmethod
    def of(cls, stored: Stored[Event]) -> EventShape:
        """The event with its sentences and its article."""
        event = stored.fact
        names = (
            "act", "about", "status", "actors", "recipients", "people", "date", "place", "themes", "object", "instrument",
            "attributed_to", "confidence",
        )  # fmt: skip
        return cls(
            id=stored.id, judged=stored.judged, page=PageShape.of(stored.page), sentences=sentences_of(event),
            **{name: getattr(event, name) for name in names},
        )  # fmt: skip


def sentences_of(event: Event) -> tuple[SentenceShape, ...]:
    """The sentences that an event came from."""
    return tuple(
        SentenceShape(
            text=item.sentence.exact,
            start=item.sentence.start,
            end=item.sentence.end,
            where=item.where,
            line=item.line,
            trigger=(item.trigger.start, item.trigger.end) if item.trigger else None,
            arguments={name: [(s.start, s.end) for s in spans] for name, spans in sorted(item.arguments.items())},
        )
        for item in event.evidence
    )

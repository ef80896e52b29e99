"""An added text as it was read, before it is stored."""

from __future__ import annotations

from pydantic import Field

from dragoman.model import Reading
from dragoman.record import preview
from dragoman.web.adding import Item
from dragoman.web.marks import Mark
from dragoman.web.views.shapes import EventShape, Shape


class QuoteShape(Shape):
    """A quotation: whose, and with which words it is told."""

    kind: str
    text: str
    speaker: str | None
    cue: str | None


class HolderShape(Shape):
    """A person with the words of a role."""

    person: str
    role: str
    of: str | None


class ProgrammeShape(Shape):
    """A programme, whose it is, and until when it runs."""

    name: str
    owner: str | None
    horizon: int | None


class FurnitureShape(Shape):
    """A line of the page that is not the article."""

    text: str
    kind: str


class Added(Shape):
    """A text given to read: where it stood and when, its words, and every fact read in it."""

    batch: str
    number: int
    state: str
    shown: str
    title: str | None
    outlet: str | None
    published: str | None
    published_from: str
    url: str | None
    fiction: bool
    text: str
    events: tuple[EventShape, ...]
    quotes: tuple[QuoteShape, ...]
    positions: tuple[HolderShape, ...]
    programmes: tuple[ProgrammeShape, ...]
    furniture: tuple[FurnitureShape, ...]
    marks: tuple[Mark, ...] = Field(exclude=True)


def added(batch: str, item: Item, reading: Reading, *, fiction: bool) -> Added:
    """The reading, made ready."""
    page = reading.page
    events = tuple(map(EventShape.of, preview(reading, fiction=fiction)))
    marks = [Mark(quote.start, quote.end, "quote") for quote in reading.quotes if quote.where == "text"]
    marks += [Mark(s.start, s.end, "event") for event in events for s in event.sentences if s.where == "text"]
    return Added(
        batch=batch, number=item.number, state=item.state, shown=item.shown, title=page.title, outlet=page.outlet,
        published=page.published, published_from=page.published_from, url=page.url, fiction=fiction, text=page.text,
        events=events,
        quotes=tuple(QuoteShape(kind=q.kind, text=q.text, speaker=q.speaker, cue=q.cue) for q in reading.quotes),
        positions=tuple(HolderShape(person=p.person, role=p.role, of=p.of) for p in reading.positions),
        programmes=tuple(ProgrammeShape(name=p.name, owner=p.owner, horizon=p.horizon) for p in reading.programmes),
        furniture=tuple(FurnitureShape(text=line.text, kind=line.kind) for line in page.furniture),
        marks=tuple(marks),
    )  # fmt: skip

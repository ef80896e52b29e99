"""What the first page shows, as it shows it."""

from __future__ import annotations

from typing import Any
from urllib.parse import parse_qs

from pydantic import ValidationError

from dragoman.model import DragomanError
from dragoman.record import Happening, Record
from dragoman.record.listing import news
from dragoman.record.personal import Saved
from dragoman.record.search import new_hits
from dragoman.web.errors import BadRequest
from dragoman.web.render import address
from dragoman.web.views.events import AskedEvents, Row, whole_row
from dragoman.web.views.shapes import PageShape, Shape


class SavedShape(Shape):
    """A search or a filter that somebody keeps; `href` opens it."""

    name: str
    kind: str
    query: str
    made_at: str
    href: str

    @classmethod
    def of(cls, saved: Saved) -> SavedShape:
        """With the address of its page."""
        href = address("search", q=saved.query) if saved.kind == "search" else f"/events?{saved.query}"
        return cls(name=saved.name, kind=saved.kind, query=saved.query, made_at=saved.made_at, href=href)


class SavedNews(SavedShape):
    """The same with how many new articles (of a search) or events (of a filter) there are, or `more` than that.

    `new` is None where the query makes no sense any more.
    """

    new: int | None
    more: bool


class Differing(Shape):
    """An act that several articles tell of, and the fields they tell differently."""

    row: Row
    fields: tuple[str, ...]


class Today(Shape):
    """The first page; `empty` where there is no record, or no page in it.

    `since`: the moment (UTC) after which things are new; None where all there is counts as new. `events` counts reports;
    `latest` are the latest of what they tell. `pairs`: two parties and their new events. `unread`: events that nobody has
    judged, up to 10,000. `planned`: the nearest of `planned_total` announcements, or of `planned_more`; `planned_new`:
    those of them that only new articles tell of, by the id of the event. `days`: articles of each of the last days;
    `silent`: outlets that fell silent, with their last day.
    """

    span: str
    since: str | None
    visited: str | None
    empty: bool
    articles: int
    articles_more: bool
    events: int
    events_more: bool
    latest: tuple[Row, ...]
    sources: tuple[PageShape, ...]
    pairs: tuple[tuple[str, str, int], ...]
    saved: tuple[SavedNews, ...]
    planned: tuple[Row, ...]
    planned_total: int
    planned_more: bool
    planned_new: tuple[str, ...]
    disputed: tuple[Differing, ...]
    proposals: dict[str, int]
    conflicts: int
    unread: int
    days: tuple[tuple[str, int], ...]
    empty_days: tuple[str, ...]
    silent: tuple[tuple[str, str], ...]

    @classmethod
    def of_nothing(cls) -> Today:
        """Of a record without pages, or of none."""
        return cls(
            span="visit", since=None, visited=None, empty=True, articles=0, articles_more=False, events=0, events_more=False,
            latest=(), sources=(), pairs=(), saved=(), planned=(), planned_total=0, planned_more=False, planned_new=(),
            disputed=(), proposals={}, conflicts=0, unread=0, days=(), empty_days=(), silent=(),
        )  # fmt: skip


def saved_news(record: Record, saved: Saved, since: str) -> SavedNews:
    """How much is new of what somebody keeps."""
    try:
        if saved.kind == "search":
            new, more = new_hits(record, saved.query, since)
        else:
            found = news(record, since, asked_events(saved.query).listed(), size=0, pairs=0)
            new, more = found.total, found.more
    except DragomanError:
        return SavedNews(**SavedShape.of(saved).model_dump(), new=None, more=False)
    return SavedNews(**SavedShape.of(saved).model_dump(), new=new, more=more)


def asked_events(query: str) -> AskedEvents:
    """The fields of the query of an address of the table. Raises `BadRequest`."""
    try:
        given: dict[str, Any] = dict(parse_qs(query, max_num_fields=200))
    except ValueError as error:
        raise BadRequest(str(error)) from None
    lists = {name for name, field in AskedEvents.model_fields.items() if field.default_factory is not None}
    lists |= {name for name, field in AskedEvents.model_fields.items() if field.default == []}
    known = {name: value for name, value in given.items() if name in AskedEvents.model_fields}
    try:
        return AskedEvents(**{name: value if name in lists else value[-1] for name, value in known.items()})
    except ValidationError as error:
        raise BadRequest("; ".join(f"{item['loc'][0]}: {item['msg']}" for item in error.errors()[:5])) from None


def differing(item: Happening) -> Differing:
    """What happened, and where its reports differ."""
    return Differing(row=whole_row(item), fields=tuple(dict.fromkeys(d.field for d in item.disagreements())))

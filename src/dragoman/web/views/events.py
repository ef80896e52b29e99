"""Events as a table: what happened, or each report of it; and the same table as a file."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Annotated, Any, Literal, get_args

from fastapi import APIRouter, Query
from pydantic import BeforeValidator, Field
from starlette.responses import StreamingResponse

from dragoman.exchange import COLUMNS, HAPPENING, Cell, cells, find_format, formats
from dragoman.model import Event
from dragoman.record import Happening, Record, Stored, period_read, plain
from dragoman.record.listing import ListFilter, Sort, event_facets, event_page, happening_page
from dragoman.web.desk import AtDesk, Desk
from dragoman.web.filters import Asked, Names
from dragoman.web.pages import Pages
from dragoman.web.views.picking import PickShape, unknown_parties
from dragoman.web.views.shapes import EventShape, Shape

pages = Pages("events")
SIZE = 50
#: Events that facets are made of, the newest of those that pass: in a large record each is read from somewhere else.
COUNTED = 2500
#: Rows fetched at a time for a file.
FETCHED = 500
#: What is shown when nobody chooses.
USUAL = ["date", "act", "actors", "recipients", "status", "sentence"]
#: Columns that can be chosen, in the order they are shown in.
CHOICES = tuple(name for name in COLUMNS if name not in {"id", "about", "rule", "source", "url", "fiction"})
Order = Literal[
    "newest", "oldest", "act", "act-z", "status", "status-z", "outlet", "outlet-z", "doubtful", "sure", "corroborated", "single"
]
SORTS: tuple[Sort, ...] = get_args(Order)
#: The orders of each column that has some: the one that a click on its head gives first, and the other way round.
HEADS: dict[str, tuple[Sort, Sort]] = {
    "date": ("newest", "oldest"), "act": ("act", "act-z"), "status": ("status", "status-z"), "outlet": ("outlet", "outlet-z"),
    "confidence": ("sure", "doubtful"), "articles": ("corroborated", "single"), "independent": ("corroborated", "single"),
}  # fmt: skip
#: Of these orders the values go down as one reads on.
DOWN = frozenset({"newest", "act-z", "status-z", "outlet-z", "sure", "corroborated"})
#: As pages bear the moment they were stored at, or the beginning of that.
MOMENT = r"^\d{4}-\d\d(-\d\d(T\d\d:\d\d(:\d\d(\+00:00)?)?)?)?$"
JUDGED = ("accepted", "corrected", "noted")


def _blank(value: Any) -> Any:  # noqa: ANN401 - whatever a query holds
    """None for the empty text that a form sends for a field left blank."""
    return (value.strip() or None) if isinstance(value, str) else value


class AskedEvents(Asked):
    """Which events, how, and which page of them. `least`: confidence in hundredths. `object`: words of the object.

    `new`: only those of articles that the record has since this moment (ISO, UTC), or since the beginning of it.

    `show`: what happened, or each report. `after`: `next` of the page before.
    """

    object: Annotated[Annotated[str, Field(max_length=200)] | None, BeforeValidator(_blank)] = None
    outlet: Names = Field(default_factory=list)
    person: Names = Field(default_factory=list)
    judged: Names = Field(default_factory=list)
    least: Annotated[Annotated[float, Field(ge=0, le=100, allow_inf_nan=False)] | None, BeforeValidator(_blank)] = None
    new: Annotated[Annotated[str, Field(pattern=MOMENT)] | None, BeforeValidator(_blank)] = None
    show: Literal["happenings", "reports"] = "happenings"
    sort: Order = "newest"
    column: Names = Field(default_factory=list)
    page: Annotated[int, Field(ge=1, le=100_000)] = 1
    after: Annotated[int | None, Field(ge=0, le=2**63 - 1)] = None

    def listed(self) -> ListFilter:
        """As the record's lists take it."""
        return ListFilter(
            self.parties(), tuple(self.act), tuple(self.status), tuple(self.theme), self.since, self.until,
            tuple(self.outlet), tuple(self.person), (), tuple(name for name in self.judged if name in JUDGED),
            None if self.least is None else self.least / 100, (self.object,) if self.object else (), self.new,
        )  # fmt: skip

    def columns(self) -> list[str]:
        """The columns shown, in their order."""
        chosen = [name for name in CHOICES if name in self.column] or USUAL
        return [name for name in chosen if self.show == "happenings" or name not in HAPPENING]


class Row(Shape):
    """A line of the table: an event, and where it stands for what happened, its other reports.

    `act`, `about`: of what happened, which a report of its being called off names otherwise. `outlets`: of all reports,
    by name; `confidence`: the highest.
    """

    event: EventShape
    act: str
    about: str | None
    actors: tuple[str, ...]
    recipients: tuple[str, ...]
    status: str
    date: str | None
    outlets: tuple[str, ...] = ()
    confidence: float | None = None
    articles: int | None = None
    independent: int | None = None
    differs: bool = False
    reports: tuple[EventShape, ...] = ()


class Gap(Shape):
    """Days of the period asked for on which no page was read."""

    missing: int
    length: int


class Head(Shape):
    """The head of a column: the order a click on it gives, and the one that holds, if it is this column's."""

    to: str
    now: Literal["ascending", "descending"] | None


class Events(Shape):
    """Events that pass the filter. `total` counts reports, up to 10,000: `more` where there are more than that.

    `facets` count the `counted` newest of them. `partly`: only the newest 10,000 were sorted, or looked through for the words
    of an object. `unknown`: parties asked for that nobody knows, each with those that may be meant. `heads`: the orders that
    the heads of columns lead to.
    """

    asked: AskedEvents
    columns: tuple[str, ...]
    choices: tuple[str, ...]
    rows: tuple[Row, ...]
    total: int
    more: bool
    partly: bool
    next: dict[str, Any] | None
    facets: dict[str, tuple[tuple[str, int], ...]]
    counted: int
    known: tuple[str, ...]
    formats: tuple[str, ...]
    gap: Gap | None
    unknown: dict[str, tuple[PickShape, ...]]
    heads: dict[str, Head]
    sorts: tuple[str, ...] = SORTS


@pages.page("/events", "events.html", name="events", same=True)
def list_events(desk: AtDesk, asked: Annotated[AskedEvents, Query()]) -> Events:
    """Events that pass the filter: what happened, the newest first, or each report in the order asked for."""
    wanted = asked.listed()
    facets = event_facets(desk.record, wanted, of=COUNTED)
    rows, found = _page(desk, asked, facets.passing)
    return Events(
        asked=asked, columns=tuple(asked.columns()), choices=CHOICES, rows=tuple(rows), **found,
        facets=facets.values, counted=facets.counted, known=_known(desk, facets.values.get("party", ())),
        formats=tuple(formats()), gap=_gap(desk.record, asked), unknown=unknown_parties(desk, asked.party), heads=_heads(asked),
    )  # fmt: skip


def _page(desk: Desk, asked: AskedEvents, known: int) -> tuple[list[Row], dict[str, Any]]:
    order = order_of(desk, asked)
    if asked.show == "happenings":
        some = happening_page(
            desk.record, asked.listed(), after=asked.after, size=SIZE, sort=asked.sort, order=order, known=known
        )
        following = {"after": some.next} if some.next is not None else None
        told = {"total": some.reports, "more": some.more, "partly": some.partly, "next": following}
        return [whole_row(item) for item in some.happenings], told
    first = (asked.page - 1) * SIZE + 1
    found = event_page(desk.record, asked.listed(), sort=asked.sort, first=first, size=SIZE, order=order, known=known)
    further = found.more or first + SIZE <= found.total
    told = {
        "total": found.total, "more": found.more, "partly": found.partly, "next": {"page": asked.page + 1} if further else None,
    }  # fmt: skip
    return [report_row(stored) for stored in found.events], told


def order_of(desk: Desk, asked: AskedEvents) -> tuple[str, ...]:
    """The values of the column sorted by as people read them: acts by their labels, statuses as the codebook has them."""
    if asked.sort.startswith("act"):
        return tuple(sorted(desk.labels.acts, key=lambda act: plain(desk.labels.act(act))))
    return tuple(desk.labels.statuses) if asked.sort.startswith("status") else ()


def _heads(asked: AskedEvents) -> dict[str, Head]:
    found = {}
    for name, (first, other) in HEADS.items():
        now: Literal["ascending", "descending"] = "descending" if asked.sort in DOWN else "ascending"
        found[name] = Head(to=other if asked.sort == first else first, now=now if asked.sort in {first, other} else None)
    return found


def report_row(stored: Stored[Event]) -> Row:
    """One report as a line."""
    fact = stored.fact
    return Row(
        event=EventShape.of(stored), act=fact.act, about=fact.about,
        actors=fact.actors, recipients=fact.recipients, status=fact.status, date=fact.date,
        outlets=(stored.page.outlet,) if stored.page.outlet else (), confidence=fact.confidence,
    )  # fmt: skip


def whole_row(item: Happening) -> Row:
    """What happened as a line, told by its fullest report."""
    shown = fullest(item)
    return Row(
        event=EventShape.of(shown), act=item.act, about=item.about,
        actors=item.actors, recipients=item.recipients, status=item.status, date=item.date,
        outlets=item.outlets, confidence=item.confidence, articles=item.articles, independent=item.independent,
        differs=bool(item.disagreements()),
        reports=tuple(EventShape.of(stored) for stored in item.reports if stored.id != shown.id),
    )  # fmt: skip


def fullest(item: Happening) -> Stored[Event]:
    """The report that stands for all: of those that agree with the whole on act and status, the one that says most."""
    # What was called off has a status that no report has.
    alike = [s for s in item.reports if s.fact.act == item.act] or list(item.reports)
    alike = [s for s in alike if s.fact.status == item.status] or alike
    return max(reversed(alike), key=lambda stored: _fullness(stored.fact))


def _fullness(event: Event) -> int:
    return len(event.actors) + len(event.recipients) + bool(event.date) + bool(event.place)


def _known(desk: Desk, counted: tuple[tuple[str, int], ...]) -> tuple[str, ...]:
    return tuple(sorted(desk.party(name) for name, _ in counted))


def _gap(record: Record, asked: AskedEvents) -> Gap | None:
    if not asked.since and not asked.until:
        return None
    found = period_read(record, asked.since, asked.until)
    return Gap(missing=found.missing, length=found.length) if found.gaps else None


files = APIRouter(prefix="", tags=["events"])


@files.get("/events.{form}", name="events_file", response_class=StreamingResponse)
def events_file(desk: AtDesk, form: str, asked: Annotated[AskedEvents, Query()]) -> StreamingResponse:
    """The table as a file: the same filter, columns and order, all its pages."""
    chosen = find_format(form)
    # An id in front and the address behind, by which each row can be found again.
    names = ["id", *asked.columns(), *(name for name in ("outlet", "published", "url") if name not in asked.columns())]
    head = [desk.words(f"column_{name}") for name in names]
    name = f'attachment; filename="dragoman-events{chosen.suffix}"'
    return StreamingResponse(
        chosen.write(names, head, file_rows(desk, asked, names)), media_type=chosen.media_type,
        headers={"Content-Disposition": name},
    )  # fmt: skip


def file_rows(desk: Desk, asked: AskedEvents, names: list[str]) -> Iterator[list[Cell]]:
    """All rows of the table, a batch fetched at a time."""
    record, wanted, order = desk.record, asked.listed(), order_of(desk, asked)
    if asked.show == "happenings":
        after: int | None = None
        while True:
            found = happening_page(record, wanted, after=after, size=FETCHED, sort=asked.sort, order=order)
            yield from (cells(fullest(item), names, item) for item in found.happenings)
            after = found.next
            if after is None:
                return
    first = 1
    while some := event_page(record, wanted, sort=asked.sort, first=first, size=FETCHED, order=order).events:
        yield from (cells(stored, names) for stored in some)
        first += FETCHED


pages.json.include_router(files, include_in_schema=True)
pages.html.include_router(files)

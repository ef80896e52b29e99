"""Events as a table: what happened, or each report of it; and the same table as a file."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Annotated, Any, Literal

from fastapi import APIRouter, Query
from pydantic import BeforeValidator, Field
from starlette.responses import StreamingResponse

from dragoman.exchange import COLUMNS, HAPPENING, Cell, cells, find_format, formats
from dragoman.model import Event
from dragoman.record import Happening, Record, Stored, period_read
from dragoman.record.listing import ListFilter, Sort, event_facets, event_page, happening_page
from dragoman.web.desk import AtDesk, Desk
from dragoman.web.filters import Asked, Names
from dragoman.web.pages import Pages
from dragoman.web.views.shapes import EventShape, Shape

pages = Pages("events")
SIZE = 50
#: Rows fetched at a time for a file.
FETCHED = 500
#: What is shown when nobody chooses.
USUAL = ["date", "act", "actors", "recipients", "status", "sentence"]
#: Columns that can be chosen, in the order they are shown in.
CHOICES = tuple(name for name in COLUMNS if name not in {"id", "about", "rule", "source", "url", "fiction"})
SORTS: tuple[Sort, ...] = ("newest", "oldest", "act", "doubtful")
JUDGED = ("accepted", "corrected", "noted")


def _blank(value: Any) -> Any:  # noqa: ANN401 - whatever a query holds
    """None for the empty text that a form sends for a field left blank."""
    return (value.strip() or None) if isinstance(value, str) else value


class AskedEvents(Asked):
    """Which events, how, and which page of them. `least`: confidence in hundredths.

    `show`: what happened, or each report. `after`: `next` of the page before.
    """

    outlet: Names = Field(default_factory=list)
    person: Names = Field(default_factory=list)
    judged: Names = Field(default_factory=list)
    least: Annotated[Annotated[float, Field(ge=0, le=100, allow_inf_nan=False)] | None, BeforeValidator(_blank)] = None
    show: Literal["happenings", "reports"] = "happenings"
    sort: Literal["newest", "oldest", "act", "doubtful"] = "newest"
    column: Names = Field(default_factory=list)
    page: Annotated[int, Field(ge=1, le=100_000)] = 1
    after: Annotated[int | None, Field(ge=0, le=2**63 - 1)] = None

    def listed(self) -> ListFilter:
        """As the record's lists take it."""
        return ListFilter(
            self.parties(), tuple(self.act), tuple(self.status), tuple(self.theme), self.since, self.until,
            tuple(self.outlet), tuple(self.person), (), tuple(name for name in self.judged if name in JUDGED),
            None if self.least is None else self.least / 100,
        )  # fmt: skip

    def columns(self) -> list[str]:
        """The columns shown, in their order."""
        chosen = [name for name in CHOICES if name in self.column] or USUAL
        return [name for name in chosen if self.show == "happenings" or name not in HAPPENING]


class Row(Shape):
    """A line of the table: an event, and where it stands for what happened, its other reports."""

    event: EventShape
    actors: tuple[str, ...]
    recipients: tuple[str, ...]
    status: str
    date: str | None
    articles: int | None = None
    independent: int | None = None
    differs: bool = False
    reports: tuple[EventShape, ...] = ()


class Gap(Shape):
    """Days of the period asked for on which no page was read."""

    missing: int
    length: int


class Events(Shape):
    """Events that pass the filter. `total` counts reports, up to 10,000: `more` where there are more than that."""

    asked: AskedEvents
    columns: tuple[str, ...]
    choices: tuple[str, ...]
    rows: tuple[Row, ...]
    total: int
    more: bool
    next: dict[str, Any] | None
    facets: dict[str, tuple[tuple[str, int], ...]]
    known: tuple[str, ...]
    formats: tuple[str, ...]
    gap: Gap | None


@pages.page("/events", "events.html", name="events")
def list_events(desk: AtDesk, asked: Annotated[AskedEvents, Query()]) -> Events:
    """Events that pass the filter: what happened, the newest first, or each report in the order asked for."""
    wanted = asked.listed()
    facets = event_facets(desk.record, wanted)
    rows, total, more, following = _page(desk.record, asked, facets.passing)
    return Events(
        asked=asked, columns=tuple(asked.columns()), choices=CHOICES, rows=tuple(rows), total=total, more=more, next=following,
        facets=facets.values, known=_known(desk, facets.values.get("party", ())), formats=tuple(formats()),
        gap=_gap(desk.record, asked),
    )  # fmt: skip


def _page(record: Record, asked: AskedEvents, known: int) -> tuple[list[Row], int, bool, dict[str, Any] | None]:
    if asked.show == "happenings":
        found = happening_page(record, asked.listed(), after=asked.after, size=SIZE, known=known)
        following = {"after": found.next} if found.next is not None else None
        return [whole_row(item) for item in found.happenings], found.reports, found.more, following
    first = (asked.page - 1) * SIZE + 1
    some = event_page(record, asked.listed(), sort=asked.sort, first=first, size=SIZE, known=known)
    rows = [report_row(stored) for stored in some.events]
    following = {"page": asked.page + 1} if some.more or first + SIZE <= some.total else None
    return rows, some.total, some.more, following


def report_row(stored: Stored[Event]) -> Row:
    """One report as a line."""
    fact = stored.fact
    return Row(
        event=EventShape.of(stored), actors=fact.actors, recipients=fact.recipients, status=fact.status, date=fact.date
    )


def whole_row(item: Happening) -> Row:
    """What happened as a line, told by its fullest report."""
    shown = fullest(item)
    return Row(
        event=EventShape.of(shown), actors=item.actors, recipients=item.recipients, status=item.status, date=item.date,
        articles=item.articles, independent=item.independent, differs=bool(item.disagreements()),
        reports=tuple(EventShape.of(stored) for stored in item.reports if stored.id != shown.id),
    )  # fmt: skip


def fullest(item: Happening) -> Stored[Event]:
    """The report that stands for all: of those that agree with the whole on act and status, the one that says most."""
    alike = [s for s in item.reports if (s.fact.act, s.fact.status) == (item.act, item.status)] or list(item.reports)
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
        chosen.write(names, head, file_rows(desk.record, asked, names)), media_type=chosen.media_type,
        headers={"Content-Disposition": name},
    )  # fmt: skip


def file_rows(record: Record, asked: AskedEvents, names: list[str]) -> Iterator[list[Cell]]:
    """All rows of the table, a batch fetched at a time."""
    wanted = asked.listed()
    if asked.show == "happenings":
        after: int | None = None
        while True:
            found = happening_page(record, wanted, after=after, size=FETCHED)
            yield from (cells(fullest(item), names, item) for item in found.happenings)
            after = found.next
            if after is None:
                return
    first = 1
    while some := event_page(record, wanted, sort=asked.sort, first=first, size=FETCHED).events:
        yield from (cells(stored, names) for stored in some)
        first += FETCHED


pages.json.include_router(files, include_in_schema=True)
pages.html.include_router(files)

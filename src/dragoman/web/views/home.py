"""The first page: what is new, what is ahead, what waits, and what nobody has read."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from typing import Annotated, Literal

from fastapi import APIRouter, Query
from pydantic import BaseModel, ConfigDict
from starlette.responses import RedirectResponse

from dragoman.record import Happening, MissingRecord, Record, RecordError
from dragoman.record.listing import Tie, arrived_since, disputed, event_page, news, planned, planned_count, waiting
from dragoman.record.listing import new_pages as pages_since
from dragoman.record.personal import all_seen, last_visit, note_visit, saved_queries
from dragoman.record.recent import recent
from dragoman.web.desk import AtDesk, Desk
from dragoman.web.pages import Pages
from dragoman.web.views.events import whole_row
from dragoman.web.views.home_shapes import Differing, SavedNews, Today, differing, saved_news
from dragoman.web.views.shapes import PageShape

pages = Pages("today")
Span = Literal["visit", "day", "week", "month", "all"]
SPANS: dict[str, int] = {"day": 1, "week": 7, "month": 30}
#: Lines of each part.
SHOWN = 6


class AskedToday(BaseModel):
    """Since when things are new: the last visit (of whoever came before; else all there is), or so far back."""

    model_config = ConfigDict(frozen=True)

    span: Span = "visit"


@pages.page("/", "home.html")
def home(desk: AtDesk, asked: Annotated[AskedToday, Query()]) -> Today:
    """What is new since the last visit, what is ahead, what waits for people, and days that nobody has read."""
    try:
        record = desk.record
    except MissingRecord:
        return Today.of_nothing()
    if not pages_since(record, size=1).pages:
        return Today.of_nothing()
    before = _visit(desk)
    since = _since(asked.span, before)
    told = news(record, since, size=SHOWN, until=desk.today)
    fresh = pages_since(record, since, size=SHOWN)
    ahead, near, undecided = planned(record, desk.today, size=SHOWN), recent(record, desk.today), waiting(record)
    announced, announced_more = planned_count(record, desk.today)
    return Today(
        span=asked.span, since=since or None, visited=before, empty=False,
        articles=fresh.total, articles_more=fresh.more, events=told.total, events_more=told.more,
        latest=tuple(map(whole_row, told.latest)), sources=tuple(PageShape.of(item.page) for item in fresh.pages),
        pairs=_pairs(desk, told.ties), saved=_saved(desk, record, since),
        planned=tuple(map(whole_row, ahead)), planned_total=announced, planned_more=announced_more,
        planned_new=_fresh(record, ahead, since), disputed=_disputed(record), proposals=undecided.proposals,
        conflicts=undecided.conflicts, unread=event_page(record, sort="urgent", size=0).total,
        days=near.days, empty_days=near.empty, silent=tuple((item.outlet, item.last) for item in near.silent),
    )  # fmt: skip


def _visit(desk: Desk) -> str | None:
    """When the visit before this one ended. Programs that ask for JSON leave no trace."""
    if not desk.path.startswith("/api/"):
        try:
            return note_visit(desk.writable, desk.user.name)
        except RecordError:
            pass  # a record that cannot be written to: it still shows all it has
    return last_visit(desk.record, desk.user.name)


def _since(span: Span, before: str | None) -> str:
    if span == "visit":
        return before or ""
    if span == "all":
        return ""
    return (datetime.now(UTC) - timedelta(days=SPANS[span])).isoformat(timespec="seconds")


def _pairs(desk: Desk, ties: tuple[Tie, ...]) -> tuple[tuple[str, str, int], ...]:
    usual = desk.parties(tuple({name for tie in ties for name in (tie.one, tie.other)}))
    turned = (tie if usual[tie.one] <= usual[tie.other] else Tie(tie.other, tie.one, tie.events) for tie in ties)
    return tuple((tie.one, tie.other, tie.events) for tie in turned)


def _saved(desk: Desk, record: Record, since: str) -> tuple[SavedNews, ...]:
    return tuple(saved_news(record, item, since) for item in saved_queries(record, desk.user.name))


def _fresh(record: Record, some: tuple[Happening, ...], since: str) -> tuple[str, ...]:
    """Of these the ones that only new pages tell of, by the id of the report shown; none where all there is counts as new."""
    if not since:
        return ()
    new = arrived_since(record, (report.page.id for item in some for report in item.reports), since)
    return tuple(whole_row(item).event.id for item in some if all(report.page.id in new for report in item.reports))


def _disputed(record: Record) -> tuple[Differing, ...]:
    return tuple(map(differing, disputed(record, size=4)))


acts = APIRouter()


@acts.post("/seen", name="seen")
def seen(desk: AtDesk) -> RedirectResponse:
    """Mark all as seen: nothing there is now is new any more."""
    all_seen(desk.writable, desk.user.name)
    return RedirectResponse("/", 303)


pages.html.include_router(acts)
pages.json.include_router(acts)

"""Accepting many findings at once: a preview of exactly which, then all of them in one transaction or none."""

from __future__ import annotations

import hashlib
from typing import Annotated

from fastapi import Form, Query, Request
from pydantic import BaseModel, Field
from starlette.responses import RedirectResponse, Response

from dragoman.record import Asked, JudgedMeanwhile, UnknownFact, judge_all
from dragoman.record.judgements import mark_of_unjudged
from dragoman.record.listing import event_page
from dragoman.web.desk import AsReviewer, Desk
from dragoman.web.errors import BadRequest
from dragoman.web.pages import Pages
from dragoman.web.render import address, render
from dragoman.web.resolving import resolve_soon
from dragoman.web.views.queueing import AskedReview
from dragoman.web.views.shapes import EventShape, Shape

pages = Pages("review")
#: So many facts are accepted at once at most.
MOST = 100
#: So many of them are looked at to find those.
LOOKED = 500


class AskedBulk(AskedReview):
    """Which events to accept: those of the filter whose confidence is at least `least` hundredths."""

    least: Annotated[int, Field(ge=0, le=100)] = 0


class Candidate(Shape):
    """An event that would be accepted. `mark`: of what is shown here; should it change, nothing is written."""

    event: EventShape
    mark: str


class Bulk(Shape):
    """What would be accepted: `events`, of `total` that pass the filter and nobody has judged, or of `more`."""

    asked: AskedBulk
    events: tuple[Candidate, ...]
    total: int
    more: bool
    most: int
    trouble: str | None = None


@pages.page("/review/bulk", "bulk.html", name="review_bulk")
def review_bulk(desk: AsReviewer, asked: Annotated[AskedBulk, Query()]) -> Bulk:
    """The events that a bulk acceptance under this filter would take: how many, and which."""
    return _bulk(desk, asked)


def _bulk(desk: Desk, asked: AskedBulk, trouble: str | None = None) -> Bulk:
    if not asked.filtered and not asked.least:
        # Nobody accepts the whole record unseen: a filter comes first.
        return Bulk(asked=asked, events=(), total=0, more=False, most=MOST, trouble=trouble)
    found = event_page(desk.record, asked.wanted(), sort="urgent", size=LOOKED if asked.least else MOST)
    passing = [
        each for each in found.events
        if each.judged == "unjudged" and (not asked.least or (each.fact.confidence or 0) * 100 >= asked.least)
    ]  # fmt: skip
    shown = tuple(Candidate(event=EventShape.of(each), mark=mark_of_unjudged(each.fact)) for each in passing[:MOST])
    return Bulk(
        asked=asked, events=shown, total=found.total, more=found.more or len(passing) > MOST, most=MOST,
        trouble=trouble,
    )  # fmt: skip


class Lot(BaseModel):
    """What a person has seen in the preview and left marked: `ID MARK` of each event."""

    item: Annotated[list[Annotated[str, Field(max_length=80)]], Field(max_length=MOST)] = []
    reason: Annotated[str, Field(max_length=1000)] = ""


@pages.html.post("/review/bulk", name="review_bulk_accept")
def review_bulk_accept(
    request: Request, desk: AsReviewer, asked: Annotated[AskedBulk, Query()], lot: Annotated[Lot, Form()]
) -> Response:
    """Accept the events of a preview that are marked: one judgement each, all or none."""
    if not lot.item:
        raise BadRequest(desk.words("bulk_none"))
    items = [tuple(each.split(" ")) for each in dict.fromkeys(lot.item)]
    if any(len(each) != 2 for each in items):
        raise BadRequest("item: an id and a mark")
    name = hashlib.sha256("\n".join(sorted(lot.item)).encode("utf-8", "replace")).hexdigest()[:8]
    reason = " ".join([*lot.reason.split(), f"[lot {name}, {len(items)}]"])
    try:
        judge_all(desk.writable, [Asked("accept", key, desk.user.name, reason, seen=mark) for key, mark in items])
    except (JudgedMeanwhile, UnknownFact) as error:
        return render(request, desk, "bulk.html", _bulk(desk, asked, str(error)), 409)
    resolve_soon(desk.archive)
    return RedirectResponse(address("judgements", lot=reason), 303)


class LotToUndo(BaseModel):
    """The lot's words."""

    lot: Annotated[str, Field(min_length=1, max_length=1200)]


@pages.html.post("/review/bulk/undo", name="review_bulk_undo")
def review_bulk_undo(desk: AsReviewer, undone: Annotated[LotToUndo, Form()]) -> Response:
    """Take a whole lot of one's own back."""
    from dragoman.record.judgements import LogFilter, log

    if "[lot " not in undone.lot or "\0" in undone.lot:
        raise BadRequest("lot")
    found = log(desk.record, LogFilter(authors=(desk.user.name,), actions=("accept",), reason=undone.lot), size=MOST)
    made = [Asked("undo", each.judgement.id, desk.user.name) for each in found.judgements if each.counts]
    if made:
        judge_all(desk.writable, made)
        resolve_soon(desk.archive)
    return RedirectResponse(address("judgements", lot=undone.lot), 303)

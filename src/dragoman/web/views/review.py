"""The review: one finding after the other, what a person says of it, and what comes next."""

from __future__ import annotations

from typing import Annotated, Any, Literal

from fastapi import Form, Query, Request
from pydantic import BaseModel, Field
from starlette.responses import RedirectResponse, Response

from dragoman.codebook import UnknownParty
from dragoman.record import (
    Asked,
    BadJudgement,
    Examined,
    JudgedMeanwhile,
    StoredPage,
    UnknownFact,
    examine,
    judge,
    judge_all,
    proposals_with,
    reported,
)
from dragoman.record.judgements import Action, decided, examine_once
from dragoman.record.listing import event_page
from dragoman.web.desk import AsReviewer, Desk
from dragoman.web.errors import BadRequest
from dragoman.web.pages import Pages
from dragoman.web.render import address, render
from dragoman.web.resolving import resolve_soon
from dragoman.web.saying import Marked, MarkedFor, Said
from dragoman.web.views.articles import Paragraph, body_at, context_of
from dragoman.web.views.fact_shapes import (
    ConflictShape,
    FactShape,
    HappeningShape,
    JudgementShape,
    fact_shape,
    judgements_of,
    unjudged_shape,
)
from dragoman.web.views.queueing import AskedReview, Waiting, waiting, waiting_names
from dragoman.web.views.shapes import EventShape, Shape

pages = Pages("review")
#: So many other reports and likely companions are offered.
OFFERED = 6


class Likely(Shape):
    """An event that may be the same happening. `score`: the points of a proposal, None where only date and parties agree."""

    event: EventShape
    score: float | None


class Trouble(Shape):
    """Why nothing was written: somebody else judged the fact meanwhile (`said` holds what), or the entry made no sense."""

    why: Literal["meanwhile", "entry"]
    detail: str
    said: tuple[JudgementShape, ...] = ()
    action: str = ""
    reason: str = ""
    typed: dict[str, str | list[str]] = Field(default_factory=dict)
    marked: tuple[MarkedFor, ...] = ()


class Review(Shape):
    """What waits for review, and the fact at hand; None where nothing is left.

    `total` facts wait, or `more` than that. `done`: the judgements just made. `standing`: which of the fact's sentences stand
    in the page as it is. With `mode` "twice" nothing is shown of what others said.
    """

    asked: AskedReview
    waiting: tuple[Waiting, ...]
    total: int | None
    more: bool
    fact: FactShape | None
    title: str | None
    context: tuple[Paragraph, ...]
    outside: bool
    standing: tuple[bool, ...]
    happening: HappeningShape | None
    likely: tuple[Likely, ...]
    judgements: tuple[JudgementShape, ...]
    conflicts: tuple[ConflictShape, ...]
    persons: dict[str, str] = Field(default_factory=dict)
    done: tuple[JudgementShape, ...]
    trouble: Trouble | None = None


@pages.page("/review", "review.html", name="review")
def review(desk: AsReviewer, asked: Annotated[AskedReview, Query()]) -> Review:
    """The finding to be reviewed next, the important and doubtful first, with all that helps to judge it."""
    return _review(desk, asked)


def _review(desk: Desk, asked: AskedReview, trouble: Trouble | None = None) -> Review:
    names, total, more = waiting_names(desk, asked)
    wanted = asked.fact or next(iter(names), None)
    held = waiting(desk, names, blind=asked.mode == "twice")
    common: dict[str, Any] = {
        "asked": asked, "waiting": held, "total": total, "more": more, "trouble": trouble, "done": _done(desk, asked.done),
    }  # fmt: skip
    if wanted is None:
        return Review(
            fact=None, title=None, context=(), outside=False, standing=(), happening=None, likely=(), judgements=(),
            conflicts=(), **common,
        )  # fmt: skip
    found = examine_once(desk.record, wanted)
    blind = is_blind(desk, asked, found)
    shape = unjudged_shape(found) if blind else fact_shape(found)
    context, outside = context_of(found.whole, shape.sentences)
    happening = reported(desk.record, [found.id]).get(found.id) if found.kind == "event" else None
    told = HappeningShape.of(happening) if happening else None
    companions = {report.event.id for report in told.reports} if told else set()
    return Review(
        fact=shape, title=found.whole.title, context=context, outside=outside, happening=told,
        standing=tuple(body_at(found.whole, (s.where, s.line))[s.start : s.end] == s.text for s in shape.sentences),
        likely=_likely(desk, shape, found.page, companions) if found.kind == "event" else (),
        judgements=() if blind else judgements_of(found),
        conflicts=() if blind else tuple(map(ConflictShape.of, found.conflicts)), **common,
    )  # fmt: skip


def is_blind(desk: Desk, asked: AskedReview, found: Examined) -> bool:
    """Whether the person is not to see what others said: for a second opinion, until it is given."""
    mine = (each for each in found.judgements if each.id in found.counting and each.author == desk.user.name)
    return asked.mode == "twice" and all(each.action in {"note", "merge", "split"} for each in mine)


def _likely(desk: Desk, fact: FactShape, page: StoredPage, known: set[str]) -> tuple[Likely, ...]:
    """Events that may be the same, undecided yet: those that the record proposes, then those of its act, parties and day."""
    scores: dict[str, float] = {}
    for proposal in proposals_with(desk.record, fact.id)[:OFFERED]:
        scores[proposal.right if proposal.left == fact.id else proposal.left] = proposal.score
    told = reported(desk.record, scores)
    found = {key: next(r for r in item.reports if r.id == key) for key, item in told.items()}
    parties = [*(fact.value("actors") or ()), *(fact.value("recipients") or ())][:2]
    day = fact.value("date")
    if parties and day and "/" not in day:
        wanted = AskedReview(party=parties, act=[fact.value("act")], since=day, until=day).filter()
        found |= {each.id: each for each in event_page(desk.record, wanted, size=OFFERED).events if each.id not in found}
    said = decided(desk.record, [fact.id])
    return tuple(
        Likely(event=EventShape.of(each), score=scores.get(key))
        for key, each in found.items()
        if key != fact.id and key not in known and each.page.id != page.id
        and (min(key, fact.id), max(key, fact.id)) not in said
    )[:OFFERED]  # fmt: skip


def _done(desk: Desk, names: str | None) -> tuple[JudgementShape, ...]:
    """The judgements just made, for a word about them and to take them back."""
    from dragoman.record.judgements import said_by_id

    found = said_by_id(desk.record, [name for name in (names or "").split(",") if name][:20])
    return tuple(JudgementShape.of(each.judgement, each.counts, each.fact_id) for each in found)


@pages.html.post("/review/judge", name="review_judge")
def review_judge(
    request: Request, desk: AsReviewer, asked: Annotated[AskedReview, Query()], said: Annotated[Said, Form()]
) -> Response:
    """Write down what a person says of a fact, and go on to the next."""
    if said.action == "undo":
        raise BadRequest("undo has a form of its own")
    found = examine_once(desk.writable, said.fact)
    blind = is_blind(desk, asked, found)
    try:
        made = judge_all(desk.writable, said.asked(desk, found, blind=blind))
    except JudgedMeanwhile as error:
        seen = examine_once(desk.writable, said.fact)
        last = () if blind else tuple(j for j in judgements_of(seen) if j.counts)[-1:]
        return _again(request, desk, asked, said, Trouble(why="meanwhile", detail=str(error), said=last), 409)
    except (BadJudgement, BadRequest, UnknownParty, UnknownFact) as error:
        return _again(request, desk, asked, said, Trouble(why="entry", detail=str(error)), 400)
    resolve_soon(desk.archive)
    stays = said.action in {"note", "merge", "split"} or asked.stay
    return RedirectResponse(asked.next(done=made, fact=found.id if stays else None), 303)


def _again(request: Request, desk: Desk, asked: AskedReview, said: Said, trouble: Trouble, status: int) -> Response:
    """The same fact once more, with what the person had entered and why it was not taken."""
    kept = {"action": said.action, "reason": said.reason, "typed": said.typed(), "marked": _kept(said)}
    told = trouble.model_copy(update=kept)
    view = _review(desk, asked.model_copy(update={"fact": said.fact, "done": None}), told)
    return render(request, desk, "review.html", view, status)


def _kept(said: Said) -> tuple[MarkedFor, ...]:
    try:
        return tuple(said.marked())
    except BadRequest:
        return ()


class Undone(BaseModel):
    """Judgements to take back, by id."""

    judgement: Annotated[list[Annotated[str, Field(max_length=60)]], Field(min_length=1, max_length=600)]
    reason: Annotated[str, Field(max_length=1000)] = ""


@pages.html.post("/review/undo", name="review_undo")
def review_undo(desk: AsReviewer, asked: Annotated[AskedReview, Query()], undone: Annotated[Undone, Form()]) -> Response:
    """Take judgements back, the last first, and come back to the fact."""
    who, why = desk.user.name, " ".join(undone.reason.split()) or None
    made = judge_all(desk.writable, [Asked("undo", name, who, why) for name in reversed(undone.judgement)])
    resolve_soon(desk.archive)
    if asked.log:
        return RedirectResponse(address("judgements"), 303)
    return RedirectResponse(asked.next(done=made, fact=made[-1].target.fact_id), 303)


class Judging(BaseModel):
    """A judgement asked for by a program. `fact`: an id; for `undo`, that of a judgement. `value` is JSON.

    `chosen`: words of the page that speak for the value of a corrected field.
    """

    action: Action
    fact: Annotated[str, Field(max_length=60)]
    seen: Annotated[str | None, Field(max_length=60)] = None
    reason: Annotated[str | None, Field(max_length=5000)] = None
    field: Annotated[str | None, Field(max_length=60)] = None
    value: str | int | list[str] | None = None
    others: Annotated[list[Annotated[str, Field(max_length=60)]], Field(max_length=100)] = []
    chosen: Annotated[list[Marked], Field(max_length=100)] = []


@pages.json.post("/judgements", name="api_judge", status_code=201)
def api_judge(desk: AsReviewer, said: Judging) -> JudgementShape:
    """Judge one fact. 409 where it is not as it was shown (`seen`, the `mark` of the fact)."""
    item = judge(
        desk.writable,
        Asked(
            said.action, said.fact, desk.user.name, said.reason, said.field, said.value, tuple(said.others), said.seen,
            chosen=tuple(each.pick() for each in said.chosen),
        ),
    )  # fmt: skip
    resolve_soon(desk.archive)
    return JudgementShape.of(item, counts=True)


@pages.json.get("/facts/{name}/mark", name="api_mark")
def api_mark(desk: AsReviewer, name: str) -> dict[str, str]:
    """The mark of a fact as it is shown now, for `seen`."""
    return {"mark": examine(desk.record, name).mark}

"""What the record proposes to put together, for people to decide."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Annotated, Any, Literal, get_args

from fastapi import Form, Query
from pydantic import BaseModel, ConfigDict, Field
from starlette.responses import RedirectResponse, Response

from dragoman.record import Asked, Mentioned, Proposal, judge, mentioned, organisation_id, proposal_counts, reported
from dragoman.record.judgements import decided, said_by_id
from dragoman.record.knowing import settle
from dragoman.record.listing import proposal_page
from dragoman.web.desk import AsReviewer, Desk
from dragoman.web.pages import Pages
from dragoman.web.render import address
from dragoman.web.resolving import resolve_soon
from dragoman.web.views.fact_shapes import JudgementShape
from dragoman.web.views.shapes import EventShape, PageShape, Shape
from dragoman.web.views.thing_shapes import reasons

pages = Pages("review")
SIZE = 15
#: So many judgements just made are told of.
LISTED = 20
Kind = Literal["event", "person", "misspelling", "known", "holder", "programme", "organisation"]
KINDS: tuple[Kind, ...] = get_args(Kind)


class AskedProposals(BaseModel):
    """Which kind of proposals, and which page of them."""

    model_config = ConfigDict(frozen=True)

    kind: Kind = "event"
    page: Annotated[int, Field(ge=1, le=10_000)] = 1
    done: Annotated[str | None, Field(max_length=400)] = None


class Side(Shape):
    """One of the two. `fact`: the id of a fact by which the two can be judged, None where there is none."""

    id: str
    name: str | None = None
    roles: tuple[str, ...] = ()
    page: PageShape | None = None
    event: EventShape | None = None
    fact: str | None = None


class ProposalShape(Shape):
    """Two that may belong together: the higher the `score`, the surer."""

    kind: Kind
    score: float
    why: dict[str, Any]
    left: Side
    right: Side

    @property
    def reasons(self) -> tuple[str, ...]:
        """The keys of the words for what speaks for it, where that is told in words."""
        return reasons(self.why)

    @property
    def decidable(self) -> bool:
        """Whether people can decide it here."""
        return self.left.fact is not None and (self.right.fact is not None or self.kind == "known")


class Proposals(Shape):
    """Proposals of one kind, the surest first; how many there are of each kind."""

    asked: AskedProposals
    kinds: tuple[str, ...]
    counts: dict[str, int]
    proposals: tuple[ProposalShape, ...]
    page: int
    more: bool
    done: tuple[JudgementShape, ...]


@pages.page("/review/proposals", "proposals.html", name="review_proposals")
def review_proposals(desk: AsReviewer, asked: Annotated[AskedProposals, Query()]) -> Proposals:
    """What the record proposes to put together and nobody has decided."""
    found = proposal_page(desk.record, asked.kind, first=(asked.page - 1) * SIZE + 1, size=SIZE)
    shapes = _shapes(desk, asked.kind, found.proposals)
    told = decided(desk.record, [side.fact for each in shapes for side in (each.left, each.right) if side.fact])
    waiting = tuple(each for each in shapes if _pair(each) not in told)
    done = said_by_id(desk.record, [name for name in (asked.done or "").split(",") if name][:LISTED])
    return Proposals(
        asked=asked, kinds=KINDS, counts=proposal_counts(desk.record), proposals=waiting, page=asked.page,
        more=found.total > asked.page * SIZE,
        done=tuple(JudgementShape.of(each.judgement, each.counts, each.fact_id) for each in done),
    )  # fmt: skip


def _pair(proposal: ProposalShape) -> tuple[str, str]:
    one, other = proposal.left.fact or "", proposal.right.fact or ""
    return min(one, other), max(one, other)


def _shapes(desk: Desk, kind: Kind, found: Sequence[Proposal]) -> list[ProposalShape]:
    names = [name for each in found for name in (each.left, each.right)]
    if kind == "event":
        told = reported(desk.record, names)
        events = {key: next(r for r in item.reports if r.id == key) for key, item in told.items()}
        sides = {
            key: Side(id=key, event=EventShape.of(each), page=PageShape.of(each.page), fact=key)
            for key, each in events.items()
        }
        pairs = [(each, sides.get(each.left), sides.get(each.right)) for each in found]
    elif kind == "known":
        borne = mentioned(desk.record, [each.left for each in found])
        pairs = [(each, *_against(borne.get(each.left), each)) for each in found]
    elif kind == "organisation":
        pairs = [(each, _named(each.left), _named(each.right)) for each in found]
    else:
        known = mentioned(desk.record, names)
        pairs = [(each, *_two(known.get(each.left), known.get(each.right))) for each in found]
    return [
        ProposalShape(kind=kind, score=each.score, why=dict(each.why), left=left, right=right)
        for each, left, right in pairs
        if left and right
    ]


def _named(name: str) -> Side:
    """A name of an organisation: it is judged as such, on no page."""
    return Side(id=name, name=name, fact=organisation_id(name))


def _against(name: Mentioned | None, proposal: Proposal) -> tuple[Side | None, Side | None]:
    """A name on a page, judged by the office it is given there, and the known holder of that office, who is on no page."""
    if name is None:
        return None, None
    mine = Side(id=name.id, name=name.name, roles=name.roles, page=PageShape.of(name.page), fact=name.facts.get("position"))
    return mine, Side(id=proposal.right, name=proposal.right, roles=(str(proposal.why["office"]),))


def _two(left: Mentioned | None, right: Mentioned | None) -> tuple[Side | None, Side | None]:
    """The two names with facts of one kind: a judgement ties facts of one kind alone."""
    if left is None or right is None:
        return None, None
    kind = next((each for each in left.facts if each in right.facts), None)
    one, other = (
        Side(id=e.id, name=e.name, roles=e.roles, page=PageShape.of(e.page), fact=e.facts[kind] if kind else None)
        for e in (left, right)
    )
    return one, other


class Decision(BaseModel):
    """The two facts belong together (`merge`) or do not (`split`). With a known holder, `right` is their name."""

    action: Literal["merge", "split"]
    left: Annotated[str, Field(max_length=60)]
    right: Annotated[str, Field(max_length=200)]
    reason: Annotated[str, Field(max_length=1000)] = ""


@pages.html.post("/review/proposals", name="review_decide")
def review_decide(
    desk: AsReviewer, asked: Annotated[AskedProposals, Query()], decision: Annotated[Decision, Form()]
) -> Response:
    """Decide on a proposal: put the two together, or keep them apart."""
    reason = " ".join(decision.reason.split()) or None
    who, same = desk.user.name, decision.action == "merge"
    if asked.kind == "known":
        made = settle(desk.writable, decision.left, decision.right, who, same=same, reason=reason)
    else:
        made = [judge(desk.writable, Asked(decision.action, decision.left, who, reason, others=(decision.right,)))]
    resolve_soon(desk.archive)
    done = ",".join(each.id for each in made[:LISTED])
    return RedirectResponse(address("review", "proposals", kind=asked.kind, page=asked.page, done=done), 303)

"""The dossier of a party, a pair or any set of parties."""

from __future__ import annotations

from importlib.metadata import version
from typing import Annotated, Literal

from fastapi import Query
from pydantic import Field

from dragoman.dossier import Part, build_part
from dragoman.dossier.part import COUNTED, TELLING
from dragoman.record import EventFilter, glances, page_days
from dragoman.web.desk import AtDesk, Desk
from dragoman.web.drawing.bars import Chart, chart
from dragoman.web.drawing.ego import Ego, Tie, ego, ties
from dragoman.web.drawing.net import Pair, network
from dragoman.web.filters import Asked
from dragoman.web.pages import Pages
from dragoman.web.views.dossier_shapes import (
    GroupShape,
    LifeShape,
    LineShape,
    PersonShape,
    ProgrammeShape,
    QuoteShape,
    SourceShape,
    grouped,
)
from dragoman.web.views.shapes import Shape

pages = Pages("dossier")
#: Happenings on one page of the timeline, and on one to be printed.
SIZE, PRINTED = 40, 400
#: Events from which parties and pairs are proposed where none is chosen yet.
PROPOSED = 2_000


class AskedDossier(Asked):
    """Whose dossier, of which events, and which page of its timeline; `whole`: as much of it as can be printed at once."""

    page: Annotated[int, Field(ge=1, le=1_000)] = 1
    order: Literal["newest", "oldest"] = "newest"
    whole: bool = False


class DossierView(Shape):
    """A dossier. Without parties nothing but `proposed`, `pairs`: parties and pairs of which there is most to tell.

    `total` happenings pass (of the `counted` newest events alone where `cut`); `people`, `said` and `programmes` are from the
    articles of the `told` newest happenings where not `all_told`. `outlets`: how many articles each has (null: outlet unknown).
    `who`: what the parties are called; `version`: the program's.
    """

    asked: AskedDossier
    parties: tuple[str, ...]
    who: str = ""
    version: str = version("dragoman")
    period: tuple[str, str] | None = None
    total: int = 0
    cut: bool = False
    counted: int = COUNTED
    all_told: bool = True
    told: int = TELLING
    articles: int = 0
    outlets: tuple[tuple[str | None, int], ...] = ()
    standing: tuple[LifeShape, ...] = ()
    planned: tuple[LineShape, ...] = ()
    timeline: tuple[GroupShape, ...] = ()
    people: tuple[PersonShape, ...] = ()
    said: tuple[QuoteShape, ...] = ()
    programmes: tuple[ProgrammeShape, ...] = ()
    sources: tuple[SourceShape, ...] = ()
    chart: Chart | None = None
    ego: Ego | None = None
    page: int = 1
    more: bool = False
    proposed: tuple[Tie, ...] = ()
    pairs: tuple[Pair, ...] = ()


@pages.page("/dossier", "dossier.html", name="dossier", same=True)
def show_dossier(desk: AtDesk, asked: Annotated[AskedDossier, Query()]) -> DossierView:
    """What the record holds on parties together, each line with its numbered source sentences."""
    wanted = asked.filter()
    if not wanted.parties:
        return _choice(desk, asked)
    size = PRINTED if asked.whole else SIZE
    first = (asked.page - 1) * size + 1
    part = build_part(desk.record, wanted, first=first, size=size, oldest=asked.order == "oldest")
    return _view(desk, asked, part, more=part.total >= first + size)


def _choice(desk: Desk, asked: AskedDossier) -> DossierView:
    """Nobody is chosen yet: whom there is much to tell of."""
    events = glances(desk.record, EventFilter(), most=PROPOSED).events
    pairs = network(events).pairs
    return DossierView(asked=asked, parties=(), proposed=ties(events, ())[:12], pairs=pairs[:12])


def _view(desk: Desk, asked: AskedDossier, part: Part, *, more: bool) -> DossierView:
    events = part.glances.events
    return DossierView(
        asked=asked,
        parties=part.parties,
        who=desk.labels.joined([desk.party(party) for party in part.parties]),
        period=part.period,
        total=part.total,
        cut=part.glances.more,
        all_told=part.whole,
        articles=len({event.page for event in events}),
        outlets=part.outlets,
        standing=tuple(map(LifeShape.of, part.standing)),
        planned=tuple(map(LineShape.of, part.planned)),
        timeline=grouped(map(LineShape.of, part.timeline), oldest=asked.order == "oldest"),
        people=tuple(map(PersonShape.of, part.people)),
        said=tuple(map(QuoteShape.of, part.said)),
        programmes=tuple(map(ProgrammeShape.of, part.programmes)),
        sources=tuple(map(SourceShape.of, part.sources)),
        chart=chart(part.glances, page_days(desk.record), desk.today),
        ego=ego(events, part.parties),
        page=asked.page,
        more=more,
    )

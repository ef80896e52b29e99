"""Pages of a party and of an outlet."""

from __future__ import annotations

from typing import Annotated

from fastapi import Query
from pydantic import BaseModel, ConfigDict, Field

from dragoman.codebook import load_parties
from dragoman.dossier import build_part
from dragoman.record import EventFilter, organisation_names, outlet_pages, page_days, usual_names
from dragoman.web.desk import AtDesk, Desk
from dragoman.web.drawing.bars import Chart, chart
from dragoman.web.drawing.days import Days, calendar_of
from dragoman.web.drawing.ego import Ego, ego
from dragoman.web.errors import NotFound
from dragoman.web.filters import code_of
from dragoman.web.pages import Pages
from dragoman.web.views.dossier_shapes import LifeShape, LineShape, PersonShape, ProgrammeShape, SourceShape
from dragoman.web.views.shapes import PageShape, Shape

pages = Pages("things")
RECENT, SIZE = 10, 50


class PartyView(Shape):
    """A party. `kind`: `state`, or that of an organisation in the codebook; `country`: the state an organisation belongs to.

    `written`: how articles write an organisation outside the codebook. `cut`: of more than `total` happenings, the newest.
    """

    party: str
    name: str
    kind: str | None
    country: str | None
    written: tuple[str, ...]
    total: int
    cut: bool
    all_told: bool
    period: tuple[str, str] | None
    chart: Chart
    ego: Ego
    standing: tuple[LifeShape, ...]
    recent: tuple[LineShape, ...]
    planned: tuple[LineShape, ...]
    people: tuple[PersonShape, ...]
    programmes: tuple[ProgrammeShape, ...]
    outlets: tuple[tuple[str | None, int], ...]
    sources: tuple[SourceShape, ...]


@pages.page("/parties/{code:path}", "party.html", name="party", same=True)
def show_party(desk: AtDesk, code: str) -> PartyView:
    """A party: what stands, whom it meets, what is new, who speaks for it."""
    return _party(desk, code)


@pages.page("/organisations/{name:path}", "party.html", name="organisation", same=True)
def show_organisation(desk: AtDesk, name: str) -> PartyView:
    """An organisation or company, with how articles write its name."""
    return _party(desk, name)


def _party(desk: Desk, name: str) -> PartyView:
    known = load_parties()
    party = code_of(name)
    party = usual_names(desk.record, (party,)).get(party, party)
    part = build_part(desk.record, EventFilter((party,)), size=RECENT)
    if not part.total and known.kind_of(party) is None:
        raise NotFound(party)
    country = known.country_of(party)
    written = () if known.kind_of(party) else tuple(row[0] for row in organisation_names(desk.record, party))
    return PartyView(
        party=party,
        name=desk.party(party),
        kind=known.kind_of(party),
        country=country if country != party.partition(":")[0] else None,
        written=written,
        total=part.total,
        cut=part.glances.more,
        all_told=part.whole,
        period=part.period,
        chart=chart(part.glances, page_days(desk.record), desk.today),
        ego=ego(part.glances.events, (party,)),
        standing=tuple(map(LifeShape.of, part.standing[:12])),
        recent=tuple(map(LineShape.of, part.timeline)),
        planned=tuple(map(LineShape.of, part.planned)),
        people=tuple(map(PersonShape.of, part.people)),
        programmes=tuple(map(ProgrammeShape.of, part.programmes)),
        outlets=part.outlets[:20],
        sources=tuple(map(SourceShape.of, part.sources)),
    )


class AskedOutlet(BaseModel):
    """Which page of the articles."""

    model_config = ConfigDict(frozen=True)

    page: Annotated[int, Field(ge=1, le=10_000)] = 1


class OutletView(Shape):
    """An outlet: its articles, the newest first, and how many of each day. `gaps`: first and last day of times without any.

    `alone` of the `reports` in its newest articles do not depend on another article.
    """

    name: str
    total: int
    undated: int
    first: str | None
    last: str | None
    days: Days
    gaps: tuple[tuple[str, str], ...]
    reports: int
    alone: int
    articles: tuple[PageShape, ...]
    page: int
    more: bool


@pages.page("/outlets/{name:path}", "outlet.html", name="outlet", same=True)
def show_outlet(desk: AtDesk, name: str, asked: Annotated[AskedOutlet, Query()]) -> OutletView:
    """An outlet: coverage day by day, gaps, articles, and how much of its news it alone has."""
    found = outlet_pages(desk.record, name, first=(asked.page - 1) * SIZE + 1, size=SIZE)
    if found is None:
        raise NotFound(name)
    drawn = calendar_of(found.days)
    return OutletView(
        name=name,
        total=sum(found.days.values()) + found.undated,
        undated=found.undated,
        first=min(found.days, default=None),
        last=max(found.days, default=None),
        days=drawn,
        gaps=drawn.gaps,
        reports=found.reports,
        alone=found.alone,
        articles=tuple(map(PageShape.of, found.pages)),
        page=asked.page,
        more=found.more,
    )

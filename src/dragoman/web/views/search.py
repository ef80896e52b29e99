"""Articles by their words."""

from __future__ import annotations

from typing import Annotated, Any

from fastapi import Query
from pydantic import BaseModel, ConfigDict, Field

from dragoman.codebook import UnknownParty
from dragoman.record import BadQuery, SearchHit, search, search_facets
from dragoman.record.listing import page_events
from dragoman.record.neighbours import NotMade
from dragoman.record.search import chosen, narrowed
from dragoman.web.desk import AtDesk, Desk
from dragoman.web.filters import Day, Wording
from dragoman.web.pages import Pages, Wrong
from dragoman.web.render import address
from dragoman.web.views.alike import Alike, alike, can_compare
from dragoman.web.views.shapes import EventShape, PageShape, Shape

pages = Pages("search")
SIZE = 10
#: Articles that facets are made of, the newest of those found.
COUNTED = 2500
#: Facts shown of one article.
SHOWN = 4
Spans = list[tuple[int, int]]


class AskedSearch(BaseModel):
    """What to look for (the language of `dragoman search`), and which page of what was found.

    `like`: the id of a fact, or words: what is found are then sentences about the same, in the articles that `q` finds.
    """

    model_config = ConfigDict(frozen=True)

    q: Day = None
    like: Wording = None
    page: Annotated[int, Field(ge=1, le=1000)] = 1


class Passage(Shape):
    """A sentence of an article, with the words that answer the search as offsets into the article's text."""

    text: str
    start: int
    hits: Spans


class HitShape(Shape):
    """An article found; `title` are the words of its title that answer. `events`: some of the `facts` events it tells of."""

    page: PageShape
    title: Spans
    passages: tuple[Passage, ...]
    events: tuple[EventShape, ...]
    facts: int


class FacetValue(Shape):
    """So many of the articles found have this value of a facet. `href`: the search narrowed down to them."""

    value: str
    label: str
    articles: int
    href: str


class ChosenField(Shape):
    """A field that the search is narrowed down to. `href`: the search without it."""

    kind: str
    value: str
    label: str
    href: str


class Results(Shape):
    """Articles `first` to `first + len(hits) - 1` of `total`, or of `many` more than that.

    `facets` count the `counted` newest of them. `events`: address of the events that the fields of the search choose.
    `error`: why the search is none, in the language asked for; then `unknown`: a party that nobody knows, `nearest`: the
    search with others in its place. `compare`: whether the record can tell sentences about the same; `alike`: those found.
    """

    asked: AskedSearch
    compare: bool = False
    alike: Alike | None = None
    hits: tuple[HitShape, ...] = ()
    counted: int = 0
    facets: dict[str, tuple[FacetValue, ...]] = Field(default_factory=dict)
    chosen: tuple[ChosenField, ...] = ()
    first: int = 1
    total: int = 0
    many: bool = False
    more: bool = False
    events: str | None = None
    error: str | None = None
    unknown: str | None = None
    nearest: tuple[FacetValue, ...] = ()


def _wrong(found: Results) -> Wrong | None:
    """What a program is told of a search that is none."""
    if found.error is None:
        return None
    return Wrong(detail=found.error, unknown=found.unknown, nearest=tuple(each.value for each in found.nearest))


@pages.page("/search", "search.html", name="search", wrong=_wrong, same=True)
def search_articles(desk: AtDesk, asked: Annotated[AskedSearch, Query()]) -> Results:
    """Articles by their words, with the facts they tell of and how many there are of each kind; or sentences about the same."""
    compare = can_compare(desk)
    if asked.q is None and asked.like is None:
        return Results(asked=asked, compare=compare)
    try:
        if asked.like is not None:
            return Results(asked=asked, compare=compare, alike=alike(desk, asked.like, asked.q))
        assert asked.q is not None  # noqa: S101 - narrows the type for the checker
        found = search(desk.record, asked.q, page=asked.page, size=SIZE)
        counted = search_facets(desk.record, asked.q, most=8, of=COUNTED, found=found) if found.total else {}
        fields = chosen(asked.q)
    except UnknownParty as error:
        near = tuple(_instead(desk, asked, error.text, party) for party in error.suggestions)
        return Results(asked=asked, compare=compare, error=str(error), unknown=error.text, nearest=near)
    except BadQuery as error:
        why = desk.words(f"search_wrong_{error.why}", **error.said) if error.why else str(error)
        return Results(asked=asked, compare=compare, error=why)
    except NotMade:
        return Results(asked=asked, error=desk.words("alike_not_made"))
    told = page_events(desk.record, [hit.page.id for hit in found.hits])
    taken = {(field.kind, field.value) for field in fields}
    return Results(
        asked=asked,
        compare=compare,
        hits=tuple(_hit(hit, tuple(map(EventShape.of, told[hit.page.id]))) for hit in found.hits),
        counted=min(found.total, COUNTED),
        facets={kind: _facet(desk, asked.q, kind, values, taken) for kind, values in counted.items()},
        chosen=tuple(
            ChosenField(
                kind=each.kind,
                value=each.value,
                label=label(desk, each.kind, each.value),
                href=address("search", q=each.without),
            )
            for each in fields
        ),
        first=found.first,
        total=found.total,
        many=found.more,
        more=found.first + len(found.hits) <= found.total and bool(found.hits),
        events=_events([(field.kind, field.value) for field in fields]),
    )


def label(desk: Desk, kind: str, value: str) -> str:
    """What a value of a facet is called."""
    if kind == "party":
        return desk.party(value)
    if kind in {"month", "since", "until"}:
        return desk.labels.date(value)
    if kind == "act":
        return desk.labels.act(value)
    names = {"status": desk.labels.statuses, "theme": desk.labels.themes}
    return names.get(kind, {}).get(value, value)


def _facet(desk: Desk, q: str, kind: str, values: list[tuple[str, int]], taken: set[tuple[str, str]]) -> tuple[FacetValue, ...]:
    """The values not chosen yet; months by time, the newest first."""
    ordered = sorted(values, reverse=True) if kind == "month" else values
    return tuple(
        FacetValue(
            value=value,
            label=label(desk, kind, value),
            articles=count,
            href=address("search", q=narrowed(q, kind, value, desk.lang)),
        )
        for value, count in ordered
        if (kind, value) not in taken
    )


def _instead(desk: Desk, asked: AskedSearch, wrong: str, party: str) -> FacetValue:
    """The search with a party that is known in the place of one that is not."""
    q = asked.q or ""
    word = f'"{party}"' if " " in party and f'"{wrong}"' not in q else party
    href = address("search", q=q.replace(wrong, word), like=asked.like)
    return FacetValue(value=party, label=desk.party(party), articles=0, href=href)


def _hit(hit: SearchHit, told: tuple[EventShape, ...]) -> HitShape:
    """The article; of its events, those that its passages tell of come first."""
    shown = [(each.start, each.end) for each in hit.passages] if hit.text else []
    ordered = sorted(told, key=lambda event: not _told_in(event, shown))
    return HitShape(
        page=PageShape.of(hit.page),
        title=[(span.start, span.end) for span in hit.title],
        passages=tuple(
            Passage(
                text=each.exact,
                start=each.start,
                hits=[(span.start, span.end) for span in hit.text if span.start < each.end and span.end > each.start],
            )
            for each in hit.passages
        ),
        events=tuple(ordered[:SHOWN]),
        facts=len(told),
    )


def _told_in(event: EventShape, spans: Spans) -> bool:
    """Whether a sentence of the event stands in one of these places of the text."""
    whole = [(each.start, each.start + len(each.text)) for each in event.sentences if each.where == "text"]
    return any(start < last and first < end for start, end in whole for first, last in spans)


def _events(fields: list[tuple[str, str]]) -> str | None:
    """The address of the events that these fields choose."""
    names = ("party", "act", "status", "theme", "since", "until", "month", "outlet")
    query: dict[str, Any] = {name: [value for kind, value in fields if kind == name] for name in names}
    months = query.pop("month")
    if months:
        query["since"] = query["until"] = months
    query = {name: values[-1:] if name in {"since", "until"} else values for name, values in query.items()}
    return address("events", **query) if any(query.values()) else None

"""An article as stored, every fact in it marked."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from itertools import groupby
from typing import Any

from dragoman.model import Event, Page, Position, Programme, Quote
from dragoman.record import (
    Happening,
    Stored,
    events_on,
    home_of,
    positions,
    programmes,
    quotes,
    reported,
    stored_page,
)
from dragoman.record.judgements import chosen_on
from dragoman.web.desk import AtDesk, Desk
from dragoman.web.errors import NotFound
from dragoman.web.explaining import EXPLAINER, TraceShape
from dragoman.web.marks import Mark
from dragoman.web.pages import Pages
from dragoman.web.render import address
from dragoman.web.views.shapes import EventShape, PageShape, SentenceShape, Shape, sentences_of

pages = Pages("articles")
KINDS = ("event", "quote", "position", "programme")
#: So many other articles' sentences are set beside a fact; its page has all.
BESIDE = 3
#: So many facts are listed and marked; a page with more is no article.
MOST = 600
#: So many characters on either side of a sentence are shown to a reviewer.
NEAR = 12_000
#: A place in the page: text, title or furniture, and the line of furniture.
Place = tuple[str, int | None]
#: Where a fact's words stand, and the fact.
Placed = tuple[list[tuple[Place, int, int]], Stored[Any]]


class Paragraph(Shape):
    """A line of the article that begins at `start` of the text, with the words of facts."""

    start: int
    text: str
    marks: tuple[Mark, ...]


class Line(Shape):
    """A line of the page that is not the article."""

    number: int
    text: str
    time: str | None
    marks: tuple[Mark, ...]


class Lines(Shape):
    """Lines of one kind of furniture."""

    kind: str
    lines: tuple[Line, ...]


class Beside(Shape):
    """The same happening as another article tells it."""

    id: str
    page: PageShape
    status: str
    sentence: SentenceShape | None


class Item(Shape):
    """A fact of the article. `anchor`: the id of its first words on the page; `others`: articles that report the same."""

    id: str
    kind: str
    judged: str
    words: str
    where: str
    anchor: str | None
    event: EventShape | None = None
    name: str | None = None
    role: str | None = None
    party: str | None = None
    confidence: float | None = None
    others: int = 0
    independent: int = 1
    beside: tuple[Beside, ...] = ()


class Article(Shape):
    """An article with its facts in the order of the text; `cut`: there are more than are shown."""

    page: PageShape
    authors: tuple[str, ...]
    published_from: str
    text_sha256: str
    read_by: dict[str, str]
    title: Paragraph | None
    paragraphs: tuple[Paragraph, ...]
    furniture: tuple[Lines, ...]
    facts: tuple[Item, ...]
    counts: dict[str, int]
    cut: bool


@pages.page("/articles/{page_id}", "article.html", name="article")
def article(desk: AtDesk, page_id: str) -> Article:
    """The article as stored, its facts in the order of the text, and what other articles say of the same."""
    found = stored_page(desk.record, page_id)
    if found is None:
        raise NotFound
    stored, whole, by = found
    told = _facts(desk, stored.id)
    held = reported(desk.record, [item.id for item in told if isinstance(item.fact, Event)])
    placed = sorted(((_places(item, whole), item) for item in told), key=_order)
    shown = placed[:MOST]
    marks = _marks(shown)
    _mark_chosen(desk, stored.id, marks)
    anchors = _anchors(shown, marks)
    return Article(
        page=PageShape.of(stored), authors=stored.authors, published_from=stored.published_from,
        text_sha256=stored.text_sha256, title=_paragraph(0, stored.title, marks["title", None]) if stored.title else None,
        read_by={"codebook": by.codebook, "model": by.model, "program": by.program},
        paragraphs=tuple(_paragraphs(whole.text, marks["text", None])), furniture=_furniture(whole, marks),
        facts=tuple(_item(item, places, anchors, held.get(item.id)) for places, item in shown),
        counts={kind: sum(kind_of(item) == kind for item in told) for kind in KINDS}, cut=len(placed) > len(shown),
    )  # fmt: skip


class ArticleTrace(Shape):
    """An article with its whole trace; None where it could not be read in time."""

    page: PageShape
    trace: TraceShape | None


@pages.page("/articles/{page_id}/why", "article_why.html", name="article_why")
def article_why(desk: AtDesk, page_id: str) -> ArticleTrace:
    """Why the article is read as it is, sentence by sentence."""
    found = stored_page(desk.record, page_id)
    if found is None:
        raise NotFound
    stored, whole, _by = found
    return ArticleTrace(page=PageShape.of(stored), trace=EXPLAINER.trace(whole, stored.id, stored.text_sha256))


def _facts(desk: Desk, page_id: str) -> list[Stored[Any]]:
    record, one = desk.record, [page_id]
    return [*events_on(record, one), *quotes(record, one), *positions(record, one), *programmes(record, one)]


def kind_of(item: Stored[Any]) -> str:
    """`event`, `quote`, `position` or `programme`."""
    kinds = ((Event, "event"), (Quote, "quote"), (Position, "position"), (Programme, "programme"))
    return next(name for kind, name in kinds if isinstance(item.fact, kind))


def _places(item: Stored[Any], whole: Page) -> list[tuple[Place, int, int]]:
    """Where a fact's words stand, the first first. Words of a text that the page no longer has are left out."""
    fact = item.fact
    found: list[tuple[Place, int, int, str]] = []
    if isinstance(fact, Event):
        found = [((e.where, e.line), e.sentence.start, e.sentence.end, e.sentence.exact) for e in fact.evidence]
    elif isinstance(fact, Quote):
        found = [((fact.where, fact.line), fact.start, fact.end, "")]
    else:
        for span in fact.evidence:
            where, body = home_of(whole, span) or ("", "")
            lines = (n for n, row in enumerate(whole.furniture) if where == "furniture" and row.text == body)
            line = next(lines, None)
            found.append(((where, line), span.start, span.end, span.exact))
    return [
        (place, start, end)
        for place, start, end, exact in found
        if (body_at(whole, place)[start:end] == exact if exact else end <= len(body_at(whole, place)))
    ]


def body_at(whole: Page, place: Place) -> str:
    """The text that offsets at a place point into; empty where there is none."""
    where, line = place
    if where == "furniture":
        return whole.furniture[line].text if line is not None and 0 <= line < len(whole.furniture) else ""
    return {"text": whole.text, "title": whole.title or ""}.get(where, "")


RANKS = {"title": 0, "text": 1, "furniture": 2}


def _order(placed: Placed) -> tuple[int, int, int, int, str]:
    places, item = placed
    (where, line), start, _ = places[0] if places else (("furniture", 1_000_000), 0, 0)
    return RANKS.get(where, 3), line or 0, start, KINDS.index(kind_of(item)), item.id


def _marks(placed: Iterable[Placed]) -> dict[Place, list[Mark]]:
    found: dict[Place, list[Mark]] = defaultdict(list)
    begun: set[tuple[Place, int]] = set()
    for places, item in placed:
        kind, href = kind_of(item), address("facts", item.id)
        for place, start, end in places:
            name = None if (place, start) in begun else f"w-{item.id}"
            begun.add((place, start))
            found[place].append(Mark(start, end, kind, href=href, id=name))
        if isinstance(item.fact, Event):
            for each in item.fact.evidence:
                if each.trigger and any(place == (each.where, each.line) for place, _, _ in places):
                    found[each.where, each.line].append(Mark(each.trigger.start, each.trigger.end, "trigger", href=href))
    return found


def _mark_chosen(desk: Desk, page_id: str, marks: dict[Place, list[Mark]]) -> None:
    """Mark the words that people chose for corrected fields."""
    for fact, fields in chosen_on(desk.record, page_id).items():
        for name, words in fields.items():
            for n, here in enumerate(each.now for each in words if each.now):
                key = None if n else f"c-{fact}-{name}"
                mark = Mark(here.span.start, here.span.end, "chosen", href=address("facts", fact), id=key)
                marks[here.place, here.line].append(mark)


def _anchors(placed: Iterable[Placed], marks: dict[Place, list[Mark]]) -> dict[str, str]:
    """The element that each fact's first words are in: facts that begin at one character share it."""
    at = {(place, mark.start): mark.id for place, row in marks.items() for mark in row if mark.id}
    return {item.id: name for places, item in placed for name in [at.get(places[0][:2]) if places else None] if name}


def _paragraphs(text: str, marks: list[Mark]) -> Iterator[Paragraph]:
    """The lines of the text, each with the marks that touch it."""
    waiting, start = sorted(marks, key=lambda mark: (mark.start, mark.end))[::-1], 0
    open_: list[Mark] = []
    for line in text.split("\n"):
        end = start + len(line)
        while waiting and waiting[-1].start < end:
            open_.append(waiting.pop())
        open_ = [mark for mark in open_ if mark.end > start]
        if line.strip():
            yield Paragraph(start=start, text=line, marks=tuple(open_))
        start = end + 1


def _paragraph(start: int, text: str, marks: list[Mark]) -> Paragraph:
    return Paragraph(start=start, text=text, marks=tuple(marks))


def context_of(whole: Page, sentences: Sequence[SentenceShape]) -> tuple[tuple[Paragraph, ...], bool]:
    """The article with a fact's sentences marked, and whether one of them stands outside it (in the title or the furniture).

    Of a long article, what stands near the first sentence.
    """
    inside = [each for each in sentences if each.where == "text"]
    marks = [Mark(s.start, s.end, "event", id="here" if s is inside[0] else None) for s in inside]
    marks += [Mark(*s.trigger, kind="trigger") for s in inside if s.trigger]
    marks += [Mark(*span, kind=name) for s in inside for name, spans in s.arguments.items() for span in spans]
    marks += [Mark(*span, kind="chosen") for s in inside for span in s.chosen]
    at = inside[0].start if inside else 0
    found = tuple(p for p in _paragraphs(whole.text, marks) if at - NEAR < p.start + len(p.text) and p.start < at + NEAR)
    return found, len(inside) < len(sentences)


def _furniture(whole: Page, marks: dict[Place, list[Mark]]) -> tuple[Lines, ...]:
    kinds = list(dict.fromkeys(item.kind for item in whole.furniture))
    rows = sorted(enumerate(whole.furniture), key=lambda row: (kinds.index(row[1].kind), row[0]))
    return tuple(
        Lines(
            kind=kind,
            lines=tuple(
                Line(number=n, text=item.text, time=item.time, marks=tuple(marks.get(("furniture", n), ())))
                for n, item in some
            ),
        )
        for kind, some in groupby(rows, key=lambda row: row[1].kind)
    )  # fmt: skip


def _item(
    item: Stored[Any], places: list[tuple[Place, int, int]], anchors: dict[str, str], held: Happening | None
) -> Item:
    fact = item.fact
    common: dict[str, Any] = {
        "id": item.id, "kind": kind_of(item), "judged": item.judged, "anchor": anchors.get(item.id),
        "where": places[0][0][0] if places else "",
    }  # fmt: skip
    if isinstance(fact, Quote):
        return Item(words=fact.text, name=fact.speaker, **common)
    if isinstance(fact, Position):
        return Item(words=fact.role, name=fact.person, role=fact.role, party=fact.of, **common)
    if isinstance(fact, Programme):
        return Item(words=fact.name, name=fact.name, party=fact.owner, **common)
    others = [report for report in held.reports if report.page.id != item.page.id] if held else []
    return Item(
        words=fact.evidence[0].sentence.exact if fact.evidence else "", event=EventShape.of(item),
        confidence=fact.confidence, others=len({report.page.id for report in others}),
        independent=held.independent if held else 1, beside=tuple(map(_beside, others[:BESIDE])), **common,
    )  # fmt: skip


def _beside(report: Stored[Event]) -> Beside:
    return Beside(
        id=report.id, page=PageShape.of(report.page), status=report.fact.status,
        sentence=next(iter(sentences_of(report.fact)), None),
    )  # fmt: skip


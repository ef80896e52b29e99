"""One fact: its words, its other reports, what people said of it, and what it was shown as before."""

from __future__ import annotations

from collections import defaultdict

from dragoman.model import Event, Position, Programme, Quote
from dragoman.record import Examined, Happening, entities_by_id, named_on, reported, stored_page
from dragoman.record.judgements import Version, examine_once, versions
from dragoman.web.desk import AtDesk, Desk
from dragoman.web.explaining import EXPLAINER, SentenceTraceShape
from dragoman.web.pages import Pages
from dragoman.web.render import address
from dragoman.web.typography import quoted
from dragoman.web.views.alike import NearShape, beside
from dragoman.web.views.fact_shapes import (
    ConflictShape,
    Fact,
    FactShape,
    FieldShape,
    HappeningShape,
    JudgementShape,
    fact_shape,
    fields_of,
    judgements_of,
)
from dragoman.web.views.shapes import PageShape, Shape

pages = Pages("facts")
#: So many other articles are listed that name the same person or programme.
LISTED = 12


class VersionShape(Shape):
    """What the fact was shown as. `after`: the judgement that made it so, None for what the machine had read."""

    id: str
    state: str
    fields: tuple[FieldShape, ...]
    after: JudgementShape | None

    @classmethod
    def of(cls, version: Version, counting: frozenset[str]) -> VersionShape:
        """The version with its fields."""
        after = JudgementShape.of(version.after, version.after.id in counting) if version.after else None
        return cls(id=version.id, state=version.state, fields=fields_of(version.kind, version.fact), after=after)


class NamedShape(Shape):
    """The person or programme that a fact is about, and other articles that name it."""

    kind: str
    id: str
    name: str
    pages: tuple[PageShape, ...]


class ReadBy(Shape):
    """What read the page."""

    codebook: str
    model: str
    program: str


class FactView(Shape):
    """A fact. `asked`: the id in the address; `wanted`: the version in it, and `then` what the fact was under it, if known.

    `version` is the present one, the last of `versions`. `machine`: what is read now, where people have altered it.
    `similar`: sentences about the same in other articles; empty where it takes a search of its own, None without neighbours.
    """

    fact: FactShape
    asked: str
    wanted: str | None
    then: VersionShape | None
    version: str
    versions: tuple[VersionShape, ...]
    machine: tuple[FieldShape, ...] | None
    happening: HappeningShape | None
    judgements: tuple[JudgementShape, ...]
    conflicts: tuple[ConflictShape, ...]
    named: tuple[NamedShape, ...]
    persons: dict[str, str]
    read_by: ReadBy | None
    permanent: str
    citation: str
    similar: tuple[NearShape, ...] | None


@pages.page("/facts/{name}", "fact.html", name="fact")
def fact(desk: AtDesk, name: str) -> FactView:
    """A fact by its id, or as it was under a version: `e-…@…`."""
    asked, _, wanted = name.partition("@")
    found = examine_once(desk.record, asked)
    known = versions(found)
    now = known[-1]
    told = [VersionShape.of(each, found.counting) for each in known]
    then = next((each for each in told if each.id == wanted.lower()), None) if wanted else None
    persons = {
        person: key for (_, person), key in named_on(desk.record, [found.page.id]).items() if person in _people(found.fact)
    }
    shape = fact_shape(found)
    machine = found.machine is not None and found.machine != found.fact
    permanent = desk.site + address("facts", f"{found.id}@{now.id}")
    return FactView(
        fact=shape, asked=asked, wanted=wanted or None, then=then, version=now.id, versions=tuple(told),
        machine=fields_of(found.kind, found.machine) if machine and found.machine else None,
        happening=_happening(desk, found), judgements=judgements_of(found),
        conflicts=tuple(map(ConflictShape.of, found.conflicts)), named=_named(desk, found), persons=persons,
        read_by=_read_by(desk, found), permanent=permanent, citation=citation(desk, shape, permanent),
        similar=beside(desk, found.id) if found.kind == "event" else None,
    )  # fmt: skip


class WhyView(Shape):
    """The sentences of a fact with all that was considered in them; None where the page could not be read in time."""

    fact: FactShape
    sentences: tuple[SentenceTraceShape, ...] | None
    versions: dict[str, str]
    found: bool


@pages.page("/facts/{name}/why", "fact_why.html", name="fact_why")
def why(desk: AtDesk, name: str) -> WhyView:
    """Why the page is read so at this fact's sentences: rules, words, roles, and candidates that became nothing."""
    found = examine_once(desk.record, name.partition("@")[0])
    shape = fact_shape(found)
    trace = EXPLAINER.trace(found.whole, found.page.id, found.page.text_sha256)
    if trace is None:
        return WhyView(fact=shape, sentences=None, versions={}, found=False)
    places: dict[tuple[str, int | None], list[tuple[int, int]]] = defaultdict(list)
    for each in shape.sentences:
        places[each.where, each.line].append((each.start, each.end))
    told = tuple(
        sentence for sentence in trace.sentences
        if any(
            start < sentence.start + len(sentence.text) and sentence.start < end
            for start, end in places.get((sentence.where, sentence.line), ())
        )
    )  # fmt: skip
    hit = any(shape.id in sentence.facts or any(c.fact == shape.id for c in sentence.candidates) for sentence in told)
    return WhyView(fact=shape, sentences=told, versions=trace.versions, found=hit)


def citation(desk: Desk, fact: FactShape, permanent: str) -> str:
    """The first sentence with its outlet, title, date and the permanent address, to be copied into a text."""
    page = fact.page
    parts = [page.outlet or desk.words("cite_no_outlet")]
    if page.title:
        parts.append(quoted(desk.lang, " ".join(page.title.split())))
    day = page.published or page.captured
    if day:
        parts.append(desk.labels.date(day))
    if page.fiction:
        parts.append(desk.words("fiction"))
    sentence = " ".join(fact.sentences[0].text.split()) if fact.sentences else ""
    return desk.words(
        "cite", sentence=quoted(desk.lang, sentence), source=", ".join(parts), id=fact.id, address=permanent,
        day=desk.labels.date(desk.today),
    )  # fmt: skip


def _people(fact: Fact) -> tuple[str, ...]:
    if isinstance(fact, Event):
        return fact.people
    name = fact.speaker if isinstance(fact, Quote) else fact.person if isinstance(fact, Position) else None
    return (name,) if name else ()


def _happening(desk: Desk, found: Examined) -> HappeningShape | None:
    if found.kind != "event":
        return None
    held: Happening | None = reported(desk.record, [found.id]).get(found.id)
    return HappeningShape.of(held) if held else None


def _named(desk: Desk, found: Examined) -> tuple[NamedShape, ...]:
    """Whom or what a position, quote or programme is about, with other articles that name it."""
    if isinstance(found.fact, Event):
        return ()
    kind = "programme" if isinstance(found.fact, Programme) else "person"
    name = found.fact.name if isinstance(found.fact, Programme) else next(iter(_people(found.fact)), None)
    key = named_on(desk.record, [found.page.id], kind=kind).get((found.page.id, name or ""))
    if key is None:
        return ()
    entity = entities_by_id(desk.record, [key])[key]
    others = {page.id: page for held in entity.roles for page in held.pages if page.id != found.page.id}
    return (NamedShape(kind=kind, id=key, name=entity.name, pages=tuple(map(PageShape.of, [*others.values()][:LISTED]))),)


def _read_by(desk: Desk, found: Examined) -> ReadBy | None:
    stored = stored_page(desk.record, found.page.id)
    if stored is None:
        return None
    _, _, by = stored
    return ReadBy(codebook=by.codebook, model=by.model, program=by.program)

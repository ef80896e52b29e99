"""A page with its facts as the machine reads them now and what people said of them."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass, field, replace

from sqlalchemy import Connection, or_, select

from dragoman.model import Page, Reading
from dragoman.record import ids, load, schema
from dragoman.record.judgements import rows, tables
from dragoman.record.judgements.choosing import lost
from dragoman.record.judgements.fields import Fact
from dragoman.record.judgements.judgement import Judgement, Target, living
from dragoman.record.judgements.matching import Matcher, one_subject
from dragoman.record.judgements.verdict import VOUCHED, Verdict, settle


@dataclass(slots=True)
class Subject:
    """One judged fact of a page. `fact_id`: the machine's fact, None where nothing finds it any more.

    `judgements` are those on this fact itself, also undone ones, the earliest first; `living` those that count.
    `targets` hold every look that anybody took at it, also as the other fact of a merge.
    """

    id: str
    kind: str
    fact_id: str | None = None
    targets: list[Target] = field(default_factory=list)
    judgements: list[Judgement] = field(default_factory=list)
    living: list[Judgement] = field(default_factory=list)


@dataclass(slots=True)
class PageState:
    """All of it. `facts` by id in the order of the reading, `subjects` by id."""

    id: str
    source: str
    text_sha256: str
    page: Page
    facts: dict[str, Fact]
    subjects: dict[str, Subject]

    def on(self, fact_id: str) -> Subject | None:
        """What was judged of a fact of the machine."""
        return next((subject for subject in self.subjects.values() if subject.fact_id == fact_id), None)

    def verdict(self, subject: Subject) -> Verdict:
        """The fact as it stands."""
        machine = self.facts[subject.fact_id].to_json() if subject.fact_id else None
        if machine is None and not subject.living:
            last = max(subject.targets, key=lambda target: (target.text_sha256 == self.text_sha256, target.fact_id))
            return Verdict("unjudged", dict(last.shown), last.text_sha256, found=False)
        verdict = settle(subject.kind, machine, self.text_sha256, subject.living)
        gone = tuple(lost(subject.living, self.page, self.text_sha256)) if verdict.state in VOUCHED else ()
        return replace(verdict, conflicts=(*verdict.conflicts, *gone)) if gone else verdict


def load_page(connection: Connection, page_id: str, *, with_facts: bool = True) -> PageState | None:
    """The page with everything said of it; None for an unknown page.

    Without `with_facts` a page nobody has judged comes back without its facts, which saves reading them.
    """
    page = schema.page
    row = connection.execute(select(page).where(page.c.id == page_id)).mappings().one_or_none()
    if row is None:
        return None
    said = _said_of(connection, row["source"], row["text_sha256"])
    if not said and not with_facts:
        return PageState(page_id, row["source"], row["text_sha256"], Page(row["source"], ""), {}, {})
    reading = load.reading(connection, page_id)
    state = PageState(page_id, row["source"], row["text_sha256"], reading.page, named_facts(reading, page_id), {})
    here = {t for item in said for t in _sources(item)} & set(_homes(connection, page_id, said))
    _sort_in(state, said, here)
    return state


def named_facts(reading: Reading, page_id: str) -> dict[str, Fact]:
    """The facts by id, in the order of the reading."""
    names = ids.FactNames(page_id)
    found: dict[str, Fact] = {names.event(event): event for event in reading.events}
    found |= {names.quote(quote): quote for quote in reading.quotes}
    found |= {names.position(position): position for position in reading.positions}
    return found | {names.programme(programme): programme for programme in reading.programmes}


def _sources(item: Judgement) -> set[tuple[str, str]]:
    return {(target.source, target.text_sha256) for target in item.targets}


def _said_of(connection: Connection, source: str, text_sha256: str) -> list[Judgement]:
    """Judgements that may be about the page: by its name or by a text it has or had."""
    target = tables.judgement_target
    where = or_(target.c.source == source, target.c.text_sha256 == text_sha256)
    query = select(target.c.judgement_id).where(where).distinct()
    return rows.by_id(connection, connection.execute(query).scalars().all())


def _homes(connection: Connection, page_id: str, said: list[Judgement]) -> list[tuple[str, str]]:
    """Which sources and texts of the targets are this page."""
    wanted = sorted({pair for item in said for pair in _sources(item)})
    return [pair for pair in wanted if home_page(connection, *pair) == page_id]


def home_page(connection: Connection, source: str, text_sha256: str) -> str | None:
    """The page a target is about: the one of that name, else the first by name that ever had that text."""
    page, history = schema.page, schema.page_text
    found: str | None = connection.execute(select(page.c.id).where(page.c.source == source)).scalar_one_or_none()
    if found is None:
        query = select(page.c.id).join(history, history.c.page_id == page.c.id).where(history.c.text_sha256 == text_sha256)
        found = connection.execute(query.order_by(page.c.source).limit(1)).scalar_one_or_none()
    return found


def _sort_in(state: PageState, said: list[Judgement], here: set[tuple[str, str]]) -> None:
    """Give each judgement to its subject, and each subject its fact."""
    counting = {item.id for item in living(said)}
    for kind in dict.fromkeys(item.kind for item in said):
        looks = [(item, target) for item in said for target in item.targets if item.kind == kind]
        looks = [(item, target) for item, target in looks if (target.source, target.text_sha256) in here]
        stands = one_subject((target for _, target in looks), kind, state.page, state.text_sha256)
        targets: dict[str, list[Target]] = defaultdict(list)
        for _, target in looks:
            targets[stands[target.subject]].append(target)
        given = Matcher(kind, state.facts, state.page, state.text_sha256).assign(targets)
        for key in sorted(targets):
            state.subjects[key] = Subject(key, kind, given.get(key), targets[key])
        for item in said:
            first = item.target
            if item.kind == kind and (first.source, first.text_sha256) in here:
                subject = state.subjects[stands[first.subject]]
                subject.judgements.append(item)
                if item.id in counting:
                    subject.living.append(item)

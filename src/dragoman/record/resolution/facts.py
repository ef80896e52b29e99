"""Reports for the resolution out of the tables of facts, with people's corrections applied."""

from __future__ import annotations

import json
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any

from sqlalchemy import Connection, and_, select

from dragoman.model import Event, Evidence, Span
from dragoman.record import schema
from dragoman.record.among import among
from dragoman.record.judgements.tables import judged
from dragoman.record.load import in_batches
from dragoman.record.resolve import NONE, Constraints, Told
from dragoman.record.resolve.reports import Report, make

#: Fields of an event that the resolution looks at.
FIELDS = ("act", "about", "status", "date", "place", "object", "instrument", "attributed_to", "rule")
Role = tuple[str, str | None]


@dataclass(frozen=True, slots=True)
class Fact:
    """An event with what the resolution needs of its page: its day, and each person's role and party there.

    `sentences`: the words of all its evidence.
    """

    id: str
    page: str
    event: Event
    day: str | None
    roles: Mapping[str, Role]
    sentences: tuple[str, ...]

    def report(self) -> Report:
        """The fact made ready to be compared."""
        sides = {name: party for name, (_role, party) in self.roles.items()}
        return make(self.id, self.page, self.event, published=self.day, sides=sides)

    def told(self, voice: int = 0) -> Told:
        """The fact as histories take it."""
        return Told(self.id, self.page, self.event, self.day, voice, self.roles)


class Facts:
    """Loads facts by id and remembers them for as long as one transaction lasts."""

    def __init__(self, connection: Connection, constraints: Constraints) -> None:
        self.connection, self.constraints = connection, constraints
        self.known: dict[str, Fact] = {}
        self.reports: dict[str, Report] = {}

    def load(self, names: Iterable[str]) -> dict[str, Fact]:
        """The facts there are with these ids; those that people rejected are left out."""
        wanted = [name for name in dict.fromkeys(names) if name not in self.constraints.rejected]
        for batch in in_batches(name for name in wanted if name not in self.known):
            kept = [name for name in batch if name.startswith("s-")]
            self.known.update(_load(self.connection, sorted(set(batch) - set(kept)), self.constraints))
            self.known.update(_load_kept(self.connection, kept, self.constraints))
        return {name: self.known[name] for name in wanted if name in self.known}

    def report(self, name: str) -> Report:
        """A loaded fact made ready to be compared."""
        if name not in self.reports:
            self.reports[name] = self.known[name].report()
        return self.reports[name]


def _load(
    connection: Connection, names: Sequence[str], constraints: Constraints
) -> dict[str, Fact]:
    corrections = constraints.corrections
    event, page = schema.event, schema.page
    columns = [event.c.id, event.c.page_id, *(event.c[name] for name in FIELDS), page.c.published, page.c.captured]
    rows = connection.execute(select(*columns).join(page).where(among(event.c.id, names))).mappings().all()
    parties = _lists(connection, schema.event_party, "party", names, extra="role")
    people = _lists(connection, schema.event_person, "name", names)
    themes = _lists(connection, schema.event_theme, "theme", names)
    sentences = _sentences(connection, names)
    with_people = [row["page_id"] for row in rows if (row["id"], "") in people or row["id"] in corrections]
    roles = page_roles(connection, with_people, constraints)
    found = {}
    for row in rows:
        key = row["id"]
        said = tuple(sentences.get(key, ()))
        made = Event(
            **{name: row[name] for name in FIELDS},
            actors=tuple(parties.get((key, "actor"), ())),
            recipients=tuple(parties.get((key, "recipient"), ())),
            people=tuple(people.get((key, ""), ())),
            themes=tuple(themes.get((key, ""), ())),
            evidence=tuple(Evidence(Span(0, len(text), text)) for text in said),
        )
        if corrected := {k: v for k, v in corrections.get(key, {}).items() if k in Event.__slots__ and k != "evidence"}:
            made = replace(made, **corrected)
        made = _by_usual_names(made, constraints)
        day = row["published"] or row["captured"]
        found[key] = Fact(key, row["page_id"], made, day, roles.get(row["page_id"], {}), said)
    return found


def _by_usual_names(event: Event, constraints: Constraints) -> Event:
    """The event with organisations that people hold to be one under one name."""
    sides = (event.actors, event.recipients)
    if not any(party in constraints.usual for side in sides for party in side):
        return event
    actors, recipients = (tuple(dict.fromkeys(constraints.usual.get(party, party) for party in side)) for side in sides)
    return replace(event, actors=actors, recipients=recipients)


def _load_kept(connection: Connection, names: Sequence[str], constraints: Constraints) -> dict[str, Fact]:
    """Facts that no reading finds any more, and that people vouched for."""
    page = schema.page
    query = (
        select(judged.c.id, judged.c.page_id, judged.c.fact, page.c.published, page.c.captured)
        .join(page, page.c.id == judged.c.page_id)
        .where(among(judged.c.id, names), judged.c.kind == "event", judged.c.shown == 1)
    )
    rows = connection.execute(query).all() if names else []
    roles = page_roles(connection, [row[1] for row in rows], constraints)
    found = {}
    for key, on, text, published, captured in rows:
        made = _by_usual_names(Event.from_json(json.loads(text)), constraints)
        said = tuple(evidence.sentence.exact for evidence in made.evidence)
        found[key] = Fact(key, on, made, published or captured, roles.get(on, {}), said)
    return found


def kept(connection: Connection, kind: str, pages: Iterable[str]) -> dict[str, tuple[str, Any]]:
    """Page and JSON of all facts on these pages that no reading finds any more, and that people vouched for."""
    found: dict[str, tuple[str, Any]] = {}
    for batch in in_batches(sorted(set(pages))):
        query = select(judged.c.id, judged.c.page_id, judged.c.fact).where(
            among(judged.c.page_id, batch), judged.c.kind == kind, judged.c.shown == 1, judged.c.fact_id.is_(None)
        )
        found.update((row[0], (row[1], json.loads(row[2]))) for row in connection.execute(query.order_by(judged.c.id)))
    return found


def _lists(
    connection: Connection, table: Any, column: str, names: Sequence[str], extra: str | None = None  # noqa: ANN401
) -> dict[tuple[str, str], list[str]]:
    found: dict[tuple[str, str], list[str]] = defaultdict(list)
    chosen = [table.c.event_id, table.c[column], *([table.c[extra]] if extra else [])]
    query = select(*chosen).where(among(table.c.event_id, names)).order_by(*table.primary_key.columns)
    for row in connection.execute(query):
        found[row[0], row[2] if extra else ""].append(row[1])
    return found


def _sentences(connection: Connection, names: Sequence[str]) -> dict[str, list[str]]:
    table = schema.evidence_span
    condition = and_(among(table.c.event_id, names), table.c.field == "sentence")
    query = select(table.c.event_id, table.c.exact).where(condition).order_by(table.c.event_id, table.c.evidence_rank)
    found: dict[str, list[str]] = defaultdict(list)
    for key, exact in connection.execute(query):
        found[key].append(exact)
    return found


def page_roles(
    connection: Connection, pages: Iterable[str], constraints: Constraints = NONE
) -> dict[str, dict[str, Role]]:
    """The first role with a party, else the first role, that each page gives each person."""
    found: dict[str, dict[str, Role]] = defaultdict(dict)
    for batch in in_batches(dict.fromkeys(pages)):
        for page, person, role, party in offices(connection, batch, constraints):
            held = found[page].get(person)
            if held is None or (held[1] is None and party is not None):
                found[page][person] = (role, party)
    return found


def offices(
    connection: Connection, pages: Sequence[str], constraints: Constraints
) -> Iterator[tuple[str, str, str, str | None]]:
    """Page, person, role and party of all positions on these pages (at most `BATCH`), as people corrected them."""
    table = schema.position
    columns = (table.c.page_id, table.c.person, table.c.role, table.c.party, table.c.id)
    query = select(*columns).where(among(table.c.page_id, pages)).order_by(table.c.page_id, table.c.rank)
    for page, person, role, party, fact in connection.execute(query).all():
        if fact not in constraints.rejected:
            fixed = constraints.corrections.get(fact, {})
            yield page, fixed.get("person", person), fixed.get("role", role), fixed.get("of", party)
    for page, fact in kept(connection, "position", pages).values():
        yield page, fact["person"], fact["role"], fact["of"]

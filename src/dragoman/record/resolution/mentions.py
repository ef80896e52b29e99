"""Names on pages out of the tables of facts."""

from __future__ import annotations

import hashlib
import json
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any

from sqlalchemy import Connection, select

from dragoman.codebook import key, load_parties
from dragoman.record import schema
from dragoman.record.among import among
from dragoman.record.load import in_batches
from dragoman.record.resolution.facts import kept, offices, page_roles
from dragoman.record.resolution_schema import mention
from dragoman.record.resolve import Constraints, mention_id
from dragoman.record.resolve.constraints import MentionKind
from dragoman.record.resolve.names import parse

Row = dict[str, Any]


@dataclass(frozen=True, slots=True)
class Judged:
    """Judgements in terms of names. `constraints`: between mentions. `alone`: mentions kept apart from some other, which
    therefore bear their name alone. `corrections`, `rejected`: of positions and programmes.

    `bearers`: the bearer of each judged mention, `facts` the reverse; both empty until `located`.
    """

    constraints: Constraints
    alone: frozenset[str]
    bearers: Mapping[str, str]
    facts: Mapping[str, frozenset[str]]

    def located(self, connection: Connection) -> Judged:
        """The same with the bearers that the judged mentions have now."""
        wanted = {name for pair in (*self.constraints.must_link, *self.constraints.cannot_link) for name in pair}
        bearers: dict[str, str] = {}
        for batch in in_batches(sorted(wanted)):
            query = select(mention.c.id, mention.c.bearer_id).where(among(mention.c.id, batch))
            bearers.update((row[0], row[1]) for row in connection.execute(query))
        facts: dict[str, set[str]] = defaultdict(set)
        for name, home in bearers.items():
            facts[home].add(name)
        return replace(self, bearers=bearers, facts={home: frozenset(names) for home, names in facts.items()})


def in_mentions(connection: Connection, constraints: Constraints) -> Judged:
    """Judgements on positions, programmes, quotes and mentions as judgements on mentions."""
    linked = (constraints.must_link, constraints.cannot_link)
    names = {name for pairs in linked for pair in pairs for name in pair if not name.startswith("e-")}
    known = {name: name for name in names if name.startswith("m-")} | _mentioned(connection, names, constraints)
    must, cannot = ([(known[a], known[b]) for a, b in pairs if a in known and b in known] for pairs in linked)
    moved = Constraints.of(must, cannot, constraints.corrections, constraints.rejected)
    return Judged(moved, frozenset(name for pair in moved.cannot_link for name in pair), {}, {})


#: Tables of facts by the first letter of their ids: the kind of mention, and the column that holds the name.
_NAMES = {
    "r": (schema.position, "person", "person"),
    "q": (schema.quote, "person", "speaker"),
    "g": (schema.programme, "programme", "name"),
}


def _mentioned(connection: Connection, names: Iterable[str], constraints: Constraints) -> dict[str, str]:
    """The mention that each of these facts makes."""
    found = {}
    for letter, (table, kind, column) in _NAMES.items():
        for batch in in_batches(sorted(name for name in names if name.startswith(f"{letter}-"))):
            query = select(table.c.id, table.c.page_id, table.c[column]).where(among(table.c.id, batch))
            for key_, page, written in connection.execute(query):
                name = constraints.corrections.get(key_, {}).get(column, written)
                found[key_] = mention_id("programme" if kind == "programme" else "person", page, name or "")
    return found


def pages_of(connection: Connection, facts: Iterable[str]) -> set[str]:
    """The pages that these facts and mentions stand on."""
    found: set[str] = set()
    tables = {letter: row[0] for letter, row in _NAMES.items()} | {"m": mention}
    for letter, table in tables.items():
        for batch in in_batches(sorted(name for name in facts if name.startswith(f"{letter}-"))):
            found |= set(connection.execute(select(table.c.page_id).where(among(table.c.id, batch))).scalars())
    return found


def on_pages(connection: Connection, pages: Sequence[str], judged: Judged) -> list[Row]:
    """All mentions on these pages with their bearers."""
    found: dict[str, Row] = {}
    roles: dict[str, set[str]] = defaultdict(set)
    for batch in in_batches(pages):
        sides = page_roles(connection, batch, judged.constraints)
        for page, name, role in _persons(connection, batch, judged.constraints):
            party = sides.get(page, {}).get(name)
            key_ = _add(found, "person", page, name, party[1] if party else None, judged)
            roles[key_] |= {role} if role else set()
        for page, name, owner, horizon in _programmes(connection, batch, judged.constraints):
            key_ = _add(found, "programme", page, name, owner, judged)
            roles[key_] |= {str(horizon)} if horizon else set()
    for key_, row in found.items():
        row["roles"] = json.dumps(sorted(roles[key_]), ensure_ascii=False)
    return [found[key_] for key_ in sorted(found)]


def _add(
    found: dict[str, Row], kind: MentionKind, page: str, name: str, party: str | None, judged: Judged
) -> str:
    key_ = mention_id(kind, page, name)
    alone = key_ if key_ in judged.alone else ""
    row = {"id": key_, "bearer_id": bearer_id(kind, name, party, alone), "page_id": page, "name": name}
    found.setdefault(key_, {**row, "kind": kind, "party": party})
    return key_


def bearer_id(kind: str, name: str, party: str | None, alone: str = "") -> str:
    """The id of a name for a party; of one mention where people keep that apart from others of the same name."""
    words = "\0".join(("bearer", kind, name, party or "", alone))
    return "b-" + hashlib.sha256(words.encode("utf-8")).hexdigest()[:16]


def _persons(
    connection: Connection, pages: Sequence[str], constraints: Constraints
) -> Iterator[tuple[str, str, str | None]]:
    """Page, name and role of persons with a role, of persons who act, and of speakers that look like persons."""
    event, person, quote = schema.event, schema.event_person, schema.quote
    for page, name, role, _party in offices(connection, pages, constraints):
        yield page, name, role
    acting = select(event.c.page_id, person.c.name, event.c.id).join(event, event.c.id == person.c.event_id)
    for page, name, fact in connection.execute(acting.where(among(event.c.page_id, pages))):
        if fact not in constraints.rejected and "people" not in constraints.corrections.get(fact, {}):
            yield page, name, None
    spoken = select(quote.c.page_id, quote.c.speaker, quote.c.id).where(among(quote.c.page_id, pages))
    for page, name, fact in connection.execute(spoken):
        said = constraints.corrections.get(fact, {}).get("speaker", name)
        if said and fact not in constraints.rejected and looks_like_person(said):
            yield page, said, None
    corrected = {fact: fields["people"] for fact, fields in constraints.corrections.items() if "people" in fields}
    for batch in in_batches(sorted(corrected)):
        for fact, page in connection.execute(select(event.c.id, event.c.page_id).where(among(event.c.id, batch))):
            if page in set(pages) and fact not in constraints.rejected:
                yield from ((page, name, None) for name in corrected[fact])


def _programmes(
    connection: Connection, pages: Sequence[str], constraints: Constraints
) -> Iterator[tuple[str, str, str | None, int | None]]:
    table = schema.programme
    columns = (table.c.page_id, table.c.name, table.c.owner, table.c.horizon, table.c.id)
    query = select(*columns).where(among(table.c.page_id, pages)).order_by(table.c.page_id, table.c.rank)
    for page, name, owner, horizon, fact in connection.execute(query):
        if fact not in constraints.rejected:
            fixed = constraints.corrections.get(fact, {})
            yield page, fixed.get("name", name), fixed.get("owner", owner), fixed.get("horizon", horizon)
    for page, data in kept(connection, "programme", pages).values():
        yield page, data["name"], data["owner"], data["horizon"]


def looks_like_person(name: str) -> bool:
    """Whether a speaker is written like a person: two capitalised words at least, and no party's name."""
    words = name.split()
    capitals = [word for word in words if word[:1].isupper()]
    if len(capitals) < 2 or len(words) > 6 or not words[0][:1].isupper():
        return False
    return not load_parties().forms_of(name) and len(parse(name).core) > 1 and bool(key(name))

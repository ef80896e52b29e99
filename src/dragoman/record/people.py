"""Questions to the record about persons and programmes, and about what it is not sure of."""

from __future__ import annotations

import json
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from sqlalchemy import Connection, RowMapping, and_, func, or_, select

from dragoman.record import schema
from dragoman.record.among import among
from dragoman.record.load import StoredPage, in_batches, pages
from dragoman.record.record import Record
from dragoman.record.resolution_schema import bearer, entity, mention, party_name, proposal


@dataclass(frozen=True, slots=True)
class Written:
    """A name as pages write it, for one party. `why`: what made it this person's; empty for the first."""

    name: str
    party: str | None
    pages: int
    first: str | None
    last: str | None
    why: Mapping[str, Any]


@dataclass(frozen=True, slots=True)
class Held:
    """A role as pages give it, from the first day it was met to the last, with all pages that give it."""

    role: str
    party: str | None
    first: str | None
    last: str | None
    pages: tuple[StoredPage, ...]


@dataclass(frozen=True, slots=True)
class Entity:
    """A person (or programme, with horizons for roles) across pages: name to show, names as written, roles over time."""

    id: str
    kind: str
    name: str
    names: tuple[Written, ...]
    roles: tuple[Held, ...]
    mentions: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Proposal:
    """Two facts, mentions or names that may belong together, for people to decide. `score`: the more the surer."""

    kind: str
    left: str
    right: str
    score: float
    why: Mapping[str, Any]


def entities(record: Record, name: str | None = None, *, kind: str = "person") -> list[Entity]:
    """All of a kind, or those one of whose names is written so, by name."""
    query = select(bearer.c.entity_id).where(bearer.c.kind == kind)
    if name is not None:
        query = query.where(bearer.c.name == name)
    with record.reading() as connection:
        return _entities(connection, connection.execute(query.distinct()).scalars())


def named_on(record: Record, page_ids: Iterable[str], *, kind: str = "person") -> dict[tuple[str, str], str]:
    """For each page and name as written there, the id of the entity it means."""
    found: dict[tuple[str, str], str] = {}
    with record.reading() as connection:
        for batch in in_batches(dict.fromkeys(page_ids)):
            query = (
                select(mention.c.page_id, mention.c.name, bearer.c.entity_id)
                .join(bearer, bearer.c.id == mention.c.bearer_id)
                .where(among(mention.c.page_id, batch), bearer.c.kind == kind)
            )
            found.update(((row[0], row[1]), row[2]) for row in connection.execute(query))
    return found


def entities_on(record: Record, page_ids: Iterable[str], *, kind: str = "person") -> dict[tuple[str, str], tuple[str, str]]:
    """For each page and name as written there, the id of the person (or programme) it means and the name to show."""
    found: dict[tuple[str, str], tuple[str, str]] = {}
    with record.reading() as connection:
        for batch in in_batches(dict.fromkeys(page_ids)):
            query = (
                select(mention.c.page_id, mention.c.name, entity.c.id, entity.c.name)
                .join(bearer, bearer.c.id == mention.c.bearer_id)
                .join(entity, entity.c.id == bearer.c.entity_id)
                .where(among(mention.c.page_id, batch), entity.c.kind == kind)
            )
            found.update(((row[0], row[1]), (row[2], row[3])) for row in connection.execute(query).all())
    return found


def entities_by_id(record: Record, names: Iterable[str]) -> dict[str, Entity]:
    """The entities with these ids."""
    with record.reading() as connection:
        return {item.id: item for item in _entities(connection, names)}


def _entities(connection: Connection, names: Iterable[str]) -> list[Entity]:
    heads: dict[str, RowMapping] = {}
    bearers: dict[str, list[RowMapping]] = defaultdict(list)
    for batch in in_batches(sorted(set(names))):
        for row in connection.execute(select(entity).where(among(entity.c.id, batch))).mappings():
            heads[row["id"]] = row
        query = select(bearer).where(among(bearer.c.entity_id, batch)).order_by(bearer.c.id)
        for row in connection.execute(query).mappings():
            bearers[row["entity_id"]].append(row)
    told = _mentions(connection, [row["id"] for rows in bearers.values() for row in rows])
    known = pages(connection, sorted({row["page_id"] for rows in told.values() for row in rows}))
    made = (_entity(head, bearers[key], told, known) for key, head in heads.items())
    return sorted(made, key=lambda item: (item.name.casefold(), item.id))


def _mentions(connection: Connection, names: Iterable[str]) -> dict[str, list[RowMapping]]:
    found: dict[str, list[RowMapping]] = defaultdict(list)
    for batch in in_batches(names):
        query = select(mention).where(among(mention.c.bearer_id, batch)).order_by(mention.c.id)
        for row in connection.execute(query).mappings():
            found[row["bearer_id"]].append(row)
    return found


def _entity(
    head: RowMapping,
    rows: Sequence[RowMapping],
    told: Mapping[str, Sequence[RowMapping]],
    known: Mapping[str, StoredPage],
) -> Entity:
    roles: dict[tuple[str, str | None], set[str]] = defaultdict(set)
    for row in rows:
        for said in told.get(row["id"], ()):
            for role in json.loads(said["roles"]):
                roles[role, row["party"]].add(said["page_id"])
    names = [
        Written(r["name"], r["party"], r["pages"], r["first_day"], r["last_day"], json.loads(r["why"] or "{}"))
        for r in rows
    ]
    held = [_held(role, party, [known[key] for key in sorted(on)]) for (role, party), on in roles.items()]
    return Entity(
        id=head["id"],
        kind=head["kind"],
        name=head["name"],
        names=tuple(sorted(names, key=lambda w: (-w.pages, w.name, w.party or ""))),
        roles=tuple(sorted(held, key=lambda h: (h.first or "9999", h.role, h.party or ""))),
        mentions=tuple(sorted(said["id"] for row in rows for said in told.get(row["id"], ()))),
    )


def _held(role: str, party: str | None, on: Sequence[StoredPage]) -> Held:
    ordered = sorted(on, key=lambda page: (page.published or page.captured or "9999", page.id))
    days = sorted(day for page in on if (day := page.published or page.captured))
    return Held(role, party, days[0] if days else None, days[-1] if days else None, tuple(ordered))


def proposals(record: Record, kind: str | None = None) -> list[Proposal]:
    """What the record proposes and nobody has decided, the surest first."""
    from dragoman.record.knowing import waiting

    query = select(proposal).order_by(proposal.c.score.desc(), proposal.c.kind, proposal.c.left, proposal.c.right)
    query = query.where(waiting())
    if kind is not None:
        query = query.where(proposal.c.kind == kind)
    with record.reading() as connection:
        return [
            Proposal(row["kind"], row["left"], row["right"], row["score"], json.loads(row["why"]))
            for row in connection.execute(query).mappings()
        ]


def proposals_with(record: Record, fact: str) -> list[Proposal]:
    """The proposals that name this fact or mention, the surest first."""
    where = or_(proposal.c.left == fact, proposal.c.right == fact)
    with record.reading() as connection:
        found = connection.execute(select(proposal).where(where).order_by(proposal.c.score.desc(), proposal.c.left)).mappings()
        return [Proposal(row["kind"], row["left"], row["right"], row["score"], json.loads(row["why"])) for row in found]


def proposal_counts(record: Record) -> dict[str, int]:
    """How many proposals of each kind wait for a decision."""
    from dragoman.record.knowing import waiting

    query = select(proposal.c.kind, func.count()).where(waiting()).group_by(proposal.c.kind).order_by(proposal.c.kind)
    with record.reading() as connection:
        return {row[0]: row[1] for row in connection.execute(query)}


@dataclass(frozen=True, slots=True)
class Mentioned:
    """A name on a page. `facts`: one fact of the page that bears it, of each kind that a judgement can tie to another."""

    id: str
    name: str
    page: StoredPage
    roles: tuple[str, ...]
    facts: Mapping[str, str]


def mentioned(record: Record, mentions: Iterable[str]) -> dict[str, Mentioned]:
    """The names that these ids (`m-…`, of proposals) stand for."""
    homes = (
        ("position", schema.position, "person"), ("quote", schema.quote, "speaker"), ("programme", schema.programme, "name"),
    )  # fmt: skip
    found: dict[str, Mentioned] = {}
    with record.reading() as connection:
        for batch in in_batches(dict.fromkeys(mentions)):
            told = connection.execute(select(mention).where(among(mention.c.id, batch))).mappings().all()
            known = pages(connection, [row["page_id"] for row in told])
            for row in told:
                facts: dict[str, str] = {}
                for kind, table, column in homes:
                    same = and_(table.c.page_id == row["page_id"], table.c[column] == row["name"])
                    query = select(table.c.id).where(same).order_by(table.c.rank).limit(1)
                    facts |= dict.fromkeys(connection.execute(query).scalars(), kind)
                by_kind = {kind: key for key, kind in facts.items()}
                roles = tuple(json.loads(row["roles"]))
                found[row["id"]] = Mentioned(row["id"], row["name"], known[row["page_id"]], roles, by_kind)
    return found


def usual_names(record: Record, names: Iterable[str]) -> dict[str, str]:
    """Names of organisations outside the codebook, each with the name it is known by."""
    found: dict[str, str] = {}
    with record.reading() as connection:
        for batch in in_batches(dict.fromkeys(names)):
            query = select(party_name.c.name, party_name.c.canonical).where(among(party_name.c.name, batch))
            found.update((row[0], row[1]) for row in connection.execute(query))
    return found

"""Persons and programmes a page at a time, and one of them however many pages name it."""

from __future__ import annotations

import json
from collections import defaultdict
from dataclasses import dataclass

from sqlalchemy import Connection, func, select

from dragoman.record import load, schema
from dragoman.record.among import among
from dragoman.record.load import StoredPage
from dragoman.record.people import Written
from dragoman.record.record import Record
from dragoman.record.resolution_schema import bearer, entity, mention


@dataclass(frozen=True, slots=True)
class Known:
    """A person or programme in a list: name, and on how many pages it stands under whichever of its names."""

    id: str
    name: str
    pages: int
    parties: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class EntityPage:
    """Persons or programmes `first` to `first + len(known) - 1` (counted from 1) of `total`."""

    known: tuple[Known, ...]
    first: int
    total: int


@dataclass(frozen=True, slots=True)
class Role:
    """A role (of a programme: a horizon) with the party the name stands for, from the first day it was met to the last.

    `pages` counts all pages that give it; `newest` holds some of them.
    """

    role: str
    party: str | None
    first: str | None
    last: str | None
    pages: int
    newest: tuple[StoredPage, ...]


@dataclass(frozen=True, slots=True)
class Profile:
    """A person or programme: its names as written, its roles over time, and how many pages name it.

    `on`: these pages, each with the name as written there, the newest first.
    """

    id: str
    kind: str
    name: str
    names: tuple[Written, ...]
    roles: tuple[Role, ...]
    pages: int
    on: tuple[tuple[str, str], ...] = ()


def entity_page(
    record: Record, *, kind: str = "person", starts: str = "", party: str | None = None, first: int = 1, size: int = 50
) -> EntityPage:
    """Persons (or programmes), those on most pages first, then by id; `starts`: one of their names as written begins so."""
    pages = func.sum(bearer.c.pages)
    query = select(bearer.c.entity_id, pages.label("pages")).where(bearer.c.kind == kind)
    if starts or party is not None:
        some = select(bearer.c.entity_id).where(bearer.c.kind == kind)
        some = some.where(bearer.c.name >= starts, bearer.c.name < starts + "\U0010ffff") if starts else some
        some = some.where(bearer.c.party == party) if party is not None else some
        query = query.where(bearer.c.entity_id.in_(some))
    query = query.group_by(bearer.c.entity_id)
    skip = max(first, 1) - 1
    with record.reading() as connection:
        total = connection.execute(select(func.count()).select_from(query.subquery())).scalar_one()
        rows = connection.execute(query.order_by(pages.desc(), bearer.c.entity_id).limit(size).offset(skip)).all()
        keys = [row.entity_id for row in rows]
        names = {row.id: row.name for row in connection.execute(select(entity).where(among(entity.c.id, keys)))}
        held: dict[str, set[str]] = defaultdict(set)
        for key, of in connection.execute(select(bearer.c.entity_id, bearer.c.party).where(among(bearer.c.entity_id, keys))):
            held[key] |= {of} if of else set()
    made = (Known(row.entity_id, names[row.entity_id], int(row.pages), tuple(sorted(held[row.entity_id]))) for row in rows)
    return EntityPage(tuple(made), skip + 1, total)


def entity_profile(record: Record, entity_id: str, *, pages: int = 5) -> Profile | None:
    """The person or programme with this id, of each role the `pages` newest pages; None where there is none such."""
    with record.reading() as connection:
        head = connection.execute(select(entity).where(entity.c.id == entity_id)).mappings().one_or_none()
        if head is None:
            return None
        rows = connection.execute(select(bearer).where(bearer.c.entity_id == entity_id)).mappings().all()
        names = [
            Written(r["name"], r["party"], r["pages"], r["first_day"], r["last_day"], json.loads(r["why"] or "{}"))
            for r in rows
        ]
        roles, on = _roles(connection, entity_id, pages)
    ordered = tuple(sorted(names, key=lambda w: (-w.pages, w.name, w.party or "")))
    return Profile(entity_id, head["kind"], head["name"], ordered, roles, len({page_id for page_id, _name in on}), on)


def _roles(connection: Connection, entity_id: str, most: int) -> tuple[tuple[Role, ...], tuple[tuple[str, str], ...]]:
    page = schema.page
    day = func.coalesce(page.c.published, page.c.captured, "").label("day")
    query = (
        select(mention.c.page_id, mention.c.name, mention.c.roles, bearer.c.party, day)
        .join(bearer, bearer.c.id == mention.c.bearer_id)
        .join(page, page.c.id == mention.c.page_id)
        .where(bearer.c.entity_id == entity_id)
    )
    told: dict[tuple[str, str | None], set[tuple[str, str]]] = defaultdict(set)
    on = []
    for page_id, name, given, party, published in connection.execute(query).all():
        on.append((published, page_id, name))
        for role in json.loads(given):
            told[role, party].add((published, page_id))
    newest = {key: sorted(some, key=lambda item: (item[0], item[1]), reverse=True)[:most] for key, some in told.items()}
    known = load.pages(connection, sorted({page_id for some in newest.values() for _day, page_id in some}))
    made = []
    for (role, party), some in told.items():
        days = sorted(published for published, _page in some if published)
        shown = tuple(known[page_id] for _day, page_id in newest[role, party])
        made.append(Role(role, party, days[0] if days else None, days[-1] if days else None, len(some), shown))
    on.sort(key=lambda item: item[1:])
    on.sort(key=lambda item: item[0], reverse=True)
    in_order = tuple(dict.fromkeys((page_id, name) for _day, page_id, name in on))
    return tuple(sorted(made, key=lambda h: (h.first or "9999", h.role, h.party or ""))), in_order

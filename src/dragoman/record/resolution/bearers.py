"""Names of persons and programmes on some pages put to the persons and programmes they mean."""

from __future__ import annotations

import hashlib
import json
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from datetime import date
from typing import Any

from sqlalchemy import Connection, delete, insert, or_, select

from dragoman.record.among import among
from dragoman.record.load import in_batches
from dragoman.record.resolution.closure import Ways, part_around
from dragoman.record.resolution.gathering import Held, Met, Touched, gather, of_row
from dragoman.record.resolution.happenings import best_edges, write_proposals
from dragoman.record.resolution.kinds import KINDS, Kind
from dragoman.record.resolution.mentions import Judged, in_mentions, on_pages, pages_of
from dragoman.record.resolution_schema import bearer, bearer_block, entity, mention, proposal
from dragoman.record.resolve import Constraints
from dragoman.record.schema import page

Row = dict[str, Any]


def settle(connection: Connection, pages: Iterable[str], changed: Iterable[str], constraints: Constraints) -> None:
    """Resolve the names on these pages, and those whose judgements changed."""
    judged = in_mentions(connection, constraints)
    some = {*pages, *pages_of(connection, changed)}
    touched = _drop(connection, some)
    rows = on_pages(connection, sorted(some), judged)
    columns = ("id", "bearer_id", "page_id", "name", "roles")
    for batch in in_batches([{name: row[name] for name in columns} for row in rows]):
        connection.execute(insert(mention), batch)
    judged = judged.located(connection)
    for name, kind in KINDS.items():
        new: dict[str, Met] = {}
        for row in rows:
            if row["kind"] == name:
                met = new.setdefault(row["bearer_id"], Met(row["name"], row["party"]))
                met.mentions.append((row["id"], row["page_id"], row["roles"]))
        lost = {key: Met(written, party) for key, (k, written, party) in touched.items() if k == name}
        _settle(connection, kind, Touched(new, lost), judged)


def _drop(connection: Connection, pages: Iterable[str]) -> dict[str, tuple[str, str, str | None]]:
    """Forget the names on these pages; the bearers they belonged to, with kind, name and party."""
    found: dict[str, tuple[str, str, str | None]] = {}
    for batch in in_batches(sorted(pages)):
        columns = (bearer.c.id, bearer.c.kind, bearer.c.name, bearer.c.party)
        on_page = select(*columns).join(mention, mention.c.bearer_id == bearer.c.id).where(among(mention.c.page_id, batch))
        found.update((row[0], (row[1], row[2], row[3])) for row in connection.execute(on_page.distinct()))
        connection.execute(delete(mention).where(among(mention.c.page_id, batch)))
    return found


def _settle(connection: Connection, kind: Kind, some: Touched, judged: Judged) -> None:
    """Put together anew what these bearers can touch."""
    touched = set(some.names)
    companions = _companions(connection, touched)
    fresh = gather(connection, some)
    _shelve(connection, kind, fresh)
    store = _Store(connection, fresh, gone=touched - set(fresh))
    partners = judged.constraints.partners()
    shelves: dict[str, list[str]] = {}

    def near(members: Mapping[str, Held]) -> dict[str, set[str]]:
        places = {name: kind.keys(held.bearer) for name, held in members.items()}
        for batch in in_batches(sorted({place for keys in places.values() for place in keys} - set(shelves))):
            shelves.update({place: [] for place in batch})
            for place, name in connection.execute(select(bearer_block).where(among(bearer_block.c.key, batch))):
                shelves[place].append(name)
        return {name: {other for place in keys for other in shelves[place]} for name, keys in places.items()}

    def beside(names: Iterable[str]) -> set[str]:
        some = list(names)
        tied = {other for name in some for fact in judged.facts.get(name, ()) for other in partners.get(fact, ())}
        return _companions(connection, some) | {judged.bearers[other] for other in tied if other in judged.bearers}

    ways: Ways[Held] = Ways(
        load=store.load, near=near, weigh=lambda one, other: kind.weigh(one.bearer, other.bearer), beside=beside,
        merge=kind.merge, propose=kind.propose,
    )  # fmt: skip
    part = part_around(set(fresh) | companions, ways)
    members = {
        name: replace(held.bearer, facts=frozenset(judged.facts.get(name, ()))) for name, held in part.members.items()
    }
    outside = {name: held.bearer for name, held in part.outside.items()}
    groups = kind.group(members, outside, part.edges, judged.constraints)
    held = {**part.outside, **part.members}
    _clear(connection, kind, {*part.members, *touched, *companions})
    _write(connection, kind, groups.members, part.members, best_edges(groups, part.edges))
    write_proposals(
        connection, kind.name, groups, groups.open,
        outside=lambda names: _homes(connection, names), shown=lambda name: held[name].sample,
    )  # fmt: skip
    if kind.suspects:
        _suspect(connection, kind, part.members, groups.home(), store)


class _Store:
    """Bearers by id: those made anew, else those of the record."""

    def __init__(self, connection: Connection, fresh: Mapping[str, Held], gone: set[str]) -> None:
        self.connection, self.known, self.gone = connection, dict(fresh), gone

    def load(self, names: Iterable[str]) -> dict[str, Held]:
        wanted = [name for name in dict.fromkeys(names) if name not in self.gone]
        for batch in in_batches(name for name in wanted if name not in self.known):
            for row in self.connection.execute(select(bearer).where(among(bearer.c.id, batch))).mappings():
                self.known[row["id"]] = of_row(row)
        return {name: self.known[name] for name in wanted if name in self.known}


def _companions(connection: Connection, names: Iterable[str]) -> set[str]:
    found: set[str] = set()
    for batch in in_batches(sorted(set(names))):
        homes = select(bearer.c.entity_id).where(among(bearer.c.id, batch))
        found |= set(connection.execute(select(bearer.c.id).where(bearer.c.entity_id.in_(homes))).scalars())
    return found


def _homes(connection: Connection, names: Iterable[str]) -> dict[str, str]:
    found: dict[str, str] = {}
    for batch in in_batches(sorted(names)):
        query = select(bearer.c.id, bearer.c.entity_id).where(among(bearer.c.id, batch))
        found.update((row[0], row[1]) for row in connection.execute(query))
    return found


def _shelve(connection: Connection, kind: Kind, fresh: Mapping[str, Held]) -> None:
    for batch in in_batches(sorted(fresh)):
        known = set(connection.execute(select(bearer.c.id).where(among(bearer.c.id, batch))).scalars())
        # A bearer needs an entity before it has one: its own, until the groups are known.
        new = [name for name in batch if name not in known]
        if new:
            connection.execute(insert(entity), [{"id": _own(name), "kind": kind.name, "name": ""} for name in new])
            connection.execute(insert(bearer), [_row(kind, fresh[name], _own(name), "") for name in new])
        connection.execute(delete(bearer_block).where(among(bearer_block.c.bearer_id, batch)))
        rows = [
            {"key": place, "bearer_id": name} for name in batch for place in sorted(kind.keys(fresh[name].bearer))
        ]
        for made in in_batches(rows):
            connection.execute(insert(bearer_block), made)


def _own(name: str) -> str:
    return "n-" + hashlib.sha256(f"own {name}".encode()).hexdigest()[:16]


def _row(kind: Kind, held: Held, home: str, why: str) -> Row:
    made = held.bearer
    days = [_iso(ordinal) for ordinal in (made.first, made.last)]
    return {
        "id": made.id, "entity_id": home, "kind": kind.name, "name": made.name, "party": made.party,
        "roles": json.dumps(made.roles, ensure_ascii=False), "first_day": days[0], "last_day": days[1],
        "pages": made.pages, "sample": held.sample, "why": why,
    }  # fmt: skip


def _iso(ordinal: int | None) -> str | None:
    return date.fromordinal(ordinal).isoformat() if ordinal else None


def _clear(connection: Connection, kind: Kind, names: Iterable[str]) -> None:
    """Drop the entities of these bearers, bearers that nobody mentions any more, and what was proposed of any."""
    everyone = sorted(names)
    samples: set[str] = set()
    # All are looked up before any is dropped: dropping an entity drops its bearers of later batches as well.
    for batch in in_batches(everyone):
        samples.update(connection.execute(select(bearer.c.sample).where(among(bearer.c.id, batch))).scalars())
    for some in in_batches(sorted(samples)):
        of_kind = proposal.c.kind.in_([kind.name, *kind.suspects])
        either = or_(among(proposal.c.left, some), among(proposal.c.right, some))
        connection.execute(delete(proposal).where(of_kind, either))
    for batch in in_batches(everyone):
        homes = list(
            connection.execute(select(bearer.c.entity_id).where(among(bearer.c.id, batch)).distinct()).scalars()
        )
        connection.execute(delete(bearer_block).where(among(bearer_block.c.bearer_id, batch)))
        connection.execute(delete(bearer).where(among(bearer.c.id, batch)))
        for some in in_batches(homes):
            connection.execute(delete(entity).where(among(entity.c.id, some)))


def _write(
    connection: Connection,
    kind: Kind,
    groups: Iterable[Sequence[str]],
    held: Mapping[str, Held],
    whys: Mapping[str, str],
) -> None:
    entities: list[Row] = []
    rows: list[Row] = []
    blocks: list[Row] = []
    for members in groups:
        home = "n-" + members[0][2:]
        shown = kind.canonical([held[name].bearer for name in members])
        entities.append({"id": home, "kind": kind.name, "name": shown})
        for name in members:
            rows.append(_row(kind, held[name], home, whys.get(name, "")))
            blocks += [{"key": place, "bearer_id": name} for place in sorted(kind.keys(held[name].bearer))]
    for table, made in ((entity, entities), (bearer, rows), (bearer_block, blocks)):
        for some in in_batches(made):
            connection.execute(insert(table), some)


def _suspect(
    connection: Connection, kind: Kind, members: Mapping[str, Held], homes: Mapping[str, int], store: _Store
) -> None:
    """Propose misspellings: two holders of one office at one time."""
    shelves: dict[str, set[str]] = defaultdict(set)
    for name, held in members.items():
        for place in kind.keys(held.bearer):
            if place.startswith("o "):
                shelves[place].add(name)
    for batch in in_batches(sorted(shelves)):
        for place, name in connection.execute(select(bearer_block).where(among(bearer_block.c.key, batch))):
            shelves[place].add(name)
    known = store.load({name for names in shelves.values() for name in names})
    found = _homes(connection, known) | {name: f"group {number}" for name, number in homes.items()}
    rows: dict[tuple[str, str, str], Row] = {}
    for place in sorted(shelves):
        for one in sorted(shelves[place] & set(members)):
            for other in sorted(shelves[place] & set(known)):
                if one == other or found.get(one) == found.get(other):
                    continue
                doubt = kind.doubt(known[one].bearer, known[other].bearer)
                if doubt:
                    left, right = sorted((known[one].sample, known[other].sample))
                    why = json.dumps({"office": place[2:], **doubt[2]}, ensure_ascii=False)
                    row = {"kind": doubt[0], "left": left, "right": right, "score": doubt[1], "why": why}
                    rows.setdefault((doubt[0], left, right), row)
    for made in in_batches([*rows.values(), *_against_known(connection, kind, members)]):
        connection.execute(insert(proposal), made)


def _against_known(connection: Connection, kind: Kind, members: Mapping[str, Held]) -> list[Row]:
    """Propose names that may be those of known holders; not those of fiction, in which others hold real offices."""
    doubted = {members[name].sample: told for name in sorted(members) if (told := kind.known(members[name].bearer))}
    real: set[str] = set()
    for batch in in_batches(doubted):
        query = select(mention.c.id).join(page, page.c.id == mention.c.page_id)
        real.update(connection.execute(query.where(among(mention.c.id, batch), page.c.fiction == 0)).scalars())
    return [
        {"kind": "known", "left": sample, "right": why["known"], "score": score, "why": json.dumps(why, ensure_ascii=False)}
        for sample, (score, why) in doubted.items()
        if sample in real
    ]


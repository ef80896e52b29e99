"""Names of parties that the codebook does not know: which of them are one organisation."""

from __future__ import annotations

import json
from collections.abc import Iterable, Sequence

from sqlalchemy import Connection, delete, insert, select

from dragoman.codebook import load_parties
from dragoman.record import schema
from dragoman.record.among import among
from dragoman.record.load import in_batches
from dragoman.record.resolution_schema import party_name, proposal
from dragoman.record.resolve import Constraints, organisation_id
from dragoman.record.resolve.organisations import organisations, usual


def settle(connection: Connection, pages: Sequence[str], constraints: Constraints, *, again: bool, judged: bool) -> None:
    """Resolve all of them anew, for they are few: where these pages brought one, or may have lost one (`again`), or where
    people `judged` names.
    """
    known = set(connection.execute(select(party_name.c.name)).scalars())
    table = schema.event_party
    if not again and not judged:
        here: set[str] = set()
        for batch in in_batches(pages):
            query = select(table.c.party).join(schema.event).where(among(schema.event.c.page_id, batch)).distinct()
            here.update(connection.execute(query).scalars())
        if all(name in known or load_parties().kind_of(name) for name in here):
            return
    written = connection.execute(select(table.c.party).distinct()).scalars()
    names = {name for name in written if not load_parties().kind_of(name)}
    if names == known and not judged:
        return
    groups = organisations(names, constraints)
    tied = {name for edge in groups.joined if edge.why.get("judged") for name in (edge.left, edge.right)}
    connection.execute(delete(party_name))
    connection.execute(delete(proposal).where(proposal.c.kind == "organisation"))
    rows = [
        {"name": name, "canonical": usual(members), "why": _why(name in tied) if len(members) > 1 else ""}
        for members in groups.members
        for name in members
    ]
    offers = [
        {"kind": "organisation", "left": e.left, "right": e.right, "score": e.score, "why": json.dumps(e.why)}
        for e in groups.open
    ]
    for made in in_batches(rows):
        connection.execute(insert(party_name), made)
    for offered in in_batches(offers):
        connection.execute(insert(proposal), offered)


def _why(judged: bool) -> str:
    return json.dumps({"judged": True} if judged else {"name": "same"})


def judged_events(connection: Connection, changed: Iterable[str]) -> set[str]:
    """The events in which organisations take part of whose names people have decided since; `changed` holds ids of any kind."""
    ids = {name for name in changed if name.startswith("o-")}
    if not ids:
        return set()
    table = schema.event_party
    written = connection.execute(select(table.c.party).distinct()).scalars()
    found: set[str] = set()
    for batch in in_batches(sorted(name for name in written if organisation_id(name) in ids)):
        found.update(connection.execute(select(table.c.event_id).where(among(table.c.party, batch))).scalars())
    return found

"""Names of parties that the codebook does not know: which of them are one organisation."""

from __future__ import annotations

import json
from collections.abc import Sequence

from sqlalchemy import Connection, delete, insert, select

from dragoman.codebook import load_parties
from dragoman.record import schema
from dragoman.record.load import in_batches
from dragoman.record.resolution_schema import party_name, proposal
from dragoman.record.resolve.organisations import organisations, usual


def settle(connection: Connection, pages: Sequence[str], *, again: bool) -> None:
    """Resolve all of them anew where these pages brought one, or may have lost one (`again`): they are few."""
    known = set(connection.execute(select(party_name.c.name)).scalars())
    table = schema.event_party
    if not again:
        here: set[str] = set()
        for batch in in_batches(pages):
            query = select(table.c.party).join(schema.event).where(schema.event.c.page_id.in_(batch)).distinct()
            here.update(connection.execute(query).scalars())
        if all(name in known or load_parties().kind_of(name) for name in here):
            return
    written = connection.execute(select(table.c.party).distinct()).scalars()
    names = {name for name in written if not load_parties().kind_of(name)}
    if names == known:
        return
    groups = organisations(names)
    connection.execute(delete(party_name))
    connection.execute(delete(proposal).where(proposal.c.kind == "organisation"))
    rows = [
        {"name": name, "canonical": usual(members), "why": json.dumps({"name": "same"}) if len(members) > 1 else ""}
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

"""Names of parties that the codebook does not know: which of them are one organisation."""

from __future__ import annotations

import json

from sqlalchemy import Connection, delete, insert, select

from dragoman.codebook import load_parties
from dragoman.record import schema
from dragoman.record.load import in_batches
from dragoman.record.resolution_schema import party_name, proposal
from dragoman.record.resolve.organisations import organisations, usual


def settle(connection: Connection) -> None:
    """Resolve all of them anew where any has come or gone: they are few."""
    table = schema.event_party
    written = connection.execute(select(table.c.party).distinct()).scalars()
    names = {name for name in written if not load_parties().kind_of(name)}
    if names == set(connection.execute(select(party_name.c.name)).scalars()):
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

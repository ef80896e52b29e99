"""One fact by its name, or by the start of its name."""

from __future__ import annotations

import json
import re
from dataclasses import dataclass

from rapidfuzz import process
from sqlalchemy import Connection, RowMapping, Table, or_, select

from dragoman.model import Event, Page, Position, Programme, Quote
from dragoman.record import ids, load, schema
from dragoman.record.errors import UnknownFact
from dragoman.record.judgements.examining import Examined, examined
from dragoman.record.judgements.fields import from_json
from dragoman.record.judgements.finding import find_with_state
from dragoman.record.judgements.tables import judged
from dragoman.record.load import StoredPage, Versions
from dragoman.record.record import Record
from dragoman.record.starts import starts_with

#: So many names are offered where several fit or none does.
OFFERED = 5


@dataclass(frozen=True, slots=True)
class Found:
    """A fact with all that stands behind it: its page with the whole text, and what read it.

    `examined`: what people said of it; None where nobody judged it, and `fact` is the machine's.
    """

    id: str
    kind: str
    fact: Event | Quote | Position | Programme
    page: StoredPage
    whole: Page
    versions: Versions
    examined: Examined | None = None


def find_fact(record: Record, name: str) -> Found:
    """The fact with this name, or the only one whose name begins so.

    Raises `UnknownFact`, with other names to try, where there is none or more than one.
    """
    wanted = name.strip().lower()
    with record.reading() as connection:
        hits = list(_hits(connection, wanted))
        if not hits:
            raise _nothing(connection, name, wanted)
        exact = [hit for hit in hits if hit[1]["id"] == wanted]
        if len(hits) > 1 and not exact:
            names = tuple(row["id"] for _table, row in hits)
            raise UnknownFact(f"several facts begin with {name!r}: {', '.join(names)}", names)
        table, row = (exact or hits)[0]
        return _found(connection, table, row)


def _hits(connection: Connection, wanted: str) -> list[tuple[Table, RowMapping]]:
    """The facts whose name begins so, a few of each kind. The letter and the dash may be left out."""
    hits: list[tuple[Table, RowMapping]] = []
    if not re.fullmatch(r"[a-z]-[0-9a-f]*|[0-9a-f]+", wanted):
        return hits
    for table in (*schema.FACT_TABLES, judged):
        letter = ids.PREFIX.get(table.name, "s")
        start = wanted if "-" in wanted else f"{letter}-{wanted}"
        if start.startswith(f"{letter}-"):
            query = select(table).where(starts_with(table.c.id, start)).order_by(table.c.id).limit(OFFERED)
            hits += [(table, row) for row in connection.execute(query).mappings()]
    return hits


def _nothing(connection: Connection, name: str, wanted: str) -> UnknownFact:
    tables = [t for t in schema.FACT_TABLES if wanted.startswith(f"{ids.PREFIX[t.name]}-")] or schema.FACT_TABLES
    known = [key for table in tables for key in connection.execute(select(table.c.id).limit(200_000)).scalars()]
    short = {key[: max(len(wanted), 6)]: key for key in sorted(known)}
    near = tuple(short[hit[0]] for hit in process.extract(wanted, list(short), limit=3, score_cutoff=60))
    hint = f"did you mean {', '.join(near)}?" if near else "`dragoman events` lists the events with their ids"
    return UnknownFact(f"no fact has the id {name!r}: {hint}", near)


def _found(connection: Connection, table: Table, row: RowMapping) -> Found:
    fact: Event | Quote | Position | Programme
    if table is schema.event:
        fact = load.events(connection, [row])[0]
    elif table is schema.quote:
        fact = load.quote(row)
    elif table is schema.position:
        fact = load.positions(connection, [row])[0]
    elif table is schema.programme:
        fact = load.programmes(connection, [row])[0]
    else:
        fact = from_json(row["kind"], json.loads(row["fact"]))
    key = row["page_id"]
    mark = connection.execute(select(schema.reading).where(schema.reading.c.page_id == key)).mappings().one()
    said = _said(connection, row["id"])
    return Found(
        id=row["id"],
        kind=said.kind if said else table.name,
        fact=said.fact if said else fact,
        page=load.pages(connection, [key])[key],
        whole=load.page(connection, key),
        versions=Versions(mark["codebook_version"], mark["model_version"], mark["program_version"]),
        examined=said,
    )


def _said(connection: Connection, key: str) -> Examined | None:
    """What people said of the fact."""
    if connection.execute(select(judged.c.id).where(or_(judged.c.fact_id == key, judged.c.id == key))).first() is None:
        return None
    return examined(connection, *find_with_state(connection, key))

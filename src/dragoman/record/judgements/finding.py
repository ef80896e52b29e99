"""Facts and judgements by their names, or by the start of a name."""

from __future__ import annotations

import re

from sqlalchemy import Connection, select

from dragoman.record import schema
from dragoman.record.errors import UnknownFact
from dragoman.record.judgements import rows, tables
from dragoman.record.judgements.errors import BadJudgement
from dragoman.record.judgements.judgement import Judgement, Target
from dragoman.record.judgements.state import PageState, Subject, home_page, load_page
from dragoman.record.starts import starts_with

NAME = re.compile(r"[a-z]-[0-9a-f]*")
OFFERED = 5


def find_with_state(connection: Connection, name: str) -> tuple[PageState, str, Subject | None]:
    """The page of a fact, the fact's id ("" where the machine no longer finds it), and what was judged of it.

    `name`: the id of a fact (`e-…`) or of a judged fact (`s-…`), or its start. Raises `UnknownFact`.
    """
    wanted = name.strip().lower()
    wanted = wanted if "-" in wanted else f"e-{wanted}"
    hits = _hits(connection, wanted)
    if wanted in hits:
        hits = {wanted: hits[wanted]}
    if len(hits) != 1:
        names = tuple(sorted(hits))
        told = f"several facts begin with {name!r}: {', '.join(names)}" if names else f"no fact has the id {name!r}"
        raise UnknownFact(told, names)
    ((key, page_id),) = hits.items()
    state = load_page(connection, page_id)
    if state is None:
        raise UnknownFact(f"no fact has the id {name!r}")
    if key in state.facts:
        return state, key, state.on(key)
    subject = state.subjects.get(key)
    if subject is None:
        raise UnknownFact(f"no fact has the id {name!r}")
    return state, subject.fact_id or "", subject


def find_subject(connection: Connection, target: Target) -> tuple[PageState, str, Subject | None]:
    """The same for a fact that was judged. Raises `BadJudgement` where its page is not in the record."""
    page_id = home_page(connection, target.source, target.text_sha256)
    state = load_page(connection, page_id) if page_id else None
    if state is None:
        raise BadJudgement(f"the page {target.source} is not in this record: read it first")
    subject = next((s for s in state.subjects.values() if any(t.subject == target.subject for t in s.targets)), None)
    return state, (subject.fact_id or "") if subject else "", subject


def find_judgement(connection: Connection, name: str) -> Judgement:
    """The judgement with this id or start of an id. Raises `BadJudgement` where there is none, or more than one."""
    wanted = name.strip().lower()
    wanted = wanted if wanted.startswith("j-") else f"j-{wanted}"
    table = tables.judgement
    hits = []
    if NAME.fullmatch(wanted):
        query = select(table.c.id).where(starts_with(table.c.id, wanted)).order_by(table.c.id).limit(OFFERED)
        hits = list(connection.execute(query).scalars())
    if wanted in hits:
        hits = [wanted]
    if len(hits) != 1:
        several = f"several judgements begin with {name!r}: {', '.join(hits)}"
        raise BadJudgement(several if hits else f"no judgement has the id {name!r}: `dragoman judgements list` shows them")
    return rows.by_id(connection, hits)[0]


def _hits(connection: Connection, wanted: str) -> dict[str, str]:
    """Ids that begin so, with their pages."""
    found: dict[str, str] = {}
    if NAME.fullmatch(wanted):
        for table in (*schema.FACT_TABLES, tables.judged):
            query = select(table.c.id, table.c.page_id).where(starts_with(table.c.id, wanted)).order_by(table.c.id)
            found |= {row.id: row.page_id for row in connection.execute(query.limit(OFFERED))}
    return found

"""Keep the judged facts in step: worked out anew for a page whenever it is read or judged."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable

from sqlalchemy import Connection, delete, insert, select

from dragoman.model import Event
from dragoman.record import schema
from dragoman.record.among import among
from dragoman.record.columns import metadata
from dragoman.record.derived import parts
from dragoman.record.judgements import tables
from dragoman.record.judgements.fields import from_json, kind_of
from dragoman.record.judgements.judgement import canonical
from dragoman.record.judgements.rows import Row
from dragoman.record.judgements.state import PageState, Subject, home_page, load_page
from dragoman.record.load import in_batches
from dragoman.record.rows import event_days

#: Where a fact comes in the list of its page when the machine no longer finds it: after all that it finds.
LAST = 1_000_000


def page_was_read(connection: Connection, page_id: str) -> None:
    """To be called in the transaction that stores a page, after its facts.

    Other pages with the same text may have lent themselves to judgements that are about this one.
    """
    history, other = schema.page_text, schema.page_text.alias()
    query = select(other.c.page_id).join(history, history.c.text_sha256 == other.c.text_sha256)
    query = query.where(history.c.page_id == page_id, other.c.page_id != page_id).distinct()
    others = connection.execute(query).scalars().all()
    judged = select(tables.judged.c.page_id).where(tables.judged.c.page_id.in_(others)).distinct()
    passed_on = connection.execute(judged).scalars().all()
    refresh(connection, {page_id, *passed_on})
    _tell(connection, passed_on)


def pages_were_judged(connection: Connection, page_ids: Iterable[str]) -> None:
    """To be called in the transaction that writes judgements down, after them."""
    pages = sorted(set(page_ids))
    refresh(connection, pages)
    _tell(connection, pages)


def _tell(connection: Connection, page_ids: Iterable[str]) -> None:
    """Let the parts of the record that build upon judged facts look at these pages again."""
    later = [part for part in parts() if tables.judged not in part.tables]
    for page_id in page_ids:
        for part in later:
            part.forget(connection, page_id)
            part.learn(connection, page_id)


def refresh(connection: Connection, page_ids: Iterable[str]) -> None:
    """Work out the judged facts of these pages anew."""
    pages = sorted(set(page_ids))
    # All are emptied first: a judged fact may pass from one page to another.
    table = tables.judged
    for batch in in_batches(pages):
        old = select(table.c.id).where(among(table.c.page_id, batch))
        for child in tables.DERIVED[:-1]:
            connection.execute(delete(child).where(child.c.judged_id.in_(old)))
        connection.execute(delete(table).where(among(table.c.page_id, batch)))
    for page_id in pages:
        state = load_page(connection, page_id, with_facts=False)
        for name, found in (derived_rows(state) if state else {}).items():
            for part in in_batches(found):
                connection.execute(insert(metadata.tables[name]), part)


def fill(connection: Connection) -> None:
    """Work out all judged facts, the derived tables being empty."""
    target = tables.judgement_target
    pairs = connection.execute(select(target.c.source, target.c.text_sha256).distinct()).all()
    refresh(connection, pages_of(connection, ((source, text) for source, text in pairs)))


def pages_of(connection: Connection, pairs: Iterable[tuple[str, str]]) -> set[str]:
    """The pages that judgements with these sources and texts are about, as far as they are in the record."""
    return {page for source, text in set(pairs) if (page := home_page(connection, source, text)) is not None}


def derived_rows(state: PageState) -> dict[str, list[Row]]:
    """The rows of the derived tables for a page, by table, parents first."""
    rows: dict[str, list[Row]] = {table.name: [] for table in reversed(tables.DERIVED)}
    ranks: dict[str, int] = {}
    counts: Counter[str] = Counter()
    for key, fact in state.facts.items():
        ranks[key] = counts[kind_of(fact)]
        counts[kind_of(fact)] += 1
    for subject in state.subjects.values():
        _add(rows, state, subject, ranks.get(subject.fact_id or "", LAST))
    return rows


def _add(rows: dict[str, list[Row]], state: PageState, subject: Subject, rank: int) -> None:
    verdict = state.verdict(subject)
    fact = from_json(subject.kind, dict(verdict.fact))
    row: Row = {
        "id": subject.id,
        "kind": subject.kind,
        "page_id": state.id,
        "fact_id": subject.fact_id,
        "rank": rank,
        "state": verdict.state,
        "shown": int(verdict.shown),
        **dict.fromkeys(("act", "status", "first_day", "last_day")),
        "text_sha256": verdict.text_sha256,
        "names": canonical(sorted({target.subject for target in subject.targets})),
        "fact": canonical(dict(verdict.fact)),
        "conflicts": canonical([conflict.to_json() for conflict in verdict.conflicts]),
    }
    if isinstance(fact, Event):
        days = event_days(fact, state.page) or (None, None)
        row |= {"act": fact.act, "status": fact.status, "first_day": days[0], "last_day": days[1]}
        for role, parties in (("actor", fact.actors), ("recipient", fact.recipients)):
            rows["judged_party"] += [
                {"judged_id": subject.id, "role": role, "rank": n, "party": party} for n, party in enumerate(parties)
            ]
        rows["judged_theme"] += [{"judged_id": subject.id, "rank": n, "theme": t} for n, t in enumerate(fact.themes)]
    rows["judged"].append(row)

"""Check judgements against their own promises: unaltered, and what is derived from them as it must be."""

from __future__ import annotations

from collections.abc import Iterator

from sqlalchemy import Connection, select

from dragoman.record.judgements import rows, tables
from dragoman.record.judgements.derive import derived_rows, pages_of
from dragoman.record.judgements.judgement import canonical
from dragoman.record.judgements.state import load_page


def faults(connection: Connection) -> Iterator[str]:
    """What is wrong, one line each."""
    said = rows.everything(connection)
    for item in said:
        if not item.targets:
            yield f"judgement {item.id}: what it is about is missing"
        elif item.named().id != item.id:
            yield f"judgement {item.id}: it is not what was said"
    pages = pages_of(connection, {(t.source, t.text_sha256) for item in said for t in item.targets})
    table = tables.judged
    judged = connection.execute(select(table.c.page_id).distinct()).scalars().all()
    for page_id in sorted({*pages, *judged}):
        try:
            state = load_page(connection, page_id, with_facts=False)
        except (LookupError, ValueError):
            continue  # its facts are not whole, which is said of the page
        wanted = derived_rows(state) if state else {}
        if state is not None and _flat(wanted["judged"]) != _flat(_kept(connection, page_id)):
            yield f"{state.source}: what it shows of its judgements is out of step; rebuild the derived tables"


def _kept(connection: Connection, page_id: str) -> list[rows.Row]:
    table = tables.judged
    return [dict(row) for row in connection.execute(select(table).where(table.c.page_id == page_id)).mappings()]


def _flat(found: list[rows.Row]) -> list[str]:
    return sorted(map(canonical, found))

"""How much of what a search finds is new."""

from __future__ import annotations

from sqlalchemy import func, select

from dragoman.record import schema, search_schema
from dragoman.record.record import Record
from dragoman.record.search import matching
from dragoman.record.search.find import _bound, _must_be_current, _select, selected
from dragoman.record.search.parse import parse

#: What is new is counted up to this number.
COUNTED_NEW = 1000


def new_hits(record: Record, text: str, since: str) -> tuple[int, bool]:
    """How many of the pages that a search finds were first stored at `since` (ISO, UTC; "" for all) or later.

    Counted up to 1,000; the second value tells whether there are more. Raises as `search` does.
    """
    query = parse(text)
    page, kept = schema.page, search_schema.search_page
    with record.reading() as connection:
        _must_be_current(connection)
        if not since:
            total = len(matching.numbers(connection, _select(connection, query, query.tree).limit(COUNTED_NEW + 1))[0])
            return min(total, COUNTED_NEW), total > COUNTED_NEW
        new = select(kept.c.no).join(page, page.c.id == kept.c.page_id).where(page.c.first_seen >= since)
        some = new.subquery()
        first, last = connection.execute(select(func.min(some.c.no), func.max(some.c.no))).one()
        if first is None:
            return 0, False
        # New pages are mostly of late days: the index is read from the first of them on.
        statement, no = selected(connection, query, query.tree)
        statement = statement.where(no >= _bound(first), no <= _bound(last), no.in_(new)).limit(COUNTED_NEW + 1)
        total = len(matching.numbers(connection, statement)[0])
    return min(total, COUNTED_NEW), total > COUNTED_NEW

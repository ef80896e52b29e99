"""Parties, acts, statuses and themes asked for together have to be those of one event of the page."""

from __future__ import annotations

from collections.abc import Sequence

from sqlalchemy import ColumnElement, Connection, exists, false, select

from dragoman.record import search_schema
from dragoman.record.listing import tags
from dragoman.record.listing.filters import SPARSE, ListFilter, Walk, has
from dragoman.record.listing_schema import listed
from dragoman.record.search.query import Tag

KINDS = ("party", "act", "status", "theme")


def of_one_event(connection: Connection, no: ColumnElement[int], asked: Sequence[Tag]) -> ColumnElement[bool] | None:
    """The condition that the page with this number has an event with all these tags; None where that says nothing more.

    Of few such events, their pages are looked up first; of many, every page met is asked for one. Raises `RecordError`.
    """
    values = {kind: list(dict.fromkeys(tag.value for tag in asked if tag.kind == kind)) for kind in KINDS}
    if sum(map(len, values.values())) < 2:
        return None
    if len(values["act"]) > 1 or len(values["status"]) > 1:
        return false()  # an event has one of each
    themes = values["theme"]
    wanted = ListFilter(tuple(values["party"]), tuple(values["act"]), tuple(values["status"]), tuple(themes[:1]))
    walk = Walk(connection, wanted)
    more = [(tags.tag("theme", theme),) for theme in themes[1:]]
    others = [has(walk.no_of(), group) for group in more]
    page = search_schema.search_page.alias()
    if walk.empty:
        return false()
    if walk.count(*others, most=SPARSE) <= SPARSE:
        numbers = walk.numbers(*others).order_by(None)
        found = select(page.c.no).join(listed, listed.c.page_id == page.c.page_id).where(listed.c.no.in_(numbers))
        return no.in_(found)
    row = listed.alias()
    passes = (walk.passes(row.c.no), *(has(row.c.no, group) for group in more))
    return exists().where(page.c.no == no, row.c.page_id == page.c.page_id, *passes)

"""Lists in another order than that of days.

Of up to `COUNTED` events that pass, all are sorted; of more, the newest so many (the oldest, where these come first),
unless an index or the few values of a field make the order for all of them (`listing.events`).
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any, Literal

from sqlalchemy import ColumnElement, Select, Subquery, case, func, select

from dragoman.record.listing import index
from dragoman.record.listing.filters import COUNTED, Walk
from dragoman.record.listing_schema import listed
from dragoman.record.resolution_schema import happening, happening_report

#: `newest` and `oldest`: by first day, undated last. `act`, `status`: by code, or in the order given; `outlet`: by name;
#: with `-z` the last first. `doubtful`: the lowest confidence first, `sure`: the highest, what was not measured last.
#: `corroborated`: what most sources report that do not depend on each other, then what most articles do; `single`: the
#: other way round. `urgent`: what wants reviewing most (`judgements.queue`), what people have settled left out.
Sort = Literal[
    "newest", "oldest", "act", "act-z", "status", "status-z", "outlet", "outlet-z", "doubtful", "sure", "corroborated",
    "single", "urgent",
]  # fmt: skip
#: The field of each order, and whether its highest values come first.
FIELDS: dict[str, tuple[str, bool]] = {
    "oldest": ("day", False), "act": ("act", False), "act-z": ("act", True), "status": ("status", False),
    "status-z": ("status", True), "outlet": ("outlet", False), "outlet-z": ("outlet", True),
    "doubtful": ("confidence", False), "sure": ("confidence", True), "corroborated": ("independent", True),
    "single": ("independent", False),
}  # fmt: skip


def ordered(walk: Walk, sort: Sort, order: Sequence[str], skip: int, size: int, *, whole: bool) -> list[int]:
    """Numbers of events that pass, `skip` of them passed over. `whole`: of each happening its latest report alone."""
    rows = _rows(walk, sort)
    some = _happenings(rows) if whole else rows
    field, down = FIELDS[sort]
    keys = [some.c.independent, some.c.articles] if field == "independent" else [_key(some.c[field], field, order)]
    by: list[ColumnElement[Any]] = []
    for key in keys:
        by += [key.is_(None), key.desc() if down else key]
    query = select(some.c.no).order_by(*by, some.c.no.desc()).limit(size).offset(skip)
    return list(walk.connection.execute(query).scalars())


def _key(column: ColumnElement[Any], field: str, order: Sequence[str]) -> ColumnElement[Any]:
    if order and field in {"act", "status"}:
        return case({value: rank for rank, value in enumerate(order)}, value=column, else_=len(order))
    return column


def _passing(walk: Walk, sort: Sort) -> Select[int]:
    if sort != "oldest":
        return walk.numbers().limit(COUNTED)
    # What has no day has the lowest numbers and comes last.
    return walk.numbers(walk.no_of() >= index.first_number("0001-01-01"), newest=False).limit(COUNTED)


def _rows(walk: Walk, sort: Sort) -> Subquery:
    """One row an event that passes, with all that it can be sorted by."""
    passing = _passing(walk, sort).subquery()
    told, act = happening_report, happening
    dated = listed.c.no >= index.first_number("0001-01-01")
    columns = {
        "no": listed.c.no,
        "home": func.coalesce(told.c.happening_id, listed.c.event_id),
        "day": case((dated, listed.c.no), else_=None),
        "act": listed.c.act,
        "status": listed.c.status,
        "outlet": listed.c.outlet,
        "confidence": listed.c.confidence,
        "whole_act": func.coalesce(act.c.act, listed.c.act),
        "whole_status": func.coalesce(act.c.status, listed.c.status),
        "articles": func.coalesce(act.c.articles, 1),
        "independent": func.coalesce(act.c.independent, 1),
    }
    joined = listed.join(passing, passing.c.no == listed.c.no)
    joined = joined.outerjoin(told, told.c.event_id == listed.c.event_id).outerjoin(act, act.c.id == told.c.happening_id)
    return select(*(column.label(name) for name, column in columns.items())).select_from(joined).subquery()


def _happenings(rows: Subquery) -> Subquery:
    """One row a happening: its latest report, and what its reports that pass say at most or first."""
    columns = {
        "no": func.max(rows.c.no), "day": func.min(rows.c.day), "outlet": func.min(rows.c.outlet),
        "confidence": func.max(rows.c.confidence), "act": func.min(rows.c.whole_act),
        "status": func.min(rows.c.whole_status), "articles": func.min(rows.c.articles),
        "independent": func.min(rows.c.independent),
    }  # fmt: skip
    return select(*(column.label(name) for name, column in columns.items())).group_by(rows.c.home).subquery()

"""Events a page at a time."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from itertools import product

from sqlalchemy import ColumnElement, Connection, Select, exists, func, select

from dragoman.model import Event
from dragoman.record.among import among
from dragoman.record.listing import index
from dragoman.record.listing.filters import COUNTED, ListFilter, Walk
from dragoman.record.listing.ordering import FIELDS, Sort, ordered
from dragoman.record.listing_schema import listed, listed_tag
from dragoman.record.queries import EventFilter, Stored, events_by_id
from dragoman.record.record import Record


@dataclass(frozen=True, slots=True)
class EventPage:
    """Events `first` to `first + len(events) - 1` (counted from 1) of `total`, or of `more` than that.

    `partly`: only the newest 10,000 of what passes were sorted, or looked through for words of their object.
    """

    events: tuple[Stored[Event], ...]
    first: int
    total: int
    more: bool
    partly: bool = False


def event_page(
    record: Record, wanted: EventFilter | None = None, *, sort: Sort = "newest", first: int = 1, size: int = 50,
    order: Sequence[str] = (), known: int | None = None,
) -> EventPage:  # fmt: skip
    """Some of the events that pass (`EventFilter` or `ListFilter`), as people judged them; equal ones the newest first.

    `order`: the values of the field sorted by (acts or statuses) in another order than that of their codes. The order is
    the same in both stores. Totals are counted up to 10,000; `known`: what `Facets.passing` of the same filter says, which
    spares the counting (not of what is `urgent`). Raises `BadDate`, `RecordError`.
    """
    with record.reading() as connection:
        walk = Walk(connection, wanted)
        total = known
        if total is None or sort == "urgent":
            total = walk.count(*([_unsettled(walk.no_of())] if sort == "urgent" else []))
        skip = max(first, 1) - 1
        numbers = _numbers(walk, sort, order, skip, size, total) if total > skip else []
        partly = walk.partly or (total > COUNTED and sort in {"corroborated", "single"})
        return EventPage(in_order(connection, numbers), skip + 1, min(total, COUNTED), total > COUNTED, partly)


def in_order(connection: Connection, numbers: Sequence[int]) -> tuple[Stored[Event], ...]:
    """The events with these numbers."""
    rows = connection.execute(select(listed.c.no, listed.c.event_id).where(among(listed.c.no, numbers)))
    names = {row.no: row.event_id for row in rows}
    found = events_by_id(connection, [names[no] for no in numbers])
    return tuple(found[names[no]] for no in numbers)


def _numbers(walk: Walk, sort: Sort, order: Sequence[str], skip: int, size: int, total: int) -> list[int]:
    if sort == "urgent" and total > COUNTED and (walk.wanted.acts or walk.wanted.statuses):
        return _most_urgent(walk, skip, size)
    field = FIELDS.get(sort, ("", False))[0]
    if field == "independent" or (field in {"act", "status", "outlet"} and total <= COUNTED):
        return ordered(walk, sort, order, skip, size, whole=False)
    return _in_tiers(walk.connection, _tiers(walk, sort, order, total), skip, size)


def _tiers(walk: Walk, sort: Sort, order: Sequence[str], total: int) -> Iterable[Select[int]]:
    """Queries whose results come one after the other."""
    dated = index.first_number("0001-01-01")
    if sort == "newest":
        return [walk.numbers()]
    if sort == "oldest" and (walk.since or walk.until):
        return [walk.numbers(newest=False)]
    if sort == "oldest":
        return [walk.numbers(walk.no_of() >= dated, newest=False), walk.numbers(walk.no_of() < dated)]
    field, down = FIELDS.get(sort, ("weight", True))
    if field in {"act", "status", "outlet"}:
        return _by_value(walk, field, order, down=down)
    query = select(listed.c.no)
    # Few are fetched and sorted; of many, the first are soon met when the table is walked in the order asked for.
    if walk.groups and total <= COUNTED:
        query = query.where(listed.c.no.in_(walk.numbers().order_by(None)))
    else:
        query = query.where(walk.passes(listed.c.no))
    if sort == "urgent":
        return [query.where(listed.c.weight.is_not(None)).order_by(listed.c.weight.desc(), listed.c.no.desc())]
    sure = listed.c.confidence.desc() if down else listed.c.confidence
    return [
        query.where(listed.c.confidence.is_not(None)).order_by(sure, listed.c.no.desc()),
        query.where(listed.c.confidence.is_(None)).order_by(listed.c.no.desc()),
    ]


def _most_urgent(walk: Walk, skip: int, size: int) -> list[int]:
    """The most urgent of many of some acts or statuses: whether an event is urgent depends much on these, so that all of
    an act or status may stand far behind where everything is in that order. Those of each act and status are in their own.
    """
    each = Walk(walk.connection, replace(walk.wanted, acts=(), statuses=()))
    acts = sorted(set(walk.wanted.acts)) or _values(walk.connection, "act")
    statuses = sorted(set(walk.wanted.statuses)) or _values(walk.connection, "status")
    most: list[tuple[float, int]] = []
    for act, status in product(acts, statuses):
        query = select(listed.c.weight, listed.c.no).where(listed.c.act == act, listed.c.status == status)
        query = query.where(listed.c.weight.is_not(None), each.passes(listed.c.no))
        query = query.order_by(listed.c.weight.desc(), listed.c.no.desc()).limit(skip + size)
        most += [(row[0], row[1]) for row in walk.connection.execute(query)]
    return [no for _weight, no in sorted(most, reverse=True)[skip : skip + size]]


def _unsettled(no: ColumnElement[int]) -> ColumnElement[bool]:
    if no is listed.c.no:
        return listed.c.weight.is_not(None)
    row = listed.alias()
    return exists().where(row.c.no == no, row.c.weight.is_not(None))


def _by_value(walk: Walk, field: str, order: Sequence[str], *, down: bool) -> Iterable[Select[int]]:
    """What passes, one value of the field after the other; what has none last."""
    asked = {"act": walk.wanted.acts, "status": walk.wanted.statuses, "outlet": walk.wanted.outlets}[field]
    ranks = {value: rank for rank, value in enumerate(order)}
    values = sorted(set(asked) or _values(walk.connection, field), key=lambda value: (ranks.get(value, len(ranks)), value))
    for value in reversed(values) if down else values:
        some = Walk(walk.connection, _with(walk.wanted, field, value))
        if not some.empty:
            yield some.numbers()
    if field == "outlet" and not asked:
        row = listed.alias()
        yield walk.numbers(exists().where(row.c.no == walk.no_of(), row.c.outlet.is_(None)))


def _with(wanted: ListFilter, field: str, value: str) -> ListFilter:
    if field == "act":
        return replace(wanted, acts=(value,))
    return replace(wanted, statuses=(value,)) if field == "status" else replace(wanted, outlets=(value,))


def _values(connection: Connection, kind: str) -> list[str]:
    """The values of a kind of tag that there are, sorted, without a look at every event."""
    found: list[str] = []
    tag: str | None = f"{kind}:"
    while tag is not None:
        query = select(func.min(listed_tag.c.tag)).where(listed_tag.c.tag > tag, listed_tag.c.tag < f"{kind};")
        tag = connection.execute(query).scalar()
        found += [tag.partition(":")[2]] if tag else []
    return found


def _in_tiers(connection: Connection, tiers: Iterable[Select[int]], skip: int, size: int) -> list[int]:
    """As much as `size` of all the results in a row, after `skip` of them."""
    found: list[int] = []
    for statement in tiers:
        rows = list(connection.execute(statement.limit(size - len(found)).offset(skip)).scalars())
        found += rows
        if len(found) >= size:
            break
        if rows:
            skip = 0
        elif skip:
            inner = statement.limit(skip).subquery()
            skip -= connection.execute(select(func.count()).select_from(inner)).scalar_one()
    return found

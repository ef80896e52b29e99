"""The rows of all sentences, kept in step with the pages once somebody has asked for them."""

from __future__ import annotations

import json
from collections import defaultdict
from collections.abc import Callable, Iterator, Mapping, Sequence

from sqlalchemy import Connection, delete, func, insert, select

from dragoman.record import schema
from dragoman.record.among import among
from dragoman.record.derived import Derived
from dragoman.record.load import in_batches
from dragoman.record.neighbour_schema import neighbour_page, neighbour_state
from dragoman.record.record import Record

#: Pages whose rows are made in one transaction.
BATCH = 400
#: Of so many pages at most a check works the rows out once more; of all of them it looks at the places.
CHECKED = 200
#: Where a sentence stands: text, title or furniture; the line of furniture, else -1; its first and last character.
Place = tuple[str, int, int, int]
Row = dict[str, str]


def made(connection: Connection) -> str | None:
    """What made the rows; None where nobody asked for them."""
    state = neighbour_state
    return connection.execute(select(state.c.value).where(state.c.name == "version")).scalar_one_or_none()


def make(record: Record, step: Callable[[int], None] = lambda _left: None) -> int:
    """Make the rows of all pages that have none, a few pages at a time, so that others can write meanwhile; how many pages.

    From then on pages that are read get theirs. `step` is told how many pages are left. Stopped midway, it goes on when
    called again.
    """
    with record.writing() as connection:
        if made(connection) != _version():
            _begin(connection)
    done, left = 0, waiting(record)
    while left:
        step(left)
        with record.writing() as connection:
            keys = _without(connection, BATCH)
            _add(connection, keys)
        done += len(keys)
        left = waiting(record) if len(keys) == BATCH else 0
    return done


def drop(record: Record) -> None:
    """Take all rows away; pages that are read get none any more."""
    with record.writing() as connection:
        connection.execute(delete(neighbour_page))
        connection.execute(delete(neighbour_state))


def waiting(record: Record) -> int:
    """How many pages have no row yet; 0 where nobody asked for them."""
    with record.reading() as connection:
        if made(connection) is None:
            return 0
        pages = connection.execute(select(func.count()).select_from(schema.page)).scalar_one()
        return pages - connection.execute(select(func.count()).select_from(neighbour_page)).scalar_one()


def many(record: Record, most: int) -> bool | None:
    """Whether there are rows of more than so many pages; None where there are none."""
    with record.reading() as connection:
        if made(connection) is None:
            return None
        some = select(neighbour_page.c.page_id).limit(most + 1).subquery()
        return connection.execute(select(func.count()).select_from(some)).scalar_one() > most


def _version() -> str:
    from dragoman.record.neighbours import vector

    return vector.version()


def _begin(connection: Connection) -> None:
    connection.execute(delete(neighbour_page))
    connection.execute(delete(neighbour_state))
    connection.execute(insert(neighbour_state).values(name="version", value=_version()))


def _without(connection: Connection, most: int) -> list[str]:
    page, there = schema.page, neighbour_page
    query = select(page.c.id).outerjoin(there, there.c.page_id == page.c.id).where(there.c.page_id.is_(None))
    return list(connection.execute(query.order_by(page.c.id).limit(most)).scalars())


def _add(connection: Connection, keys: Sequence[str]) -> None:
    from dragoman.record.neighbours.vector import pack, vector

    rows: list[Row] = []
    for key, found in sentences(connection, keys).items():
        packed = pack([vector(words) for _, words in found])
        rows.append({"page_id": key, "places": _places(found), "vectors": packed})
    if rows:
        connection.execute(insert(neighbour_page), rows)


def _places(found: Sequence[tuple[Place, str]]) -> str:
    return json.dumps([place for place, _ in found], separators=(",", ":"))


def sentences(connection: Connection, keys: Sequence[str]) -> Mapping[str, list[tuple[Place, str]]]:
    """The sentences of these pages: those that tell of events as the machine reads them, and titles; by place."""
    found: dict[str, dict[Place, str]] = defaultdict(dict)
    event, at, span, page = schema.event, schema.evidence, schema.evidence_span, schema.page
    query = (
        select(event.c.page_id, at.c.place, at.c.line, span.c.start, span.c.stop, span.c.exact)
        .join(at, at.c.event_id == event.c.id)
        .join(span, (span.c.event_id == at.c.event_id) & (span.c.evidence_rank == at.c.rank) & (span.c.field == "sentence"))
        .where(among(event.c.page_id, keys))
    )
    for key, where, line, start, stop, words in connection.execute(query):
        found[key][where, -1 if line is None else line, start, stop] = words
    for key, title in connection.execute(select(page.c.id, page.c.title).where(among(page.c.id, keys))):
        here = found[key]
        if title and title.strip() and not any(where == "title" for where, *_ in here):
            here["title", -1, 0, len(title)] = title
    return {key: sorted(found[key].items()) for key in sorted(found)}


def learn(connection: Connection, page_id: str) -> None:
    """Make the rows of a page that was just written."""
    if made(connection) is not None:
        _add(connection, [page_id])


def forget(connection: Connection, page_id: str) -> None:
    """Drop the rows of a page, before it is written anew."""
    connection.execute(delete(neighbour_page).where(neighbour_page.c.page_id == page_id))


def fill(connection: Connection) -> None:
    """Make the rows of all pages, if anybody asked for them."""
    if made(connection) is None:
        return
    _begin(connection)
    while keys := _without(connection, BATCH):
        _add(connection, keys)


def stale(connection: Connection) -> bool:
    """Whether the rows were made by another version."""
    there = made(connection)
    return there is not None and there != _version()


def check(connection: Connection) -> Iterator[str]:
    """Pages without rows, and rows that are not what their page gives."""
    from dragoman.record.neighbours.vector import pack, vector

    if made(connection) is None:
        if connection.execute(select(neighbour_page.c.page_id).limit(1)).first() is not None:
            yield "there are rows that nobody asked for: dragoman record neighbours --drop"
        return
    if stale(connection):
        yield "the rows were made by another version: dragoman record neighbours"
        return
    every = list(connection.execute(select(schema.page.c.id).order_by(schema.page.c.id)).scalars())
    closely = set(every[:: max(1, len(every) // CHECKED)])
    for batch in in_batches(every, BATCH):
        kept = select(neighbour_page).where(among(neighbour_page.c.page_id, batch))
        there = {row.page_id: row for row in connection.execute(kept)}
        for key, found in sentences(connection, batch).items():
            row = there.get(key)
            if row is None:
                yield f"page {key} has no rows: dragoman record neighbours"
            elif row.places != _places(found):
                yield f"page {key} has rows of other sentences than it has"
            elif key in closely and row.vectors != pack([vector(words) for _, words in found]):
                yield f"page {key} has rows that its sentences do not give"


DERIVED = Derived(
    name="neighbours",
    # `neighbour_state` tells that somebody wants them: it is no work of the program's own and stays.
    tables=(neighbour_page,),
    fill=fill,
    check=check,
    stale=stale,
    learn=learn,
    forget=forget,
    # The same in both stores, but quicker made than copied and compared.
    own_form=True,
)

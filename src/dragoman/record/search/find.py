"""Pages by their words, and how many of them there are of each kind."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date, timedelta
from typing import Any

from sqlalchemy import ColumnElement, Connection, Select, func, literal_column, select

from dragoman.model import Span
from dragoman.record import load, schema, search_schema
from dragoman.record.among import among
from dragoman.record.errors import RecordError
from dragoman.record.load import StoredPage
from dragoman.record.record import Record
from dragoman.record.search import index, matching, recent
from dragoman.record.search.highlight import excerpt, passages, places
from dragoman.record.search.parse import parse
from dragoman.record.search.query import All, Node, Query
from dragoman.record.search.together import indexed, of_one_event

#: Pages that are counted, and that facets are made of; beyond, there are "more than".
COUNTED = 10_000
FACETS = ("party", "act", "theme", "outlet", "month")


@dataclass(frozen=True, slots=True)
class Hit:
    """A page found. `title` and `text` are the words that answer the search, at their places in title and text.

    `passages`: the sentences of the text that show them best, in its order; the first one where none does.
    """

    page: StoredPage
    title: tuple[Span, ...]
    text: tuple[Span, ...]
    excerpt: Span
    passages: tuple[Span, ...] = ()

    def to_json(self) -> dict[str, Any]:
        """The hit as `dragoman search --format jsonl` prints it."""
        spans = {"in_title": self.title, "in_text": self.text}
        marks = {name: [span.to_json() for span in found] for name, found in spans.items()}
        return {"id": self.page.id, **self.page.to_json(), "excerpt": self.excerpt.to_json(), **marks}


@dataclass(frozen=True, slots=True)
class Found:
    """One page of results: hits `first` to `first + len(hits) - 1` (counted from 1) of `total`, or of more than that.

    `newest`: the numbers, in the index, of the newest of all that was found, for `facets`.
    """

    hits: tuple[Hit, ...]
    first: int
    total: int
    more: bool
    newest: tuple[int, ...] = field(default=(), repr=False, compare=False)


def search(record: Record, text: str, *, page: int = 1, size: int = 10) -> Found:
    """The pages that a search finds, those with all its words in their title first, newer ones before older ones.

    The order is the same in every store. Raises `BadQuery`, `UnknownParty`, `RecordError`.
    """
    query = parse(text)
    with record.reading() as connection:
        _must_be_current(connection)
        skip = (max(page, 1) - 1) * size
        numbers, newest = _numbers(connection, query, skip, size)
        hits = _hits(connection, query, numbers)
    return Found(hits, skip + 1, min(len(newest), COUNTED), len(newest) > COUNTED, tuple(newest[:COUNTED]))


def facets(
    record: Record, text: str, *, most: int = 10, of: int | None = None, found: Found | None = None
) -> dict[str, list[tuple[str, int]]]:
    """How many pages of those found there are of each party, act, theme, outlet and month: the `most` frequent ones.

    Of more pages found than `of` (if not given, `COUNTED`), the newest are counted. `found`: what `search` gave for the
    same text, which spares looking for it again. Raises as `search` does.
    """
    query = parse(text)
    counted: Counter[tuple[str, str]] = Counter()
    with record.reading() as connection:
        _must_be_current(connection)
        tag, most_of = search_schema.search_tag, of or COUNTED
        each = select(tag.c.kind, tag.c.value, func.count()).group_by(tag.c.kind, tag.c.value)
        if found is None:
            newest: Sequence[int] = _newest(connection, query, [(query.tree, most_of)])[0]
        else:
            newest = found.newest[:most_of]
        for some in load.in_batches(newest):
            for kind, value, count in connection.execute(each.where(among(tag.c.no, some))):
                counted[kind, value] += count
    values: dict[str, list[tuple[str, int]]] = defaultdict(list)
    for (kind, value), count in counted.items():
        values[kind].append((value, count))
    return {kind: sorted(values[kind], key=lambda pair: (-pair[1], pair[0]))[:most] for kind in FACETS}


def pages_of(record: Record, found: Found) -> list[str]:
    """The ids of the newest of all pages found, up to `COUNTED`."""
    kept = search_schema.search_page
    names: list[str] = []
    with record.reading() as connection:
        for some in load.in_batches(found.newest):
            names += connection.execute(select(kept.c.page_id).where(among(kept.c.no, some))).scalars().all()
    return names


def _must_be_current(connection: Connection) -> None:
    if index.stale(connection):
        raise RecordError("the search index was made by another version of Dragoman: run dragoman record rebuild")


def _numbers(connection: Connection, query: Query, skip: int, size: int) -> tuple[list[int], list[int]]:
    """The numbers of the hits wanted, in their order; those of all, the newest first, up to one more than `COUNTED`."""
    titled, *rest = matching.tiers(query)
    # Those with all words in their title come first. Words are looked up once for these and once for all.
    asked = [(query.tree, COUNTED + 1), *([(titled, skip + size)] if rest else [])]
    newest, first = (*_newest(connection, query, asked), [])[:2]
    found, there = first[skip:], set(first)
    at, wanted = max(0, skip - len(first)), size - len(found)
    others = [number for number in newest if number not in there]
    if at + wanted > len(others) and len(newest) > COUNTED:
        found += _further(connection, query, rest[0] if rest else titled, at, wanted)
    elif wanted:
        found += others[at : at + wanted]
    return found, newest


def _newest(connection: Connection, query: Query, asked: Sequence[tuple[Node, int]]) -> list[list[int]]:
    """Of each tree the numbers of the newest pages, as many as are asked for."""
    begins = None if query.until else recent.begins(connection)
    found = _first(connection, query, asked, begins)
    left = [] if begins is None else [n for n, (_tree, most) in enumerate(asked) if len(found[n]) < most]
    if left:
        # Not enough among the newest: all pages are looked through.
        for n, numbers in zip(left, _first(connection, query, [asked[n] for n in left], None), strict=True):
            found[n] = numbers
    return found


def _first(connection: Connection, query: Query, asked: Sequence[tuple[Node, int]], begins: int | None) -> list[list[int]]:
    statements = (selected(connection, query, tree, begins)[0].limit(most) for tree, most in asked)
    return matching.numbers(connection, *statements)


def _further(connection: Connection, query: Query, tree: Node, skip: int, size: int) -> list[int]:
    """Numbers beyond those that are counted."""
    return matching.numbers(connection, _select(connection, query, tree).limit(size).offset(skip))[0]


def _select(connection: Connection, query: Query, tree: Node) -> Select[Any]:
    return selected(connection, query, tree)[0]


def selected(
    connection: Connection, query: Query, tree: Node, first: int | None = None
) -> tuple[Select[Any], ColumnElement[int]]:
    """The statement that gives the numbers of what a query finds by `tree`, the newest first, and their column.

    `first`: as in `matching.select_pages`.
    """
    asked = query.tags()
    joint = indexed(asked)
    statement, no = matching.select_pages(connection, All((tree, *joint)) if joint else tree, first)
    together = of_one_event(connection, no, asked)
    statement = statement.where(*_days(no, query), *([] if together is None else [together]))
    return statement.order_by(no.desc()), no


def _days(no: ColumnElement[int], query: Query) -> list[ColumnElement[bool]]:
    found = []
    if query.since:
        found.append(no >= _bound(index.first_number(query.since)))
    if query.until:
        after = date.fromisoformat(query.until)
        after = after + timedelta(days=1) if after < date.max else after
        # What has no day is in no period.
        found += [no < _bound(index.first_number(after.isoformat())), no >= _bound(index.first_number("0001-01-01"))]
    return found


def _bound(number: int) -> ColumnElement[int]:
    # Written out: SQLite's planner has to see that a full-text index is read from here to there.
    return literal_column(str(number))


def _hits(connection: Connection, query: Query, numbers: Sequence[int]) -> tuple[Hit, ...]:
    kept = search_schema.search_page
    rows = connection.execute(select(kept.c.no, kept.c.page_id).where(among(kept.c.no, numbers)))
    names = {row.no: row.page_id for row in rows}
    pages = load.pages(connection, names.values())
    bodies = _bodies(connection, [page.text_sha256 for page in pages.values()])
    wanted = query.wanted()
    hits = []
    for number in numbers:
        page = pages[names[number]]
        body = bodies[page.text_sha256]
        marks = places(body, wanted)
        hits.append(Hit(page, places(page.title or "", wanted, title=True), marks, excerpt(body, marks), passages(body, marks)))
    return tuple(hits)


def _bodies(connection: Connection, hashes: Sequence[str]) -> dict[str, str]:
    text = schema.text
    rows = connection.execute(select(text.c.sha256, text.c.body).where(among(text.c.sha256, hashes)))
    return {row.sha256: row.body for row in rows}

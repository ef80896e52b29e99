"""Parties, acts, statuses and themes asked for together have to be those of one event of the page.

The index holds a word for each two of them that one event has, so that two are looked up like any word. What asks for
three or more is asked of the few pages that have all these words.
"""

from __future__ import annotations

import functools
import hashlib
from collections.abc import Iterable, Sequence
from itertools import combinations

from sqlalchemy import ColumnElement, Connection, exists, false, select

from dragoman.record import search_schema
from dragoman.record.errors import RecordError
from dragoman.record.listing import index as lists
from dragoman.record.listing import tags
from dragoman.record.listing.filters import has
from dragoman.record.listing_schema import listed
from dragoman.record.search.query import Tag

KINDS = ("party", "act", "status", "theme")
#: A kind and a value.
Value = tuple[str, str]


def of_event(act: str, status: str, parties: Iterable[str], themes: Iterable[str]) -> set[str]:
    """The words for each two of what an event is listed under."""
    among = tags.parties(parties)
    rest: list[Value] = [("act", act), ("status", status), *(("theme", theme) for theme in sorted(set(themes)))]
    found = {_word(*two) for two in combinations(rest, 2)}
    found |= {_word(("party", name), other) for name in among for other in rest}
    return found | {_word(("party", one), ("party", other)) for one, other in tags.pairs(among)}


@functools.lru_cache(maxsize=50_000)
def _word(one: Value, other: Value) -> str:
    # Of a length of its own, however long the names: a word of PostgreSQL's index ends at 2 kB.
    text = "\n".join(f"{kind}:{value}" for kind, value in sorted((one, other)))
    return hashlib.sha256(text.encode()).hexdigest()[:16]


def _asked(tags_asked: Sequence[Tag]) -> list[Value]:
    return [(kind, value) for kind in KINDS for value in dict.fromkeys(t.value for t in tags_asked if t.kind == kind)]


def indexed(asked: Sequence[Tag]) -> list[Tag]:
    """The words of the index for each two of the tags; none for a state with its own groups, which make no pair."""
    return [Tag("joint", _word(*two)) for two in combinations(_asked(asked), 2) if _paired(*two)]


def _paired(one: Value, other: Value) -> bool:
    names = sorted(value for kind, value in (one, other) if kind == "party")
    return len(names) < 2 or bool(tags.pairs(names))


def of_one_event(connection: Connection, no: ColumnElement[int], asked: Sequence[Tag]) -> ColumnElement[bool] | None:
    """The condition that the page with this number has an event with all these tags; None where `indexed` says it all.

    Raises `RecordError` where the lists were made by another version of the program.
    """
    values = _asked(asked)
    for kind in ("act", "status"):
        if sum(1 for each, _value in values if each == kind) > 1:
            return false()  # an event has one of each
    if len(values) < 2 or (len(values) == 2 and _paired(*values)):
        return None
    if lists.stale(connection):
        raise RecordError("the lists were made by another version of Dragoman: run dragoman record rebuild")
    page, row = search_schema.search_page.alias(), listed.alias()
    fields = [row.c[kind] == value for kind, value in values if kind in {"act", "status"}]
    others = [has(row.c.no, (tags.tag(kind, value),)) for kind, value in values if kind in {"party", "theme"}]
    return exists(select(row.c.no).where(page.c.no == no, row.c.page_id == page.c.page_id, *fields, *others))

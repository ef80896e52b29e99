"""Events by the words of their object, looked for among the newest that pass the rest of a filter."""

from __future__ import annotations

import json
from collections.abc import Sequence

from sqlalchemy import Connection, Select, select

from dragoman.codebook.folding import key
from dragoman.record import schema
from dragoman.record.judgements import tables
from dragoman.record.listing_schema import listed

#: Words of a query that count.
MOST = 8


def words_of(text: str) -> tuple[str, ...]:
    """The words of a text to compare by: without case and accents.

    >>> words_of("L’Accord-cadre, à Évian")
    ('l', 'accord', 'cadre', 'a', 'evian')
    """
    return tuple(key(text).split())


def holds(text: str | None, wanted: Sequence[str]) -> bool:
    """Whether each of the wanted words begins a word of the text."""
    there = words_of(text or "")
    return bool(there) and all(any(word.startswith(each) for word in there) for each in wanted)


def numbers_about(connection: Connection, passing: Select[int], wanted: Sequence[str]) -> list[int]:
    """Of the events with these numbers those whose object holds words that begin with each of the wanted ones."""
    asked = [word for text in wanted for word in words_of(text)][:MOST]
    if not asked:
        return []
    numbers, event, judged = passing.subquery(), schema.event, tables.judged
    rows = select(listed.c.no, event.c.object).join(numbers, numbers.c.no == listed.c.no)
    rows = rows.join(event, event.c.id == listed.c.event_id).where(event.c.object.is_not(None))
    objects = {row.no: row.object for row in connection.execute(rows)}
    for name in (judged.c.fact_id, judged.c.id):
        said = select(listed.c.no, judged.c.fact).join(numbers, numbers.c.no == listed.c.no)
        said = said.join(judged, name == listed.c.event_id).where(judged.c.kind == "event")
        objects |= {row.no: json.loads(row.fact).get("object") for row in connection.execute(said)}
    return sorted(no for no, text in objects.items() if holds(text, asked))

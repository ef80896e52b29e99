"""Which pages the resolution has not seen as they are now, and what judgements have changed since."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from importlib import import_module

from sqlalchemy import Connection, delete, func, insert, or_, select

from dragoman.record import schema
from dragoman.record.among import among
from dragoman.record.judgements.tables import judged
from dragoman.record.load import in_batches
from dragoman.record.resolution_schema import TABLES, resolved_judgement, resolved_page
from dragoman.record.resolve import Constraints
from dragoman.record.resolve.corroboration import agencies, pack, sketch
from dragoman.record.resolve.settings import version

#: Modules with a function `constraints(connection)`: what people have decided. All of them are heard.
JUDGES: tuple[str, ...] = ("dragoman.record.judgements.constraints",)


def constraints(connection: Connection) -> Constraints:
    """All judgements that bear on the resolution."""
    found = [import_module(name).constraints(connection) for name in JUDGES]
    return Constraints.of(
        must_link=[pair for one in found for pair in one.must_link],
        cannot_link=[pair for one in found for pair in one.cannot_link],
        corrections={fact: fields for one in found for fact, fields in one.corrections.items()},
        rejected=[fact for one in found for fact in one.rejected],
        usual={name: usual for one in found for name, usual in one.usual.items()},
    )


def mark(digest: str) -> str:
    """What is noted of a page that was resolved: its reading, and by which rules."""
    return f"{digest} {version()}"


def outdated(connection: Connection) -> bool:
    """Whether anything was resolved by other rules than these."""
    other = resolved_page.c.mark.not_like(f"% {version()}")
    return connection.execute(select(resolved_page.c.page_id).where(other).limit(1)).first() is not None


def pages(connection: Connection, limit: int | None) -> list[str]:
    """Pages to be resolved, the oldest first so that reports of one act tend to come together; at most `limit` (None: all)."""
    reading, page = schema.reading, schema.page
    query = (
        select(reading.c.page_id)
        .join(page, page.c.id == reading.c.page_id)
        .outerjoin(resolved_page, resolved_page.c.page_id == reading.c.page_id)
        .where(or_(resolved_page.c.mark.is_(None), resolved_page.c.mark != reading.c.digest + f" {version()}"))
        .order_by(func.coalesce(page.c.published, page.c.captured, ""), reading.c.page_id)
        .limit(limit)
    )
    return list(connection.execute(query).scalars())


def changes(connection: Connection, now: Constraints) -> tuple[set[str], set[str]]:
    """The judgements that were not there at the last resolution, and those that are no more; one line of JSON each."""
    items = set(_items(now))
    kept = select(judged.c.id, judged.c.fact).where(judged.c.fact_id.is_(None), judged.c.shown == 1)
    items |= {json.dumps(["kept", [row[0]], row[1]], ensure_ascii=False) for row in connection.execute(kept)}
    before = set(connection.execute(select(resolved_judgement.c.item)).scalars())
    return items - before, before - items


def judged_since(connection: Connection, now: Constraints) -> set[str]:
    """Ids of all facts whose judgements changed since the last resolution; notes the new ones."""
    fresh, gone = changes(connection, now)
    for batch in in_batches(sorted(gone)):
        connection.execute(delete(resolved_judgement).where(among(resolved_judgement.c.item, batch)))
    if fresh:
        connection.execute(insert(resolved_judgement), [{"item": item} for item in sorted(fresh)])
    return {name for item in fresh | gone for name in json.loads(item)[1]}


def _items(now: Constraints) -> Iterable[str]:
    rows: list[tuple[object, ...]] = [("must_link", pair, None) for pair in now.must_link]
    rows += [("cannot_link", pair, None) for pair in now.cannot_link]
    rows += [("correction", [fact], dict(fields)) for fact, fields in now.corrections.items()]
    rows += [("rejected", [fact], None) for fact in now.rejected]
    return (json.dumps(row, ensure_ascii=False, sort_keys=True, default=list) for row in rows)


@dataclass(frozen=True, slots=True)
class Sign:
    """What tells copies of a page: the agencies it credits and the sketch of its text; with its reading's digest."""

    page: str
    digest: str
    agencies: frozenset[str]
    sketch: str


def signs(connection: Connection, names: Iterable[str]) -> Iterator[Sign]:
    """What tells copies of these pages, worked out from their texts."""
    page, text, reading = schema.page, schema.text, schema.reading
    for batch in in_batches(names):
        query = (
            select(page.c.id, page.c.outlet, text.c.body, reading.c.digest)
            .join(text, text.c.sha256 == page.c.text_sha256)
            .join(reading, reading.c.page_id == page.c.id)
            .where(among(page.c.id, batch))
        )
        rows = connection.execute(query).all()
        signed: dict[str, list[str]] = {}
        for key, name in connection.execute(
            select(schema.author.c.page_id, schema.author.c.name).where(among(schema.author.c.page_id, batch))
        ):
            signed.setdefault(key, []).append(name)
        for key, outlet, body, digest in rows:
            yield Sign(key, digest, frozenset(agencies(body, signed.get(key, ()), outlet)), pack(sketch(body)))


def note_pages(connection: Connection, names: Iterable[str]) -> bool:
    """Note that these pages are resolved as they are now, with what tells copies of them; whether any had been before."""
    again = False
    for batch in in_batches(names):
        before = connection.execute(delete(resolved_page).where(among(resolved_page.c.page_id, batch)))
        again = again or before.rowcount > 0
        made = [
            {
                "page_id": sign.page,
                "mark": mark(sign.digest),
                "agencies": " ".join(sorted(sign.agencies)),
                "sketch": sign.sketch,
            }
            for sign in signs(connection, batch)
        ]
        if made:
            connection.execute(insert(resolved_page), made)
    return again


def forget_all(connection: Connection) -> None:
    """Empty all tables of the resolution."""
    for table in reversed(TABLES):
        connection.execute(delete(table))

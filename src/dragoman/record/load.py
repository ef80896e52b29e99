"""Rows back into the nouns of the model."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from types import MappingProxyType
from typing import Any, TypeVar

from sqlalchemy import Connection, RowMapping, Table, select

from dragoman.model import Event, Evidence, Furniture, Page, Position, Programme, Quote, Reading, Span
from dragoman.record import schema
from dragoman.record.among import among

#: How many keys go into one query; SQLite takes at least 999.
BATCH = 500
T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class StoredPage:
    """A page as the record shows it beside a fact. `fiction`: written for a demonstration, no real news."""

    id: str
    source: str
    url: str | None
    outlet: str | None
    title: str | None
    published: str | None
    published_from: str
    captured: str | None
    text_sha256: str
    fiction: bool
    authors: tuple[str, ...] = ()

    def to_json(self) -> dict[str, Any]:
        """The page as `dragoman events --format jsonl` prints it with each event."""
        names = ("source", "url", "outlet", "title", "published", "captured", "fiction")
        return {name: getattr(self, name) for name in names}


@dataclass(frozen=True, slots=True)
class Versions:
    """Which codebook, model and program read a page."""

    codebook: str
    model: str
    program: str


def in_batches(items: Iterable[T], size: int = BATCH) -> Iterator[list[T]]:
    """The items in lists of at most `size`."""
    batch: list[T] = []
    for item in items:
        batch.append(item)
        if len(batch) == size:
            yield batch
            batch = []
    if batch:
        yield batch


def grouped(connection: Connection, table: Table, parent: str, keys: Sequence[str]) -> dict[str, list[RowMapping]]:
    """The rows of a child table by parent, each list in order. At most `BATCH` keys."""
    columns = [table.c[parent], *(column for column in table.primary_key if column.name != parent)]
    query = select(table).where(among(table.c[parent], keys)).order_by(*columns)
    found: dict[str, list[RowMapping]] = defaultdict(list)
    for row in connection.execute(query).mappings().all():
        found[row[parent]].append(row)
    return found


def pages(connection: Connection, keys: Iterable[str]) -> dict[str, StoredPage]:
    """The pages with these names."""
    found: dict[str, StoredPage] = {}
    for batch in in_batches(dict.fromkeys(keys)):
        authors = grouped(connection, schema.author, "page_id", batch)
        for row in connection.execute(select(schema.page).where(among(schema.page.c.id, batch))).mappings().all():
            names = tuple(author["name"] for author in authors[row["id"]]) if row["id"] in authors else ()
            fields = {name: row[name] for name in StoredPage.__slots__ if name not in {"authors", "fiction"}}
            found[row["id"]] = StoredPage(**fields, fiction=bool(row["fiction"]), authors=names)
    return found


def events(connection: Connection, rows: Sequence[RowMapping]) -> list[Event]:
    """The events of these rows of table `event` (at most `BATCH`), in their order."""
    keys = [row["id"] for row in rows]
    children = {
        table.name: grouped(connection, table, "event_id", keys)
        for table in (
            schema.event_party,
            schema.event_person,
            schema.event_theme,
            schema.evidence,
            schema.evidence_span,
        )
    }
    return [_event(row, {name: found.get(row["id"], []) for name, found in children.items()}) for row in rows]


def quote(row: RowMapping) -> Quote:
    """The quote of a row."""
    names = ("kind", "text", "speaker", "cue", "start", "speaker_from", "line")
    return Quote(**{name: row[name] for name in names}, end=row["stop"], where=row["place"])


def positions(connection: Connection, rows: Sequence[RowMapping]) -> list[Position]:
    """The positions of these rows (at most `BATCH`), in their order."""
    words = grouped(connection, schema.position_span, "position_id", [row["id"] for row in rows])
    return [Position(row["person"], row["role"], row["party"], spans(words.get(row["id"], []))) for row in rows]


def programmes(connection: Connection, rows: Sequence[RowMapping]) -> list[Programme]:
    """The programmes of these rows (at most `BATCH`), in their order."""
    words = grouped(connection, schema.programme_span, "programme_id", [row["id"] for row in rows])
    return [Programme(row["name"], row["owner"], row["horizon"], spans(words.get(row["id"], []))) for row in rows]


def spans(rows: Iterable[RowMapping]) -> tuple[Span, ...]:
    """The spans of these rows."""
    return tuple(Span(row["start"], row["stop"], row["exact"]) for row in rows)


def page(connection: Connection, key: str) -> Page:
    """A whole page with its text and its furniture."""
    return whole_pages(connection, [key])[key]


def whole_pages(connection: Connection, keys: Iterable[str]) -> dict[str, Page]:
    """Whole pages with their texts and their furniture."""
    found: dict[str, Page] = {}
    names = ("source", "title", "published", "published_from", "captured", "outlet", "url", "language")
    page, text = schema.page, schema.text
    for batch in in_batches(dict.fromkeys(keys)):
        lines = grouped(connection, schema.furniture, "page_id", batch)
        authors = grouped(connection, schema.author, "page_id", batch)
        query = select(page, text.c.body).join(text, text.c.sha256 == page.c.text_sha256).where(among(page.c.id, batch))
        for row in connection.execute(query).mappings():
            furniture = (Furniture(each["text"], each["kind"], each["time"], each["date"]) for each in lines.get(row["id"], ()))
            found[row["id"]] = Page(
                **{name: row[name] for name in names},
                text=row["body"],
                authors=tuple(author["name"] for author in authors.get(row["id"], ())),
                furniture=tuple(furniture),
            )
    return found


def reading(connection: Connection, key: str) -> Reading:
    """Everything kept of a page, as it was stored."""
    return readings(connection, [key])[key]


def readings(connection: Connection, keys: Sequence[str]) -> dict[str, Reading]:
    """Everything kept of these pages (at most `BATCH`). Raises `LookupError` or `ValueError` where one is not whole."""
    texts = whole_pages(connection, keys)
    made: dict[str, dict[str, list[Any]]] = {}
    for table, make in _MAKERS:
        found: dict[str, list[Any]] = defaultdict(list)
        query = select(table).where(among(table.c.page_id, keys)).order_by(table.c.page_id, table.c.rank)
        for rows in in_batches(connection.execute(query).mappings().all()):
            for row, fact in zip(rows, make(connection, rows), strict=True):
                found[row["page_id"]].append(fact)
        made[table.name] = found
    facts = {key: {name: tuple(found.get(key, ())) for name, found in made.items()} for key in keys}
    return {
        key: Reading(
            page=texts[key],
            events=facts[key]["event"],
            quotes=facts[key]["quote"],
            positions=facts[key]["position"],
            programmes=facts[key]["programme"],
        )
        for key in keys
    }


def _quotes(_connection: Connection, rows: Sequence[RowMapping]) -> list[Quote]:
    return [quote(row) for row in rows]


_MAKERS: tuple[tuple[Table, Callable[[Connection, Sequence[RowMapping]], Sequence[Any]]], ...] = (
    (schema.event, events),
    (schema.quote, _quotes),
    (schema.position, positions),
    (schema.programme, programmes),
)


def _event(row: RowMapping, children: dict[str, list[RowMapping]]) -> Event:
    names = ("act", "about", "plover", "status", "date", "place", "object", "instrument", "attributed_to", "rule")
    parties = children["event_party"]
    words: dict[int, dict[str, list[RowMapping]]] = defaultdict(lambda: defaultdict(list))
    for span in children["evidence_span"]:
        words[span["evidence_rank"]][span["field"]].append(span)
    return Event(
        **{name: row[name] for name in names},
        actors=tuple(party["party"] for party in parties if party["role"] == "actor"),
        recipients=tuple(party["party"] for party in parties if party["role"] == "recipient"),
        people=tuple(person["name"] for person in children["event_person"]),
        themes=tuple(theme["theme"] for theme in children["event_theme"]),
        confidence=row["confidence"],
        evidence=tuple(_evidence(item, words[item["rank"]]) for item in children["evidence"]),
    )


def _evidence(row: RowMapping, words: dict[str, list[RowMapping]]) -> Evidence:
    fields = {field: spans(rows) for field, rows in words.items()}
    (sentence,) = fields.pop("sentence")
    trigger = fields.pop("trigger", ())
    return Evidence(
        sentence=sentence,
        where=row["place"],
        line=row["line"],
        trigger=trigger[0] if trigger else None,
        arguments=MappingProxyType(fields),
    )

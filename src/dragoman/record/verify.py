"""Check a record against its own promises: texts unchanged, spans exact, references whole."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator

from sqlalchemy import Connection, exists, func, select

from dragoman.model import Event, Page, Reading, Span
from dragoman.record import derived, ids, load, schema
from dragoman.record.among import among
from dragoman.record.places import home_of
from dragoman.record.record import Record
from dragoman.record.rows import fact_rows
from dragoman.record.tables import all_tables

#: Pages looked at together.
BATCH = 100


def verify(record: Record) -> list[str]:
    """What is wrong, one line each; empty for a sound record. Reads everything."""
    with record.reading() as connection:
        steps = (_file, _references, _texts, _pages, derived.check)
        return [line for step in steps for line in step(connection)]


def _file(connection: Connection) -> Iterator[str]:
    if connection.dialect.name == "sqlite":
        for (line,) in connection.exec_driver_sql("PRAGMA integrity_check"):
            if line != "ok":
                yield f"file: {line}"


def _references(connection: Connection) -> Iterator[str]:
    for name, table in sorted(all_tables().tables.items()):
        for reference in sorted(table.foreign_key_constraints, key=lambda each: str(each.name)):
            pairs = [(element.parent, element.column) for element in reference.elements]
            parent = pairs[0][1].table.alias()
            met = exists().where(*(mine == parent.c[theirs.name] for mine, theirs in pairs))
            given = [mine.is_not(None) for mine, _theirs in pairs]
            lost = connection.execute(select(func.count()).select_from(table).where(*given, ~met)).scalar_one()
            if lost:
                yield f"reference: {lost} rows of {name} point at a row of {pairs[0][1].table.name} that is not there"


def _texts(connection: Connection) -> Iterator[str]:
    with connection.execute(select(schema.text), execution_options={"yield_per": BATCH}) as rows:
        for row in rows.mappings():
            if ids.text_hash(row["body"]) != row["sha256"] or len(row["body"]) != row["length"]:
                yield f"text {row['sha256'][:16]}: its words are not those that were stored"


def _pages(connection: Connection) -> Iterator[str]:
    page, mark = schema.page, schema.reading
    keys = connection.execute(select(page.c.id).order_by(page.c.id)).scalars().all()
    for batch in load.in_batches(keys, BATCH):
        columns = (page.c.id, page.c.source, page.c.fiction, mark.c.digest)
        query = select(*columns).outerjoin(mark, mark.c.page_id == page.c.id).where(among(page.c.id, batch)).order_by(page.c.id)
        known = connection.execute(query).all()
        kept = _kept_names(connection, batch)
        readings = _readings(connection, [row.id for row in known if row.digest is not None])
        for key, source, fiction, digest in known:
            if digest is None:
                yield f"{source}: the page has no reading"
                continue
            reading = readings[key]
            if not isinstance(reading, Reading):
                yield f"{source}: its facts are not whole ({reading})"
                continue
            if ids.digest(ids.canonical(reading), fiction=bool(fiction)) != digest:
                yield f"{source}: its facts are not those that were stored"
            elif any(kept[name].get(key, set()) != names for name, names in _names(reading, key)):
                yield f"{source}: the names of its facts do not follow from their words"
            yield from _spans(reading, source)


def _readings(connection: Connection, keys: list[str]) -> dict[str, Reading | Exception]:
    """The readings of these pages; of one whose facts are not whole, what is wrong with them."""
    try:
        return dict(load.readings(connection, keys))
    except (LookupError, ValueError) as error:
        if len(keys) == 1:
            return {keys[0]: error}
    return {key: reading for one in keys for key, reading in _readings(connection, [one]).items()}


def _kept_names(connection: Connection, keys: list[str]) -> dict[str, dict[str, set[str]]]:
    """The ids of the facts of these pages by table and page."""
    found: dict[str, dict[str, set[str]]] = {}
    for table in schema.FACT_TABLES:
        mine = found[table.name] = defaultdict(set)
        for name, key in connection.execute(select(table.c.id, table.c.page_id).where(among(table.c.page_id, keys))):
            mine[key].add(name)
    return found


def _names(reading: Reading, key: str) -> Iterator[tuple[str, set[str]]]:
    """The ids that the facts of a page should have, by table."""
    rows = fact_rows(reading, key)
    for table in schema.FACT_TABLES:
        yield table.name, {row["id"] for row in rows.get(table.name, [])}


def _spans(reading: Reading, source: str) -> Iterator[str]:
    page = reading.page
    for event in reading.events:
        for body, span in _event_spans(event, page):
            if body is None or body[span.start : span.end] != span.exact:
                yield f"{source}: the words “{span.exact[:60]}” are not where the {event.act} event says"
    for evidence in [fact.evidence for fact in reading.positions] + [fact.evidence for fact in reading.programmes]:
        for span in evidence:
            if home_of(page, span) is None:
                yield f"{source}: the words “{span.exact[:60]}” are not where their fact says"
    for quote in reading.quotes:
        body = page.title if quote.where == "title" else page.text
        if not 0 <= quote.start <= quote.end <= len(body or ""):
            yield f"{source}: the quote “{quote.text[:60]}” lies outside its text"


def _event_spans(event: Event, page: Page) -> Iterator[tuple[str | None, Span]]:
    for evidence in event.evidence:
        body: str | None = page.text
        if evidence.where == "title":
            body = page.title
        elif evidence.where == "furniture":
            lines = page.furniture
            found = evidence.line is not None and 0 <= evidence.line < len(lines)
            body = lines[evidence.line].text if found and evidence.line is not None else None
        words = [evidence.sentence, *(span for spans in evidence.arguments.values() for span in spans)]
        for span in [*words, *([evidence.trigger] if evidence.trigger else [])]:
            yield body, span

"""Check a record against its own promises: texts unchanged, spans exact, references whole."""

from __future__ import annotations

from collections.abc import Iterator

from sqlalchemy import Connection, exists, func, select

from dragoman.model import Event, Page, Reading, Span
from dragoman.record import derived, ids, load, schema
from dragoman.record.places import home_of
from dragoman.record.record import Record
from dragoman.record.rows import fact_rows
from dragoman.record.tables import all_tables


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
    for row in connection.execute(select(schema.text)).mappings():
        if ids.text_hash(row["body"]) != row["sha256"] or len(row["body"]) != row["length"]:
            yield f"text {row['sha256'][:16]}: its words are not those that were stored"


def _pages(connection: Connection) -> Iterator[str]:
    pages = connection.execute(select(schema.page.c.id, schema.page.c.source, schema.page.c.fiction)).all()
    digest = select(schema.reading.c.digest)
    for key, source, fiction in sorted(pages):
        mark = connection.execute(digest.where(schema.reading.c.page_id == key)).scalar_one_or_none()
        if mark is None:
            yield f"{source}: the page has no reading"
            continue
        try:
            reading = load.reading(connection, key)
        except (LookupError, ValueError) as error:
            yield f"{source}: its facts are not whole ({error})"
            continue
        if ids.digest(ids.canonical(reading), fiction=bool(fiction)) != mark:
            yield f"{source}: its facts are not those that were stored"
        else:
            yield from _names(connection, reading, key, source)
        yield from _spans(reading, source)


def _names(connection: Connection, reading: Reading, key: str, source: str) -> Iterator[str]:
    rows = fact_rows(reading, key)
    for table in schema.FACT_TABLES:
        kept = set(connection.execute(select(table.c.id).where(table.c.page_id == key)).scalars())
        if kept != {row["id"] for row in rows.get(table.name, [])}:
            yield f"{source}: the names of its facts do not follow from their words"


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

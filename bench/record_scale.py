"""How the record bears 200,000 articles with 1,000,000 events, in SQLite and in PostgreSQL.

    python bench/record_scale.py [--articles 200000] [--store sqlite --store postgresql] [--folder FOLDER] [--keep]

Fills a record with synthetic articles (tools/synthetic_news.py) in bulk, then prints: size; pages a second when stored
one by one as `dragoman read` does, into the full record; the times of searches and of dossiers of two states. Times are
of the wall, in one process, the file in the system's cache, and beside them the processors' work (for PostgreSQL the
server's included), which is what the wall would say on a machine that does nothing else. The process has asked before, other
questions of each kind, and keeps what it has loaded out of the collections of garbage, as the workbench does: what is
timed is the record at first contact, not the program's start.
"""

from __future__ import annotations

import argparse
import contextlib
import gc
import os
import shutil
import sqlite3
import statistics
import sys
import tempfile
import time
from collections import defaultdict
from collections.abc import Callable, Iterable
from pathlib import Path
from typing import Any

sys.path.insert(0, str(Path(__file__).resolve().parents[1] / "tools"))

import postgres_server
import synthetic_news as news
from record_questions import dossiers, first_questions, lists, searches
from sqlalchemy import Connection, Table, event, text

from dragoman.model import Reading
from dragoman.record import Record, Versions, bulk, counts, derived, ids, open_record, search, search_facets
from dragoman.record.columns import metadata
from dragoman.record.rows import fact_rows, line_rows, page_row

BATCH = 10_000
#: Processes of the server whose work counts as ours.
SERVING: list[int] = []
VERSIONS = Versions("bench", "bench", "bench")


def rows_of(reading: Reading) -> dict[str, list[dict[str, Any]]]:
    """All rows of a page, as `Record.store` writes them."""
    source = ids.source_name(reading)
    key, sha = ids.page_id(source), ids.text_hash(reading.page.text)
    page = page_row(reading.page, key, source, sha, fiction=True) | {"first_seen": "2026-01-01"}
    mark = {
        "page_id": key, "codebook_version": "bench", "model_version": "bench", "program_version": "bench",
        "digest": ids.digest(ids.canonical(reading), fiction=True),
    }  # fmt: skip
    texts = {"sha256": sha, "body": reading.page.text, "length": len(reading.page.text)}
    history = {"page_id": key, "text_sha256": sha, "first_seen": "2026-01-01"}
    return {
        "outlet": [{"name": reading.page.outlet}], "text": [texts], "page": [page], "page_text": [history],
        **line_rows(reading.page, key), **fact_rows(reading, key), "reading": [mark],
    }  # fmt: skip


def put(connection: Connection, table: Table, rows: list[dict[str, Any]]) -> None:
    """Many rows at once, by the fastest way of the store."""
    names = [column.name for column in table.columns if column.name in rows[0]]
    keys = [column.name for column in table.primary_key]
    # In the order of the key, which spares the store work.
    rows.sort(key=lambda row: tuple(row[key] for key in keys))
    bulk.put(connection, table, names, ([row.get(name) for name in names] for row in rows))


def fill(record: Record, count: int) -> float:
    """Seconds to write so many articles in bulk and to index them."""
    began, outlets = time.perf_counter(), set()
    if record.engine.dialect.name == "sqlite":
        # For this alone: much memory, and no waiting for the disk.
        record.engine.dispose()
        event.listen(record.engine, "connect", _in_bulk)
    for first in range(0, count, BATCH):
        found: dict[str, list[dict[str, Any]]] = defaultdict(list)
        for reading in news.readings(min(BATCH, count - first), first):
            for name, rows in rows_of(reading).items():
                found[name] += rows
        found["outlet"] = [row for row in {row["name"]: row for row in found["outlet"]}.values() if row["name"] not in outlets]
        outlets |= {row["name"] for row in found["outlet"]}
        with record.writing() as connection:
            for table in metadata.sorted_tables:
                if found.get(table.name):
                    put(connection, table, found[table.name])
        if first % 20_000 == 10_000:
            print(f"  {first} written, {time.perf_counter() - began:.0f} s", file=sys.stderr, flush=True)
    for part in derived.parts():
        if part.name in {"search", "lists", "coverage"}:
            with record.writing() as connection:
                derived.rebuild(connection, [part])
            print(f"  {part.name} made, {time.perf_counter() - began:.0f} s", file=sys.stderr, flush=True)
    return time.perf_counter() - began


def _in_bulk(connection: sqlite3.Connection, _record: object) -> None:
    connection.execute("PRAGMA cache_size = -2000000")
    connection.execute("PRAGMA synchronous = OFF")


def settle(record: Record) -> None:
    """What a database does in quiet hours: statistics, and the log written back."""
    if record.engine.dialect.name == "sqlite":
        with record.writing() as connection:
            connection.execute(text("ANALYZE"))
        with record.engine.connect() as connection:
            raw: Any = connection.connection.driver_connection
            raw.execute("PRAGMA wal_checkpoint(TRUNCATE)")
        return
    with record.engine.connect().execution_options(isolation_level="AUTOCOMMIT") as connection:
        connection.execute(text("VACUUM ANALYZE"))


def size(record: Record) -> int:
    """Bytes of the record."""
    if record.engine.dialect.name == "sqlite":
        return Path(record.location).stat().st_size
    query = (
        "SELECT sum(pg_total_relation_size(c.oid)) FROM pg_class c "
        "WHERE relkind = 'r' AND relnamespace = current_schema()::regnamespace"
    )
    with record.reading() as connection:
        return int(connection.execute(text(query)).scalar_one())


def backends(record: Record) -> list[int]:
    """The server's process that works for this record's connection (there is one: queries come one by one)."""
    if record.engine.dialect.name == "sqlite":
        return []
    with record.reading() as connection:
        return [int(connection.execute(text("SELECT pg_backend_pid()")).scalar_one())]


def timed(name: str, calls: Iterable[Callable[[], object]]) -> list[tuple[float, float]]:
    """Milliseconds of each call, and of processors' work; prints the middle, the 95th of a hundred, the longest."""
    taken, worked = [], []
    for call in calls:
        began, cpu = time.perf_counter(), time.process_time() + served()
        call()
        taken.append(1000 * (time.perf_counter() - began))
        worked.append(1000 * (time.process_time() + served() - cpu))
    longest = max(taken)
    print(
        f"  {name:36} median {statistics.median(taken):7.1f}   p95 {p95(taken):7.1f}   longest {longest:7.1f} ms"
        f"   processor: median {statistics.median(worked):7.1f}   p95 {p95(worked):7.1f} ms",
        flush=True,
    )
    return list(zip(taken, worked, strict=True))


def p95(values: list[float]) -> float:
    """The value that 95 of a hundred do not exceed."""
    ordered = sorted(values)
    return ordered[min(len(ordered) - 1, int(0.95 * len(ordered)))]


def served() -> float:
    """Seconds that the processes of the PostgreSQL server on this machine have worked for us; 0 for SQLite."""
    total = 0
    for pid in SERVING:
        with contextlib.suppress(OSError):
            total += int(Path(f"/proc/{pid}/schedstat").read_text(encoding="ascii").split()[0])
    return total / 1e9


def measure(location: str, articles: int, queries: int, *, filled: bool = False) -> None:
    """Fill one record unless it is `filled` already, and print its figures."""
    with open_record(location, write=True) as record:
        if not filled:
            print(f"  filled and indexed in {fill(record, articles):.0f} s", flush=True)
            settle(record)
    with open_record(location, write=True) as record:
        known = counts(record)
        print(f"{record.engine.dialect.name}: {known['page']} articles, {known['event']} events")
        print(f"  size {size(record) / 1e9:.2f} GB, {size(record) / known['page'] / 1000:.1f} kB an article")
        more = list(news.readings(500, known["page"]))
        began, worked = time.perf_counter(), time.process_time()
        for reading in more:
            record.store(reading, VERSIONS, fiction=True)
        took, cpu = time.perf_counter() - began, time.process_time() - worked
        each = f"{1000 * cpu / len(more):.1f} ms of this process's processor each"
        print(f"  stored one by one: {len(more) / took:.0f} articles a second ({each})")
    with open_record(location) as record:
        SERVING[:] = backends(record)
        for ask in first_questions(record):
            ask()
        gc.collect()
        gc.freeze()
        everything = []
        for kind, found in searches(queries).items():
            everything += timed(f"search: {kind}", ((lambda query=query: search(record, query)) for query in found))
        wall, worked = (p95([pair[n] for pair in everything]) for n in (0, 1))
        print(f"  search: p95 of all {len(everything)}: {wall:.1f} ms, processor {worked:.1f} ms")
        words = searches(queries)["two words"]
        timed("facets: two words", ((lambda query=query: search_facets(record, query)) for query in words))
        for kind, calls in {**lists(record, queries), **dossiers(record, queries)}.items():
            timed(kind, calls)


def main() -> None:
    """Run as the command line says."""
    options = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    options.add_argument("--articles", type=int, default=200_000)
    options.add_argument("--queries", type=int, default=40, help="of each kind")
    options.add_argument("--store", action="append", choices=["sqlite", "postgresql"])
    options.add_argument("--folder", type=Path, help="where the records are made (several GB); default: a temporary one")
    options.add_argument("--keep", action="store_true", help="keep the SQLite record")
    options.add_argument("--record", help="measure this record, which an earlier run kept, and fill none")
    given = options.parse_args()
    if given.record:
        measure(given.record, 0, given.queries, filled=True)
        return
    folder = Path(tempfile.mkdtemp(prefix="dragoman-bench-", dir=given.folder))
    print(f"load of the machine at the start: {os.getloadavg()[0]:.1f} on {os.cpu_count()} cores")
    try:
        for store in given.store or ["sqlite", "postgresql"]:
            if store == "sqlite":
                measure(str(folder / "bench.db"), given.articles, given.queries)
            else:
                with postgres_server.running(given.folder, durable=True) as url:
                    measure(url, given.articles, given.queries)
    finally:
        if given.keep:
            print(f"kept: {folder}")
        else:
            shutil.rmtree(folder)


if __name__ == "__main__":
    main()

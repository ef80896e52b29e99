"""Kill a process that reads and judges at a random moment, again and again, and see what is left of its record.

    python tools/kill_runs.py [--runs 200] [--seed 1] [--store sqlite] [--store postgresql]

Each run makes a new record, stores synthetic pages (tools/synthetic_news.py), judges some of their events, reads some
pages anew, and says what was acknowledged; SIGKILL ends it at a moment drawn evenly from the time the whole work takes,
the making of the record included. Then the record must be sound, hold all that was acknowledged, and a second run must
complete it: to the same dump as one that nobody killed. Ends with 1 if anything is amiss.
"""

from __future__ import annotations

import argparse
import multiprocessing
import random
import sys
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace
from multiprocessing.connection import Connection
from pathlib import Path

import postgres_server
import synthetic_news as news
from sqlalchemy import select

from dragoman.record import (
    Asked,
    EventFilter,
    MissingRecord,
    Record,
    Versions,
    dump,
    events,
    ids,
    judge,
    judgements,
    open_record,
    schema,
    verify,
)  # fmt: skip

PAGES = 8
FIRST, SECOND = Versions("1", "m", "p"), Versions("2", "m", "p")
#: What depends on when and by whom something was said.
SAID = ('["judg',)


def work(place: str, pipe: Connection | None = None) -> None:
    """Read, judge, read anew; send each thing once it is acknowledged. Done before: done again to the same effect."""
    with open_record(place, write=True) as record:
        judged = {listed.judgement.targets[0].fact_id for listed in judgements(record)}
        for number in range(PAGES):
            reading = news.reading(number)
            if ids_of(record).get(reading.page.source) != "2":
                record.store(reading, FIRST)
            _tell(pipe, "page", reading.page.source)
            name = ids.FactNames(ids.page_id(reading.page.source)).event(reading.events[0])
            if number % 2 and name not in judged:
                said = judge(record, Asked("correct", name, "Ana", field="place", value="Rabat"))
                _tell(pipe, "judgement", said.id)
        for number in range(0, PAGES, 3):
            reading = news.reading(number)
            shorter = replace(reading, events=(replace(reading.events[0], status="reported"), *reading.events[2:]))
            record.store(shorter, SECOND)
            _tell(pipe, "anew", reading.page.source)


def _tell(pipe: Connection | None, *said: str) -> None:
    if pipe is not None:
        pipe.send(said)


def ids_of(record: Record) -> dict[str, str]:
    """The version of the codebook that read each page last."""
    page, mark = schema.page, schema.reading
    with record.reading() as connection:
        rows = connection.execute(select(page.c.source, mark.c.codebook_version).join(mark, mark.c.page_id == page.c.id))
        return {row.source: row.codebook_version for row in rows}


def killed(place: str, after: float) -> list[tuple[str, str]]:
    """Start the work, kill it after so many seconds (0: let it end); what it had acknowledged."""
    context = multiprocessing.get_context("forkserver")
    context.set_forkserver_preload(["dragoman.record", "synthetic_news", "kill_runs", "alembic.command", "psycopg"])
    ours, theirs = context.Pipe(duplex=False)
    process = context.Process(target=work, args=(place, theirs))
    process.start()
    theirs.close()
    if after:
        process.join(after)
        process.kill()
    acknowledged: list[tuple[str, str]] = []
    try:
        while True:
            acknowledged.append(ours.recv())
    except (EOFError, OSError):
        pass
    process.join()
    if not after and process.exitcode:
        raise SystemExit(f"the work failed by itself (exit code {process.exitcode})")
    return acknowledged


def amiss(place: str, acknowledged: list[tuple[str, str]], whole: list[str]) -> Iterator[str]:
    """What is wrong with the record after a kill, and after a second run completed it."""
    try:
        with open_record(place) as record:
            yield from verify(record)
            read = ids_of(record)
            said = {listed.judgement.id for listed in judgements(record)}
        for kind, name in acknowledged:
            if name not in (said if kind == "judgement" else read) or (kind == "anew" and read[name] != "2"):
                yield f"acknowledged, but lost: {kind} {name}"
    except MissingRecord:
        if acknowledged:
            yield "there is no record, though something was acknowledged"
    killed(place, 0)
    if content(place) != whole:
        yield "a second run did not complete the record"
    with open_record(place) as record:
        yield from verify(record)
        if len(judgements(record)) != PAGES // 2 or len(list(events(record, EventFilter()))) < PAGES * 4:
            yield "judgements or events are missing after the second run"


def content(place: str) -> list[str]:
    """The dump, but for what depends on when something was said."""
    with open_record(place) as record:
        return [line for line in dump(record) if not line.startswith(SAID)]


def runs(places: Iterator[str], count: int, seed: int) -> Iterator[tuple[int, float, int, list[str]]]:
    """For each run: its number, the second of its end, how much was acknowledged, what was amiss."""
    chance = random.Random(seed)
    reference = next(places)
    killed(reference, 0)  # warm: the server of processes has imported everything
    reference = next(places)
    began = time.monotonic()
    killed(reference, 0)
    length, whole = time.monotonic() - began, content(reference)
    for number in range(count):
        place, moment = next(places), chance.uniform(0.01, length)
        acknowledged = killed(place, moment)
        yield number, moment, len(acknowledged), list(amiss(place, acknowledged, whole))


@contextmanager
def new_places(store: str) -> Iterator[Iterator[str]]:
    """Places for records, one after the other."""
    if store == "sqlite":
        with tempfile.TemporaryDirectory() as folder:
            yield (str(Path(folder) / f"{number}.db") for number in range(1_000_000))
        return
    with postgres_server.running(durable=True) as url:
        yield (f"{url}{'&' if '?' in url else '?'}schema=kill_{number}" for number in range(1_000_000))


def main() -> None:
    """Run as the command line says."""
    options = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    options.add_argument("--runs", type=int, default=200)
    options.add_argument("--seed", type=int, default=1)
    options.add_argument("--store", action="append", choices=["sqlite", "postgresql"])
    given = options.parse_args()
    failed = False
    for store in given.store or ["sqlite", "postgresql"]:
        with new_places(store) as places:
            counts, bad = [], 0
            for number, moment, acknowledged, wrong in runs(places, given.runs, given.seed):
                counts.append(acknowledged)
                bad += bool(wrong)
                for line in wrong:
                    print(f"{store}, run {number}, killed after {moment:.3f} s: {line}", flush=True)
                if number % 20 == 19:
                    print(f"{store}: {number + 1} runs, amiss after {bad}", file=sys.stderr, flush=True)
            most = PAGES + PAGES // 2 + len(range(0, PAGES, 3))
            between = sum(0 < count < most for count in counts)
            print(
                f"{store}: {len(counts)} runs killed, {counts.count(0)} before anything was acknowledged, {between} midway, "
                f"{counts.count(most)} at the very end; amiss after {bad}",
                flush=True,
            )
            failed = failed or bool(bad)
    sys.exit(failed)


if __name__ == "__main__":
    main()

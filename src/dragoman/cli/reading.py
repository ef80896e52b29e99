"""The work of `dragoman read`: inputs to outcomes, outcomes to the record and to the screen."""

from __future__ import annotations

import json
import os
import signal
import sys
from collections import Counter
from collections.abc import Generator, Sequence
from itertools import combinations
from typing import TYPE_CHECKING, Literal

from dragoman.cli.failures import FAILED, INTERRUPTED, debugging
from dragoman.cli.options import DEFAULT_RECORD
from dragoman.cli.output import note, write_line
from dragoman.cli.progress import Progress, bring_together
from dragoman.cli.stopping import Stop
from dragoman.model import DragomanError, Event, Reading
from dragoman.record import (
    MissingRecord,
    Record,
    RecordError,
    Sighting,
    Stored,
    UnstorablePage,
    Versions,
    note_sightings,
    open_record,
    preview,
    shown,
)

if TYPE_CHECKING:
    from dragoman.intake import Source
    from dragoman.jobs import Outcome

#: Skipped pages that are named one by one; the rest is counted.
NAMED = 20
#: Events in the table; `dragoman events` shows all.
SHOWN = 200
#: Inputs whose fate is written down at a time.
KEPT_TOGETHER = 200
Skipped = list[tuple[str, str]]


def find(paths: Sequence[str]) -> tuple[list[Source], Skipped]:
    """The inputs behind all paths, each once, and the paths behind which there is none."""
    from dragoman.intake import find_inputs
    from dragoman.jobs.page import reason_of

    found: dict[str, Source] = {}
    missing: Skipped = []
    for path in dict.fromkeys(paths):
        try:
            for source in find_inputs([path]):
                found.setdefault("-" if source.path is None else os.path.normpath(source.path), source)
        except DragomanError as error:
            missing.append((path, reason_of(error)))
    return list(found.values()), missing


class Run:
    """One reading of many pages. `location` is None for a dry run."""

    def __init__(self, location: str | None, *, jsonl: bool, skipped: Skipped) -> None:
        self.location, self.jsonl, self.skipped = location, jsonl, skipped
        self.record: Record | None = None
        self.versions: Versions | None = None
        self.counts: Counter[str] = Counter()
        self.dyads: Counter[tuple[str, str]] = Counter()
        self.shown: list[Stored[Event]] = []
        self.seen: list[Sighting] = []

    def go(self, sources: Sequence[Source], jobs: int) -> int:
        """Read all, print and store as asked. The exit code."""
        from dragoman.jobs import read_all

        code = 0
        try:
            with Stop() as stop:
                self._read(read_all(sources, jobs), len(sources), stop)
                self._keep_sightings()
                if self.record is not None:
                    # What is left of this by an interruption, the next reading makes up for.
                    bring_together(self.record)
        except KeyboardInterrupt:
            signal.signal(signal.SIGINT, signal.SIG_IGN)
            code = INTERRUPTED
            self._keep_sightings()
        except RecordError:
            self._say_stored("before that, ")
            raise
        finally:
            if self.record is not None:
                self.record.close()
        self._print_table()
        return self._summary(len(sources), interrupted=bool(code)) or code

    def _read(self, outcomes: Generator[Outcome], total: int, stop: Stop) -> None:
        try:
            with Progress(total) as progress:
                for outcome in outcomes:
                    self._take(outcome, stop)
                    progress.advance(outcome.source)
        finally:
            outcomes.close()

    def _take(self, outcome: Outcome, stop: Stop) -> None:
        if outcome.detail and debugging():
            note(outcome.detail)
        if outcome.reading is None:
            self.skipped.append((outcome.source, outcome.reason or "could not be read"))
            what: Literal["failed", "skipped"] = "failed" if outcome.failed else "skipped"
            self._see(Sighting(outcome.source, what, outcome.reason, outcome.outlet, outcome.day))
            return
        try:
            with stop.shield():
                self._store(outcome.reading, fiction=outcome.fiction)
        except UnstorablePage as error:
            self.skipped.append((outcome.source, str(error)))
            page = outcome.reading.page
            self._see(Sighting(outcome.source, "failed", str(error), page.outlet, page.published or page.captured))
            return
        if outcome.source != "-":
            self._see(Sighting(outcome.source, "read"))
        self._count(outcome.reading)
        if self.jsonl:
            write_line(json.dumps(outcome.reading.to_json(), ensure_ascii=False))
            sys.stdout.flush()
        elif len(self.shown) < SHOWN:
            self.shown += preview(outcome.reading, fiction=outcome.fiction)

    def _store(self, reading: Reading, *, fiction: bool) -> None:
        if self.location is None:
            return
        if self.record is None:
            # Only now: a run in which no page can be read leaves no empty record behind.
            self.record = open_record(self.location, write=True)
        if self.versions is None:
            self.versions = _versions()
        self.counts[self.record.store(reading, self.versions, fiction=fiction)] += 1

    def _see(self, sighting: Sighting) -> None:
        self.seen.append(sighting)
        if len(self.seen) >= KEPT_TOGETHER and self.record is not None:
            self._keep_sightings()

    def _keep_sightings(self) -> None:
        """Write down what became of the inputs; a run in which none could be read makes no record for that."""
        if self.location is None or not self.seen:
            return
        if self.record is None:
            try:
                open_record(self.location).close()
            except MissingRecord:
                return
            self.record = open_record(self.location, write=True)
        note_sightings(self.record, self.seen)
        self.seen = []

    def _count(self, reading: Reading) -> None:
        self.counts["pages"] += 1
        self.counts["events"] += len(reading.events)
        self.counts["quotes"] += len(reading.quotes)
        for event in reading.events:
            states = sorted({party for party in (*event.actors, *event.recipients) if len(party) == 2})
            self.dyads.update(combinations(states, 2))

    def _print_table(self) -> None:
        from dragoman.cli.views.table import print_events

        if self.jsonl or not self.shown:
            return
        shown = sorted(self.shown[:SHOWN], key=_by_date)
        print_events(shown)
        more = self.counts["events"] - len(shown)
        if more > 0:
            note(f"… and {more} events more: dragoman events{self._option()}")

    def _summary(self, total: int, *, interrupted: bool) -> int:
        counts = self.counts
        sys.stdout.flush()
        note(
            f"{_many(counts['pages'], 'page')} read ({_many(counts['events'], 'event')}, "
            f"{_many(counts['quotes'], 'quote')})" + (f", {len(self.skipped)} skipped:" if self.skipped else "")
        )
        for source, reason in self.skipped[:NAMED]:
            note(f"  {source}: {reason}")
        if len(self.skipped) > NAMED:
            note(f"  … and {len(self.skipped) - NAMED} more")
        self._say_stored("")
        if interrupted:
            left = total - counts["pages"] - len(self.skipped)
            note(f"interrupted with {_many(max(left, 0), 'page')} to go: give the same command again to go on")
        elif not counts["pages"]:
            note("nothing could be read: give French news pages as .txt or .html files, folders of them, or -")
            return FAILED
        elif self.location is not None:
            pair = self.dyads.most_common(1)[0][0] if self.dyads else ("MA", "US")
            option = self._option()
            note(f"go on: dragoman events{option}   dragoman dossier {' '.join(pair)}{option}")
        return 0

    def _say_stored(self, before: str) -> None:
        counts = self.counts
        if self.record is not None:
            kinds = ((counts["new"], "new"), (counts["changed"], "read anew"), (counts["same"], "as they were"))
            said = ", ".join(f"{count} {kind}" for count, kind in kinds if count) or "no page"
            note(f"{before}stored in {self.record.location}: {said}")

    def _option(self) -> str:
        usual = os.environ.get("DRAGOMAN_RECORD") or str(DEFAULT_RECORD)
        return "" if self.location is None or self.location == usual else f" --record {shown(self.location)}"


def _by_date(stored: Stored[Event]) -> tuple[str, str]:
    return stored.fact.date or stored.page.published or stored.page.captured or "9", stored.id


def _versions() -> Versions:
    from dragoman import __version__
    from dragoman.reading import versions

    found = versions()
    return Versions(found["codebook"], found["model"], found.get("program", __version__))


def _many(count: int, thing: str) -> str:
    return f"{count} {thing}" if count == 1 else f"{count} {thing}s"

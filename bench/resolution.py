"""How well and how fast reports and names are put together.

    python bench/resolution.py                     the labelled pairs: precision and recall, in pairs and in one world
    python bench/resolution.py --pages 20000       and the time of a resolution of so many synthetic pages, and of ten more

Synthetic pages have five reports each, of acts that three or four pages report in words of their own.
"""

from __future__ import annotations

import argparse
import random
import sys
import tempfile
import time
from collections.abc import Callable
from datetime import date, timedelta
from pathlib import Path
from typing import Any

ROOT = Path(__file__).resolve().parents[1]
sys.path[:0] = [str(ROOT / "src"), str(ROOT / "tests" / "record")]

from resolution import test_pairs, worlds  # noqa: E402  found by the line above

from dragoman.model import Event, Evidence, Page, Position, Reading, Span  # noqa: E402
from dragoman.record import open_record, resolve_new  # noqa: E402
from dragoman.record.resolve import events, persons  # noqa: E402

SETS = ("dev", "held", "fresh")
STATES = ("MA US FR CN JP KR SN CI DZ TN EG IN BR DE IT ES GB CA RU TR SA AE QA VN ID KE RW NG ZA ET CD CM GA ML NE BF TD BE"
          " CH PL UA SE NO FI DK NL PT GR HU CZ").split()  # fmt: skip
ACTS = ("meet", "sign", "visit", "praise", "criticise", "aid", "agree", "appeal", "restrict", "convene", "call", "endorse")
MATTERS = (
    "calcul puces données réseau fibre satellites formation bourses santé énergie ports douanes pêche normes langues archives"
    " cartes drones câbles écoles hôpitaux semences barrages trains monnaie identité justice climat océans mines"
).split()


def score() -> None:
    """Print precision and recall of all labelled sets."""
    kinds: tuple[tuple[str, Callable[[str], Any], Callable[[Any], Any]], ...] = (
        ("event", test_pairs.event_reports, events.resolve),
        ("person", test_pairs.person_bearers, persons.resolve),
    )
    print(f"{'set':14} {'pairs':>6} {'P':>6} {'R':>6}   in one world: {'P':>6} {'R':>6}")
    for kind, made, resolve in kinds:
        for half in SETS:
            stories = made(f"{kind}_pairs_{half}.yaml")
            alone, mixed = test_pairs.by_pairs(stories, resolve), test_pairs.together(stories, resolve)
            precision, recall = test_pairs.scores(alone)
            print(f"{kind + ' ' + half:14} {len(alone):6} {precision:6.3f} {recall:6.3f}   ", end="")
            precision, recall = test_pairs.scores(mixed)
            print(f"             {precision:6.3f} {recall:6.3f}")


def synthetic(pages: int, seed: int = 7) -> list[Reading]:
    """Pages about acts of two states over ten years."""
    rng = random.Random(seed)
    acts = [
        (rng.choice(ACTS), rng.sample(STATES, 2), rng.randrange(3650), rng.sample(MATTERS, 3), rng.randrange(4000))
        for _ in range(max(1, pages * 5 * 2 // 7))
    ]
    acts.sort(key=lambda act: act[2])
    found = []
    for number in range(pages):
        base = rng.randrange(len(acts))
        told = [acts[min(len(acts) - 1, base + offset)] for offset in range(5)]
        day = date(2015, 1, 1) + timedelta(days=max(act[2] for act in told) + 1)
        text, made, offices = "", [], []
        for act, states, on, matter, who in told:
            name = f"{'ABCDEFGHIJ'[who % 10]}ndr{'aeiou'[who % 5]} {MATTERS[who % 30].title()}{who % 37}ov"
            sentence = f"{name} : {states[0]} {act} {states[1]} sur {', '.join(rng.sample(matter, 2))}, page {number}. "
            start = len(text)
            text += sentence
            span = Span(start, start + len(sentence) - 1, sentence[:-1])
            exact = (date(2015, 1, 1) + timedelta(days=on)).isoformat() if rng.random() < 0.7 else None
            made.append(
                Event(act, "done", (states[0],), (states[1],), (Evidence(span),), f"{act}.x", people=(name,), date=exact,
                      object=" ".join(matter))
            )  # fmt: skip
            offices.append(Position(name, "ministre", states[0], (span,)))
        page = Page(f"s/{number}.txt", text, published=day.isoformat(), outlet=f"Journal {rng.randrange(300)}")
        found.append(Reading(page, tuple(made), (), tuple(offices)))
    return found


def speed(pages: int) -> None:
    """Print how long the resolution of synthetic pages takes."""
    with tempfile.TemporaryDirectory() as folder, open_record(Path(folder) / "r.db", write=True) as record:
        readings = synthetic(pages + 10)
        for reading in readings[:-10]:
            record.store(reading, worlds.VERSIONS)
        start = time.perf_counter()
        resolve_new(record)
        took = time.perf_counter() - start
        print(f"{pages} pages, {pages * 5} reports: {took:.1f} s, {took / pages * 1000:.2f} ms a page")
        for reading in readings[-10:]:
            record.store(reading, worlds.VERSIONS)
        start = time.perf_counter()
        resolve_new(record)
        print(f"ten pages more: {time.perf_counter() - start:.2f} s")


if __name__ == "__main__":
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--pages", type=int, default=0)
    arguments = parser.parse_args()
    score()
    if arguments.pages:
        speed(arguments.pages)

"""How good neighbours are, and how quick.

    python bench/neighbours.py --record PLACE              # sentences of a record, with acts and parties as read or judged
    python bench/neighbours.py --sentences FILE.jsonl      # labelled sentences: text, act or plover, actors, recipients
    python bench/neighbours.py --speed 100000              # sentences made of those of a record, in a new one: time and size

For each sentence the five nearest ones (of other pages): how many tell of the same act, share a party, do both or either;
beside those that a search by words would give (BM25 on the stems of the record's own index, any word counts: S. Robertson,
H. Zaragoza, "The probabilistic relevance framework", 2009) and those drawn at random.
"""

from __future__ import annotations

import argparse
import json
import math
import random
import resource
import statistics
import tempfile
import time
from collections import Counter, defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np
from numpy.typing import NDArray
from sqlalchemy import insert

from dragoman.record import events, open_record
from dragoman.record.neighbour_schema import neighbour_page, neighbour_state
from dragoman.record.neighbours import like_words
from dragoman.record.neighbours.vector import likeness, pack, vector, version
from dragoman.record.schema import page, text
from dragoman.record.search.analyzer import tokens

NEAREST = 5
Matrix = NDArray[np.float64]


@dataclass(frozen=True)
class Case:
    """A sentence with its label."""

    text: str
    act: str
    parties: frozenset[str]
    home: str


def of_file(path: Path) -> list[Case]:
    """The sentences of a file."""
    rows = [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines() if line.strip()]
    return [
        Case(row["text"], row.get("plover") or row["act"], frozenset((*row["actors"], *row["recipients"])), str(n))
        for n, row in enumerate(rows)
    ]


def of_record(place: str) -> list[Case]:
    """The sentences of a record, once for each page."""
    with open_record(place) as record:
        found = {
            (e.page.id, e.fact.evidence[0].sentence.exact): Case(
                e.fact.evidence[0].sentence.exact, e.fact.act, frozenset((*e.fact.actors, *e.fact.recipients)), e.page.id
            )
            for e in events(record)
        }
    return list(found.values())


def by_words(cases: Sequence[Case], k: float = 1.2, b: float = 0.75) -> Matrix:
    """How alike any two are by BM25."""
    bags = [Counter(stem for token in tokens(case.text) for stem in token.stems[:1]) for case in cases]
    where = defaultdict(list)
    for n, bag in enumerate(bags):
        for stem, count in bag.items():
            where[stem].append((n, count))
    sizes = [bag.total() for bag in bags]
    usual = statistics.fmean(sizes)
    scores = np.zeros((len(cases), len(cases)))
    for asked, bag in enumerate(bags):
        for stem in bag:
            rare = math.log(1 + (len(cases) - len(where[stem]) + 0.5) / (len(where[stem]) + 0.5))
            for n, count in where[stem]:
                scores[asked, n] += rare * count * (k + 1) / (count + k * (1 - b + b * sizes[n] / usual))
    return scores


def by_likeness(cases: Sequence[Case]) -> Matrix:
    """How alike any two are as neighbours."""
    rows = np.array([vector(case.text) for case in cases])
    return np.array([likeness(rows, row) for row in rows])


def quality(cases: Sequence[Case], scores: Matrix) -> str:
    """Of the nearest ones of other pages, the share with the same act, a common party, both, either."""
    found: Counter[str] = Counter()
    for n, case in enumerate(cases):
        order = sorted((k for k, other in enumerate(cases) if other.home != case.home), key=lambda k: (-scores[n, k], k))
        for other in (cases[k] for k in order[:NEAREST]):
            act, party = other.act == case.act, bool(other.parties & case.parties)
            found.update({"all": 1, "act": act, "party": party, "both": act and party, "either": act or party})
    return " | ".join(f"{found[name] / found['all']:.3f}" for name in ("act", "party", "both", "either"))


def show_quality(cases: Sequence[Case]) -> None:
    """Print the table."""
    print(f"{len(cases)} sentences, {NEAREST} nearest of other pages\n")
    print("| | same act | a party in common | both | either |\n|---|---|---|---|---|")
    drawn = np.random.default_rng(1).random((len(cases), len(cases)))
    for name, scores in (("drawn", drawn), ("by words (BM25)", by_words(cases)), ("neighbours", by_likeness(cases))):
        print(f"| {name} | {quality(cases, scores)} |")


def show_speed(cases: Sequence[Case], count: int, each: int = 5) -> None:
    """Sentences put together of halves of real ones, five to a page without a reading."""
    draw = random.Random(1)
    words = [case.text.split() for case in cases]
    pairs = (draw.sample(words, 2) for _ in range(count))
    made = [" ".join((*one[: len(one) // 2], *other[len(other) // 2 :])) for one, other in pairs]
    with tempfile.TemporaryDirectory() as folder, open_record(Path(folder) / "speed.db", write=True) as record:
        begin = time.process_time()
        rows = [vector(each) for each in made]
        spent = time.process_time() - begin
        print(f"making: {1000 * spent / count:.2f} ms of the processor a sentence")
        with record.writing() as connection:
            connection.execute(insert(neighbour_state).values(name="version", value=version()))
            connection.execute(insert(text).values(sha256="0" * 64, body="x", length=1))
            for start in range(0, count, each):
                name = f"p-{start:016x}"
                connection.execute(insert(page).values(
                    id=name, source=name, language="fr", published_from="none", text_sha256="0" * 64, fiction=1, first_seen="",
                ))  # fmt: skip
                places = json.dumps([["text", -1, 100 * k, 100 * k + 90] for k in range(len(rows[start : start + each]))])
                packed = {"page_id": name, "places": places, "vectors": pack(rows[start : start + each])}
                connection.execute(insert(neighbour_page).values(packed))
        size = sum(len(pack([row])) for row in rows[:100]) / 100
        times = []
        for asked in draw.sample(made, 20):
            begin, before = time.process_time(), time.perf_counter()
            like_words(record, asked)
            times.append((time.process_time() - begin, time.perf_counter() - before))
        spent, wall = (sorted(1000 * one[n] for one in times) for n in (0, 1))
        print(f"{count} sentences, {size:.0f} bytes each; a question takes {spent[10]:.0f} ms of the processor in the middle,")
        print(f"{spent[18]:.0f} for 95 of 100 (wall {wall[10]:.0f} and {wall[18]:.0f}); peak memory {peak()} MB")


def peak() -> int:
    """The most memory this process held, in MB."""
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024


def main() -> None:
    """Measure what is asked for."""
    arguments = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    arguments.add_argument("--record")
    arguments.add_argument("--sentences", type=Path)
    arguments.add_argument("--speed", type=int, metavar="SENTENCES")
    asked = arguments.parse_args()
    if not (asked.record or asked.sentences):
        arguments.error("give --record or --sentences")
    cases = of_record(asked.record) if asked.record else of_file(asked.sentences)
    if asked.speed:
        show_speed(cases, asked.speed)
    else:
        show_quality(cases)


if __name__ == "__main__":
    main()

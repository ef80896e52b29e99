"""Fit the weights of codebook/data/context.yaml on coded pages.

    python tools/fit_context.py GOLD_DIR [GOLD_DIR ...] [--write]

GOLD_DIR holds NAME.txt and NAME.gold.json. For every act whose recipient the sentence leaves open, each party that the
text has named is one example: right where the gold names it as recipient. A logistic regression with an L2 penalty is
fitted by Newton's method; the figures printed are of ten-fold cross-validation by page.
"""

from __future__ import annotations

import argparse
import json
import re
import unicodedata
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np
import yaml

from dragoman.codebook.acts import load_acts
from dragoman.intake import read_page
from dragoman.reading import reader as reading_reader
from dragoman.reading.events.context import Question
from dragoman.reading.events.draft import Draft
from dragoman.reading.events.read import Reader

TARGET = Path(__file__).parent.parent / "src" / "dragoman" / "codebook" / "data" / "context.yaml"
PENALTY = 1.0
LEAST = 3
FOLDS = 10


@dataclass(frozen=True)
class Example:
    """One open recipient: the page it is of, how many the gold names, and each candidate's features with its truth."""

    page: str
    wanted: int
    rows: tuple[tuple[tuple[str, ...], bool], ...]


def plain(party: str) -> str:
    """A party without case, accents and the suffix of a group."""
    party = re.sub(r"^([A-Z]{2}):.*", r"\1", party)
    flat = unicodedata.normalize("NFD", party)
    return "".join(c for c in flat if not unicodedata.combining(c)).casefold()


def examples(folder: Path) -> Iterator[Example]:
    """The open recipients of every coded page of a folder that the gold has an event for."""
    for path in sorted(folder.glob("*.txt")):
        gold = json.loads(path.with_name(f"{path.stem}.gold.json").read_text(encoding="utf-8"))
        for reader in readers(path):
            for question in reader.questions:
                if event := told(question, reader.scene.text, gold["events"]):
                    wanted = {plain(p) for p in event["recipients"]}
                    rows = tuple((c.features, plain(c.party) in wanted) for c in question.candidates)
                    if rows:
                        yield Example(path.stem, len(wanted), rows)


def readers(path: Path) -> list[Reader]:
    """The readers of a page's text, with the questions that its sentences left open."""
    found: list[Reader] = []

    def watched(*args: Any, **named: Any) -> list[Draft]:  # noqa: ANN401  whatever the reader passes on
        found.append(Reader(*args, **named))
        return found[-1].read()

    kept = reading_reader.read_events
    reading_reader.read_events = watched  # type: ignore[assignment]
    try:
        reading_reader.read(read_page(str(path), path.read_bytes(), kind="text"))
    finally:
        reading_reader.read_events = kept
    return [r for r in found if r.scene.where == "text"]


def told(question: Question, text: str, events: Sequence[dict[str, Any]]) -> dict[str, Any] | None:
    """The gold event of the same PLOVER type whose anchor lies over the trigger's words."""
    acts = load_acts()
    for event in events:
        at = text.find(event["anchor"])
        meets = at >= 0 and at < question.end and question.at < at + len(event["anchor"])
        alike = acts[event["act"]].plover.split("-")[0] == acts[question.act].plover.split("-")[0]
        if meets and alike and not event.get("optional"):
            return event
    return None


def fit(data: Sequence[Example]) -> dict[str, float]:
    """The weight of each feature that at least LEAST candidates have."""
    count = Counter(f for e in data for features, _ in e.rows for f in set(features))
    names = sorted(f for f, n in count.items() if n >= LEAST)
    index = {f: i for i, f in enumerate(names)}
    rows = [(features, right) for e in data for features, right in e.rows]
    x = np.zeros((len(rows), len(names)))
    for n, (features, _) in enumerate(rows):
        for f in features:
            if f in index:
                x[n, index[f]] = 1.0
    y = np.array([right for _, right in rows], dtype=float)
    w = np.zeros(len(names))
    for _ in range(40):
        p = 1 / (1 + np.exp(-x @ w))
        hessian = (x * (p * (1 - p))[:, None]).T @ x + PENALTY * np.eye(len(w))
        step = np.linalg.solve(hessian, x.T @ (p - y) + PENALTY * w)
        w -= step
        if np.abs(step).max() < 1e-7:
            break
    return {f: round(float(w[i]), 3) for f, i in index.items()}


def chosen(weights: dict[str, float], example: Example, threshold: float) -> list[bool]:
    """The truth of each candidate that would be taken."""
    bar = -np.log(1 / threshold - 1)
    return [right for features, right in example.rows if sum(weights.get(f, 0.0) for f in features) >= bar]


def crossed(data: Sequence[Example], threshold: float) -> Counter[str]:
    """What ten-fold cross-validation by page does to the open recipients."""
    pages = sorted({e.page for e in data})
    fold = {page: n % FOLDS for n, page in enumerate(pages)}
    result: Counter[str] = Counter()
    for k in range(FOLDS):
        weights = fit([e for e in data if fold[e.page] != k])
        for e in (e for e in data if fold[e.page] == k):
            taken = chosen(weights, e, threshold)
            if not taken:
                result["left empty, rightly" if not e.wanted else "left empty, wrongly"] += 1
            else:
                result["filled rightly" if all(taken) and len(taken) == e.wanted else "filled wrongly"] += 1
    return result


def main() -> None:
    """Fit, print cross-validated figures and, with --write, replace context.yaml."""
    arguments = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    arguments.add_argument("gold", nargs="+", type=Path)
    arguments.add_argument("--threshold", type=float, default=0.45)
    arguments.add_argument("--write", action="store_true", help="replace the weights in the codebook")
    options = arguments.parse_args()
    data = [e for folder in options.gold for e in examples(folder)]
    print(f"{len(data)} open recipients, {sum(len(e.rows) for e in data)} candidates")
    for threshold in (0.35, 0.4, 0.45, 0.5, 0.55, 0.6):
        print(threshold, dict(sorted(crossed(data, threshold).items())))
    if options.write:
        head = (
            "# Weights of reading/events/context.py, fitted by tools/fit_context.py; not for editing by hand, except `lower`:\n"
            "# the threshold of acts that nearly always have a recipient, a likely one being right more often than none.\n"
        )
        kept = yaml.safe_load(TARGET.read_text(encoding="utf-8"))["lower"]
        found = {"threshold": options.threshold, "lower": kept, "weights": fit(data)}
        body = yaml.safe_dump(found, allow_unicode=True, sort_keys=False)
        TARGET.write_text(head + body, encoding="utf-8")


if __name__ == "__main__":
    main()

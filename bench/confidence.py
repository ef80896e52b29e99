"""Fit and check the confidence of events: `src/dragoman/reading/data/confidence.yaml` from judged events.

    python bench/confidence.py collect pages=tests/golden/pages ... unseen:third=../gold/third
    python bench/confidence.py fit
    python bench/confidence.py table --write docs/accuracy.md

`collect` reads the pages of gold sets and writes bench/confidence.tsv: one line for each event found, with its set,
page, features, and whether the scorer finds it right in type and in full; no word of any text. Sets marked `unseen:`
are those that no rule had been written from when they were read. `fit` chooses the strength of regularisation by
cross-validation over pages and writes the weights. `table` prints what was predicted beside what was right, each page
predicted by weights fitted without it.

The model is a logistic regression on whether an event is right in full, with an intercept for each set, so that sets
that the rules were written from tell which features matter but not how good the reader is; the intercept that is
shipped is that of the unseen sets.
"""

from __future__ import annotations

import argparse
import csv
import hashlib
import itertools
import json
import sys
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np
import yaml

sys.path.insert(0, str(Path(__file__).resolve().parent))
import accuracy
import score

from dragoman.intake import read_page
from dragoman.reading import confidence
from dragoman.reading.events.draft import Draft
from dragoman.reading.reader import read
from dragoman.reading.tracing import Tracer

ROOT = Path(__file__).resolve().parents[1]
DATA = ROOT / "bench" / "confidence.tsv"
WEIGHTS = ROOT / "src" / "dragoman" / "reading" / "data" / "confidence.yaml"
BEGIN, END = "<!-- reliability: made by bench/confidence.py -->\n", "<!-- end of reliability -->"
FOLDS = 10
STRENGTHS = (0.3, 1.0, 3.0, 10.0, 30.0, 100.0)
EDGES = (0.0, 0.2, 0.3, 0.4, 0.5, 0.6, 0.7, 0.8, 1.01)


@dataclass(frozen=True)
class Judged:
    """One event found in a page of gold."""

    group: str
    unseen: bool
    page: str
    type: bool
    full: bool
    features: dict[str, float]

    @property
    def pool(self) -> str:
        """The set, or "unseen" for all unseen ones together: what has an intercept of its own."""
        return "unseen" if self.unseen else self.group

    @property
    def fold(self) -> int:
        """Which part of the cross-validation its page is in: the same on every machine."""
        return int(hashlib.sha256(f"{self.group}/{self.page}".encode()).hexdigest(), 16) % FOLDS


class _Groups(Tracer):
    """Keeps the drafts of each event."""

    groups: list[list[Draft]]

    def finished(self, groups: list[list[Draft]], domain: str | None) -> None:
        self.groups = groups
        super().finished(groups, domain)


def judged(name: str, where: Path, *, unseen: bool) -> list[Judged]:
    """The events found in a set."""
    rows = []
    for page in accuracy.pages_of(where):
        tracer = _Groups()
        reading = read(read_page(str(page.path), page.path.read_bytes(), kind="text"), tracer)
        found = json.loads(json.dumps([event.to_json() for event in reading.events]))
        text, published = page.path.read_text(encoding="utf-8"), page.gold.get("page", {}).get("published")

        def verdict(gold: dict, event: dict, text: str = text, published: str | None = published) -> dict | None:
            return score.judge(gold, event, text, published)

        got = {j: v for _, j, v in score.pair(page.gold.get("events", []), found, verdict)}
        for j, group in enumerate(tracer.groups):
            held = confidence.features(group)
            rows.append(Judged(name, unseen, page.path.stem, j in got, j in got and got[j]["full"], held))
    return rows


def write(rows: Sequence[Judged]) -> None:
    """Keep the judged events, without any of their words."""
    with DATA.open("w", encoding="utf-8", newline="") as stream:
        out = csv.writer(stream, delimiter="\t", lineterminator="\n")
        out.writerow(["set", "unseen", "page", "type", "full", "features"])
        for row in rows:
            held = "; ".join(f"{name}={value:g}" for name, value in sorted(row.features.items()))
            page = hashlib.sha256(row.page.encode()).hexdigest()[:6]
            out.writerow([row.group, int(row.unseen), page, int(row.type), int(row.full), held])


def load() -> list[Judged]:
    """The judged events kept in bench/confidence.tsv."""
    with DATA.open(encoding="utf-8", newline="") as stream:
        return [
            Judged(row["set"], row["unseen"] == "1", row["page"], row["type"] == "1", row["full"] == "1",
                   {name: float(value) for name, _, value in (p.partition("=") for p in row["features"].split("; "))})
            for row in csv.DictReader(stream, delimiter="\t")
        ]  # fmt: skip


@dataclass(frozen=True)
class Model:
    """Fitted weights, and the intercept of each set; that of the unseen ones is shipped."""

    names: tuple[str, ...]
    weights: np.ndarray
    biases: dict[str, float]

    def predict(self, row: Judged) -> float:
        """The probability that the event is right in full."""
        bias = self.biases.get(row.pool, 0.0)
        return float(1 / (1 + np.exp(-(bias + _vector(row, self.names) @ self.weights))))


def _vector(row: Judged, names: Sequence[str]) -> np.ndarray:
    return np.array([row.features.get(name, 0.0) for name in names])


def fit(rows: Sequence[Judged], strength: float) -> Model:
    """Penalised logistic regression by Newton's method; the intercepts are hardly penalised."""
    names = tuple(sorted({name for row in rows for name in row.features}))
    pools = sorted({row.pool for row in rows})
    x = np.array([[*_vector(row, names), *(float(row.pool == pool) for pool in pools)] for row in rows])
    y = np.array([float(row.full) for row in rows])
    penalty = np.array([strength] * len(names) + [0.1] * len(pools))
    beta = np.zeros(x.shape[1])
    for _ in range(50):
        p = 1 / (1 + np.exp(-x @ beta))
        step = np.linalg.solve((x.T * (p * (1 - p))) @ x + np.diag(penalty), x.T @ (y - p) - penalty * beta)
        beta += step
        if np.abs(step).max() < 1e-10:
            break
    return Model(names, beta[: len(names)], dict(zip(pools, map(float, beta[len(names) :]), strict=True)))


def crossed(rows: Sequence[Judged], strength: float) -> list[tuple[Judged, float]]:
    """Each event with its probability by a model that has not seen its page."""
    out = []
    for fold in range(FOLDS):
        model = fit([row for row in rows if row.fold != fold], strength)
        out += [(row, model.predict(row)) for row in rows if row.fold == fold]
    return out


def loss(pairs: Sequence[tuple[Judged, float]]) -> float:
    """The mean log loss, in nats."""
    return float(-np.mean([np.log(p if row.full else 1 - p) for row, p in pairs]))


def best(rows: Sequence[Judged]) -> float:
    """The strength with the least cross-validated loss."""
    return min(STRENGTHS, key=lambda strength: loss(crossed(rows, strength)))


def area(pairs: Sequence[tuple[Judged, float]]) -> float:
    """How often a right event has a higher number than a wrong one (area under the ROC curve)."""
    right = [p for row, p in pairs if row.full]
    wrong = [p for row, p in pairs if not row.full]
    return sum((a > b) + 0.5 * (a == b) for a in right for b in wrong) / max(len(right) * len(wrong), 1)


def table(rows: Sequence[Judged]) -> str:
    """The reliability tables as Markdown: all events, then those of unseen pages alone."""
    pairs = crossed(rows, best(rows))
    unseen = [(row, p) for row, p in pairs if row.unseen]
    names = dict.fromkeys((row.group, row.unseen) for row in rows)
    counts = ", ".join(f"{name}{' (unseen)' if new else ''} {sum(r.group == name for r in rows)}" for name, new in names)
    parts = [f"Events behind the weights: {counts}.\n", "All sets, each with its own intercept:\n", _rows(pairs)]
    if unseen:
        parts += ["Unseen sets alone, with the intercept that is shipped:\n", _rows(unseen)]
    return "\n".join(parts)


def _rows(pairs: Sequence[tuple[Judged, float]]) -> str:
    lines = ["| predicted | events | mean predicted | right in full | right in type |", "|---|---|---|---|---|"]
    error = 0.0
    for low, high in itertools.pairwise(EDGES):
        held = [(row, p) for row, p in pairs if low <= p < high]
        if held:
            mean, full = np.mean([p for _, p in held]), np.mean([row.full for row, _ in held])
            kind = np.mean([row.type for row, _ in held])
            error += len(held) * abs(mean - full)
            lines.append(f"| {low:.1f}–{min(high, 1.0):.1f} | {len(held)} | {mean:.2f} | {full:.2f} | {kind:.2f} |")
    base = np.mean([row.full for row, _ in pairs])
    plain = -(base * np.log(base) + (1 - base) * np.log(1 - base))
    told = (
        f"{len(pairs)} events. Mean distance of predicted and observed (expected calibration error) {error / len(pairs):.3f}; "
        f"log loss {loss(pairs):.3f}, against {plain:.3f} for one number for all; of a right and a wrong event the right one "
        f"has the higher number {area(pairs):.0%} of the time."
    )
    lines += ["", told]
    return "\n".join(lines) + "\n"


def save(model: Model) -> None:
    """Put the weights into the data of the reading room."""
    text = WEIGHTS.read_text(encoding="utf-8")
    head = "".join(f"{line}\n" for line in text.splitlines() if line.startswith("#"))
    families = yaml.safe_load(text)["families"]
    lines = [f"bias: {model.biases['unseen']:.3f}", "families:"]
    lines += [f"  {name}: [{', '.join(acts)}]" for name, acts in families.items()]
    rows = sorted(zip(model.names, model.weights, strict=True), key=lambda row: (-row[1], row[0]))
    lines += ["weights:", *(f"  {name}: {weight:.3f}" for name, weight in rows)]
    WEIGHTS.write_text(head + "\n".join(lines) + "\n", encoding="utf-8")


def main() -> int:
    """Collect, fit or show."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("what", choices=["collect", "fit", "table"])
    parser.add_argument("sets", nargs="*", metavar="[unseen:]NAME=PATH")
    parser.add_argument("--write", type=Path, metavar="PAGE")
    args = parser.parse_args()
    if args.what == "collect":
        rows = []
        for item in args.sets:
            name, _, where = item.rpartition("=")
            rows += judged(name.removeprefix("unseen:"), Path(where), unseen=name.startswith("unseen:"))
        write(rows)
        return 0
    rows = load()
    if args.what == "fit":
        strength = best(rows)
        save(fit(rows, strength))
        print(f"{len(rows)} events, strength {strength:g}, cross-validated log loss {loss(crossed(rows, strength)):.3f}")
        return 0
    told = table(rows)
    print(told)
    if args.write:
        text = args.write.read_text(encoding="utf-8")
        before, rest = text.split(BEGIN)
        args.write.write_text(before + BEGIN + "\n" + told + END + rest.split(END)[1], encoding="utf-8")
    return 0


if __name__ == "__main__":
    sys.exit(main())

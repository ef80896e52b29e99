"""How well intake reads the pages of gold folders: title, published, captured, ticker lines, furniture lines.

    python bench/intake_accuracy.py GOLD_DIR [GOLD_DIR ...]

A folder holds NAME.txt and NAME.gold.json (`tests/golden/pages`). Lines are compared without case, accents and
punctuation, each furniture line counting once; every miss is printed.
"""

from __future__ import annotations

import json
import re
import sys
import unicodedata
from collections import Counter
from pathlib import Path

from dragoman.intake import read_page


def fold(text: str | None) -> str:
    """Lower case, no accents, no punctuation, single spaces."""
    flat = unicodedata.normalize("NFD", text or "")
    flat = "".join(c for c in flat if not unicodedata.combining(c)).lower()
    return re.sub(r"[^a-z0-9]+", " ", flat).strip()


def main(folders: list[str]) -> int:
    """Print figures for all folders together."""
    right: Counter[str] = Counter()
    of: Counter[str] = Counter()
    hits = spurious = missed = kinds = 0
    for path in sorted(p for folder in folders for p in Path(folder).glob("*.txt")):
        gold = json.loads(path.with_name(path.stem + ".gold.json").read_text(encoding="utf-8"))["page"]
        page = read_page(path.name, path.read_bytes(), kind="text")
        for field in ("title", "published", "published_from", "captured"):
            if field in gold:
                of[field] += 1
                same = fold(getattr(page, field)) == fold(gold[field])
                right[field] += same
                if not same:
                    print(path.name, field, repr(getattr(page, field)), "gold", repr(gold[field]))
        want = Counter(fold(line["line"]) for line in gold.get("furniture", []))
        have = Counter(fold(line.text) for line in page.furniture)
        hits += (want & have).total()
        spurious += (have - want).total()
        missed += (want - have).total()
        for text in (have - want) | (want - have):
            print(path.name, "EXTRA" if have[text] > want[text] else "MISSED", text[:150])
        found = {fold(line.text): line for line in page.furniture}
        for line in gold.get("furniture", []):
            if (mine := found.get(fold(line["line"]))) is not None:
                kinds += mine.kind == line["kind"]
                if mine.kind != line["kind"]:
                    print(path.name, "KIND", mine.kind, "gold", line["kind"], mine.text[:80])
                if line["kind"] == "ticker":
                    of["ticker"] += 1
                    right["ticker"] += (mine.time, mine.date) == (line.get("time"), line.get("date"))
    for field in of:
        print(f"{field:15} {right[field]} of {of[field]}")
    precision, recall = hits / ((hits + spurious) or 1), hits / ((hits + missed) or 1)
    f1 = 2 * precision * recall / ((precision + recall) or 1)
    print(f"furniture lines P {precision:.3f} R {recall:.3f} F1 {f1:.3f}, kind right {kinds} of {hits}")
    return 0


if __name__ == "__main__":
    raise SystemExit(main(sys.argv[1:]))

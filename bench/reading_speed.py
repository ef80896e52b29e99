"""Processor time of reading a page, beside that of the language model alone on the same texts, turn by turn in one process.

    python bench/reading_speed.py [--rounds 3] [FOLDER ...]

Without folders the sample pages are read. What is printed is the best of the rounds: milliseconds a page for each, and how many
times the model alone the whole reading takes.
"""

from __future__ import annotations

import argparse
import time
from collections.abc import Callable
from pathlib import Path

from dragoman.language.pipeline import load_pipeline
from dragoman.model import Page
from dragoman.reading import read

SAMPLES = Path(__file__).resolve().parents[1] / "samples" / "pages"
MODEL = "fr_dragoman_news"


def timed(work: Callable[[], object]) -> float:
    """Seconds of the processor."""
    began = time.process_time()
    work()
    return time.process_time() - began


def main() -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("folders", nargs="*", type=Path, default=[SAMPLES])
    parser.add_argument("--rounds", type=int, default=3)
    options = parser.parse_args()
    files = sorted(f for folder in options.folders for f in folder.rglob("*.txt"))
    texts = [f.read_text(encoding="utf-8") for f in files]
    nlp = load_pipeline(MODEL)
    read(Page(source="warm", text=texts[0], published="2025-03-19"))  # the codebook is loaded once
    model, whole = [], []
    for _ in range(options.rounds):
        model.append(timed(lambda: [nlp(text) for text in texts]))
        whole.append(timed(lambda: [read(Page(source="x", text=text, published="2025-03-19")) for text in texts]))
    a, b = (min(rows) / len(texts) * 1000 for rows in (model, whole))
    print(f"{len(texts)} pages: model alone {a:.0f} ms a page, whole reading {b:.0f} ms ({b / a:.1f} times)")


if __name__ == "__main__":
    main()

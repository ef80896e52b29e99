"""How much of the gold is read, and how much of what is read is gold: floors that may be raised, never lowered silently."""

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from dragoman.codebook.folding import key
from dragoman.intake import read_page
from dragoman.reading import read

ROOT = Path(__file__).resolve().parents[2]
GOLDEN = ROOT / "tests" / "golden"

#: Set, least share of gold events found (same act, on the same sentence), least share of found events that are gold.
FLOORS = [("first", 0.85, 0.93), ("second", 0.62, 0.88)]


def pages(name: str) -> Iterator[tuple[Path, dict[str, Any]]]:
    """The pages of a set with their gold."""
    folder = GOLDEN / ("pages" if name == "first" else "second")
    texts = {p.stem: p for p in (*(ROOT / "samples" / "pages").rglob("*.txt"), *folder.glob("*.txt"))}
    for gold in sorted(folder.glob("*.gold.json")):
        yield texts[gold.name.removesuffix(".gold.json")], json.loads(gold.read_text(encoding="utf-8"))


def same(gold: dict[str, Any], act: str, sentences: list[str]) -> bool:
    return gold["act"] == act and any(key(gold["anchor"]) in key(sentence) for sentence in sentences)


def alike(one: str, two: str) -> bool:
    return key(one) in key(two) or key(two) in key(one)


@pytest.mark.parametrize(("name", "recall", "precision"), FLOORS)
def test_events_stay_above_their_floor(name: str, recall: float, precision: float) -> None:
    wanted = found = hit = right = 0
    for path, gold in pages(name):
        events = read(read_page(path.name, path.read_bytes(), kind="text")).events
        told = [(e.act, [x.sentence.exact for x in e.evidence]) for e in events]
        for event in gold["events"]:
            if not event.get("optional"):
                wanted += 1
                hit += any(same(event, act, sentences) for act, sentences in told)
        for act, sentences in told:
            found += 1
            right += any(same(event, act, sentences) for event in gold["events"])
    assert hit / wanted >= recall, f"{hit} of {wanted} gold events found"
    assert right / found >= precision, f"{right} of {found} found events are gold"


@pytest.mark.parametrize("name", ["first", "second"])
def test_persons_quotes_and_pages_stay_right(name: str) -> None:
    for path, gold in pages(name):
        reading = read(read_page(path.name, path.read_bytes(), kind="text"))
        assert reading.page.published == gold["page"]["published"], path.name
        assert reading.page.captured == gold["page"]["captured"], path.name
        quotes = [q["text"] for q in gold["quotes"] if q["kind"] == "direct" and not q.get("optional")]
        missing = [text for text in quotes if not any(alike(text, quote.text) for quote in reading.quotes)]
        assert len(missing) <= 1, (path.name, missing)

"""Samples and golden files belong together and are marked as fiction."""

import json
from pathlib import Path
from typing import Any

import pytest

ROOT = Path(__file__).resolve().parents[2]
GOLDEN = sorted((ROOT / "tests" / "golden" / "pages").glob("*.gold.json"))
SAMPLES = {path.stem: path for path in sorted((ROOT / "samples" / "pages").rglob("*.txt"))}


def load(path: Path) -> dict[str, Any]:
    return json.loads(path.read_text(encoding="utf-8"))


def name(path: Path) -> str:
    return path.name.removesuffix(".gold.json")


def test_each_sample_has_its_golden_file() -> None:
    assert {name(path) for path in GOLDEN} == set(SAMPLES)
    assert len(SAMPLES) >= 24


@pytest.mark.parametrize("path", GOLDEN, ids=name)
def test_golden_files_quote_their_page(path: Path) -> None:
    gold = load(path)
    text = SAMPLES[name(path)].read_bytes().decode("utf-8")
    lines = text.splitlines()
    for event in gold["events"]:
        assert text.count(event["anchor"]) == 1, event["anchor"]
    for quote in gold["quotes"]:
        assert quote["text"] in text
    for item in gold["page"]["furniture"]:
        assert item["line"] in lines


def test_fiction_is_said_wherever_the_samples_are_shown() -> None:
    for shown in ("samples/README.md", "samples/FICTION.md", "README.md", "Makefile", "tests/golden/README.md"):
        assert "fiction" in (ROOT / shown).read_text(encoding="utf-8").lower(), shown

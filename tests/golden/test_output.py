"""`dragoman read --format jsonl` on the samples: as the schema says, spans that hold, in the order of the input."""

import json
import os
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import jsonschema
import pytest

ROOT = Path(__file__).resolve().parents[2]
SCHEMA = json.loads((ROOT / "docs" / "reading.schema.json").read_text(encoding="utf-8"))


def read(*arguments: str) -> list[dict[str, Any]]:
    """The objects that `dragoman read` prints; everything on standard output has to be one."""
    command = [sys.executable, "-m", "dragoman.cli.app", "read", "--dry-run", "--format", "jsonl", *arguments]
    environment = {name: value for name, value in os.environ.items() if not name.startswith("DRAGOMAN_")}
    done = subprocess.run(command, cwd=ROOT, env=environment, capture_output=True, check=True)
    return [json.loads(line) for line in done.stdout.decode("utf-8").splitlines()]


@pytest.fixture(scope="module")
def readings() -> list[dict[str, Any]]:
    return read("samples/pages")


def spans(value: Any) -> Iterator[dict[str, Any]]:
    """Every span in a value."""
    if isinstance(value, dict):
        if {"exact", "start", "end"} <= value.keys():
            yield value
        for inner in value.values():
            yield from spans(inner)
    elif isinstance(value, list):
        for inner in value:
            yield from spans(inner)


def holds(span: dict[str, Any], text: str) -> bool:
    return bool(span["exact"]) and text[span["start"] : span["end"]] == span["exact"]


def test_the_schema_is_one() -> None:
    jsonschema.Draft202012Validator.check_schema(SCHEMA)


def test_every_page_is_as_the_schema_says(readings: list[dict[str, Any]]) -> None:
    validator = jsonschema.Draft202012Validator(SCHEMA)
    for reading in readings:
        assert not [error.message for error in validator.iter_errors(reading)], reading["source"]


def test_output_has_the_order_of_input(readings: list[dict[str, Any]]) -> None:
    sources = [reading["source"] for reading in readings]
    assert sources == sorted(path.relative_to(ROOT).as_posix() for path in (ROOT / "samples" / "pages").rglob("*.txt"))


def test_spans_are_the_words_of_the_page(readings: list[dict[str, Any]]) -> None:
    for reading in readings:
        page = reading["page"]
        for event in reading["events"]:
            for evidence in event["evidence"]:
                where = evidence.get("in", "text")
                texts = [line["text"] for line in page["furniture"]] if where == "furniture" else [page[where]]
                assert any(all(holds(span, text) for span in spans(evidence)) for text in texts), evidence
        for fact in reading["positions"] + reading["programmes"]:
            texts = [page["text"], page["title"] or "", *(line["text"] for line in page["furniture"])]
            assert all(any(holds(span, text) for text in texts) for span in spans(fact)), fact


def test_reading_is_the_same_in_several_processes(readings: list[dict[str, Any]]) -> None:
    folder = "samples/pages/morocco-united-states"
    assert read(folder, "--jobs", "2") == [r for r in readings if r["source"].startswith(folder)]


def test_no_event_is_made_of_sport_gadgets_weather_and_shares(readings: list[dict[str, Any]]) -> None:
    found = {r["source"]: r["events"] for r in readings if "/no-event/" in r["source"]}
    assert len(found) >= 4
    assert not {source: [event["rule"] for event in events] for source, events in found.items() if events}

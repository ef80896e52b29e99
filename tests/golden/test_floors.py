"""How well the gold is read, by the scorer that decides (bench/score.py): floors that may be raised, never lowered silently."""

import functools
import hashlib
import importlib.util
import json
from pathlib import Path
from types import ModuleType
from typing import Any

import pytest
import yaml

from dragoman.codebook.folding import key
from dragoman.intake import read_page
from dragoman.reading import read

ROOT = Path(__file__).resolve().parents[2]
SETS = {"pages": ROOT / "tests" / "golden" / "pages", "second": ROOT / "tests" / "golden" / "second"}
FLOORS: dict[str, dict[str, dict[str, Any]]] = yaml.safe_load((ROOT / "bench" / "floors.yaml").read_text(encoding="utf-8"))
#: The scorer is the one that all sets are measured with, those outside the project too.
SCORER = "f392d89a40a64d14"


@functools.cache
def bench() -> ModuleType:
    """bench/accuracy.py as a module."""
    spec = importlib.util.spec_from_file_location("bench_accuracy", ROOT / "bench" / "accuracy.py")
    assert spec
    assert spec.loader
    module = importlib.util.module_from_spec(spec)
    import sys

    sys.modules[spec.name] = module
    spec.loader.exec_module(module)
    return module


@functools.cache
def readings(name: str) -> tuple[list[Any], list[dict[str, Any]]]:
    """The pages of a set and what is read in them."""
    pages = bench().pages_of(SETS[name])
    found = [read(read_page(str(p.path), p.path.read_bytes(), kind="text")).to_json() for p in pages]
    return pages, json.loads(json.dumps(found))


@functools.cache
def figures(name: str) -> dict[str, Any]:
    held: dict[str, Any] = bench().measure(*readings(name))[0]
    return held


@pytest.mark.parametrize("name", SETS)
def test_no_figure_is_under_its_floor(name: str) -> None:
    assert figures(name)["pages without a reading"] == 0
    low = bench().under(name, figures(name), FLOORS)
    assert not low, "\n".join(low)


@pytest.mark.parametrize("name", SETS)
def test_every_figure_has_a_floor(name: str) -> None:
    measured = {m for m, figure in figures(name).items() if isinstance(figure, dict) and bench().value(figure) is not None}
    assert measured <= set(FLOORS[name]), "python bench/accuracy.py ... --floors bench/floors.yaml --raise"


def test_a_floor_far_below_the_best_figure_gives_its_reason() -> None:
    silent = [
        f"{name}: {measure} had reached {row['best']}, its floor is {row['floor']}: say why under `lowered`, or raise it"
        for name, rows in FLOORS.items()
        for measure, row in rows.items()
        if row["floor"] < row["best"] - bench().SLACK and len(row.get("lowered", "")) < 20
    ]
    assert not silent, "\n".join(silent)


def test_floors_rise_with_the_figures_and_never_fall() -> None:
    held = {"s": {"status": {"best": 0.9, "floor": 0.88}, "date": {"best": 0.9, "floor": 0.88}}}
    now = {"s": {"status": {"right": 95, "of": 100, "share": 0.95}, "date": {"right": 5, "of": 10, "share": 0.5}}}
    after = bench().raised(now, held)
    assert after["s"]["status"] == {"best": 0.95, "floor": pytest.approx(0.935)}
    assert after["s"]["date"] == held["s"]["date"]
    assert [line.split(" is ")[0] for line in bench().under("s", now["s"], held)] == ["s: date"]


def test_the_scorer_is_the_one_that_decides_everywhere() -> None:
    assert hashlib.sha256((ROOT / "bench" / "score.py").read_bytes()).hexdigest().startswith(SCORER)


def alike(one: str, two: str) -> bool:
    return key(one) in key(two) or key(two) in key(one)


@pytest.mark.parametrize("name", SETS)
def test_days_of_pages_and_marked_quotes_stay_right(name: str) -> None:
    for page, reading in zip(*readings(name), strict=True):
        assert reading["page"]["published"] == page.gold["page"]["published"], page.path.name
        assert reading["page"]["captured"] == page.gold["page"]["captured"], page.path.name
        quotes = [q["text"] for q in page.gold["quotes"] if q["kind"] == "direct" and not q.get("optional")]
        missing = [text for text in quotes if not any(alike(text, quote["text"]) for quote in reading["quotes"])]
        assert len(missing) <= 1, (page.path.name, missing)

"""The confidence of events: a number made of a few features with shipped weights, fitted as docs/accuracy.md says."""

import importlib.util
import sys
from pathlib import Path
from types import ModuleType

import pytest
import yaml

from dragoman.codebook.acts import load_acts
from dragoman.model import Page
from dragoman.reading import explain, read
from dragoman.reading.confidence import confidence, load_weights, shares

ROOT = Path(__file__).resolve().parents[2]


@pytest.fixture(scope="module")
def bench() -> ModuleType:
    spec = importlib.util.spec_from_file_location("bench_confidence", ROOT / "bench" / "confidence.py")
    assert spec
    assert spec.loader
    module = importlib.util.module_from_spec(spec)
    sys.modules[spec.name] = module
    spec.loader.exec_module(module)
    return module


def sure(text: str) -> float:
    event = read(Page(source="example", text=text, published="2025-03-19")).events[0]
    assert event.confidence is not None
    return event.confidence


def test_every_event_has_a_number_between_0_and_1_to_two_decimals() -> None:
    text = "Le Kenya a signé lundi un accord avec l'Inde. La Chine a dénoncé mardi les restrictions américaines."
    numbers = [e.confidence for e in read(Page(source="example", text=text, published="2025-03-19")).events]
    assert len(numbers) == 2
    assert all(n is not None and 0 < n < 1 and n == round(n, 2) for n in numbers)


def test_what_is_missing_or_inferred_makes_an_event_less_sure() -> None:
    whole = sure("La Chine a sanctionné mardi le Japon.")
    assert whole > sure("La Chine a sanctionné le Japon.")
    assert whole > sure("Le Japon a été sanctionné mardi.")


def test_the_parts_of_a_number_are_in_the_trace() -> None:
    trace = explain(Page(source="example", text="Deux diplomates russes ont été expulsés.", published="2025-03-19"))
    lead = trace.of_event(0)[0]
    assert lead.shares["no actor"] == pytest.approx(load_weights().weights["no actor"], abs=0.01)
    sizes = [abs(share) for share in lead.shares.values()]
    assert sizes == sorted(sizes, reverse=True)
    assert shares({"no actor": 0.0}) == {}


def test_unknown_features_weigh_nothing_and_order_does_not_matter() -> None:
    held = {"no actor": 1.0, "distance": 0.5}
    assert confidence(held) == confidence({"distance": 0.5, "no actor": 1.0, "made up": 3.0})


def test_families_name_acts_once() -> None:
    source = ROOT / "src" / "dragoman" / "reading" / "data" / "confidence.yaml"
    acts = [act for acts in yaml.safe_load(source.read_text(encoding="utf-8"))["families"].values() for act in acts]
    assert len(acts) == len(set(acts))
    assert set(acts) <= set(load_acts())


def test_the_shipped_weights_are_those_that_the_judged_events_give(bench: ModuleType) -> None:
    rows = bench.load()
    model = bench.fit(rows, bench.best(rows))
    shipped = load_weights()
    assert set(shipped.weights) == set(model.names)
    assert shipped.bias == pytest.approx(model.biases["unseen"], abs=0.002)
    for name, weight in zip(model.names, model.weights, strict=True):
        assert shipped.weights[name] == pytest.approx(weight, abs=0.002), name


def test_the_numbers_are_calibrated_and_the_table_in_the_docs_is_theirs(bench: ModuleType) -> None:
    rows = bench.load()
    pairs = bench.crossed(rows, bench.best(rows))
    assert abs(sum(p for _, p in pairs) / len(pairs) - sum(r.full for r, _ in pairs) / len(pairs)) < 0.03
    assert bench.area(pairs) > 0.7
    assert bench.table(rows) in (ROOT / "docs" / "accuracy.md").read_text(encoding="utf-8")


def test_judged_events_hold_no_words_of_any_text(bench: ModuleType) -> None:
    names = set(load_weights().weights)
    for row in bench.load():
        assert set(row.features) <= names
        assert len(row.page) == 6

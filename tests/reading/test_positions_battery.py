"""Offices in many wordings: who holds what for whom (positions_battery.yaml; every person is invented)."""

from __future__ import annotations

from pathlib import Path

import pytest
import yaml

from dragoman.reading.people import find_people
from dragoman.reading.positions import find_positions

CASES = yaml.safe_load((Path(__file__).parent / "positions_battery.yaml").read_text("utf-8"))


@pytest.mark.parametrize("case", CASES, ids=lambda case: case["text"][:60])
def test_offices(case):
    people = find_people(case["text"])
    found = [[row.person, row.role, row.of] for row in find_positions(people, case["text"])]
    assert found == case["offices"]

"""Who does what to whom, across the turns of phrase of the French press: short invented texts with their events (battery/)."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
import yaml

from dragoman.model import Page
from dragoman.reading import read

_HERE = Path(__file__).parent / "battery"


def _rows() -> list[Any]:
    rows = []
    for path in sorted(_HERE.glob("*.yaml")):
        for number, row in enumerate(yaml.safe_load(path.read_text(encoding="utf-8"))):
            marks = [pytest.mark.xfail(strict=True, reason=row["hard"])] if "hard" in row else []
            rows.append(pytest.param(row, id=f"{path.stem}-{number + 1}", marks=marks))
    return rows


def _wanted(line: str) -> list[tuple[str, frozenset[str], frozenset[str]]]:
    """ "sign SN, MR >; accuse/denied NO > RU" as acts, with a status where one is asked for, their actors and recipients."""
    found = []
    for part in line.split(";"):
        act, _, rest = part.strip().partition(" ")
        actors, arrow, recipients = rest.partition(">")
        assert arrow, f"no '>' in {line!r}"
        found.append((act, _names(actors), _names(recipients)))
    return found


def _names(text: str) -> frozenset[str]:
    return frozenset(name.strip() for name in text.split(",") if name.strip())


@pytest.mark.parametrize("row", _rows())
def test_parties_of_a_turn_of_phrase(row: dict[str, str]) -> None:
    reading = read(Page(source="battery", text=row["say"], title=row.get("title"), published="2025-03-19"))
    found = [(e.act, frozenset(e.actors), frozenset(e.recipients)) for e in reading.events]
    found += [(f"{e.act}/{e.status}", frozenset(e.actors), frozenset(e.recipients)) for e in reading.events]
    missing = [wanted for wanted in _wanted(row["read"]) if wanted not in found]
    assert not missing, f"{row['say']} gave {found}"

"""Write sentences/names.yaml: the names of the project's codebook as they are today.

Kept as a file of its own so that a change of the codebook does not change the model that is rebuilt.

    python freeze_names.py CODEBOOK_DATA ../sentences/names.yaml
"""

from __future__ import annotations

import re
import sys
from pathlib import Path
from typing import Any

import yaml


def _read(codebook: Path, name: str) -> Any:  # noqa: ANN401 - YAML
    return yaml.safe_load((codebook / name).read_text(encoding="utf-8"))


def first_names(codebook: Path) -> list[str]:
    """First names of the codebook, of both genders."""
    data = _read(codebook, "firstnames.yaml")
    return sorted({name for key in ("f", "m", "both") for name in str(data.get(key, "")).split()})


def _plain(name: str) -> bool:
    return bool(re.fullmatch(r"[A-ZÀ-Ý][\w'’.\- ]*", name)) and len(name) > 1


def organisations(codebook: Path) -> list[tuple[str, str]]:
    """Names of organisations, companies and groups with their article ("" for none)."""
    rows = []
    for name in ("organisations.yaml", "companies.yaml", "groups.yaml"):
        for row in _read(codebook, name):
            article = row.get("article", "")
            rows.append((row["name"], article))
            rows += [(acronym, article) for acronym in row.get("acronyms", []) if len(acronym) > 2]
    return sorted({row for row in rows if _plain(row[0])})


def states(codebook: Path) -> list[tuple[str, str]]:
    """Names of states and provinces with their article."""
    rows = [(row["fr"], row.get("article", "")) for row in _read(codebook, "states.yaml")]
    rows += [(row["name"], row.get("article", "")) for row in _read(codebook, "provinces.yaml")]
    return sorted({row for row in rows if _plain(row[0])})


def capitals(codebook: Path, cities: bool = False) -> list[str]:
    """Capitals, with `cities` other cities too."""
    found = []
    for row in _read(codebook, "states.yaml"):
        found += row.get("capitals", []) + (row.get("cities", []) if cities else [])
    return sorted({name for name in found if _plain(name) and not name.startswith("La ")})


def main() -> None:
    """Write the file."""
    codebook, out = Path(sys.argv[1]), Path(sys.argv[2])
    data = {
        "first_names": " ".join(first_names(codebook)),
        "organisations": [list(row) for row in organisations(codebook)],
        "states": [list(row) for row in states(codebook)],
        "capitals": capitals(codebook),
        "cities": capitals(codebook, cities=True),
    }
    head = "# Names of Dragoman's codebook, frozen by scripts/freeze_names.py. Organisations and states with their article.\n"
    out.write_text(
        head + yaml.safe_dump(data, allow_unicode=True, width=120, default_flow_style=None, sort_keys=True), encoding="utf-8"
    )


if __name__ == "__main__":
    main()

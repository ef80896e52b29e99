"""Write what is known of names: the organisations and states of the codebook as they are today, and the words of cues.yaml.

Not part of the training: a change of the codebook changes the shipped list only when this is run.

    python build_known.py CODEBOOK_DATA ../sentences/cues.yaml ../../src/fr_dragoman_news/data/known.json
"""

from __future__ import annotations

import json
import sys
from pathlib import Path
from typing import Any

import spacy
import yaml


def _read(path: Path) -> Any:  # noqa: ANN401 - YAML
    return yaml.safe_load(path.read_text(encoding="utf-8"))


def _forms(row: dict[str, Any]) -> set[str]:
    """The forms of an organisation that need no context."""
    weak = row.get("weak", [])
    if weak is True:
        return set()
    forms: set[str] = set()
    for key in ("name", "fr", "en", "aliases", "acronyms"):
        value = row.get(key, [])
        forms |= {value} if isinstance(value, str) else set(value)
    return {form for form in forms - set(weak) if form[:1].isupper() and len(form) > 1}


def organisations(codebook: Path) -> list[str]:
    """Names of organisations, companies and groups."""
    files = ("organisations.yaml", "companies.yaml", "groups.yaml")
    return sorted({form for name in files for row in _read(codebook / name) for form in _forms(row)})


def states(codebook: Path, without: list[str]) -> list[str]:
    """Names of states and provinces in one word."""
    rows = [row["fr"] for row in _read(codebook / "states.yaml")]
    rows += [row["name"] for row in _read(codebook / "provinces.yaml") if not row.get("weak")]
    return sorted({name for name in rows if " " not in name} - set(without))


def main() -> None:
    """Write the file."""
    codebook, cues, out = Path(sys.argv[1]), _read(Path(sys.argv[2])), Path(sys.argv[3])
    nlp = spacy.blank("fr")
    data: dict[str, Any] = {key: sorted(set(cues[key].split())) for key in cues if isinstance(cues[key], str)}
    data["states"] = states(codebook, cues["ambiguous_states"])
    data["organisations"] = [[token.text for token in nlp.make_doc(name)] for name in organisations(codebook)]
    lines = [f"{json.dumps(key)}: {json.dumps(data[key], ensure_ascii=False)}" for key in sorted(data)]
    out.write_text("{\n" + ",\n".join(lines) + "\n}\n", encoding="utf-8")
    print({key: len(value) for key, value in data.items()})  # noqa: T201


if __name__ == "__main__":
    main()

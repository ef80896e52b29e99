"""The acts: what the record says happened, with their PLOVER codes."""

from __future__ import annotations

import functools
from collections.abc import Mapping
from dataclasses import dataclass
from types import MappingProxyType
from typing import Any

from dragoman.codebook.datafile import load_yaml
from dragoman.codebook.errors import CodebookError

#: Acts that become AGREE in PLOVER as long as they are only planned (codebook, rule 12).
_AGREED_WHEN_PLANNED = frozenset({"agree", "meet", "visit", "sign", "cooperate", "aid"})
_KEYS = {"plover", "mutual", "least", "fr", "en", "definition", "roles"}


@dataclass(frozen=True, slots=True)
class Act:
    """One act. `roles` says what each place in the sentence gives: "actor" or "recipient"; `least`: parties needed."""

    name: str
    plover: str
    mutual: bool
    least: int
    fr: str
    en: str
    definition: Mapping[str, str]
    roles: Mapping[str, str]


@functools.cache
def load_acts() -> Mapping[str, Act]:
    """All acts by name, in the order of the codebook.

    Raises:
        CodebookError: the data breaks its own schema.
    """
    return MappingProxyType({name: _act(name, row) for name, row in load_yaml("acts.yaml").items()})


def _act(name: str, row: dict[str, Any]) -> Act:
    if unknown := sorted(set(row) - _KEYS):
        raise CodebookError(f"acts.yaml ({name}): unknown key {unknown[0]!r}")
    for key in ("plover", "fr", "en", "definition", "roles"):
        if key not in row:
            raise CodebookError(f"acts.yaml ({name}): {key!r} is missing")
    bad = sorted(set(row["roles"].values()) - {"actor", "recipient"})
    if bad:
        raise CodebookError(f"acts.yaml ({name}): {bad[0]!r} is no role")
    return Act(
        name, row["plover"], row.get("mutual", False), row.get("least", 1), row["fr"], row["en"],
        MappingProxyType(row["definition"]), MappingProxyType(row["roles"]),
    )  # fmt: skip


def plover_code(act: str, status: str) -> str | None:
    """The PLOVER code of an act at a status, "CONSULT-visit"; None for an act that PLOVER leaves out."""
    code = load_acts()[act].plover
    if code == "LAUNCH":
        return None
    if status == "planned" and act in _AGREED_WHEN_PLANNED:
        return "AGREE"
    return code

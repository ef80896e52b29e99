"""The furniture list (`data/furniture.yaml`): what kind of furniture one line is, looked at alone."""

from __future__ import annotations

import functools
import re
from dataclasses import dataclass
from importlib import resources
from typing import Any, Literal, cast, get_args

import yaml

from dragoman.model import FurnitureKind

Where = Literal["any", "edges", "head", "tail"]
#: Longer lines are never furniture.
MOST_CHARACTERS = 400
_SPACES = re.compile(r"\s+")
_EDGE = re.compile(r"^[\s*•·▪■□►▶➤➜➡→»>👉✔✅🔴🔵📲🔒📌⚡❤🔔\ufe0f~_]+|[\s•·▪■►▶➤➜➡→👇👈📲🔔❤\ufe0f~_]+$")
_PLAIN = str.maketrans({"’": "'", "‘": "'", "ʼ": "'", "`": "'", "´": "'", "‑": "-", "‐": "-", "−": "-"})


@dataclass(frozen=True, slots=True)
class Pattern:
    """One entry of the list. `opens` names the kind of the lines below it, where it is a heading."""

    kind: FurnitureKind
    regex: re.Pattern[str]
    why: str
    where: Where
    opens: FurnitureKind | None
    examples: tuple[str, ...]
    counterexamples: tuple[str, ...]


_LOADER: Any = getattr(yaml, "CSafeLoader", yaml.SafeLoader)


def plain(line: str) -> str:
    """A line as the patterns see it: plain spaces, apostrophes and hyphens, no bullets or arrows at its edges."""
    flat = _SPACES.sub(" ", line.translate(_PLAIN)).strip()
    return _EDGE.sub("", flat) or flat


@functools.cache
def patterns() -> tuple[Pattern, ...]:
    """The list, in order; read once."""
    text = resources.files("dragoman.intake").joinpath("data/furniture.yaml").read_text(encoding="utf-8")
    return tuple(_entry(entry) for entry in yaml.load(text, Loader=_LOADER))  # noqa: S506  safe, and in C where it is built


def _entry(entry: dict[str, Any]) -> Pattern:
    kinds, unknown = get_args(FurnitureKind), set(entry) - _KEYS
    if unknown or entry["kind"] not in kinds or entry.get("opens", "related") not in kinds:
        raise ValueError(f"furniture.yaml: entry {entry.get('why')!r} has an unknown key or kind: {sorted(unknown)}")
    return Pattern(
        kind=entry["kind"],
        regex=re.compile(entry["pattern"], re.IGNORECASE),
        why=entry["why"],
        where=cast("Where", entry.get("where", "any")),
        opens=entry.get("opens"),
        examples=tuple(entry["examples"]),
        counterexamples=tuple(entry["not"]),
    )


_KEYS = {"kind", "pattern", "why", "where", "opens", "examples", "not"}


def match(line: str) -> tuple[Pattern, ...]:
    """All entries that cover the line, in the order of the list; where they hold is for the caller to judge."""
    flat = plain(line)
    if not flat or len(flat) > MOST_CHARACTERS:
        return ()
    return tuple(entry for entry in patterns() if entry.regex.fullmatch(flat))

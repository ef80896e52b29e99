"""Whether an act is cooperative or conflictual (`data/tones.yaml`)."""

from __future__ import annotations

import functools
from collections.abc import Iterable
from importlib.resources import files
from typing import Any, Literal

import yaml

from dragoman.codebook.acts import load_acts
from dragoman.record import Glance

Tone = Literal["cooperative", "neutral", "conflictual"]
#: From the bottom of a bar to its top.
TONES: tuple[Tone, ...] = ("cooperative", "neutral", "conflictual")


@functools.cache
def _rules() -> dict[str, Any]:
    text = (files("dragoman.web") / "data" / "tones.yaml").read_text(encoding="utf-8")
    rules: dict[str, Any] = yaml.safe_load(text)
    return rules


@functools.lru_cache(maxsize=4096)
def tone_of(act: str, status: str) -> Tone:
    """Cooperative, conflictual, or neither: requests, a party's own laws and projects, what did not happen."""
    rules, known = _rules(), load_acts().get(act)
    if known is None or status in rules["undone"]:
        return "neutral"
    kind = known.plover.partition("-")[0]
    if kind in rules["cooperative"]:
        return "cooperative"
    return "conflictual" if kind in rules["conflictual"] else "neutral"


@functools.lru_cache(maxsize=256)
def tone_of_stage(stage: str) -> str:
    """The colour of a stage, or of how a thing stands: `good`, `plan`, `warn`, `bad`, or `none`."""
    return next((tone for tone, stages in _rules()["stages"].items() if stage in stages), "none")


def counted(events: Iterable[Glance]) -> dict[Tone, int]:
    """How many of the events are of each tone."""
    found: dict[Tone, int] = dict.fromkeys(TONES, 0)
    for event in events:
        found[tone_of(event.act, event.status)] += 1
    return found

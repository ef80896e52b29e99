"""How likely an event is right as it stands: act, parties and their direction, status and date together.

A logistic function of a few features of the reading, each of which can be read off the trace; the weights are data
(data/confidence.yaml), fitted and checked by bench/confidence.py as docs/accuracy.md tells.
"""

from __future__ import annotations

import functools
import math
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from importlib.resources import files
from typing import Any

import yaml

from dragoman.reading.events.draft import Draft

#: Distances count in hundreds of characters, up to so many.
_FARTHEST = 2.0


@dataclass(frozen=True)
class Weights:
    """The fitted model. `families` gives the family of an act; an act without one is of diplomacy, the base."""

    bias: float
    weights: Mapping[str, float]
    families: Mapping[str, str]


@functools.cache
def load_weights() -> Weights:
    """The weights, read once a process."""
    source = files("dragoman.reading") / "data" / "confidence.yaml"
    data: dict[str, Any] = yaml.safe_load(source.read_text(encoding="utf-8"))
    families = {act: family for family, acts in data["families"].items() for act in acts}
    return Weights(float(data["bias"]), data["weights"], families)


def features(group: Sequence[Draft]) -> dict[str, float]:
    """What the confidence of an event is made of; `group` are the drafts that tell it, the leading one first."""
    lead = group[0]
    mutual = lead.trigger.act.mutual
    held = {
        "nominal": not lead.verbal,
        "not done": lead.status != "done",
        "mutual": mutual,
        "no recipient": not mutual and not lead.recipients,
        "no actor": not lead.actors,
        "three parties": len(lead.parties) > 2,
        "party from context": any(given.words is None for given in lead.given),
        "party described": any(given.words is not None and given.words.exact.islower() for given in lead.given),
        "date of its own": "date" in lead.arguments,
        "date of a meeting": bool(lead.date) and "date" not in lead.arguments,
        "told twice": len(group) > 1,
        "attributed": bool(lead.attributed_to),
    }
    found = {name: 1.0 for name, holds in held.items() if holds}
    found["distance"] = min(_distance(lead) / 100, _FARTHEST)
    family = load_weights().families.get(lead.act)
    if family:
        found[f"act of {family}"] = 1.0
    return found


def _distance(draft: Draft) -> int:
    """Characters between the trigger and the farthest words that gave a party."""
    spans = [given.words for given in draft.given if given.words is not None]
    return max((max(draft.words.start - s.end, s.start - draft.words.end, 0) for s in spans), default=0)


def shares(found: Mapping[str, float]) -> dict[str, float]:
    """What each feature adds to the score, in nats of log odds, those that weigh most first."""
    weights = load_weights().weights
    rows = {name: round(weights.get(name, 0.0) * value, 2) for name, value in found.items()}
    return dict(sorted(((n, w) for n, w in rows.items() if w), key=lambda row: (-abs(row[1]), row[0])))


def confidence(found: Mapping[str, float]) -> float:
    """The probability of features, to two decimals."""
    model = load_weights()
    score = model.bias + sum(model.weights.get(name, 0.0) * value for name, value in sorted(found.items()))
    return round(1 / (1 + math.exp(-score)), 2)

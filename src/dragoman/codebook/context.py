"""The weights by which a text's parties are weighed for a role that no word fills. Data: data/context.yaml."""

from __future__ import annotations

import functools
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from math import exp

from dragoman.codebook.datafile import load_yaml
from dragoman.codebook.errors import CodebookError


@dataclass(frozen=True, slots=True)
class ContextWeights:
    """A logistic regression: the weight of each feature, and the probability from which a party is taken; `lower` has that of
    some acts, where no party reaches the other.
    """

    threshold: float
    weights: Mapping[str, float]
    lower: Mapping[str, float]

    def bar(self, act: str) -> float:
        """The probability from which a party is taken as the recipient of an act."""
        return self.lower.get(act, self.threshold)

    def probability(self, features: Iterable[str]) -> float:
        """How likely a party with these features fills the role, between 0 and 1."""
        return 1 / (1 + exp(-sum(self.weights.get(feature, 0.0) for feature in features)))


@functools.cache
def load_context() -> ContextWeights:
    """The weights for the one an act is done to.

    Raises `CodebookError` where the file is not a threshold and a table of numbers.
    """
    row = load_yaml("context.yaml")
    try:
        weights = {str(name): float(value) for name, value in row["weights"].items()}
        lower = {str(name): float(value) for name, value in row["lower"].items()}
        return ContextWeights(float(row["threshold"]), weights, lower)
    except (KeyError, TypeError, ValueError, AttributeError) as error:
        raise CodebookError(f"context.yaml: {error}") from error

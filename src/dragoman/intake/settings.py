"""The few figures that bound how pages are read (`data/settings.yaml`)."""

from __future__ import annotations

import functools
from dataclasses import dataclass
from importlib import resources

import yaml


@dataclass(frozen=True, slots=True)
class Settings:
    """Years between which a weekday with a day and month is placed, both included."""

    earliest_year: int
    latest_year: int


@functools.cache
def settings() -> Settings:
    """The settings; read once."""
    text = resources.files("dragoman.intake").joinpath("data/settings.yaml").read_text(encoding="utf-8")
    return Settings(**yaml.safe_load(text))

"""The small word sets of `data/words.yaml`."""

from __future__ import annotations

import functools
import re
from importlib import resources

import yaml


@functools.cache
def _all() -> dict[str, list[str]]:
    text = resources.files("dragoman.intake").joinpath("data/words.yaml").read_text(encoding="utf-8")
    sets: dict[str, list[str]] = yaml.safe_load(text)
    return sets


@functools.cache
def words(name: str) -> frozenset[str]:
    """One set. Raises KeyError where there is none of that name."""
    return frozenset(_all()[name])


@functools.cache
def any_of(name: str) -> re.Pattern[str]:
    """The regular expressions of one set as one, without regard to case."""
    return re.compile("|".join(f"(?:{one})" for one in _all()[name]), re.IGNORECASE)


@functools.cache
def any_word_of(name: str) -> re.Pattern[str]:
    """As `any_of`, between word boundaries."""
    return re.compile(rf"(?<!\w)(?:{'|'.join(_all()[name])})(?!\w)", re.IGNORECASE)

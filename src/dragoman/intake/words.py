"""The small word sets of `data/words.yaml`."""

from __future__ import annotations

import functools
import re
from importlib import resources
from typing import Any

import yaml


@functools.cache
def _all() -> dict[str, Any]:
    text = resources.files("dragoman.intake").joinpath("data/words.yaml").read_text(encoding="utf-8")
    sets: dict[str, Any] = yaml.safe_load(text)
    return sets


@functools.cache
def words(name: str) -> frozenset[str]:
    """One set. Raises KeyError where there is none of that name."""
    return frozenset(_all()[name])


@functools.cache
def words_by(name: str) -> dict[str, frozenset[str]]:
    """Several sets under one name, by key. Raises KeyError where there is none of that name."""
    return {key: frozenset(some) for key, some in _all()[name].items()}


@functools.cache
def any_of(name: str) -> re.Pattern[str]:
    """The regular expressions of one set as one, without regard to case."""
    return re.compile("|".join(f"(?:{one})" for one in _all()[name]), re.IGNORECASE)


@functools.cache
def any_word_of(name: str) -> re.Pattern[str]:
    """As `any_of`, between word boundaries."""
    return re.compile(rf"(?<!\w)(?:{'|'.join(_all()[name])})(?!\w)", re.IGNORECASE)

"""Thresholds, weights and words of the resolution, read from YAML once a process."""

from __future__ import annotations

import functools
import hashlib
from importlib.resources import files
from typing import Any

import yaml

#: Raised by hand when the code decides otherwise on the same data; what was resolved before is then resolved anew.
CODE = 1
FILES = ("names.yaml", "words.yaml", "events.yaml", "sources.yaml", "figures.yaml", "things.yaml", "holders.yaml")


def _text(name: str) -> str:
    return (files("dragoman.record.resolve") / "data" / name).read_text(encoding="utf-8")


@functools.cache
def load(name: str) -> Any:  # noqa: ANN401  whatever the file holds
    """The parsed content of one of the files."""
    return yaml.safe_load(_text(name))


@functools.cache
def words(name: str, field: str) -> frozenset[str]:
    """A field that holds words parted by spaces."""
    return frozenset(load(name)[field].split())


@functools.cache
def version() -> str:
    """Names code and settings: two resolutions of the same facts with the same version are the same."""
    digest = hashlib.sha256("\0".join(_text(name) for name in FILES).encode("utf-8")).hexdigest()
    return f"{CODE}-{digest[:12]}"

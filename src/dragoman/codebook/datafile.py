"""Reading the YAML files of the codebook, each entry checked against the fields its kind may have."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from importlib.resources import files
from pathlib import Path
from typing import Any

import yaml

from dragoman.codebook.errors import CodebookError
from dragoman.codebook.folding import key
from dragoman.codebook.kept import kept

_LOADER: Any = getattr(yaml, "CSafeLoader", yaml.SafeLoader)


@dataclass(frozen=True)
class Fields:
    """The fields an entry may have: `needed` ones, and the type of each (`str`, `bool`, `int`, or `list` of text)."""

    types: Mapping[str, type | tuple[type, ...]]
    needed: frozenset[str]


def fields(needed: Iterable[str] = (), **types: type | tuple[type, ...]) -> Fields:
    """Declare the fields of a kind of entry."""
    return Fields(types, frozenset(needed))


def parsed(text: str) -> Any:  # noqa: ANN401  whatever the text holds
    """The content of a text in YAML, as the quickest safe reader there is gives it. Raises `yaml.YAMLError`."""
    return yaml.load(text, Loader=_LOADER)  # noqa: S506  a safe loader, the C one where it is built


def load_yaml(name: str) -> Any:  # noqa: ANN401  whatever the file holds; check_entries tells
    """The parsed content of `codebook/data/NAME`.

    Raises:
        CodebookError: it is no YAML.
    """
    source = files("dragoman.codebook") / "data" / name
    text = source.read_text(encoding="utf-8")
    try:
        return kept(source, text, parsed) if isinstance(source, Path) else parsed(text)
    except yaml.YAMLError as error:
        raise CodebookError(f"{name}: not readable as YAML: {error}") from error


def check_entries(name: str, entries: object, allowed: Fields) -> Iterator[dict[str, Any]]:
    """The entries of a file one by one, each with fields of the right name and type only.

    Raises:
        CodebookError: naming the file, the entry and the field.
    """
    if not isinstance(entries, list):
        raise CodebookError(f"{name}: expected a list of entries")
    for number, entry in enumerate(entries, 1):
        where = f"{name}, entry {number}"
        if not isinstance(entry, dict):
            raise CodebookError(f"{where}: expected fields with values, found {entry!r}")
        where += f" ({next(iter(entry.values()), '')})"
        if unknown := sorted(set(entry) - set(allowed.types)):
            raise CodebookError(f"{where}: unknown field {unknown[0]!r}; allowed: {', '.join(allowed.types)}")
        if missing := sorted(allowed.needed - set(entry)):
            raise CodebookError(f"{where}: field {missing[0]!r} is missing")
        for field, value in entry.items():
            _check_type(f"{where}, field {field!r}", value, allowed.types[field])
        yield entry


def _check_type(where: str, value: object, expected: type | tuple[type, ...]) -> None:
    if not isinstance(value, expected):
        raise CodebookError(f"{where}: {value!r} is of the wrong type; quote what YAML reads as a value (NO, ON)")
    if isinstance(value, list) and not all(isinstance(item, str) and item for item in value):
        raise CodebookError(f"{where}: every item must be text; quote words that YAML reads as values (NO, ON, Y)")


def check_example(where: str, form: str, example: str) -> None:
    """Raise CodebookError unless the example sentence contains the form, as whole words."""
    if f" {key(form)} " not in f" {key(example)} ":
        raise CodebookError(f"{where}: the example does not contain {form!r}: {example!r}")

"""Which inputs the paths of a command line stand for."""

from __future__ import annotations

import glob
import os
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Literal

from dragoman.intake.errors import MissingPath, UnreadablePage

Kind = Literal["text", "html"]
#: File names that are pages when a folder is searched.
KINDS: dict[str, Kind] = {".txt": "text", ".html": "html", ".htm": "html"}


@dataclass(frozen=True, slots=True)
class Source:
    """One input. `name` is the path as given (or found below a given folder); `kind` is None where only a look tells.

    `path` is None for standard input.
    """

    name: str
    path: Path | None
    kind: Kind | None


def kind_of(name: str) -> Kind | None:
    """What a file is by its name, compressed (`.gz`) or not; None where the name does not say."""
    low = name.lower().removesuffix(".gz")
    return next((kind for ending, kind in KINDS.items() if low.endswith(ending)), None)


def find_inputs(paths: Sequence[str]) -> list[Source]:
    """The inputs in the order given: files as named, folders searched (sorted), patterns expanded, `-` standard input.

    A file reached twice is read once. Raises MissingPath for a path that names nothing, UnreadablePage for a folder
    without a page.
    """
    found: dict[str, Source] = {}
    for given in paths:
        for source in _expand(given):
            found.setdefault(source.name if source.path is None else os.path.normpath(source.name), source)
    return list(found.values())


def _expand(given: str) -> Iterator[Source]:
    if given == "-":
        yield Source("-", None, None)
        return
    path = _path(given)
    if path is not None and path.is_dir():
        yield from _folder(given, path)
    elif path is not None and (path.exists() or path.is_symlink()):
        yield Source(given, path, kind_of(given))
    elif glob.has_magic(given) and (names := sorted(glob.glob(given, recursive=True))):  # noqa: PTH207 - keeps the path as given
        for name in names:
            if Path(name).is_dir():
                yield from _pages_below(Path(name))
            else:
                yield Source(name, Path(name), kind_of(name))
    else:
        raise MissingPath(given, "there is no such file or folder; check the spelling, or quote a pattern")


def _path(given: str) -> Path | None:
    """The path, or None where the string can name no file at all."""
    if not given or "\0" in given:
        return None
    path = Path(given)
    try:
        path.exists()
    except OSError:
        return None
    return path


def _folder(given: str, path: Path) -> Iterator[Source]:
    pages = list(_pages_below(path))
    if not pages:
        raise UnreadablePage(given, "no page in this folder; pages end in .txt, .html or .htm, with or without .gz")
    yield from pages


def _pages_below(path: Path) -> Iterator[Source]:
    for folder, folders, files in os.walk(path):
        folders.sort()
        for name in sorted(files):
            if (kind := kind_of(name)) and not name.startswith("."):
                yield Source(str(Path(folder) / name), Path(folder) / name, kind)

"""Pages that are no news: a folder with a file FICTION.md holds pages written for a demonstration."""

from __future__ import annotations

import functools
from pathlib import Path

MARK = "FICTION.md"


def is_fiction(path: Path | None) -> bool:
    """Whether the file's folder, or one above it, says that its pages are fiction. Standard input never is."""
    return path is not None and _marked(path.absolute().parent)


@functools.lru_cache(maxsize=4096)
def _marked(folder: Path) -> bool:
    try:
        if (folder / MARK).is_file():
            return True
    except OSError:
        return False
    return folder.parent != folder and _marked(folder.parent)

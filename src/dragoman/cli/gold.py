"""Judged pages as files of gold."""

from __future__ import annotations

import json
from pathlib import Path
from typing import TYPE_CHECKING

from dragoman.cli.failures import Misuse
from dragoman.model import DragomanError

if TYPE_CHECKING:
    from dragoman.record import Record


def write_gold(record: Record, folder: Path) -> tuple[int, int]:
    """Write NAME.txt and NAME.gold.json for each judged page; how many pages and judged facts.

    A folder that holds anything else is left alone. Raises `Misuse`.
    """
    from dragoman.record.judgements import gold_pages

    if folder.exists() and (not folder.is_dir() or any(folder.iterdir())):
        raise Misuse(f"{folder} is not an empty folder: name a new one for the gold")
    pages = facts = 0
    try:
        folder.mkdir(parents=True, exist_ok=True)
        for page in gold_pages(record):
            (folder / f"{page.name}.txt").write_text(page.text, encoding="utf-8", newline="\n")
            data = json.dumps(page.gold, ensure_ascii=False, indent=1)
            (folder / f"{page.name}.gold.json").write_text(data + "\n", encoding="utf-8", newline="\n")
            pages, facts = pages + 1, facts + page.judged
    except OSError as error:
        raise DragomanError(f"{folder} cannot be written: {error.strerror or error}") from None
    return pages, facts

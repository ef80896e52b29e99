"""Invented pages in the manner of many outlets: each line is marked with what it is."""

from __future__ import annotations

from dataclasses import dataclass, field
from pathlib import Path

import pytest

from dragoman.intake import read_page

PAGES = sorted((Path(__file__).parent / "data" / "pages").glob("*.tsv"))


@dataclass
class Marked:
    title: str | None = None
    published: str | None = None
    published_from: str = "unknown"
    captured: str | None = None
    text: list[str] = field(default_factory=list)
    furniture: list[tuple[str, str | None, str | None, str]] = field(default_factory=list)
    lines: list[str] = field(default_factory=list)


def load(path: Path) -> Marked:
    page = Marked()
    for row in path.read_text(encoding="utf-8").splitlines():
        mark, *values = row.split("\t")
        kind, *stamp = mark.split(" ")
        if kind == "published":
            page.published = None if values[0] == "null" else values[0]
            page.published_from = values[1]
        elif kind == "captured":
            page.captured = values[0]
        else:
            page.lines.append(values[0])
            if kind == "title":
                page.title = values[0]
            elif kind == "text":
                page.text.append(values[0])
            elif kind != "dup":
                time, date = stamp or (None, None)
                page.furniture.append((kind, time, date, values[0]))
    return page


@pytest.mark.parametrize("path", PAGES, ids=lambda path: path.stem)
@pytest.mark.parametrize("gap", ["\n", "\n\n"], ids=["dense", "spaced"])
def test_every_line_is_told_for_what_it_is(path: Path, gap: str) -> None:
    marked = load(path)
    page = read_page(path.name, gap.join(marked.lines).encode(), kind="text")
    assert [(line.kind, line.time, line.date, line.text) for line in page.furniture] == marked.furniture
    assert page.text.split("\n") == marked.text
    assert page.title == marked.title
    assert (page.published, page.published_from) == (marked.published, marked.published_from)
    assert page.captured == marked.captured
    assert page.language == "fr"


def test_there_are_pages() -> None:
    assert len(PAGES) >= 10

"""How far the program says it is."""

from __future__ import annotations

import pytest

from dragoman.cli import progress
from dragoman.cli.progress import Progress


@pytest.fixture
def lines(monkeypatch):
    """What is said, a line whenever there is something to say."""
    said = []
    monkeypatch.setattr(progress, "PAUSE", -1.0)
    monkeypatch.setattr(progress, "note", said.append)
    return said


def test_pages_are_counted(lines):
    with Progress(3) as shown:
        shown.advance("a.txt")
        shown.reach(3, "c.txt")
    assert lines == ["reading: 1 of 3 pages", "reading: 3 of 3 pages"]


def test_reading_shows_how_far_it_is_and_then_how_far_reports_are_brought_together(work, lines):
    for name in ("a", "b"):
        work.page(f"pages/{name}.txt", more=name)
    assert work.run("read", "pages").returncode == 0
    assert "reading: 2 of 2 pages" in lines
    assert lines[-1] == "bringing reports together: 2 of 2 pages"

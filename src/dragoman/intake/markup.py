"""HTML to the lines of its article, with what its metadata say. (First version.)"""

from __future__ import annotations

from dataclasses import dataclass

from dragoman.intake.errors import UnreadablePage


@dataclass(frozen=True, slots=True)
class Extract:
    """Lines of a page and what its metadata say; None or empty where they say nothing."""

    text: str
    title: str | None = None
    published: str | None = None
    authors: tuple[str, ...] = ()
    outlet: str | None = None
    url: str | None = None


def extract(name: str, markup: str, url: str | None) -> Extract:
    """The article of an HTML page."""
    raise UnreadablePage(name, "HTML is not read yet")

"""Which of a page's texts the words of a position or programme stand in."""

from __future__ import annotations

from dragoman.model import Page, Span


def home_of(page: Page, words: Span) -> tuple[str, str] | None:
    """`text`, `title` or `furniture`, and that text; None where the words are at their place in none of them.

    Events and quotes say themselves which text they are in; the other facts are nearly always in the article.
    """
    bodies = [("text", page.text), ("title", page.title or ""), *(("furniture", line.text) for line in page.furniture)]
    return next(((where, body) for where, body in bodies if body[words.start : words.end] == words.exact), None)

"""Bytes to a page: the one way in."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Literal

from dragoman.intake.dates import find_publication
from dragoman.intake.decode import MOST_CHARACTERS, decode
from dragoman.intake.errors import NotFrench, UnreadablePage
from dragoman.intake.headline import find_title
from dragoman.intake.lines import Line, split_lines
from dragoman.intake.markup import Extract, extract
from dragoman.intake.raw import MOST_BYTES, TOO_LARGE
from dragoman.intake.sorting import sort_lines
from dragoman.intake.ticker import date_tickers, mark_tickers
from dragoman.intake.tongue import language_of
from dragoman.model import Page

_MARKUP = re.compile(
    rb"(?:\xef\xbb\xbf)?\s{0,200}<(?:!doctype\s+html|html|head|body|\?xml|!--|meta|article|div)", re.IGNORECASE
)


def read_page(name: str, data: bytes, *, kind: Literal["text", "html"] | None, url: str | None = None) -> Page:
    """The page that the bytes of one input hold; a pure function of its arguments.

    `name` goes to `Page.source`; `kind` None means that the bytes themselves tell. `url` is where the page was fetched.
    Raises UnreadablePage with what to do (NotFrench for another language), never anything else.
    """
    if len(data) > MOST_BYTES:
        raise UnreadablePage(name, TOO_LARGE)
    if kind == "html" or (kind is None and _MARKUP.match(data)):
        found = extract(name, decode(name, data, markup=True), url)
    else:
        text = decode(name, data, markup=False)
        if len(text) > MOST_CHARACTERS:
            raise UnreadablePage(name, f"longer than {MOST_CHARACTERS:,} characters; split it into articles")
        found = Extract(text=text, url=url)
    return _assemble(name, found)


def _assemble(name: str, found: Extract) -> Page:
    try:
        lines = split_lines(found.text)
    except ValueError as error:
        raise UnreadablePage(name, f"{error}; split it into articles") from None
    if not lines:
        raise UnreadablePage(name, "no article in it; check that it is the page itself, not a list or a login form")
    title, captured = found.title, None
    if len(lines) > 1 or title:
        tickers = mark_tickers(lines)
        sort_lines(lines)
        title = find_title(lines, found.title)
    else:
        tickers = []
    told = find_publication(lines, title)
    published, source = (found.published, "metadata") if found.published else (told.date, told.found_from)
    article = [line.text for line in lines if line.open]
    text = "\n".join(article)
    captured = date_tickers(tickers, published, "\n".join([title or "", text]))
    language = language_of("\n".join([title or "", text or _furniture_words(lines)]))
    if language != "fr":
        raise NotFrench(name, language, found.outlet or told.outlet, published or captured)
    return Page(
        source=name,
        text=text,
        title=title,
        published=published,
        published_from=source,
        captured=captured,
        furniture=tuple(line.as_furniture() for line in lines if line.kind is not None),
        authors=found.authors or told.authors,
        outlet=found.outlet or told.outlet,
        url=found.url,
        language=language,
    )


def _furniture_words(lines: Sequence[Line]) -> str:
    return "\n".join(line.text for line in lines if line.kind in {"ticker", "related"})

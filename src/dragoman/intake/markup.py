"""HTML to the lines of its article, with what its metadata say."""

from __future__ import annotations

import logging
import re
from dataclasses import dataclass

from lxml import etree
from lxml.html import HtmlElement, HTMLParser, document_fromstring

from dragoman.intake.decode import MOST_CHARACTERS
from dragoman.intake.errors import UnreadablePage
from dragoman.intake.flatten import flatten
from dragoman.intake.lines import key
from dragoman.intake.metadata import Metadata, read_metadata

#: Elements of a page at most; an article's page has a few thousand.
MOST_ELEMENTS = 200_000
#: Characters of HTML without its scripts and pictures.
MOST_MARKUP = 4_000_000
_DECLARATION = re.compile(r"^\s{0,200}<\?xml[^>]{0,200}\?>")
#: A paragraph said twice is an extractor's slip from this length on.
_REPEATED = 60
for _noisy in ("trafilatura", "htmldate"):
    logging.getLogger(_noisy).setLevel(logging.CRITICAL)


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
    """The main text of an HTML page, one paragraph a line, with its metadata.

    Raises UnreadablePage where there is no article in it or a parser gives up.
    """
    markup = _DECLARATION.sub("", flatten(markup))
    if len(markup) > MOST_MARKUP:
        raise UnreadablePage(name, f"more than {MOST_MARKUP:,} characters of HTML; a page is never that large")
    try:
        told = read_metadata(_tree(name, markup), url)
        text = _main_text(name, markup)
    except UnreadablePage:
        raise
    except Exception as error:
        # Three parsers of other people's making: whatever one of them raises, this page is lost and the next is read.
        reason = f"the HTML could not be taken apart ({type(error).__name__}); save the page as text"
        raise UnreadablePage(name, reason) from error
    if not text.strip():
        raise UnreadablePage(name, "no article in it; check that it is the page itself, not a list or a login form")
    if len(text) > MOST_CHARACTERS:
        raise UnreadablePage(name, f"longer than {MOST_CHARACTERS:,} characters; split it into articles")
    return _with(told, text)


def _with(told: Metadata, text: str) -> Extract:
    return Extract(text, told.title, told.published, told.authors, told.outlet, told.url)


def _tree(name: str, markup: str) -> HtmlElement:
    parser = HTMLParser(collect_ids=False, remove_comments=True, remove_pis=True)
    try:
        tree = document_fromstring(markup, parser=parser)
    except etree.ParserError:
        raise UnreadablePage(name, "empty; there is nothing to read") from None
    if sum(1 for _ in tree.iter()) > MOST_ELEMENTS:
        raise UnreadablePage(name, f"more than {MOST_ELEMENTS:,} elements; a page is never that large")
    return tree


def _main_text(name: str, markup: str) -> str:
    """What trafilatura keeps, precision first; the plain paragraphs of a page so short that it keeps nothing."""
    import trafilatura

    for precise in (True, False):
        found = trafilatura.bare_extraction(
            _tree(name, markup), include_comments=False, favor_precision=precise, favor_recall=not precise
        )
        text = getattr(found, "text", None)
        if text and text.strip():
            return _once(text)
    tree = _tree(name, markup)
    paragraphs = tree.xpath("//article//p | //main//p") or tree.xpath("//p") or tree.xpath("//body")
    return _once("\n".join(" ".join(p.text_content().split(" ")) for p in paragraphs))


def _once(text: str) -> str:
    """The text without paragraphs that were already there."""
    kept: list[str] = []
    seen: set[str] = set()
    for line in text.split("\n"):
        own = key(line) if len(line) >= _REPEATED else ""
        if own and own in seen:
            continue
        seen.add(own)
        kept.append(line)
    return "\n".join(kept)

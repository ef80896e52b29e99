"""What a search found."""

from __future__ import annotations

import csv
import json
import sys
from collections.abc import Iterable, Mapping, Sequence

from dragoman.cli.output import flat, results, write_line
from dragoman.exchange.csv import FORMULA
from dragoman.model import Span
from dragoman.record import SearchHit, SearchResults

COLUMNS = ("id", "published", "outlet", "title", "excerpt", "words", "source", "url", "fiction")


def print_hits(found: SearchResults) -> None:
    """Each page with its title and an excerpt; the words that answer the search are bold, or between ** in a pipe."""
    console = results()
    for number, hit in enumerate(found.hits, found.first):
        page = hit.page
        where = " · ".join(
            flat(part) for part in (page.published or page.captured, page.outlet or page.source, page.id[:10]) if part
        )
        lines = [
            f"{number}. {_marked(page.title or '(no title)', hit.title, bold=console.is_terminal)}",
            f"   {where}{' (fiction)' if page.fiction else ''}",
            f"   {'… ' if hit.excerpt.start else ''}{_excerpt(hit, bold=console.is_terminal)}",
        ]
        for line in lines:
            write_line(line)


def _excerpt(hit: SearchHit, *, bold: bool) -> str:
    start, text = hit.excerpt.start, hit.excerpt.exact
    within = [span for span in hit.text if span.start >= start and span.end <= hit.excerpt.end]
    return _marked(text, [Span(span.start - start, span.end - start, span.exact) for span in within], bold=bold)


def _marked(text: str, spans: Sequence[Span], *, bold: bool) -> str:
    before, after = ("\x1b[1m", "\x1b[0m") if bold else ("**", "**")
    out, at = "", 0
    for span in spans:
        # Made harmless piece by piece, so that the marks are the only thing that acts on a terminal.
        out += _plain(text[at : span.start]) + before + _plain(text[span.start : span.end]) + after
        at = span.end
    return out + _plain(text[at:])


def _plain(text: str) -> str:
    """The text on one line; a space at its edges stays one."""
    inner = flat(text)
    left = " " if text[:1].isspace() else ""
    right = " " if inner and text[-1:].isspace() else ""
    return f"{left}{inner}{right}"


def print_facets(found: Mapping[str, Sequence[tuple[str, int]]]) -> None:
    """A line for each kind."""
    for kind, values in found.items():
        if values:
            write_line(f"{kind:7} " + "  ".join(f"{flat(value)} {count}" for value, count in values))


def write_jsonl(found: Iterable[SearchHit]) -> None:
    """One object a page."""
    for hit in found:
        write_line(json.dumps(hit.to_json(), ensure_ascii=False))


def write_csv(found: Iterable[SearchHit]) -> None:
    """A line of names, then a line a page. `words`: what answered the search, as it is written there."""
    writer = csv.writer(sys.stdout, lineterminator="\n")
    writer.writerow(COLUMNS)
    for hit in found:
        fields = {**hit.page.to_json(), "id": hit.page.id, "excerpt": hit.excerpt.exact}
        fields["fiction"] = "yes" if hit.page.fiction else ""
        fields["words"] = "; ".join(dict.fromkeys(span.exact for span in (*hit.title, *hit.text)))
        writer.writerow([_cell(fields[name]) for name in COLUMNS])


def _cell(value: object) -> str:
    text = "" if value is None else str(value)
    return f"'{text}" if text.startswith(FORMULA) else text

"""HTML made safe for a parser: no nesting deeper than any page needs, no scripts, no pictures inside attributes.

One pass over the markup, in time proportional to its length, before any tree is built.
"""

from __future__ import annotations

import re

#: Elements within elements; the parser drops what lies deeper than 256, other code recurses until the stack ends.
MOST_DEPTH = 150
_TAG = re.compile(r"<(?:(?P<close>/)?(?P<name>[a-zA-Z][a-zA-Z0-9:-]{0,40})|!--)")
_DATA = re.compile(r"(?<==[\"'])data:[^\"'\s]{200,}")
#: Elements without an end tag, or whose end tag may be left out: they cannot nest in themselves.
_FLAT = frozenset(
    {
        *("area", "base", "br", "col", "embed", "hr", "img", "input", "link", "meta", "param", "source", "wbr"),
        *("track", "p", "li", "th", "tr", "dt", "dd", "option", "thead", "tbody", "tfoot", "colgroup", "optgroup"),
        *("rt", "td", "html", "head", "body", "keygen", "rp"),
    }
)
#: Elements whose content is no text of the page.
_RAW = frozenset(["script", "style", "noscript", "template", "svg", "iframe", "textarea"])
#: How far down the open elements an end tag is looked for.
_REACH = 32


def flatten(markup: str) -> str:
    """The markup without scripts (JSON-LD stays), comments and inline pictures; tags nested too deep are left out."""
    markup = _DATA.sub("", markup)
    low = markup.lower()
    pieces: list[str] = []
    open_tags: list[tuple[str, bool]] = []
    endless: set[str] = set()
    kept = at = 0
    while found := _TAG.search(markup, at):
        at = found.end()
        name = (found["name"] or "!--").lower()
        if name not in endless and (name == "!--" or (name in _RAW and not found["close"])):
            end = _end_of_raw(low, name, at)
            if end is None:
                endless.add(name)
            elif not _is_linked_data(low, name, at):
                pieces.append(markup[kept : found.start()])
                kept = at = end
            else:
                at = end
        elif name not in _FLAT and name != "!--":
            drop = _close(open_tags, name) if found["close"] else _open(open_tags, name)
            if drop:
                end = low.find(">", at)
                pieces.append(markup[kept : found.start()])
                kept = at = len(low) if end < 0 else end + 1
    return "".join([*pieces, markup[kept:]])


def _end_of_raw(low: str, name: str, at: int) -> int | None:
    if name == "!--":
        end = low.find("-->", at)
        return None if end < 0 else end + 3
    start = low.find(f"</{name}", at)
    end = low.find(">", start) if start >= 0 else -1
    return None if end < 0 else end + 1


def _is_linked_data(low: str, name: str, at: int) -> bool:
    return name == "script" and "ld+json" in low[at : at + 200].partition(">")[0]


def _open(open_tags: list[tuple[str, bool]], name: str) -> bool:
    drop = len(open_tags) >= MOST_DEPTH
    open_tags.append((name, drop))
    return drop


def _close(open_tags: list[tuple[str, bool]], name: str) -> bool:
    for back in range(1, min(_REACH, len(open_tags)) + 1):
        if open_tags[-back][0] == name:
            drop = open_tags[-back][1]
            del open_tags[-back:]
            return drop
    return False

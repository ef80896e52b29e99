"""Names for pages and facts that depend on what they say, never on when or in which order they were read."""

from __future__ import annotations

import hashlib
import json
import posixpath
from collections import Counter
from collections.abc import Iterator
from typing import Any

from dragoman.model import Event, Position, Programme, Quote, Reading

#: Hexadecimal digits of a fact's name: 64 bits, so that two in ten million facts agree once in 400,000 records.
DIGITS = 16
PREFIX = {"event": "e", "quote": "q", "position": "r", "programme": "g"}


def text_hash(body: str) -> str:
    """SHA-256 of the text in UTF-8, as hexadecimal digits."""
    return hashlib.sha256(body.encode("utf-8")).hexdigest()


def source_name(reading: Reading) -> str:
    """The name a page is kept under: its path or URL, without detours (`./a//b.txt` is `a/b.txt`).

    Standard input has no name, so its pages are told apart by their text.
    """
    source = reading.page.source
    if source == "-":
        return "-#" + text_hash(reading.page.text)[:DIGITS]
    return source if "://" in source else posixpath.normpath(source)


def page_id(source: str) -> str:
    """The page's name for references."""
    return "p-" + _short("page", source)


def canonical(reading: Reading) -> dict[str, Any]:
    """The reading as JSON with the source as kept and without empty fields of evidence."""
    data = reading.to_json()
    data["source"] = source_name(reading)
    for event in data["events"]:
        for evidence in event["evidence"]:
            evidence["arguments"] = {name: spans for name, spans in evidence["arguments"].items() if spans}
    return data


def digest(data: dict[str, Any], *, fiction: bool) -> str:
    """SHA-256 of a canonical reading: two readings with the same digest say the same."""
    flat = json.dumps([data, fiction], ensure_ascii=False, sort_keys=True, separators=(",", ":"))
    return hashlib.sha256(flat.encode("utf-8")).hexdigest()


class FactNames:
    """Hands out the names of one page's facts.

    A name is made of the page, the kind, the exact words and the act, not of offsets: a fact keeps its name when
    other lines of the page change. Facts that agree in all this are numbered in the order of the text.
    """

    def __init__(self, page: str) -> None:
        self.page = page
        self.seen: Counter[tuple[str, ...]] = Counter()

    def event(self, event: Event) -> str:
        """The name of an event."""
        first = event.evidence[0]
        trigger = first.trigger.exact if first.trigger else ""
        return self._name("event", first.where, first.sentence.exact, trigger, event.act, event.about or "")

    def quote(self, quote: Quote) -> str:
        """The name of a quote."""
        return self._name("quote", quote.where, quote.kind, quote.text)

    def position(self, position: Position) -> str:
        """The name of a position."""
        return self._name("position", position.person, position.role, position.of or "")

    def programme(self, programme: Programme) -> str:
        """The name of a programme."""
        return self._name("programme", programme.name, programme.owner or "")

    def _name(self, kind: str, *content: str) -> str:
        key = (kind, *content)
        count = self.seen[key]
        self.seen[key] += 1
        return f"{PREFIX[kind]}-{_short(self.page, *key, *([str(count)] if count else []))}"


def strings(data: object) -> Iterator[str]:
    """Every string in a JSON value."""
    if isinstance(data, str):
        yield data
    elif isinstance(data, dict):
        for value in data.values():
            yield from strings(value)
    elif isinstance(data, list):
        for value in data:
            yield from strings(value)


def _short(*parts: str) -> str:
    return hashlib.sha256("\0".join(parts).encode("utf-8")).hexdigest()[:DIGITS]

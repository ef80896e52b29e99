"""Who really speaks: pages that print one text, one agency's copy or one outlet's news are one voice.

A text is compared by a sketch of its three-word runs (every run whose hash divides by eight: after D. Irber and others,
"FracMinHash", 2022), which finds a copy cut short as well as a whole one; the sentences of the event are compared word
by word besides.
"""

from __future__ import annotations

import base64
import functools
import re
import struct
import zlib
from collections import defaultdict
from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass
from itertools import combinations, pairwise
from urllib.parse import urlsplit

from dragoman.codebook import key
from dragoman.record.resolve import settings
from dragoman.record.resolve.words import contained

FILE = "sources.yaml"


@dataclass(frozen=True, slots=True)
class Witness:
    """A page that reports an act: its outlet (None if unknown), the agencies it credits, the sketch of its text, the
    three-word runs of the sentences that report the act, and whom it names as its source for it.
    """

    page: str
    outlet: str | None
    agencies: frozenset[str] = frozenset()
    sketch: frozenset[int] = frozenset()
    runs: tuple[frozenset[str], ...] = ()
    sources: frozenset[str] = frozenset()


@dataclass(frozen=True, slots=True)
class Voices:
    """Each page with the number of its voice, from 0 in the order of pages, and why pages share one."""

    of: dict[str, int]
    why: tuple[tuple[str, str, str], ...]

    @property
    def independent(self) -> int:
        """How many voices there are."""
        return len(set(self.of.values()))


def sketch(text: str) -> frozenset[int]:
    """Some of the hashes of a text's three-word runs, the same for the same runs."""
    rule = settings.load(FILE)["sketch"]
    words, size = key(text).split(), rule["size"]
    hashes = {zlib.crc32(" ".join(words[n : n + size]).encode("utf-8")) for n in range(max(1, len(words) - size + 1))}
    return frozenset(sorted(value for value in hashes if value % rule["one_in"] == 0)[: rule["most"]])


def pack(found: Collection[int]) -> str:
    """A sketch as text for the record."""
    return base64.b64encode(struct.pack(f">{len(found)}I", *sorted(found))).decode("ascii")


def unpack(text: str) -> frozenset[int]:
    """What `pack` wrote."""
    data = base64.b64decode(text)
    return frozenset(struct.unpack(f">{len(data) // 4}I", data))


@functools.cache
def _named() -> tuple[tuple[str, re.Pattern[str], re.Pattern[str]], ...]:
    """Each agency with the pattern of its credits and the pattern of its whole name."""
    rules = settings.load(FILE)
    before = "|".join(re.escape(word) for word in rules["credits"])
    found = []
    for row in rules["agencies"]:
        names = [re.escape(text) for text in row.get("acronyms", [])]
        names += [f"(?i:{re.escape(text)})" for text in row.get("names", [])]
        name = rf"(?<![\w-])(?:{'|'.join(names)})(?![\w-])"
        # A photographer's name after a stroke makes it the credit of a picture: (AFP / Paul Martin).
        text = (
            rf"\([^()\n]{{0,40}}{name}(?!\s*/\s*[A-ZÉ][a-zé])[^()\n]{{0,30}}\)"
            rf"|(?i:\b(?:{before}))\s*:?\s+(?:l['’])?{name}"
            rf"|[-–—/|]\s*{name}\s*[/.)]*\s*\Z"
            rf"|\A[^\n]{{0,60}}?[,(–—-]\s*{name}\s*[)–—:-]"
        )
        found.append((row["id"], re.compile(text), re.compile(name)))
    return tuple(found)


@functools.cache
def _any_name() -> re.Pattern[str]:
    """The name of any agency: most articles name none, and are done with."""
    return re.compile("|".join(whole.pattern for _name, _credit, whole in _named()))


def agencies(text: str, authors: Iterable[str] = (), outlet: str | None = None) -> frozenset[str]:
    """The agencies whose copy an article says it prints: at its head or end, among its authors, or its outlet."""
    ends = settings.load(FILE)["ends"]
    body = text.strip()
    head, tail = body[:ends], body[-ends:] if len(body) > ends else ""
    signed = " | ".join([*authors, outlet or ""])
    if not any(_any_name().search(part) for part in (head, tail, signed)):
        return frozenset()
    return frozenset(
        name
        for name, credit, whole in _named()
        if credit.search(head) or credit.search(tail) or whole.search(signed)
    )


def source_named(text: str | None) -> frozenset[str]:
    """Agencies or outlets that an attribution names: "selon Reuters" makes a report Reuters's."""
    if not text:
        return frozenset()
    return frozenset({name for name, _credit, whole in _named() if whole.search(text)} | {f"outlet {key(text)}"})


def outlet_of(outlet: str | None, url: str | None) -> str | None:
    """The outlet by its name, else by the host of its address."""
    if outlet:
        return key(outlet)
    try:
        host = urlsplit(url or "").hostname
    except ValueError:
        return None
    return host.removeprefix("www.") if host else None


def voices(witnesses: Iterable[Witness]) -> Voices:
    """The voices among pages that report one act. A function of the set of pages."""
    pages = sorted(witnesses, key=lambda witness: witness.page)
    home = {witness.page: witness.page for witness in pages}
    why: list[tuple[str, str, str]] = []

    def root(page: str) -> str:
        while home[page] != page:
            page = home[page]
        return page

    for reason, found in _ties(pages):
        for one, other in pairwise(found):
            left, right = sorted((root(one), root(other)))
            if left != right:
                home[right] = left
                why.append((one, other, reason))
    numbers: dict[str, int] = {}
    return Voices({page: numbers.setdefault(root(page), len(numbers)) for page in home}, tuple(why))


def _ties(pages: Sequence[Witness]) -> Iterable[tuple[str, list[str]]]:
    """Lists of pages that are one voice, with the reason."""
    by_outlet: dict[str, list[str]] = defaultdict(list)
    by_agency: dict[str, list[str]] = defaultdict(list)
    credited: dict[str, int] = defaultdict(int)
    for witness in pages:
        for name in witness.agencies:
            credited[name] += 1
    for witness in pages:
        if witness.outlet:
            by_outlet[witness.outlet].append(witness.page)
        if witness.agencies:
            # Copy of two agencies goes with the one that others print too: it is no bridge between the agencies.
            by_agency[min(witness.agencies, key=lambda name: (-credited[name], name))].append(witness.page)
    for witness in pages:
        for source in sorted(witness.sources):
            there = by_agency if source in by_agency else by_outlet
            found = there.get(source.removeprefix("outlet "), there.get(source, []))
            yield "source", [*found[:1], witness.page]
    yield from (("outlet", found) for _name, found in sorted(by_outlet.items()))
    yield from (("agency", found) for _name, found in sorted(by_agency.items()))
    yield from (("copy", [one.page, other.page]) for one, other in combinations(pages, 2) if _copied(one, other))


def _copied(one: Witness, other: Witness) -> bool:
    rule, short = settings.load(FILE)["copy"], settings.load(FILE)["sentence"]
    shared = len(one.sketch & other.sketch)
    if shared >= rule["least"] and shared >= rule["share"] * min(len(one.sketch), len(other.sketch)):
        return True
    return any(
        min(len(mine), len(theirs)) >= short["least"] and contained(mine, theirs) >= short["share"]
        for mine in one.runs
        for theirs in other.runs
    )

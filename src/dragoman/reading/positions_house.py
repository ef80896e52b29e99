"""Which company, party or club a role means that names none: "le président du groupe", "le patron de cette banque"."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

import regex

from dragoman.codebook.persons import load_persons
from dragoman.reading.people_offices import Office
from dragoman.reading.people_segments import Segment

#: A name in capitals after the noun of a house.
_CAPITALS = r"[ \u00a0](\p{Lu}[\p{L}\p{N}&'’.-]*(?:[ \u00a0](?:\p{Lu}|&)[\p{L}\p{N}&'’.-]*){0,4})"


def named_house(segments: Sequence[Segment], office: Office) -> str | None:
    """Which house "le président du groupe", "le patron de cette banque" means: the last one named so, or named at all."""
    segment, phrase = segments[office.segment], office.phrase
    last = segment.tokens[phrase.last - 1]
    if phrase.last == phrase.noun + 1 or last.low not in load_persons().named_houses or not last.text.islower():
        return None
    named = regex.finditer(rf"\b{regex.escape(last.text)}\b(?:[ \u00a0]\p{{Ll}}+)?{_CAPITALS}", segment.text)
    before = [m[1] for m in named if m.end() <= phrase.start]
    if before:
        mention = next((m for m in segment.mentions if m.party and m.text == before[-1]), None)
        return mention.party if mention else before[-1]
    return last_firm(segments, office) if last.low in load_persons().firms else None


def main_firm(segments: Sequence[Segment], office: Office) -> str | None:
    """The company the page speaks of most before an office."""
    counts: Counter[str] = Counter()
    for segment in segments:
        for m in segment.mentions:
            if m.kind == "company" and m.party and (segment.where == "title" or m.end <= office.phrase.start):
                counts[m.party] += 2 if segment.where == "title" else 1
    return min(counts, key=lambda p: (-counts[p], p)) if counts else None


def in_charge(segments: Sequence[Segment], office: Office) -> bool:
    """Whether a role says what it is for with "chargée de", "responsable de"."""
    tokens = segments[office.segment].tokens[office.phrase.head : office.phrase.last]
    return any(t.low in {"charge", "chargee", "responsable"} for t in tokens)


def last_firm(segments: Sequence[Segment], office: Office) -> str | None:
    """The company or organisation last named before a bare role such as "le PDG"."""
    segment = segments[office.segment]
    rows = [
        m
        for m in segment.mentions
        if m.end <= office.phrase.start
        and m.kind in {"company", "organisation"}
        and m.party
        and office.phrase.start - m.end < 400
    ]
    return rows[-1].party if rows else None


_UNIVERSITY = regex.compile(
    r"(?:Université|École|Institut)"
    r"(?:[ \u00a0](?:de la|de l['’]|des|du|de|d['’]|et|la)[ \u00a0]?\p{Ll}{2,30}(?=[ \u00a0]d)"
    r"|[ \u00a0](?:\p{Lu}[\p{L}\p{M}’'‑-]{0,40}"
    r"|(?:des|du|de|de la|de l['’]|d['’]|et)[ \u00a0]?\p{Lu}[\p{L}\p{M}’'‑-]{1,40}"
    r"|nationale|polytechnique|internationale)){1,8}"
)


def university(segment: Segment, sentence: tuple[int, int]) -> str | None:
    """The university named in the sentence of a rector, else the last before."""
    start, end = sentence
    names = [(m.start(), " ".join(m[0].split())) for m in _UNIVERSITY.finditer(segment.text)]
    inside = [name for at, name in names if start <= at < end]
    before = [name for at, name in names if at < start]
    return inside[0] if inside else before[-1] if before else None

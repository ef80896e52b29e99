"""Where a fact's words stand, and where they stand in another text of the same page."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from dragoman.model import Event, Page, Position, Quote, Span
from dragoman.record.judgements.fields import Fact, kind_of
from dragoman.record.judgements.judgement import Target, short
from dragoman.record.places import home_of

#: Where a sentence may end, roughly; and how many characters are kept on either side at most.
END = re.compile(r"[.!?…][»”\"]?\s|\n")
AROUND = 300


@dataclass(frozen=True, slots=True)
class Anchor:
    """The words that count and the sentence around them; `line` counts the furniture."""

    place: str
    line: int | None
    span: Span
    sentence: Span


def anchors(fact: Fact, page: Page) -> tuple[Anchor, ...]:
    """Where the fact's words stand: an event has one place for each of its sentences, other facts have one."""
    if isinstance(fact, Event):
        return tuple(Anchor(e.where, e.line, e.trigger or e.sentence, e.sentence) for e in fact.evidence)
    if isinstance(fact, Quote):
        body = body_of(page, fact.where, fact.line) or ""
        span = Span(fact.start, fact.end, body[fact.start : fact.end] or fact.text)
        return (Anchor(fact.where, fact.line, span, sentence_around(body, span)),)
    if not fact.evidence:
        return ()
    span = fact.evidence[0]
    where, body = home_of(page, span) or ("text", page.text)
    line = next((n for n, item in enumerate(page.furniture) if item.text == body), None) if where == "furniture" else None
    return (Anchor(where, line, span, sentence_around(body, span)),)


def body_of(page: Page, place: str, line: int | None) -> str | None:
    """The text that offsets point into; None where the page has no such line."""
    if place == "title":
        return page.title
    if place == "furniture":
        return page.furniture[line].text if line is not None and 0 <= line < len(page.furniture) else None
    return page.text


def sentence_around(body: str, words: Span) -> Span:
    """The sentence, roughly, that words of a text stand in."""
    low, high = max(0, words.start - AROUND), min(len(body), words.end + AROUND)
    start = max((match.end() for match in END.finditer(body, low, words.start)), default=low)
    end = END.search(body, max(words.start, words.end - 1), high)
    found = Span.of(body, start, end.end() if end else high)
    return found if found.start <= words.start and words.end <= found.end else words


def type_of(fact: Fact) -> tuple[str | None, ...]:
    """What tells facts on the same words apart."""
    if isinstance(fact, Event):
        return fact.act, fact.about
    if isinstance(fact, Quote):
        return ("indirect" if fact.kind == "indirect" else "marked",)
    return (fact.person, fact.role) if isinstance(fact, Position) else (fact.name,)


def relocate(target: Target, page: Page, text_sha256: str) -> Anchor | None:
    """The target's words in the page as it is now; None where its sentence is no longer there."""
    here = Anchor(target.place, target.line, target.span, target.sentence)
    if target.place == "text" and target.text_sha256 == text_sha256:
        return here
    found = min(_places(target, page), default=None)
    if found is None:
        return None
    _, start, line = found
    shift = start - target.sentence.start
    return Anchor(target.place, line, _moved(target.span, shift), _moved(target.sentence, shift))


def _places(target: Target, page: Page) -> Iterator[tuple[int, int, int]]:
    """Where the sentence stands now: how far from where it stood, its start, its line."""
    words = target.sentence.exact
    bodies = {"text": [page.text], "title": [page.title or ""], "furniture": [item.text for item in page.furniture]}
    for line, body in enumerate(bodies.get(target.place, [])):
        start = body.find(words)
        while start >= 0 and words:
            far = abs(line - (target.line or 0)) * 10_000_000 if target.place == "furniture" else 0
            yield far + abs(start - target.sentence.start), start, line
            start = body.find(words, start + 1)


def _moved(span: Span, shift: int) -> Span:
    return Span(span.start + shift, span.end + shift, span.exact)


def overlap(one: Anchor, other: Anchor) -> float:
    """The share of the words that count in both, of those that count in either: 0 to 1."""
    return _share(one.span, other.span) if _together(one, other) else 0.0


def sentences_meet(one: Anchor, other: Anchor) -> bool:
    """Whether the two stand in one sentence."""
    return _together(one, other) and _share(one.sentence, other.sentence) > 0


def _together(one: Anchor, other: Anchor) -> bool:
    return one.place == other.place and (one.place != "furniture" or (one.line or 0) == (other.line or 0))


def _share(one: Span, other: Span) -> float:
    both = min(one.end, other.end) - max(one.start, other.start)
    return both / (max(one.end, other.end) - min(one.start, other.start)) if both > 0 else 0.0


def target_of(fact_id: str, facts: dict[str, Fact], page: Page, source: str, text_sha256: str) -> Target:
    """A fact of the page as a target of its own, no judgement having touched it yet."""
    fact = facts[fact_id]
    here = anchors(fact, page)[0]
    kind = kind_of(fact)
    alike = sum(
        kind_of(other) == kind and type_of(other) == type_of(fact) and any(overlap(here, a) > 0 for a in anchors(other, page))
        for other in facts.values()
    )
    machine: dict[str, Any] = fact.to_json()
    key = [kind, source, text_sha256, here.place, here.line, here.span.start, here.span.end, machine]
    return Target(
        "s-" + short(key), source, text_sha256, here.place, here.line, here.span, here.sentence, max(alike, 1), fact_id, machine
    )

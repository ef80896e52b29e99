"""Text with some of its words marked, every character of it escaped."""

from __future__ import annotations

import itertools
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Protocol

from markupsafe import Markup, escape

from dragoman.web.typography import bound

#: Letters and digits that a piece of text needs to be a link.
LINKED = 3


@dataclass(frozen=True, slots=True)
class Mark:
    """Characters `start` to `end` of a text. `kind` becomes the class `mark-KIND`; `note` is shown on hover."""

    start: int
    end: int
    kind: str = "hit"
    note: str = ""
    href: str | None = None
    id: str | None = None


def marked(text: str, spans: Iterable[Mark], *, start: int = 0, stored: bool = False) -> Markup:
    """The text with `<mark>` around the spans, which are offsets into a longer text that `text` begins at `start` of.

    Spaces that French does not part lines at are shown so, unless the text is wanted as `stored`, for its words to be taken.

    Spans that overlap are cut at each other's ends, and a piece has the kinds of all that cover it.
    """
    text = text if stored else bound(text)
    inside = [(max(m.start - start, 0), min(m.end - start, len(text)), n, m) for n, m in enumerate(spans)]
    waiting = sorted((each for each in inside if each[0] < each[1]), key=lambda each: each[:3])[::-1]
    cuts = sorted({0, len(text), *(c for first, last, _, _ in waiting for c in (first, last))})
    out: list[Markup] = []
    over: list[tuple[int, int, int, Mark]] = []
    for first, last in itertools.pairwise(cuts):
        while waiting and waiting[-1][0] <= first:
            over.append(waiting.pop())
        over = [each for each in over if each[1] > first]
        ordered = sorted(over, key=lambda each: each[2])
        out.append(_piece(escape(text[first:last]), first, [(begin, mark) for begin, _, _, mark in ordered]))
    return Markup("").join(out)


class Sentence(Protocol):
    """A sentence with the words that made a fact."""

    @property
    def trigger(self) -> tuple[int, int] | None:
        """Where the trigger stands."""

    @property
    def arguments(self) -> Mapping[str, Sequence[tuple[int, int]]]:
        """Where the words of each field stand."""

    @property
    def chosen(self) -> Sequence[tuple[int, int]]:
        """Where words stand that people chose for a value."""


def of_sentence(sentence: Sentence) -> list[Mark]:
    """The marks of a sentence: its trigger and its arguments, each with the field's name for its kind."""
    found = [Mark(*sentence.trigger, kind="trigger")] if sentence.trigger else []
    found += [Mark(*span, kind=name) for name, spans in sentence.arguments.items() for span in spans]
    return found + [Mark(*span, kind="chosen") for span in sentence.chosen]


def of_hits(spans: Iterable[tuple[int, int]]) -> list[Mark]:
    """The marks of words that answer a search."""
    return [Mark(start, end) for start, end in spans]


class Candidate(Protocol):
    """Words that a rule may have read as an act."""

    @property
    def start(self) -> int:
        """Where they begin."""

    @property
    def end(self) -> int:
        """Where they end."""

    @property
    def outcome(self) -> str:
        """What became of them."""


class Traced(Protocol):
    """A sentence with all that was considered in it."""

    @property
    def candidates(self) -> Sequence[Candidate]:
        """What was considered."""


def of_trace(sentence: Traced) -> list[Mark]:
    """The marks of a traced sentence: each candidate, with what became of it for its kind."""
    return [Mark(each.start, each.end, f"tried mark-{each.outcome}") for each in sentence.candidates]


def _piece(words: Markup, first: int, over: Sequence[tuple[int, Mark]]) -> Markup:
    """The piece that begins at `first`, with all the marks that cover it and where each begins."""
    if not over:
        return words
    kinds = " ".join(dict.fromkeys(f"mark-{mark.kind}" for _, mark in over))
    notes = " · ".join(dict.fromkeys(mark.note for _, mark in over if mark.note))
    begun = [mark.id for start, mark in over if start == first and mark.id]
    title = Markup(' title="{}"').format(notes) if notes else Markup("")
    name = Markup(' id="{}"').format(begun[0]) if begun else Markup("")
    made = Markup('<mark class="{}"{}{}>{}</mark>').format(kinds, name, title, words)
    # What has no letters to speak of is no target for a finger, and says nothing when read aloud.
    links = [mark.href for _, mark in over if mark.href] if sum(map(str.isalnum, words.unescape())) >= LINKED else []
    return Markup('<a class="marked" href="{}">{}</a>').format(links[-1], made) if links else made

"""Text with some of its words marked, every character of it escaped."""

from __future__ import annotations

import itertools
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Protocol

from markupsafe import Markup, escape


@dataclass(frozen=True, slots=True)
class Mark:
    """Characters `start` to `end` of a text. `kind` becomes the class `mark-KIND`; `note` is shown on hover."""

    start: int
    end: int
    kind: str = "hit"
    note: str = ""
    href: str | None = None
    id: str | None = None


def marked(text: str, spans: Iterable[Mark], *, start: int = 0) -> Markup:
    """The text with `<mark>` around the spans, which are offsets into a longer text that `text` begins at `start` of.

    Spans that overlap are cut at each other's ends, and a piece has the kinds of all that cover it.
    """
    inside = [(max(m.start - start, 0), min(m.end - start, len(text)), m) for m in spans]
    kept = [(first, last, mark) for first, last, mark in inside if first < last]
    cuts = sorted({0, len(text), *(c for first, last, _ in kept for c in (first, last))})
    out = [_piece(text, first, last, kept) for first, last in itertools.pairwise(cuts)]
    return Markup("").join(out)


class Sentence(Protocol):
    """A sentence with the words that made a fact."""

    @property
    def trigger(self) -> tuple[int, int] | None:
        """Where the trigger stands."""

    @property
    def arguments(self) -> Mapping[str, Sequence[tuple[int, int]]]:
        """Where the words of each field stand."""


def of_sentence(sentence: Sentence) -> list[Mark]:
    """The marks of a sentence: its trigger and its arguments, each with the field's name for its kind."""
    found = [Mark(*sentence.trigger, kind="trigger")] if sentence.trigger else []
    return found + [Mark(*span, kind=name) for name, spans in sentence.arguments.items() for span in spans]


def of_hits(spans: Iterable[tuple[int, int]]) -> list[Mark]:
    """The marks of words that answer a search."""
    return [Mark(start, end) for start, end in spans]


def _piece(text: str, first: int, last: int, kept: Sequence[tuple[int, int, Mark]]) -> Markup:
    words = escape(text[first:last])
    over = [mark for start, end, mark in kept if start <= first and last <= end]
    if not over:
        return words
    kinds = " ".join(dict.fromkeys(f"mark-{mark.kind}" for mark in over))
    notes = " · ".join(dict.fromkeys(mark.note for mark in over if mark.note))
    begun = [mark.id for start, _, mark in kept if start == first and mark.id and mark in over]
    title = Markup(' title="{}"').format(notes) if notes else Markup("")
    name = Markup(' id="{}"').format(begun[0]) if begun else Markup("")
    made = Markup('<mark class="{}"{}{}>{}</mark>').format(kinds, name, title, words)
    links = [mark.href for mark in over if mark.href]
    return Markup('<a class="marked" href="{}">{}</a>').format(links[-1], made) if links else made

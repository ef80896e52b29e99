"""A name found in a document, as the steps that mend names hand it on."""

from __future__ import annotations

from dataclasses import dataclass

from spacy.tokens import Span


@dataclass(frozen=True, slots=True)
class Name:
    """A name: its first word, the word after its last, its label, and the span it comes from (None: found by a step)."""

    start: int
    end: int
    label: str
    source: Span | None = None

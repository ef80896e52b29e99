"""Numbers for source sentences, in the order in which a dossier first uses them."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass, field

from dragoman.model import Page, Span
from dragoman.record import StoredPage, home_of

#: Where a sentence may end, roughly: what is shown are exact words either way.
END = re.compile(r"[.!?…][»”\"]?\s|\n")
#: At most so many characters are shown on either side of the words that count.
AROUND = 300


@dataclass(frozen=True, slots=True)
class Source:
    """A numbered sentence with its page. `where`: text, title or furniture. `facts`: the ids of what it proves."""

    number: int
    exact: str
    where: str
    page: StoredPage
    facts: tuple[str, ...]


@dataclass(slots=True)
class _Row:
    span: Span
    where: str
    page: StoredPage
    facts: list[str]


@dataclass(slots=True)
class Numbers:
    """Hands out numbers from 1; the same words of the same page keep theirs. `page_of` gives a whole page by id."""

    page_of: Callable[[str], Page]
    found: dict[tuple[str, str, str], int] = field(default_factory=dict)
    rows: list[_Row] = field(default_factory=list)
    on_page: dict[str, list[int]] = field(default_factory=dict)

    def of(self, page: StoredPage, span: Span, fact: str, where: str = "text") -> int:
        """The number of a sentence."""
        key = (page.id, where, span.exact)
        if key not in self.found:
            self.rows.append(_Row(span, where, page, []))
            self.found[key] = len(self.rows)
            self.on_page.setdefault(page.id, []).append(len(self.rows))
        number = self.found[key]
        facts = self.rows[number - 1].facts
        if fact not in facts:
            facts.append(fact)
        return number

    def around(self, page: StoredPage, words: Span, fact: str) -> int:
        """The number of the sentence these words stand in: a numbered one, else the one around them."""
        for number in self.on_page.get(page.id, ()):
            row = self.rows[number - 1]
            if row.where == "text" and row.span.start <= words.start and words.end <= row.span.end:
                return self.of(page, row.span, fact)
        where, body = home_of(self.page_of(page.id), words) or ("text", words.exact)
        return self.of(page, sentence_around(body, words), fact, where)

    def sources(self) -> tuple[Source, ...]:
        """All of them in order."""
        return tuple(
            Source(number, row.span.exact, row.where, row.page, tuple(row.facts))
            for number, row in enumerate(self.rows, 1)
        )


def sentence_around(text: str, words: Span) -> Span:
    """The words with what stands around them on their line, up to a full stop on either side."""
    low, high = max(0, words.start - AROUND), min(len(text), words.end + AROUND)
    start = max((match.end() for match in END.finditer(text, low, words.start)), default=low)
    end = END.search(text, max(words.start, words.end - 1), high)
    return Span.of(text, start, end.end() if end else high)

"""Numbers for source sentences, in the order in which a dossier first uses them."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable
from dataclasses import dataclass, field

from dragoman.model import Page, Span
from dragoman.record import Record, StoredPage, home_of, whole_pages

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


class _Texts(dict[str, Page]):
    """Whole pages of a record by id, kept once they were asked for."""

    def __init__(self, record: Record) -> None:
        super().__init__()
        self.record = record

    def __missing__(self, key: str) -> Page:
        self.fetch({key})
        return self[key]

    def fetch(self, keys: set[str]) -> None:
        """Fetch several at once."""
        self.update(whole_pages(self.record, sorted(keys - self.keys())))


@dataclass(slots=True)
class Numbers:
    """Hands out numbers from 1; the same words of the same page keep theirs.

    `page_of` gives a whole page by id; `fetch` is told beforehand which pages it will be asked for.
    """

    page_of: Callable[[str], Page]
    fetch: Callable[[set[str]], None] = lambda _keys: None
    found: dict[tuple[str, str, str], int] = field(default_factory=dict)
    rows: list[_Row] = field(default_factory=list)
    on_page: dict[str, list[int]] = field(default_factory=dict)

    @classmethod
    def of_record(cls, record: Record) -> Numbers:
        """Numbers that fetch whole pages, which are long and mostly not needed, when first asked for them."""
        texts = _Texts(record)
        return cls(texts.__getitem__, texts.fetch)

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

    def ahead(self, words: Iterable[tuple[StoredPage, Span]]) -> None:
        """These are the words that `around` will be asked for next."""
        self.fetch({page.id for page, span in words if self._numbered(page, span) is None})

    def around(self, page: StoredPage, words: Span, fact: str) -> int:
        """The number of the sentence these words stand in: a numbered one, else the one around them."""
        sentence = self._numbered(page, words)
        if sentence is not None:
            return self.of(page, sentence, fact)
        where, body = home_of(self.page_of(page.id), words) or ("text", words.exact)
        return self.of(page, sentence_around(body, words), fact, where)

    def _numbered(self, page: StoredPage, words: Span) -> Span | None:
        for number in self.on_page.get(page.id, ()):
            row = self.rows[number - 1]
            if row.where == "text" and row.span.start <= words.start and words.end <= row.span.end:
                return row.span
        return None

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

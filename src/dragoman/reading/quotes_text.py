"""A text as the reader of quotes sees it: words in sentences that cut no quotation, each word knowing its marks."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache

import regex

from dragoman.codebook.reporting import load_reporting_words
from dragoman.codebook.verbs import VerbForm, verb_forms
from dragoman.language.analysis import plain
from dragoman.language.marks import Marked

_WORD = regex.compile(
    r"aujourd['’]hui|prud['’]hom\w*|presqu['’]île"
    r"|(?:[cdjlmnst]|qu|jusqu|lorsqu|puisqu|quoiqu)['’]"
    r"|\d+(?:[.,\u00a0\u202f]\d+)*(?:\w{1,3})?"
    r"|(?:\p{Lu}\.[-\u2011]?){1,6}(?=\s*\p{L})|[Mm]{1,2}\.|Dr\.|Pr\.|Me\."
    r"|\p{L}[\p{L}\p{M}\d]*(?:[-\u2010\u2011'’]\p{L}[\p{L}\p{M}\d]*)*"
    r"|[^\s\w]|\w",
    regex.IGNORECASE,
)
_ELISION = regex.compile(r"(?:[cdjlmnst]|qu|jusqu|lorsqu|puisqu|quoiqu)['’]", regex.IGNORECASE)
_PRONOUN = regex.compile(r"(?P<verb>.+?)(?:[-']t)?-(?P<pronoun>ils?|elles?|on)")
_MANNER = regex.compile(r"\w{3,}ment")


_LINE = regex.compile(r"[^\r\n\u2028\u2029]+")
#: Characters of a sentence that quotations join from several; bounds the work on one.
LONGEST = 8_000


@dataclass(frozen=True, slots=True)
class Token:
    """One word or mark of punctuation. `low` has plain apostrophes and hyphens; `mark`: its quotation, or -1."""

    start: int
    end: int
    text: str
    low: str
    mark: int

    @property
    def word(self) -> bool:
        """Whether it is a word or a figure rather than punctuation."""
        return self.text[0].isalnum()


@dataclass(frozen=True, slots=True)
class Sentence:
    """One sentence with its words; `paragraph` numbers its line."""

    i: int
    paragraph: int
    start: int
    end: int
    tokens: tuple[Token, ...]

    def low(self, k: int) -> str:
        """The word at index `k` in lower case, "" where there is none."""
        return self.tokens[k].low if 0 <= k < len(self.tokens) else ""


@dataclass(frozen=True, slots=True)
class QuoteText:
    """The whole text: its outermost quotations, its sentences, and for each quotation the sentence that begins it."""

    text: str
    marks: tuple[Marked, ...]
    sentences: tuple[Sentence, ...]
    homes: tuple[int | None, ...]


def lay_out(text: str, marks: Sequence[Marked], spans: Sequence[tuple[int, int]]) -> QuoteText:
    """Join sentences that a quotation runs across and give each its words.

    `marks` are the outermost quotations in order, `spans` the sentences as the splitter found them.
    """
    paragraphs = [m.start() for m in _LINE.finditer(text)]
    sentences: list[Sentence] = []
    for start, end in _joined(marks, spans):
        number = bisect_right(paragraphs, start)
        sentences.append(Sentence(len(sentences), number, start, end, tuple(tokenise(text, start, end, marks))))
    starts = [s.start for s in sentences]
    homes = [k if (k := bisect_right(starts, m.start) - 1) >= 0 else None for m in marks]
    return QuoteText(text, tuple(marks), tuple(sentences), tuple(homes))


def _joined(marks: Sequence[Marked], spans: Sequence[tuple[int, int]]) -> list[tuple[int, int]]:
    joined: list[tuple[int, int]] = []
    starts = [m.start for m in marks]
    for start, end in spans:
        k = bisect_right(starts, start - 1) - 1 if starts else -1
        crosses = k >= 0 and marks[k].start < start < marks[k].end
        if joined and crosses and end - joined[-1][0] <= LONGEST:
            joined[-1] = (joined[-1][0], end)
        else:
            joined.append((start, end))
    return joined


def tokenise(text: str, start: int, end: int, marks: Sequence[Marked] = ()) -> list[Token]:
    """The words and punctuation of a stretch, elided words apart."""
    tokens: list[Token] = []
    lowest = bisect_right(marks, start, key=lambda m: m.start) - 1
    here = [m.start for m in marks[max(lowest, 0) : bisect_right(marks, end, key=lambda m: m.start)]]
    base = max(lowest, 0)
    at = start
    while match := _WORD.search(text, at, end):
        word_end = match.end()
        elision = _ELISION.match(text, match.start(), word_end)
        if elision and elision.end() < word_end and match[0].lower()[:6] not in {"aujour", "prud'h", "prud’h"}:
            word_end = elision.end()
        word = text[match.start() : word_end]
        k = base + bisect_right(here, match.start()) - 1
        inside = k if k >= base and marks and marks[k].start <= match.start() < marks[k].end else -1
        tokens.append(Token(match.start(), word_end, word, plain(word).lower(), inside))
        at = word_end
    return tokens


def split_pronoun(low: str) -> tuple[str, str | None]:
    """A verb and the pronoun hung on it: "a-t-elle" gives "a" and "elle"."""
    match = _PRONOUN.fullmatch(low)
    return (match["verb"], match["pronoun"]) if match else (low, None)


def finite(word: str) -> tuple[VerbForm, ...]:
    """The readings of a word as a verb of the third person that can head a statement."""
    return tuple(f for f in verb_forms(word) if f.person == 3 and f.mood in {"ind", "cnd"})


def is_adverb(low: str) -> bool:
    """Whether the word may stand between auxiliary and participle, or between a verb and que."""
    return low in load_reporting_words()["adverbs"] or bool(_MANNER.fullmatch(low))


def past_adverb(sentence: Sentence, k: int) -> int:
    """The index after the adverb of one or more words that begins at word `k`; `k` itself where none does."""
    longest = _phrases()
    for size in range(min(longest.get(sentence.low(k), 0), len(sentence.tokens) - k), 1, -1):
        if tuple(sentence.low(j) for j in range(k, k + size)) in _phrase_set():
            return k + size
    return k + 1 if is_adverb(sentence.low(k)) else k


@cache
def _phrase_set() -> frozenset[tuple[str, ...]]:
    return frozenset(
        tuple(token.low for token in tokenise(phrase, 0, len(phrase))) for phrase in load_reporting_words()["phrases"]
    )


@cache
def _phrases() -> dict[str, int]:
    """For the first word of an adverb of several words, how many words the longest has."""
    longest: dict[str, int] = {}
    for phrase in _phrase_set():
        longest[phrase[0]] = max(longest.get(phrase[0], 0), len(phrase))
    return longest


def is_conditional(word: str) -> bool:
    """Whether the word is a verb in the conditional, third person."""
    return any(f.mood == "cnd" and f.person == 3 for f in verb_forms(split_pronoun(plain(word).lower())[0]))

"""The lines of a page and what can be told from their shape alone."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable
from dataclasses import dataclass

from dragoman.intake.patterns import Pattern, match
from dragoman.intake.words import words
from dragoman.model import Furniture, FurnitureKind

#: Lines of one page; an article has a few hundred at most.
MOST_LINES = 10_000
#: A line with a full stop is prose from this length on, one without from `_LONG` on.
_SHORT, _LONG = 45, 220
#: A line is looked at by no more than this many characters when only its shape is asked for.
_LOOK = 400
_STOP = re.compile(
    r"[.!?…;:][\s\u00a0\u202f]*[»”\"’')\]]*(?:\s?\[\d{1,3}\])?$|[.!?…][\s\u00a0\u202f]*[»”\"][\s\u00a0\u202f]*\.?$"
)
_FULL_STOP = re.compile(r"[.…][\s\u00a0\u202f]*[»”\"’')\]]*$|[»”\"][\s\u00a0\u202f]*\.?$")
#: A headline that names a speaker and ends with the words spoken.
_QUOTED_TITLE = re.compile(r"[^«»“”\".]{3,90}[«“\"][^«»“”\"]{3,100}(?<!\.)[\s\u00a0\u202f]?[»”\"]")
_STORED = re.compile(r"\s{0,5}date \d{4}-\d{2}(?:-\d{2})?(?=\s)\s{1,5}")
_NAME_WORD = re.compile(r"(?:[dDlL]['’])?[A-ZÀ-ÖØ-ÞŠŽČĆŁŚ][\w'’.-]{0,30}")
_WORD_OR_NUMBER = re.compile(r"[^\W_]+", re.UNICODE)


@dataclass(slots=True)
class Line:
    """One line of a page while it is being sorted. `kind` is None as long as it counts as the article's."""

    text: str
    matches: tuple[Pattern, ...] = ()
    kind: FurnitureKind | None = None
    time: str | None = None
    date: str | None = None
    dropped: bool = False

    @property
    def open(self) -> bool:
        """Whether the line is still the article's."""
        return self.kind is None and not self.dropped

    def as_furniture(self) -> Furniture:
        """The line as the page keeps it. It must have a kind."""
        assert self.kind is not None  # noqa: S101 - for the type checker
        return Furniture(self.text, self.kind, self.time, self.date)


def split_lines(text: str) -> list[Line]:
    """The lines that hold something, without white space at their edges.

    What a crawl's storage put before the first word (` date 2025-05 `) is no part of the page. Raises ValueError where
    there are more than MOST_LINES.
    """
    found: list[Line] = []
    for raw in text.split("\n"):
        line = raw.strip()
        if line and len(found) < 3 and (stored := _STORED.match(line)):
            line = line[stored.end() :]
        if len(found) >= MOST_LINES:
            raise ValueError(f"more than {MOST_LINES:,} lines")
        if line:
            found.append(Line(line, match(line)))
    return found


def is_prose(text: str) -> bool:
    """Whether a line reads like a paragraph: sentences, not a title or a label."""
    if len(text) >= _LONG:
        return True
    if len(text) < _SHORT or len(text.split()) < 6:
        return False
    if _QUOTED_TITLE.fullmatch(text):
        return False
    return bool(_FULL_STOP.search(text) or (_STOP.search(text) and len(text) > 110))


def is_title_like(text: str) -> bool:
    """Whether a line could be a headline: not too long, no full stop at its end."""
    return 10 <= len(text) <= 220 and len(text.split()) >= 3 and not text.endswith((".", ";", ","))


def ends_sentence(text: str) -> bool:
    """Whether the line ends with a mark that ends a sentence or leads on."""
    return bool(_STOP.search(text[-_LOOK:]))


def is_name(text: str) -> bool:
    """Whether a line is a person's name and nothing else: two to five capitalised words."""
    parts = text.strip(" -–—.").split()
    if not 2 <= len(parts) <= 5 or len(text) > 60:
        return False
    capitals = [w for w in parts if w.lower() not in words("particles")]
    return (
        len(capitals) >= 2
        and all(_NAME_WORD.fullmatch(w) for w in capitals)
        and not any(w.lower() in words("no_name") for w in capitals)
    )


def key(text: str) -> str:
    """A line without case, accents and punctuation: two lines with one key say the same."""
    flat = unicodedata.normalize("NFKD", text.lower())
    return " ".join(_WORD_OR_NUMBER.findall("".join(c for c in flat if not unicodedata.combining(c))))


def stems(text: str) -> frozenset[str]:
    """The content words of a text, cut to six letters so that inflected forms meet."""
    dull = words("common")
    return frozenset(w[:6] for w in key(text).split() if (len(w) > 3 or w.isdigit()) and w not in dull)


def shared(text: str, body: Iterable[str]) -> float:
    """Which share of the content words of a line is in the body: 0 for another subject, up to 1."""
    own = stems(text)
    return len(own & frozenset(body)) / len(own) if own else 0.0

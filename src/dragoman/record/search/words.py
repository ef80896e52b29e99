"""The index of words as each store keeps it.

The first letter of a word names its form, so that what is asked of titles reads what stands in titles alone. SQLite has
an FTS5 table; PostgreSQL a `tsvector`, with a word for each two that stand beside each other, and the exact words in full for
longer phrases, because positions in a `tsvector` end at 16,383.
"""

from __future__ import annotations

import hashlib
import itertools
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Any

from sqlalchemy import Connection, table, text

#: A word that every page has, to leave others out of.
EVERY = "all"
TABLE = table("search_words")
_FTS = (
    "INSERT INTO search_words({0}rowid, title_exact, exact, title_stem, stem, tags) "
    "VALUES ({1}:no, :title_exact, :exact, :title_stem, :stem, :tags)"
)
_DIGITS = "0123456789abcdefghijklmnopqrstuvwxyz"
#: Characters of the word that stands for a pair.
_LONG = 10
_COLUMNS = {"title_exact": "T", "exact": "E", "title_stem": "U", "stem": "S", "tags": "G"}


@dataclass(frozen=True, slots=True)
class Entry:
    """A page as the index holds it: each form as words in their order, stems and tags as sets."""

    no: int
    title_exact: tuple[str, ...]
    exact: tuple[str, ...]
    title_stem: tuple[str, ...]
    stem: tuple[str, ...]
    tags: tuple[str, ...]

    def row(self) -> dict[str, Any]:
        """The forms as texts."""
        some = {name: " ".join(letter + word for word in getattr(self, name)) for name, letter in _COLUMNS.items()}
        return {"no": self.no, **some}

    def lexemes(self) -> list[str]:
        """All words with the letter of their form, sorted, once each, and what stands for two words beside each other."""
        single = {letter + word for name, letter in _COLUMNS.items() for word in getattr(self, name)}
        return sorted(single | set(beside(self.exact)) | set(beside(self.title_exact, title=True)))


def beside(words: Sequence[str], *, title: bool = False) -> Iterator[str]:
    """A word for each two that stand beside each other, so that a phrase of two is looked up like any word.

    Of 51 bits, which in practice no two pairs share: one pair of a record with 10^7 different ones answers for another in one
    of 10^8 questions. Of ten characters whatever the words, which are long in French, and many.
    """
    for pair in itertools.pairwise(words):
        number = int.from_bytes(hashlib.blake2b(" ".join(pair).encode(), digest_size=8).digest(), "big")
        yield ("D" if title else "B") + "".join(_DIGITS[number // 36**n % 36] for n in range(_LONG))


def add(connection: Connection, entries: list[Entry]) -> None:
    """Put pages into the index."""
    if connection.dialect.name == "sqlite":
        connection.execute(text(_FTS.format("", "")), [entry.row() for entry in entries])
        return
    statement = text(
        "INSERT INTO search_words (no, title_exact, exact, words) "
        "VALUES (:no, :title_exact, :exact, array_to_tsvector(CAST(:lexemes AS text[])))"
    )
    connection.execute(
        statement,
        # A space on either side, so that a phrase is found as whole words by LIKE.
        [
            {
                "no": entry.no,
                "title_exact": f" {' '.join(entry.title_exact)} ",
                "exact": f" {' '.join(entry.exact)} ",
                "lexemes": entry.lexemes(),
            }
            for entry in entries
        ],
    )


def remove(connection: Connection, entry: Entry) -> None:
    """Take a page out. The entry must be the one that was put in: SQLite keeps no other trace of its words."""
    if connection.dialect.name == "sqlite":
        connection.execute(text(_FTS.format("search_words, ", "'delete', ")), entry.row())
    else:
        connection.execute(text("DELETE FROM search_words WHERE no = :no"), {"no": entry.no})


def clear(connection: Connection) -> None:
    """Take all pages out."""
    if connection.dialect.name == "sqlite":
        connection.execute(text("INSERT INTO search_words(search_words) VALUES ('delete-all')"))
    else:
        connection.execute(text("DELETE FROM search_words"))

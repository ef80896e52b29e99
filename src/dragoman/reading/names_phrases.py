"""Known phrases (roles, civilities, parties) found at a word of a text, the longest first."""

from __future__ import annotations

import functools
from collections.abc import Callable, Iterable
from typing import Generic, TypeVar

from dragoman.codebook.folding import key
from dragoman.reading.names_tokens import Token

T = TypeVar("T")


@functools.lru_cache(maxsize=65536)
def token_keys(text: str) -> tuple[str, ...]:
    """The plain words of one token: "vice-Premier" gives vice and premier, "l'" gives l."""
    return tuple(key(text).split())


class Phrases(Generic[T]):
    """Phrases with what each stands for; hyphens, accents and case do not count in the comparison."""

    def __init__(self, entries: Iterable[tuple[str, T]]) -> None:
        self._by_first: dict[str, list[tuple[tuple[str, ...], T]]] = {}
        for text, value in entries:
            words = tuple(key(text).split())
            if words:
                self._by_first.setdefault(words[0], []).append((words, value))
        for rows in self._by_first.values():
            rows.sort(key=lambda row: -len(row[0]))

    def at(
        self, tokens: tuple[Token, ...], i: int, fits: Callable[[T, tuple[Token, ...]], bool] | None = None
    ) -> tuple[int, T] | None:
        """The longest phrase that begins at token `i` on one line, as (number of tokens, value); None if there is
        none.
        """
        keys = token_keys(tokens[i].text)
        for words, value in self._by_first.get(keys[0], ()) if keys else ():
            count = _match(tokens, i, words)
            if count and (fits is None or fits(value, tokens[i : i + count])):
                return count, value
        return None


def _match(tokens: tuple[Token, ...], i: int, words: tuple[str, ...]) -> int:
    """How many tokens from `i` the words take; 0 where they do not match or end inside a token."""
    done, k = 0, i
    while done < len(words):
        if k >= len(tokens) or (k > i and tokens[k].gap):
            return 0
        keys = token_keys(tokens[k].text)
        if not keys and tokens[k].text != ".":
            return 0
        if words[done : done + len(keys)] != keys:
            return 0
        done += len(keys)
        k += 1
    return k - i

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
        self._by_words: dict[tuple[str, ...], list[T]] = {}
        for text, value in entries:
            if words := tuple(key(text).split()):
                self._by_words.setdefault(words, []).append(value)
        sizes: dict[str, set[int]] = {}
        for words in self._by_words:
            sizes.setdefault(words[0], set()).add(len(words))
        #: How many words the phrases have that begin with a word, the most first.
        self._sizes = {first: sorted(rows, reverse=True) for first, rows in sizes.items()}

    def at(
        self, tokens: tuple[Token, ...], i: int, fits: Callable[[T, tuple[Token, ...]], bool] | None = None
    ) -> tuple[int, T] | None:
        """The longest phrase that begins at token `i` on one line, as (number of tokens, value); None if there is
        none.
        """
        keys = token_keys(tokens[i].text)
        sizes = self._sizes.get(keys[0]) if keys else None
        if not sizes:
            return None
        words, counts = _following(tokens, i, sizes[0])
        for size in sizes:
            count = counts.get(size)
            if count is None:
                continue
            for value in self._by_words.get(words[:size], ()):
                if fits is None or fits(value, tokens[i : i + count]):
                    return count, value
        return None


def _following(tokens: tuple[Token, ...], i: int, most: int) -> tuple[tuple[str, ...], dict[int, int]]:
    """The plain words from token `i` to the end of its line, `most` at least, and for each number of them that ends with
    a token how many tokens they take.
    """
    words = token_keys(tokens[i].text)
    counts = {len(words): 1}
    k = i + 1
    while len(words) < most and k < len(tokens) and not tokens[k].gap:
        keys = token_keys(tokens[k].text)
        if not keys and tokens[k].text != ".":
            break
        k += 1
        words += keys
        counts.setdefault(len(words), k - i)
    return words, counts

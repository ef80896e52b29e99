"""Content words of a text, cut down so that singular and plural, masculine and feminine come out alike."""

from __future__ import annotations

import functools
import re
from collections.abc import Iterable, Mapping
from types import MappingProxyType

from dragoman.codebook import fold, key
from dragoman.record.resolve import settings

#: Nothing beyond is looked at: a sentence is shorter, and input may be hostile.
LONGEST = 4000


def stem(word: str) -> str:
    """A folded word without its commonest endings: `stratégies` and `stratégie`, `nationaux` and `nationale`."""
    if len(word) > 4 and word.endswith("aux"):
        return word[:-3] + "al"
    for ending in ("es", "s", "x", "e"):
        if len(word) - len(ending) > 3 and word.endswith(ending):
            return word[: -len(ending)]
    return word


@functools.cache
def _same() -> tuple[re.Pattern[str], Mapping[str, str]]:
    table = {text: row[0] for row in settings.load("words.yaml")["same"] for text in row}
    longest_first = sorted(table, key=lambda text: (-len(text), text))
    pattern = re.compile(r"\b(?:" + "|".join(map(re.escape, longest_first)) + r")\b")
    return pattern, MappingProxyType(table)


@functools.lru_cache(maxsize=65_536)
def content(text: str) -> frozenset[str]:
    """The stems of the words that carry meaning; numbers and function words are left out."""
    pattern, table = _same()
    stop = settings.words("words.yaml", "stop")
    plain = pattern.sub(lambda match: table[match[0]], key(text[:LONGEST]))
    return frozenset(
        stem(word) for word in plain.split() if (len(word) > 1 and word not in stop and not any(map(str.isdigit, word)))
    )


@functools.cache
def papers() -> frozenset[str]:
    """Stems of the words for a kind of paper (accord, mémorandum), which say little about which one it is."""
    return frozenset(stem(word) for word in settings.words("words.yaml", "papers"))


def overlap(left: frozenset[str], right: frozenset[str]) -> float:
    """How much of the shorter of two sets of words is in the other, 0 to 1, less where only one word is shared."""
    shared = len(left & right)
    if not shared:
        return 0.0
    smaller = min(len(left), len(right))
    return shared / (smaller if shared > 1 or smaller == 1 else smaller + 1)


def shingles(text: str, size: int = 3) -> frozenset[str]:
    """All runs of `size` words of a folded text."""
    found = key(text[:LONGEST]).split()
    return frozenset(" ".join(found[n : n + size]) for n in range(max(1, len(found) - size + 1))) if found else frozenset()


def contained(left: frozenset[str], right: frozenset[str]) -> float:
    """Which share of the smaller set is in the other, 0 to 1."""
    return len(left & right) / min(len(left), len(right)) if left and right else 0.0


def same_words(left: str | None, right: str | None) -> bool:
    """Whether two texts are the same words, whatever their case, accents and hyphens."""
    return key(left or "") == key(right or "")


def plain(names: Iterable[str]) -> tuple[str, ...]:
    """Folded texts in their order."""
    return tuple(fold(name) for name in names)

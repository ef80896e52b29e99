"""The word vectors of the French pipeline, read from its files without loading the pipeline.

The rows are sorted by how frequent their words are, so that a word's row tells its weight: a / (a + p), p the share of the
word by Zipf's law (S. Arora, Y. Liang, T. Ma: "A simple but tough-to-beat baseline for sentence embeddings", ICLR 2017).
"""

from __future__ import annotations

import functools
import hashlib
import importlib.util
import json
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

#: How many of each vector's numbers are kept: they are principal components, the first ones say most.
SIZE = 128
#: Arora's a, and the sum of 1/n that makes Zipf's shares add up for the rows there are.
WEIGHT, SHARES = 3e-4, 9.0
PACKAGE = "fr_dragoman_news"
_ALL = (1 << 64) - 1
_MULTIPLY = 0xC6A4A7935BD1E995


def folder() -> Path:
    """Where the pipeline keeps its files; found without importing it. Raises `OSError` where it is not installed."""
    spec = importlib.util.find_spec(PACKAGE)
    if spec is None or not spec.submodule_search_locations:
        raise OSError(f"the package {PACKAGE} is not installed")
    return Path(spec.submodule_search_locations[0]) / "data"


def version() -> str:
    """The version of the pipeline whose vectors these are."""
    return str(json.loads((folder() / "meta.json").read_text(encoding="utf-8"))["version"])


class WordVectors:
    """Vectors by word."""

    def __init__(self, path: Path) -> None:
        with np.load(path) as stored:
            order = np.argsort(stored["keys"], kind="stable")
            self._keys: NDArray[np.uint64] = stored["keys"][order]
            self._row: NDArray[np.uint16] = stored["row"][order]
            self._rows: NDArray[np.float64] = stored["rows"][:, :SIZE].astype(np.float64)

    def of(self, word: str) -> tuple[NDArray[np.float64], float]:
        """The vector of a word and its weight; of an unknown word, one that no other word has, as heavy as a rare word."""
        for form in (word.lower(), word):
            row = self._find(form)
            if row is not None:
                return self._rows[row], _weight(row)
        bits = np.frombuffer(hashlib.shake_256(word.lower().encode("utf-8", "replace")).digest(SIZE // 8), np.uint8)
        return np.unpackbits(bits).astype(np.float64) * 2 - 1, _weight(len(self._rows))

    def _find(self, word: str) -> int | None:
        wanted = np.uint64(murmur(word.encode("utf-8", "replace")))
        at = int(np.searchsorted(self._keys, wanted))
        return int(self._row[at]) if at < len(self._keys) and self._keys[at] == wanted else None


@functools.cache
def load_vectors() -> WordVectors:
    """The vectors, read once. Raises `OSError` where they are not installed."""
    return WordVectors(folder() / "vectors.npz")


def _weight(row: int) -> float:
    return WEIGHT / (WEIGHT + 1 / ((row + 10) * SHARES))


def murmur(data: bytes) -> int:
    """MurmurHash64A with the seed 1 (A. Appleby, public domain): the number by which spaCy knows a string."""
    found = (1 ^ (len(data) * _MULTIPLY)) & _ALL
    whole = len(data) // 8 * 8
    for start in range(0, whole, 8):
        part = int.from_bytes(data[start : start + 8], "little") * _MULTIPLY & _ALL
        part = (part ^ part >> 47) * _MULTIPLY & _ALL
        found = (found ^ part) * _MULTIPLY & _ALL
    if len(data) > whole:
        found = (found ^ int.from_bytes(data[whole:], "little")) * _MULTIPLY & _ALL
    found = (found ^ found >> 47) * _MULTIPLY & _ALL
    return found ^ found >> 47

"""A sentence as a row of whole numbers from -127 to 127: words, acts, parties, each part of a length of its own.

Sums are made in one order and rounded to whole numbers, so that the same sentence gives the same row on every machine, and
rows are compared in whole numbers.
"""

from __future__ import annotations

import base64
import binascii
import math
from collections.abc import Iterable

import numpy as np
import regex
from numpy.typing import NDArray

from dragoman.calendar.words import MONTHS, WEEKDAYS
from dragoman.codebook.version import CODEBOOK_VERSION
from dragoman.record.neighbours import meaning, wordvectors

#: Raised by hand whenever the same words would give other numbers.
FORM = 1
#: What acts and parties count beside the words, which count 1. Chosen on `bench/neighbours.py`'s first set.
ACTS, PARTIES = 0.8, 0.5
#: Of a longer text so many words are looked at.
MOST_WORDS = 400
_WORD = regex.compile(r"[\p{L}\p{M}]+(?:[-‑][\p{L}\p{M}]+)*['’]?")
_PIECE = regex.compile(r"[\p{L}\p{M}\p{N}]+")
#: When something was says nothing of what it was.
_WHEN = frozenset({*MONTHS, *WEEKDAYS}) - {"mar"}
Row = NDArray[np.int8]


def version() -> str:
    """Names all that a row depends on."""
    return f"{FORM} {wordvectors.PACKAGE} {wordvectors.version()} codebook {CODEBOOK_VERSION}"


def size() -> int:
    """How many numbers a row has."""
    return wordvectors.SIZE + meaning.act_size() + meaning.PARTY_SIZE


def vector(text: str) -> Row:
    """The row of a sentence; all zero where it has no words."""
    words = [match[0].replace("’", "'").replace("‑", "-") for match in _WORD.finditer(text)][:MOST_WORDS]
    pieces = [match[0] for match in _PIECE.finditer(text)][:MOST_WORDS]
    about = _of_words(words)
    acts, parties = np.zeros(meaning.act_size()), np.zeros(meaning.PARTY_SIZE)
    for word in words:
        for place, share in meaning.acts_of(word):
            acts[place] += share
    for party in dict.fromkeys(meaning.parties_in(pieces)):
        for place, sign in meaning.party_marks(party):
            parties[place] += sign
    whole = np.concatenate([_scaled(about, 1.0), _scaled(acts, ACTS), _scaled(parties, PARTIES)])
    most = float(np.abs(whole).max(initial=0.0))
    return np.rint(whole * (127 / most)).astype(np.int8) if most else whole.astype(np.int8)


def _of_words(words: Iterable[str]) -> NDArray[np.float64]:
    known = wordvectors.load_vectors()
    found = np.zeros(wordvectors.SIZE)
    for word in (each for each in words if each.lower() not in _WHEN):
        row, weight = known.of(word)
        found += row * weight
    return found


def _scaled(part: NDArray[np.float64], weight: float) -> NDArray[np.float64]:
    # math.fsum is exact, whatever the order: numpy's own sums differ in the last bit from processor to processor.
    length = math.sqrt(math.fsum(part * part))
    return part * (math.sqrt(weight) / length) if length else part


def pack(rows: list[Row]) -> str:
    """Rows as text."""
    return base64.b64encode(b"".join(row.tobytes() for row in rows)).decode("ascii")


def unpack(texts: Iterable[str]) -> NDArray[np.int8]:
    """The rows of several such texts, one below the other."""
    return np.frombuffer(b"".join(map(binascii.a2b_base64, texts)), np.int8).reshape(-1, size())


def likeness(rows: NDArray[np.int8], wanted: Row) -> NDArray[np.float64]:
    """How alike each row is to the wanted one: the cosine of their angle, -1 to 1; 0 for a row of zeros.

    Products of such whole numbers, up to some 250 of them, are below 2^24: exact in single precision in whatever order they are
    added, which lets the fast routines do it.
    """
    single, mine = rows.astype(np.float32), wanted.astype(np.float32)
    products = (single @ mine).astype(np.float64)
    lengths = np.einsum("ij,ij->i", single, single).astype(np.float64) * float(mine @ mine)
    found: NDArray[np.float64] = np.divide(products, np.sqrt(lengths), out=np.zeros(len(rows)), where=lengths > 0)
    return found

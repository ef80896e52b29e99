"""Text reduced to plain lower-case Latin letters, one character for one, so that patterns stay simple.

Accents, capitals, typographic apostrophes and hyphens and every kind of space fall away. Characters that show nothing
(combining accents, soft hyphens, zero-width marks) are dropped, and the offsets of what is left are kept.
"""

from __future__ import annotations

import unicodedata
from dataclasses import dataclass

import regex

_INVISIBLE = regex.compile(r"[\u0300-\u036f\u00ad\u200b-\u200f\u2060\ufeff]+")


def _table() -> dict[int, str]:
    table = {}
    for code in (*range(0x41, 0x5B), *range(0xC0, 0x250), *range(0x1E00, 0x1F00)):
        base = unicodedata.normalize("NFD", chr(code))[0].lower()
        if len(base) == 1:
            table[code] = base
    for code in (0x09, 0xA0, 0x1680, *range(0x2000, 0x200B), 0x202F, 0x205F, 0x3000):
        table[code] = " "
    for code in (*range(0x2010, 0x2016), 0x2212, 0xFE58, 0xFE63, 0xFF0D):
        table[code] = "-"
    for code in (0x60, 0xB4, 0x2B9, 0x2BC, 0x2018, 0x2019, 0x201B, 0x2032, 0xFF07):
        table[code] = "'"
    return table | {0x1D49: "e", 0x2B3: "r"}


_TABLE = _table()


@dataclass(frozen=True, slots=True)
class Folded:
    """A folded text; `offsets` is None where every character kept its place."""

    text: str
    offsets: tuple[int, ...] | None

    def origin(self, at: int) -> int:
        """The offset in the original text of offset `at` of the folded one."""
        return at if self.offsets is None else self.offsets[at]


def fold(text: str) -> Folded:
    """`text` folded; takes time in proportion to its length."""
    if not _INVISIBLE.search(text):
        return Folded(text.translate(_TABLE), None)
    kept: list[str] = []
    offsets: list[int] = []
    at = 0
    for gap in _INVISIBLE.finditer(text):
        kept.append(text[at : gap.start()])
        offsets.extend(range(at, gap.start()))
        at = gap.end()
    kept.append(text[at:])
    offsets.extend(range(at, len(text) + 1))
    return Folded("".join(kept).translate(_TABLE), tuple(offsets))

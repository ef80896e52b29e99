"""How words are compared: without case, accents or the many kinds of apostrophe, hyphen and space."""

from __future__ import annotations

import functools
import re
import unicodedata
from collections.abc import Callable

#: Longer texts than this are no words.
_WORD = 48


def of_words(function: Callable[[str], str]) -> Callable[[str], str]:
    """A pure function that remembers what it gave for single words, of which a page repeats most; no text is kept."""
    remembered = functools.lru_cache(maxsize=16384)(function)

    @functools.wraps(function)
    def answer(text: str) -> str:
        return remembered(text) if len(text) <= _WORD else function(text)

    return answer


_SPACES = "\t\u00a0\u2000\u2001\u2002\u2003\u2004\u2005\u2006\u2007\u2008\u2009\u200a\u202f\u205f\u3000"
_SAME_LENGTH = {
    **{ord(c): "'" for c in "\u2018\u2019\u201b\u02bc\u02b9\u2032\u00b4`\uff07"},
    **{ord(c): "-" for c in "\u2010\u2011\u2012\u2013\u2014\u2015\u2212\ufe63\uff0d"},
    **{ord(c): " " for c in _SPACES},
    ord("ı"): "i", ord("ø"): "o", ord("đ"): "d", ord("ł"): "l", ord("ð"): "d",
}  # fmt: skip
_LONGER = {ord("œ"): "oe", ord("æ"): "ae", ord("ß"): "ss", ord("þ"): "th", ord("\u00ad"): "", ord("\u200b"): ""}


def _char(c: str) -> str:
    """One character folded to exactly one."""
    base = unicodedata.normalize("NFD", c)[0].lower()[:1] or c
    return _SAME_LENGTH.get(ord(base), base)


_BETWEEN = re.compile(r"[^\w&+:]|_")
#: Every character of the Latin blocks and the marks above; others are looked at one by one.
_TABLE = {n: _char(chr(n)) for n in [*range(0x250), *range(0x1E00, 0x1F00), *_SAME_LENGTH]}


def fold_chars(text: str) -> str:
    """The text in lower case, without accents, with straight apostrophes and hyphens, of the same length.

    Offsets into the result are offsets into the text. Ligatures stay (`œ`), as one character cannot be two.
    """
    return text.lower() if text.isascii() else text.translate(_TABLE)


#: Both tables in one, for a single pass.
_WHOLE = _LONGER | {n: _LONGER.get(ord(c), c) for n, c in _TABLE.items()}


@of_words
def fold(text: str) -> str:
    """The text in lower case, without accents, with straight apostrophes, hyphens and spaces, `œ` as `oe`."""
    if text.isascii():
        return text.lower()
    plain = unicodedata.normalize("NFC", text).translate(_WHOLE)
    return plain if plain.isascii() else "".join(c for c in plain if not unicodedata.combining(c))


@of_words
def key(text: str) -> str:
    """The words of a text folded and joined by single spaces: hyphens, apostrophes and full stops count as spaces.

    "États‑Unis", "Etats Unis" and "ETATS-UNIS" have one key; so have "S.E." and "S.E".
    """
    return " ".join(_BETWEEN.sub(" ", fold(text)).split())

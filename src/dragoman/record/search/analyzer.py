"""French text as words to look for, the same in every store.

A word of the text becomes one token with two forms: `exact`, without case, accents, ligatures and elided articles
("l'Œuvre" is `oeuvre`), and its stems (Snowball's French stemmer, https://snowballstem.org/algorithms/french/stemmer.html),
accents folded after stemming. Both are made of a-z and 0-9 alone, so that no store takes them apart again: a character
of another script is written as `u` and its number.
"""

from __future__ import annotations

import functools
import threading
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass
from importlib import metadata

import regex
from snowballstemmer.french_stemmer import FrenchStemmer

#: Changes whenever a text would give other tokens than before: indexes made by another version are made anew.
VERSION = f"fr-1 snowballstemmer-{metadata.version('snowballstemmer')}"
#: Longer words are cut here.
LONGEST = 60
APOSTROPHES = "'\u2019\u2018\u02bc\u02b9\u2032\uff07"
_PIECE = r"[\p{L}\p{N}\p{M}\u00ad\u200b-\u200d\u2060\ufeff]+"
_ACRONYM = r"(?<![\p{L}\p{N}])(?:\p{L}\.){2,}(?:\p{L}(?![\p{L}\p{N}]))?"
_CHAIN = regex.compile(rf"(?P<acronym>{_ACRONYM})|{_PIECE}(?:[{APOSTROPHES}]{_PIECE})*")
_APOSTROPHE = regex.compile(f"[{APOSTROPHES}]")
#: What French elides, before a vowel or h: these pieces are no words to look for.
ELIDED = frozenset("l d j m t s n c qu jusqu lorsqu puisqu quoiqu".split())
_OPENS = frozenset("aeiouyh")
_OTHER = str.maketrans({"œ": "oe", "æ": "ae", "ø": "o", "đ": "d", "ł": "l", "ð": "d", "ı": "i", "þ": "th"})
_LOCK = threading.Lock()
_STEMMER = FrenchStemmer()
#: The end of a word typed without accents that may have been é, ée, és, ées.
_BARE_END = regex.compile(r"e(e?s?)$")


@dataclass(frozen=True, slots=True)
class Token:
    """A word at `text[start:end]`, as `written` there without apostrophes."""

    start: int
    end: int
    exact: str
    written: str

    @property
    def stems(self) -> tuple[str, ...]:
        """Its stem; two where the text was in capitals without accents. Worked out when asked for, which takes long."""
        word = self.written
        return stems(word, accents_may_lack=len(word) > 3 and word.isascii() and word.isupper())


def tokens(text: str) -> Iterator[Token]:
    """The words of a text in their order, with their places in it."""
    for match in _CHAIN.finditer(text):
        start = match.start()
        for each in _known(match[0], acronym=match["acronym"] is not None):
            yield Token(start + each.start, start + each.end, each.exact, each.written)


def words(text: str) -> Iterator[Token]:
    """The words of a text in their order, each with its place in the run of letters it stands in: quicker than `tokens`."""
    for match in _CHAIN.finditer(text):
        yield from _known(match[0], acronym=match["acronym"] is not None)


def _known(chain: str, *, acronym: bool) -> tuple[Token, ...]:
    # What is longer is rare, and not worth keeping.
    return (_split if len(chain) <= LONGEST else _split.__wrapped__)(chain, acronym)


@functools.lru_cache(maxsize=200_000)
def _split(chain: str, acronym: bool) -> tuple[Token, ...]:
    """The words of one run of letters and apostrophes: most runs come again and again."""
    if acronym:
        return tuple(_token(chain.replace(".", ""), 0, len(chain)))
    return tuple(_pieces(chain, 0))


def _pieces(chain: str, start: int) -> Iterator[Token]:
    """The words of letters joined by apostrophes: elided ones fall, others are one word ("aujourd'hui")."""
    begin = 0
    for mark in _APOSTROPHE.finditer(chain):
        piece, rest = chain[begin : mark.start()], chain[mark.end() : mark.end() + 8]
        if fold(piece) in ELIDED and fold(rest)[:1] in _OPENS:
            begin = mark.end()
        else:
            break
    word = chain[begin:]
    yield from _token(_APOSTROPHE.sub("", word), start + begin, start + len(chain))


def _token(word: str, start: int, end: int) -> Iterator[Token]:
    exact = fold(word)
    if exact:
        yield Token(start, end, exact, word)


@functools.lru_cache(maxsize=200_000)
def fold(word: str) -> str:
    """The word in a-z and 0-9; empty where nothing of it is a letter or a digit."""
    if word.isascii():
        return "".join(c for c in word.lower() if c.isalnum())[:LONGEST]
    flat = unicodedata.normalize("NFKD", word).casefold().translate(_OTHER)
    return "".join(_letter(c) for c in flat if c.isalnum())[:LONGEST]


def _letter(character: str) -> str:
    return character if character.isascii() else f"u{ord(character):x}"


@functools.lru_cache(maxsize=200_000)
def stems(word: str, *, accents_may_lack: bool) -> tuple[str, ...]:
    """The stem of a word, and where its accents may be missing ("SECURITE") the one it would have with them."""
    plain = unicodedata.normalize("NFC", "".join(c for c in word if c.isalnum() or unicodedata.category(c) == "Mn"))
    plain = plain.lower().translate(_OTHER)[:LONGEST]
    forms = [plain]
    if accents_may_lack and plain.isascii() and _BARE_END.search(plain):
        forms.append(_BARE_END.sub(r"é\1", plain))
    with _LOCK:
        found = [fold(_STEMMER.stemWord(form)) for form in forms]
    return tuple(dict.fromkeys(stem for stem in found if stem)) or (fold(word),)

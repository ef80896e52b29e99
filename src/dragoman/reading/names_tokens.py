"""The words of a text as the search for names needs them: elisions apart, hyphens and inner apostrophes kept."""

from __future__ import annotations

import functools
from dataclasses import dataclass

import regex

from dragoman.codebook.folding import fold_chars, key
from dragoman.codebook.offices import load_offices

_WORD = regex.compile(
    r"""
    (?P<word>
        aujourd['’]hui
      | [NMOK]['’](?=\p{Lu}\p{Ll})\p{L}[\p{L}\p{M}]{0,40}+(?:[-‐‑]\p{L}[\p{L}\p{M}]{0,40}+){0,4}
      | (?:[Qq]u|[Jj]usqu|[Ll]orsqu|[Pp]uisqu|[CDJLMNSTcdjlmnst])['’](?=[ \u00a0]?[\p{L}«“"])
      | \p{Lu}\.(?:-?\p{Lu}\.){0,3}(?=[ \u00a0\u202f]?\p{L})
      | \p{L}[\p{L}\p{M}\p{N}]{0,60}+(?:[-‐‑'’ʼ]\p{L}[\p{L}\p{M}\p{N}]{0,60}+){0,6}
    )
  | (?P<number>\p{N}{1,30}+(?:[.,]\p{N}{1,30}+){0,5})
  | (?P<mark>\S)
    """,
    regex.VERBOSE,
)
_HYPHEN = regex.compile(r"[-‐‑]")
_ROMAN = regex.compile(r"[IVX]{1,6}|Ier|Iᵉʳ|1er")


@dataclass(frozen=True, slots=True)
class Token:
    """One word, number or mark. `low` is folded: lower case, no accents, straight apostrophe and hyphen, same length.

    `gap` is true where a line break, or nothing but a sentence's beginning, comes before it.
    """

    i: int
    start: int
    end: int
    text: str
    low: str
    kind: str
    gap: bool

    @property
    def capital(self) -> bool:
        """Whether it is a word that begins with a capital letter."""
        return self.kind == "word" and self.text[0].isupper()

    @property
    def shout(self) -> bool:
        """Whether it is a word of two capitals or more and nothing else."""
        return self.kind == "word" and len(self.text) > 1 and self.text.isupper()

    @property
    def roman(self) -> bool:
        """Whether it is a regnal number."""
        return bool(_ROMAN.fullmatch(self.text))


@functools.lru_cache(maxsize=64)
def tokenise(text: str) -> tuple[Token, ...]:
    """The words, numbers and marks of a text in order."""
    folded = fold_chars(text)
    found: list[Token] = []
    at = 0
    for match in _WORD.finditer(text):
        start, end = match.span()
        between = text[at:start]
        gap = not found or "\n" in between or "\r" in between
        kind = match.lastgroup or "mark"
        for first, last, of in _parts(text, start, end, kind):
            found.append(Token(len(found), first, last, text[first:last], folded[first:last], of, gap and first == start))
        at = end
    return tuple(found)


def _parts(text: str, start: int, end: int, kind: str) -> tuple[tuple[int, int, str], ...]:
    """The tokens of one match with their kinds: a word is one, unless it joins two leaders ("le sommet Trump-Kim")."""
    inner = list(_HYPHEN.finditer(text, start, end)) if kind == "word" else []
    if len(inner) == 1:
        mark = inner[0]
        alone = load_offices().alone
        if key(text[start : mark.start()]) in alone and key(text[mark.end() : end]) in alone:
            return (start, mark.start(), kind), (mark.start(), mark.end(), "mark"), (mark.end(), end, kind)
    return ((start, end, kind),)


def begins_sentence(tokens: tuple[Token, ...], i: int) -> bool:
    """Whether a token stands where a capital letter means nothing: first of a line, or after a mark that ends a
    sentence.
    """
    k = i - 1
    while k >= 0 and not tokens[k + 1].gap and tokens[k].text in _OPENING:
        k -= 1
    return tokens[k + 1].gap or tokens[k].text in _ENDING


_OPENING = frozenset("«“\"'‘’([–—-•*»”")
_ENDING = frozenset(".!?…:;|/·›>")

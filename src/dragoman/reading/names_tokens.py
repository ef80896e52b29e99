"""The words of a text as the search for names needs them: elisions apart, hyphens and inner apostrophes kept."""

from __future__ import annotations

import functools
from dataclasses import dataclass

import regex

from dragoman.codebook.folding import fold_chars

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
        found.append(Token(len(found), start, end, text[start:end], folded[start:end], kind, gap))
        at = end
    return tuple(found)


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

"""Domains whose verbs of contest are no diplomacy: sport, stock markets, weather, gadgets, fiction (codebook, rule 6)."""

from __future__ import annotations

import functools
from collections.abc import Mapping
from dataclasses import dataclass
from types import MappingProxyType

import regex

from dragoman.codebook.datafile import load_yaml
from dragoman.codebook.folding import fold


@dataclass(frozen=True, slots=True)
class Domain:
    """One domain: `page` different words per 100 and `least` in all make a page of it; `heads` open its ticker lines."""

    name: str
    heads: regex.Pattern[str]
    words: tuple[regex.Pattern[str], ...]
    page: float
    least: int

    def words_in(self, folded: str) -> int:
        """How many different words of the domain a folded text holds."""
        return sum(1 for word in self.words if word.search(folded))


@functools.cache
def load_domains() -> Mapping[str, Domain]:
    """All domains by name."""
    return MappingProxyType(
        {
            name: Domain(
                name,
                regex.compile(
                    r"^\W*(?:" + "|".join(regex.escape(fold(w)) for w in row["heads"]) + r")(?!\w)\s*(?:[:,–-]|\()"
                ),
                tuple(_word(word) for word in row["words"]),
                row["page"],
                row["least"],
            )
            for name, row in load_yaml("gate.yaml").items()
        }
    )


def _word(word: str) -> regex.Pattern[str]:
    return regex.compile(
        r"(?<!\w)" + regex.escape(fold(word.rstrip("*"))) + (r"\w*" if word.endswith("*") else "") + r"(?!\w)"
    )


def domain_of_page(text: str) -> str | None:
    """The domain a page belongs to, None for a page that may hold events."""
    folded = fold(text)
    size = max(len(folded.split()), 1)
    for domain in load_domains().values():
        count = domain.words_in(folded)
        if count >= domain.least and 100 * count / max(size, 100) >= domain.page:
            return domain.name
    return None


def domain_of_line(text: str) -> str | None:
    """The domain a headline or ticker line belongs to."""
    folded = fold(text)
    for domain in load_domains().values():
        if domain.heads.search(folded) or domain.words_in(folded) >= 3:
            return domain.name
    return None

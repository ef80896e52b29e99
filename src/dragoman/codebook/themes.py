"""Themes and the words that show them."""

from __future__ import annotations

import functools
from collections.abc import Mapping
from types import MappingProxyType

import regex

from dragoman.codebook.datafile import load_yaml
from dragoman.codebook.folding import fold

#: Themes that make an event one of AI and digital affairs by themselves; the others only count beside one of these.
_DIGITAL = frozenset(
    {
        "governance",
        "safety",
        "compute",
        "data",
        "infrastructure",
        "cyber",
        "digital-state",
        "platforms",
        "ai",
        "standards",
    }
)


@functools.cache
def load_themes() -> Mapping[str, regex.Pattern[str]]:
    """Each theme with the pattern of its words, for folded text."""
    return MappingProxyType({theme: _pattern(words) for theme, words in load_yaml("themes.yaml").items()})


def _pattern(words: list[str]) -> regex.Pattern[str]:
    parts = (regex.escape(fold(word.rstrip("*"))) + (r"\w*" if word.endswith("*") else "") for word in words)
    return regex.compile(r"(?<!\w)(?:" + "|".join(parts) + r")(?!\w)")


def themes_of(text: str, context: str = "") -> tuple[str, ...]:
    """The themes of an event's words, in the order of the codebook; `context` (its sentence) only settles that it is digital.

    "ai" is left out where a finer theme applies. Empty when nothing shows that it is about technology.
    """
    folded = fold(text)
    found = [theme for theme, pattern in load_themes().items() if pattern.search(folded)]
    if len(found) > 1 and "ai" in found:
        found.remove("ai")
    if not found:
        return ()
    if _DIGITAL & set(found):
        return tuple(found)
    around = fold(context)
    digital = any(load_themes()[theme].search(around) for theme in sorted(_DIGITAL))
    return tuple(found) if digital else ()

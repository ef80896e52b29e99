"""A trace in plain words, French or English: data/why.yaml says how."""

from __future__ import annotations

import functools
import re
from collections.abc import Mapping
from dataclasses import dataclass
from importlib.resources import files
from typing import Any, Literal

import yaml

from dragoman.reading.trace import Candidate, Filled

Language = Literal["fr", "en"]


@dataclass(frozen=True, slots=True)
class Saying:
    """One sentence of the program and what it means. `asks`, `stood`: what the rule asked for, and where."""

    pattern: re.Pattern[str]
    fr: str
    en: str
    asks: str | None = None
    stood: str | None = None


@dataclass(frozen=True)
class Reason:
    """Why a candidate is no event: `text`, what the rule `asked` for and what was `found` there."""

    text: str
    asked: tuple[str, ...] = ()
    found: str | None = None


@functools.cache
def _data() -> Mapping[str, Any]:
    source = files("dragoman.reading") / "data" / "why.yaml"
    data: dict[str, Any] = yaml.safe_load(source.read_text(encoding="utf-8"))
    return data


@functools.cache
def sayings(kind: Literal["reasons", "signs"]) -> tuple[Saying, ...]:
    """The sentences of one kind, those without a place for other words first."""
    rows = sorted(_data()[kind], key=lambda row: "{" in row["says"])
    return tuple(
        Saying(_pattern(row["says"]), row["fr"], row["en"], row.get("asks"), row.get("stood")) for row in rows
    )


def _pattern(says: str) -> re.Pattern[str]:
    parts = re.split(r"\{(\w+)\}", says)
    return re.compile("".join(re.escape(p) if n % 2 == 0 else f"(?P<{p}>.+)" for n, p in enumerate(parts)), re.DOTALL)


@dataclass(frozen=True)
class Words:
    """The words of one language."""

    lang: Language

    def text(self, key: str, **fields: object) -> str:
        """A text of the frame: headings, connecting words."""
        written: str = _data()["texts"][key][self.lang]
        return written.format(**fields)

    def label(self, kind: str, key: str) -> str:
        """The word for a field, slot, meaning, kind of quote; the key itself where there is none (a preposition)."""
        row = _data()[kind].get(key)
        return str(row[self.lang]) if row else key

    def quoted(self, words: str) -> str:
        """Words of the page between marks."""
        return f"{self.text('open')}{words}{self.text('close')}"

    def slot(self, slot: str) -> str:
        """Where words stand."""
        if slot.startswith("inside "):
            return self.label("slots", "inside {place}").format(place=self.slot(slot.removeprefix("inside ")))
        return self.label("slots", slot) if slot in _data()["slots"] else self.quoted(slot)

    def sign(self, why: str) -> str:
        """What decided a status."""
        for saying in sayings("signs"):
            if match := saying.pattern.fullmatch(why):
                return str(getattr(saying, self.lang)).format(**match.groupdict())
        return why

    def means(self, filled: Filled) -> str:
        """How words come to mean a value."""
        return self.sign(filled.means) if filled.field == "status" else self.label("means", filled.means)

    def reason(self, candidate: Candidate) -> Reason:
        """Why a candidate is no event."""
        told = candidate.reason or ""
        for saying in sayings("reasons"):
            match = saying.pattern.fullmatch(told)
            if match is None:
                continue
            parts = match.groupdict()
            if "why" in parts:
                parts["why"] = self.sign(parts["why"])
            asked = _asked(candidate, saying.asks)
            found = _found(candidate, saying.stood) if asked else None
            return Reason(str(getattr(saying, self.lang)).format(**parts), asked, found)
        return Reason(told)


def _asked(candidate: Candidate, condition: str | None) -> tuple[str, ...]:
    """The words a rule asked for: of its condition, or of one of several places."""
    if condition is None:
        return ()
    several = [f"{place}: {', '.join(words)}" for place, words in candidate.asks.items() if place.endswith("several)")]
    if condition == "object" and several:
        return tuple(row.replace(" (one of several)", "") for row in several)
    return tuple(word or "∅" for word in candidate.asks.get(condition, ()))


def _found(candidate: Candidate, place: str | None) -> str | None:
    return candidate.stood.get(place, "") if place else None


@functools.cache
def load_words(lang: Language) -> Words:
    """The words of a language, once a process."""
    return Words(lang)

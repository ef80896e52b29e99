"""Words that tell the day of an act by way of something else that the text has dated (data/moments.yaml)."""

from __future__ import annotations

import functools
from dataclasses import dataclass

from dragoman.codebook.datafile import load_yaml
from dragoman.codebook.folding import fold


@dataclass(frozen=True, slots=True)
class Moments:
    """What each list means is said in the data file.

    Nouns, participles of `same_day` (without the e and s they end in) and cues are folded; prepositions and verbs are not.
    """

    during: frozenset[str]
    there: tuple[str, ...]
    occasions: frozenset[str]
    same_time: tuple[str, ...]
    same_day: frozenset[str]
    presence: frozenset[str]
    takes_place: frozenset[str]
    about_later: frozenset[str]
    part_of_day: tuple[str, ...]
    next: tuple[str, ...]
    apart: tuple[str, ...]
    befell: frozenset[str]
    ends: frozenset[str]
    begins: frozenset[str]
    leaves: frozenset[str]
    occasion: tuple[str, ...]


@functools.cache
def load_moments() -> Moments:
    """All lists, read once a process."""
    data = load_yaml("moments.yaml")
    return Moments(
        during=frozenset(data["during"]),
        there=tuple(fold(words) for words in data["there"]),
        occasions=frozenset(fold(noun) for noun in data["occasions"]),
        same_time=tuple(fold(words) for words in data["same_time"]),
        same_day=frozenset(fold(participle).rstrip("es") for participle in data["same_day"]),
        presence=frozenset(data["presence"]),
        takes_place=frozenset(data["takes_place"]),
        part_of_day=tuple(fold(words) for words in data["part_of_day"]),
        next=tuple(fold(words) for words in data["next"]),
        apart=tuple(fold(words) for words in data["apart"]),
        **{name: frozenset(data[name]) for name in ("befell", "ends", "begins", "leaves")},
        occasion=tuple(fold(words) for words in data["occasion"]),
        about_later=frozenset(data["about_later"]),
    )


def says(window: str, cues: tuple[str, ...]) -> bool:
    """Whether one of the cues stands in folded words: "à cette occasion, le Roi a…"."""
    plain = f" {window} ".replace(",", " ").replace("’", "'")
    return any(f" {cue} " in plain for cue in cues)

"""Phrases without a preposition that say when or how long, and are no objects."""

from __future__ import annotations

from dragoman.language.phrases import Phrase
from dragoman.reading.scene import Scene

#: "a cessé ces dernières semaines toute coopération": how long or when, not what.
_SPANS = frozenset(
    "jour jours semaine semaines mois an ans année années matin soir nuit week-end été hiver printemps automne heures".split()
)


def spans(scene: Scene, phrase: Phrase) -> bool:
    """Whether a phrase says how long: "ces dernières semaines"."""
    first = scene.word(phrase.first).lower
    return first in {"ce", "cet", "cette", "ces", "chaque", "tous", "toutes"} and scene.word(phrase.head).lower in _SPANS


def dated(scene: Scene, phrase: Phrase) -> bool:
    """Whether a phrase is a day: "a sommé mardi le Chili"."""
    words = scene.words(phrase)
    told = next(scene.dates_in(words[0].start, words[-1].end), None)
    return told is not None and told.granularity == "day"

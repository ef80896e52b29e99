"""The table of French conjugation, as loaded from `data/verb_forms.tsv` and `data/press_verbs.yaml`."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cache
from importlib.resources import files

from dragoman.codebook.datafile import load_yaml


@dataclass(frozen=True, slots=True)
class VerbForm:
    """One reading of a verb form.

    `mood` is inf, ind, sub, cnd, imp or part; `tense` pres, imp (imparfait), past (passé simple; for participles the
    past one), fut, or None for the infinitive. `person` is 1, 2 or 3, `number` "sing" or "plur", `gender` "masc" or
    "fem"; what a form does not mark is None (so number and gender of an invariable participle such as "pu").
    """

    lemma: str
    mood: str
    tense: str | None = None
    person: int | None = None
    number: str | None = None
    gender: str | None = None


Feature = tuple[str, str | None, int | None, str | None, str | None]
"""Mood, tense, person, number, gender."""

FINITE: dict[str, tuple[str, str]] = {
    "P": ("ind", "pres"),
    "I": ("ind", "imp"),
    "J": ("ind", "past"),
    "F": ("ind", "fut"),
    "S": ("sub", "pres"),
    "T": ("sub", "imp"),
    "C": ("cnd", "pres"),
    "Y": ("imp", "pres"),
}
PERSONS = ((1, "sing"), (2, "sing"), (3, "sing"), (1, "plur"), (2, "plur"), (3, "plur"))
PARTICIPLE = (("sing", "masc"), ("plur", "masc"), ("sing", "fem"), ("plur", "fem"))
MISSING = "~"


def fold(text: str) -> str:
    """Lower-case text without accents; œ and æ are spelt out."""
    plain = text.casefold().replace("œ", "oe").replace("æ", "ae")
    return "".join(char for char in unicodedata.normalize("NFD", plain) if not unicodedata.combining(char))


def _features(mood: str, endings: list[str]) -> Iterator[tuple[str, Feature]]:
    if mood == "W":
        yield endings[0], ("inf", None, None, None, None)
    elif mood == "G":
        yield endings[0], ("part", "pres", None, None, None)
    elif mood == "K":
        if len(set(endings)) == 1:
            yield endings[0], ("part", "past", None, None, None)
            return
        for ending, (number, gender) in zip(endings, PARTICIPLE, strict=True):
            yield ending, ("part", "past", None, number, gender)
    else:
        name, tense = FINITE[mood]
        for ending, (person, count) in zip(endings, PERSONS, strict=True):
            yield ending, (name, tense, person, count, None)


class VerbTable:
    """Stems and paradigms: looks a form up by trying each cut between stem and ending.

    This takes a hundredth of the space and of the loading time that a list of all 400,000 forms would.
    """

    def __init__(self) -> None:
        """An empty table."""
        self.infinitive: list[str] = []
        """By paradigm: the ending of the infinitive."""
        self.endings: dict[str, list[tuple[int, tuple[Feature, ...]]]] = {}
        self.stems: dict[str, tuple[int, ...]] = {}
        self.extra: dict[str, list[tuple[str, Feature]]] = {}
        self._folded: tuple[dict[str, list[str]], dict[str, list[str]], dict[str, list[str]]] | None = None

    def add_paradigm(self, columns: list[str]) -> None:
        """Take in one paradigm: columns such as `W:er` and `P:e,es,e,ons,ez,ent`, the infinitive among them."""
        number = len(self.infinitive)
        found: dict[str, list[Feature]] = {}
        infinitive = ""
        for column in columns:
            mood, _, text = column.partition(":")
            parts = text.split(",")
            infinitive = parts[0] if mood == "W" else infinitive
            for ending, feature in _features(mood, parts):
                if ending != MISSING:
                    found.setdefault(ending, []).append(feature)
        self.infinitive.append(infinitive)
        for ending, features in found.items():
            self.endings.setdefault(ending, []).append((number, tuple(features)))

    def add_stem(self, stem: str, numbers: tuple[int, ...]) -> None:
        """Say that a stem is conjugated after these paradigms."""
        self.stems[stem] = tuple(sorted({*self.stems.get(stem, ()), *numbers}))

    def add_verb_like(self, lemma: str, model: str) -> None:
        """Conjugate `lemma` as `model` is; raises ValueError when the model is unknown or ends otherwise."""
        placed = False
        for stem, number in self.cuts(model):
            ending = self.infinitive[number]
            if lemma.endswith(ending) and ending == model[len(stem) :]:
                self.add_stem(lemma[: len(lemma) - len(ending)], (number,))
                placed = True
        if not placed:
            raise ValueError(f"cannot conjugate {lemma!r} like {model!r}")

    def cuts(self, lemma: str) -> list[tuple[str, int]]:
        """Stem and paradigm of each way an infinitive is conjugated."""
        return [
            (lemma[:cut], number)
            for cut in range(len(lemma) + 1)
            for number in self.stems.get(lemma[:cut], ())
            if self.infinitive[number] == lemma[cut:]
        ]

    def lookup(self, form: str) -> set[VerbForm]:
        """All readings of a form exactly as written (lower case, composed accents)."""
        found = {VerbForm(lemma, *feature) for lemma, feature in self.extra.get(form, ())}
        for cut in range(len(form) + 1):
            numbers = self.stems.get(form[:cut])
            if numbers:
                for number, features in self.endings.get(form[cut:], ()):
                    if number in numbers:
                        lemma = form[:cut] + self.infinitive[number]
                        found.update(VerbForm(lemma, *feature) for feature in features)
        return found

    def spellings(self, folded: str) -> list[str]:
        """The forms that read `folded` once their accents are taken off, in alphabetical order."""
        if self._folded is None:
            self._folded = _by_fold(self.stems), _by_fold(self.endings), _by_fold(self.extra)
        by_stem, by_ending, by_form = self._folded
        found = set(by_form.get(folded, ()))
        for cut in range(len(folded) + 1):
            for stem in by_stem.get(folded[:cut], ()):
                for ending in by_ending.get(folded[cut:], ()):
                    if any(number in self.stems[stem] for number, _ in self.endings[ending]):
                        found.add(stem + ending)
        return sorted(found)


def _by_fold(texts: Iterable[str]) -> dict[str, list[str]]:
    """Texts by what they are without accents."""
    found: dict[str, list[str]] = {}
    for text in texts:
        found.setdefault(fold(text), []).append(text)
    return found


def _feature(code: str) -> Feature:
    """`ind.pres.3.sing` or `part.past.plur.fem`, as in the YAML, to a feature."""
    mood, tense, *rest = code.split(".")
    if mood == "part":
        return mood, tense, None, rest[0], rest[1]
    return mood, tense, int(rest[0]), rest[1], None


@cache
def verb_table() -> VerbTable:
    """The table that comes with the program, read once."""
    data = files("dragoman.codebook") / "data"
    table = VerbTable()
    for line in (data / "verb_forms.tsv").read_text(encoding="utf-8").splitlines():
        if line.startswith("#"):
            continue
        first, *columns = line.split("\t")
        if first.startswith("="):
            table.add_paradigm(columns)
        else:
            table.add_stem(first, tuple(map(int, columns[0].split())))
    press = load_yaml("press_verbs.yaml")
    for entry in press["verbs"]:
        table.add_verb_like(entry["verb"], entry["like"])
    for entry in press["forms"]:
        readings = table.extra.setdefault(entry["form"], [])
        readings.extend((entry["lemma"], _feature(code)) for code in entry["codes"])
    return table

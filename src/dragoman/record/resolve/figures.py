"""Figures of a sentence with what they count: "61 pays", "30 milliards d'euros", "sa sixième visite"."""

from __future__ import annotations

import functools
import itertools
import re
from collections.abc import Mapping
from dataclasses import dataclass

from dragoman.codebook import fold
from dragoman.record.resolve import settings
from dragoman.record.resolve.words import LONGEST, stem

FILE = "figures.yaml"
#: A number with its groups of three and its decimals, or a word, then up to two words between it and what it counts.
_DIGITS = r"\d{1,3}(?:[  .]\d{3}){1,4}(?!\d)|\d{1,12}(?:,\d{1,4})?"
_ORDINAL = re.compile(r"\b(\d{1,3})(?:e|eme|er|ere)\b ?(\w{3,30})")


@dataclass(frozen=True, slots=True, order=True)
class Figure:
    """A number, what it counts (`money` for sums, `6th` kinds as `ordinal visit`), and the currency of a sum."""

    counts: str
    value: float
    currency: str = ""

    def text(self) -> str:
        """The figure for a reader, plainly written."""
        number = f"{self.value:,.2f}".rstrip("0").rstrip(".").replace(",", " ")
        return f"{number} {self.currency}".strip()


@functools.cache
def _tables() -> tuple[Mapping[str, float], Mapping[str, str], Mapping[str, str], re.Pattern[str]]:
    data = settings.load(FILE)
    small = {**data["numbers"], **data["rough"]}
    money = {fold(word): code for code, row in data["money"].items() for word in row}
    units = {word: row[0] for row in data["units"] for word in row}
    words = "|".join(sorted(map(re.escape, small), key=lambda text: (-len(text), text)))
    times = "|".join(sorted(map(re.escape, data["multipliers"]), key=lambda text: (-len(text), text)))
    pattern = re.compile(
        rf"(?<![\w,.-])(?P<number>{_DIGITS}|(?:{words})(?![\w-]))"
        rf"(?:\s+(?P<times>{times})\b)?\s*(?P<rest>(?:de |d'|des )?(?:[%€$£]|[a-z][a-z'-]{{1,30}})?)(?P<more> [a-z]{{2,30}})?"
    )
    return small, money, units, pattern


def figures(sentence: str) -> frozenset[Figure]:
    """The figures of a sentence; years, days and hours are left out."""
    text = fold(sentence[:LONGEST]).replace("\u202f", " ").replace("\u00a0", " ")
    small, money, units, pattern = _tables()
    found = set()
    for match in pattern.finditer(text):
        number = match["number"]
        value = float(small[number]) if number in small else _number(number)
        value *= settings.load(FILE)["multipliers"].get(match["times"] or "", 1)
        unit = re.sub(r"^(?:de |d'|des )", "", match["rest"].strip())
        if unit in money or (match["times"] and (match["more"] or "").strip() in money):
            found.add(Figure("money", value, money.get(unit) or money[(match["more"] or "").strip()]))
        elif unit in units:
            found.add(Figure(units[unit], value))
        elif _counts(unit, number, small, plain=not match["times"]):
            found.add(Figure(stem(unit), value))
    return frozenset(found | _ordinals(text, units))


def _number(text: str) -> float:
    return float(re.sub(r"[  .]", "", text).replace(",", "."))


#: Words after a number that make it a date, an hour or a rank.
_NO_UNIT = frozenset(
    "janvier fevrier mars avril mai juin juillet aout septembre octobre novembre decembre heure heures minutes minute h et"
    " ou au a le la les en dans sur pour par est ont a ete sera the un une du".split()
)


def _counts(unit: str, number: str, small: Mapping[str, float], *, plain: bool) -> bool:
    if len(unit) < 3 or unit in _NO_UNIT:
        return False
    year = plain and number not in small and re.fullmatch(r"(?:1[89]|20)\d\d", number)
    return not year


def _ordinals(text: str, units: Mapping[str, str]) -> set[Figure]:
    ordinals = settings.load(FILE)["ordinals"]
    found = {Figure(f"ordinal {units.get(m[2], stem(m[2]))}", float(m[1])) for m in _ORDINAL.finditer(text)}
    parts = text.split()
    for word, then in itertools.pairwise(parts):
        noun = re.sub(r"\W", "", then)
        if word in ordinals and noun in units:
            found.add(Figure(f"ordinal {units[noun]}", float(ordinals[word])))
    return found

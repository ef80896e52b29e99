"""What the patterns are made of. They read folded text (see `fold`): lower case, no accents, plain marks.

In a pattern a space stands for one to three spaces, `~` for none to two, and `{NAME}` for a fragment below.
Every quantifier is bounded, so that time stays in proportion to the text.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any

import regex

from dragoman.calendar.fold import fold
from dragoman.calendar.words import MONTH_NAMES, MONTHS, NUMBERS, ORDINALS, SEASONS, WEEKDAY_NAMES, WEEKDAYS

Fields = dict[str, Any]
Match = regex.Match[str]

WEEKDAY = {fold(word).text: value for word, value in WEEKDAYS.items()}
MONTH = {fold(word).text: value for word, value in MONTHS.items()}


def _any(words: Mapping[str, int] | list[str]) -> str:
    return "(?:" + "|".join(sorted(words, key=lambda word: (-len(word), word))) + ")"


_FULL_DAYS = _any(list(WEEKDAY_NAMES))
_FULL_MONTHS = _any([fold(name).text for name in MONTH_NAMES])

FRAGMENTS = {
    "WD": _FULL_DAYS,
    # An abbreviated day of the week counts only before a number.
    "WDA": rf"(?:{_FULL_DAYS}|(?:lun|mar|mer|jeu|ven|sam|dim)\b\.?)",
    "MO": _FULL_MONTHS,
    "MONTH": _any(MONTH),
    # An abbreviated month counts only after a number or before a year.
    "MOA": rf"(?:{_FULL_MONTHS}|{_any(MONTH)}\b\.?)(?![a-z])",
    "D": r"(?<![0-9])(?:0?[1-9]|[12][0-9]|3[01])(?![0-9])(?:~(?:er|ere|re|°|o)\b)?",
    "Y": r"(?<![0-9])(?:1[5-9]|20|21)[0-9]{2}(?![0-9])",
    "N": rf"(?:[1-9][0-9]{{0,2}}|{_any(NUMBERS)})",
    "ORD": rf"(?:1 er|{_any([word for word in ORDINALS if len(word) > 2 or word[0].isdigit()])})",
    "SEASON": _any(SEASONS),
    "PART": r"(?:(?:(?:a|au|en|vers) )?(?:la |le )?(?P<part>debut|milieu|mi|fin)(?: |-)"
    r"(?:du mois )?(?:de |d'|du )?(?:l'|la |le )?)",
    "DAYTIME": r"(?:matin|midi|apres-midi|apres midi|soir|minuit|nuit|dans la matinee|dans l'apres-midi|dans la soiree"
    r"|dans la nuit|en fin de journee|en soiree|en matinee|au soir|au matin)",
    # What may not follow a bare number that is to be a year.
    "NOUNIT": r"(?!~[%€$£°]|[.,:/][0-9]|-[0-9]"
    r"| (?:[0-9]{3}\b|euros?|dollars?|francs?|dirhams?|dinars?|yuans?|fcfa|milli"
    r"|exemplaires|personnes|emplois|points|mots|langues|heures|metres|km|kilo|tonnes|postes|places|ans\b|pays\b|entreprises"
    r"|etudiants|agents|jeunes|fonctionnaires|hommes|femmes|salaries|participants|delegues|soldats|megawatt|mw\b|gw\b))",
}


@dataclass(frozen=True, slots=True)
class Rule:
    """A pattern, what it makes of a match (fields of a `DateExpression`, or None to refuse), and its name."""

    name: str
    pattern: regex.Pattern[str]
    build: Callable[[Match], Fields | None]


def compile_rule(source: str) -> regex.Pattern[str]:
    """A pattern from its source. The left edge of a word is required before it and the right edge after it."""
    for name, fragment in FRAGMENTS.items():
        source = source.replace("{" + name + "}", fragment)
    source = source.replace(" ", "[ ]{1,3}").replace("~", "[ ]{0,2}")
    return regex.compile(rf"(?<![\w@#])(?:{source})(?!\w)")


def rule(name: str, source: str, build: Callable[[Match], Fields | None]) -> Rule:
    """A rule from the source of its pattern."""
    return Rule(name, compile_rule(source), build)


def number(text: str | None) -> int | None:
    """The value of a day, year or cardinal in figures or letters."""
    if text is None:
        return None
    digits = "".join(char for char in text if "0" <= char <= "9")
    return int(digits) if digits else NUMBERS.get(text)


def month(text: str | None) -> int | None:
    """The month that a word names."""
    return MONTH.get(text.strip(" .")) if text else None


def weekday(text: str | None) -> int | None:
    """The day of the week that a word names."""
    return WEEKDAY.get(text.strip(" .,")) if text else None


def group(match: Match, name: str) -> str | None:
    """What a named group caught; None where the pattern has no such group or it caught nothing."""
    return match.groupdict().get(name)


PARTS = {"debut": "start", "mi": "middle", "milieu": "middle", "fin": "end"}
RELATIONS = {
    "derni": "last",
    "passe": "last",
    "ecoul": "last",
    "proch": "next",
    "suiva": "following",
    "d'apr": "following",
    "prece": "preceding",
    "d'ava": "preceding",
    "en co": "this",
    "coura": "this",
}


def relation(text: str | None) -> str | None:
    """What "dernier", "prochain", "suivant"... says; "ce" and "cette" are `this`."""
    if not text:
        return None
    return "this" if text.startswith(("ce ", "cet")) or text == "ce" else RELATIONS.get(text.strip()[:5])

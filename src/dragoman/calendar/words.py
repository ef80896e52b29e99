"""French words of the calendar, as data.

Keys are lower case. The mappings hold full names, usual abbreviations (without the full stop) and the spellings
without accents that presses, headlines and mail systems produce, so that a caller may look a word up as it stands.
"""

from __future__ import annotations

from types import MappingProxyType

#: Names of the days, Monday first: `WEEKDAY_NAMES[date.weekday()]`.
WEEKDAY_NAMES = ("lundi", "mardi", "mercredi", "jeudi", "vendredi", "samedi", "dimanche")

#: Names of the months, January first: `MONTH_NAMES[month - 1]`.
MONTH_NAMES = (
    "janvier",
    "février",
    "mars",
    "avril",
    "mai",
    "juin",
    "juillet",
    "août",
    "septembre",
    "octobre",
    "novembre",
    "décembre",
)

#: Day of the week by name or abbreviation; Monday is 0, as in `datetime`.
WEEKDAYS = MappingProxyType(
    {name: i for i, name in enumerate(WEEKDAY_NAMES)} | {name[:3]: i for i, name in enumerate(WEEKDAY_NAMES)}
)

_MONTH_FORMS = (
    "janvier janv jan",
    "février fevrier févr fevr fév fev",
    "mars",
    "avril avr",
    "mai",
    "juin",
    "juillet juill juil jul",
    "août aout aoüt",
    "septembre septem sept sep",
    "octobre octob oct",
    "novembre novem nov",
    "décembre decembre décem decem déc dec",
)

#: Month (1 to 12) by French name, abbreviation or spelling without accent.
MONTHS = MappingProxyType({form: i for i, forms in enumerate(_MONTH_FORMS, 1) for form in forms.split()})

_ENGLISH = (
    "january jan",
    "february feb",
    "march mar",
    "april apr",
    "may",
    "june jun",
    "july jul",
    "august aug",
    "september sept sep",
    "october oct",
    "november nov",
    "december dec",
)

#: Month (1 to 12) by English name or abbreviation: French sites often date their bylines in English.
ENGLISH_MONTHS = MappingProxyType({form: i for i, forms in enumerate(_ENGLISH, 1) for form in forms.split()})

#: Seasons of the northern hemisphere by name without accent: first month, by meteorological convention.
SEASONS = MappingProxyType({"printemps": 3, "ete": 6, "automne": 9, "hiver": 12})

#: Cardinal numbers that the press writes in letters before a unit of time, without accents.
NUMBERS = MappingProxyType(
    {
        "un": 1,
        "une": 1,
        "deux": 2,
        "trois": 3,
        "quatre": 4,
        "cinq": 5,
        "six": 6,
        "sept": 7,
        "huit": 8,
        "neuf": 9,
        "dix": 10,
        "onze": 11,
        "douze": 12,
        "treize": 13,
        "quatorze": 14,
        "quinze": 15,
        "seize": 16,
        "dix-sept": 17,
        "dix-huit": 18,
        "dix-neuf": 19,
        "vingt": 20,
        "vingt-cinq": 25,
        "trente": 30,
        "quarante": 40,
        "cinquante": 50,
        "soixante": 60,
        "cent": 100,
    }
)

#: Ordinals that number a quarter or a half of a year, without accents. "dernier" is the fourth quarter.
ORDINALS = MappingProxyType(
    {
        "premier": 1,
        "deuxieme": 2,
        "second": 2,
        "troisieme": 3,
        "quatrieme": 4,
        "1er": 1,
        "2e": 2,
        "2eme": 2,
        "2nd": 2,
        "3e": 3,
        "3eme": 3,
        "4e": 4,
        "4eme": 4,
        "i": 1,
        "ii": 2,
        "iii": 3,
        "iv": 4,
    }
)

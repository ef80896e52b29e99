"""One expression of time as it stands in a text, taken apart but not yet placed in the calendar."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

Kind = Literal[
    "day",
    "weekday",
    "month",
    "quarter",
    "half",
    "season",
    "year",
    "shift",
    "weekend",
    "week_of",
    "day_range",
    "weekday_range",
    "month_range",
    "year_range",
    "complement",
]
Granularity = Literal["day", "week", "weekend", "month", "quarter", "half", "season", "year", "range"]
Relation = Literal["last", "next", "this", "following", "preceding", "habitual", "list"]
Unit = Literal["day", "week", "month", "quarter", "half", "year"]
Part = Literal["start", "middle", "end"]
Base = Literal["calendar", "anchor", "reference", "either"]
Tense = Literal["past", "present", "future"]


@dataclass(frozen=True, slots=True)
class DateExpression:
    """An expression of time: `text[start:end] == exact`, preposition and article included.

    kind         what it names; "shift" is so many units from a base day (hier, le mois dernier, la veille, il y a deux
                 ans), "complement" a day told by what follows ("au lendemain de leur entretien"): the clause's day
                 is `amount` days from that of the complement, which no calendar knows
    granularity  how fine it is
    year..weekday, end_year..end_weekday
                 what is said, None where it is not; weekday 0 is Monday; the second set closes a range
    number       which quarter (1-4), half (1-2) or first month of the season (3, 6, 9, 12)
    unit, amount of a shift; for a weekday the number of weeks ("vendredi en huit": 1)
    relation     "dernier" last, "prochain" next, "ce" this, "suivant" following, "précédent" preceding;
                 "habitual" for what recurs ("le lundi", "chaque jeudi"), "list" for days that do not follow each other
    part         "début", "mi-", "fin"
    prefix       the preposition that makes it a start, a deadline...: "depuis", "dès", "à partir de", "d'ici",
                 "jusqu'à", "avant", "après", "horizon", "pour", "vers", "en", "de"; None without one
    base         what it is told from: "calendar" itself, the "anchor" (day of the page), the "reference" (last date
                 told), "either" (the reference, else the anchor)
    """

    start: int
    end: int
    exact: str
    kind: Kind
    granularity: Granularity
    year: int | None = None
    month: int | None = None
    day: int | None = None
    weekday: int | None = None
    end_year: int | None = None
    end_month: int | None = None
    end_day: int | None = None
    end_weekday: int | None = None
    number: int | None = None
    unit: Unit | None = None
    amount: int = 0
    relation: Relation | None = None
    part: Part | None = None
    prefix: str | None = None
    base: Base = "calendar"

    @property
    def has_year(self) -> bool:
        """Whether the words themselves give the year, so that no anchor is needed."""
        return self.year is not None or self.end_year is not None

    @property
    def is_deictic(self) -> bool:
        """Whether it is told from the day of writing: hier, lundi, le mois dernier."""
        return self.base == "anchor"

    @property
    def is_anaphoric(self) -> bool:
        """Whether it is told from another date of the text: la veille, le même jour, deux jours plus tard."""
        return self.base in {"reference", "either"}

    @property
    def is_deadline(self) -> bool:
        """Whether it bounds from above: d'ici, jusqu'à, avant, à l'horizon."""
        return self.prefix in {"d'ici", "jusqu'à", "avant", "horizon"}

    @property
    def is_start(self) -> bool:
        """Whether it bounds from below: depuis, dès, à partir de, après."""
        return self.prefix in {"depuis", "dès", "à partir de", "après"}

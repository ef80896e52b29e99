"""Streets and roads, which are places whatever their name looks like."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from spacy.tokens import Doc

from fr_dragoman_news.shape import MENDED
from fr_dragoman_news.spans import Name

STREETS = frozenset({"rue", "avenue", "boulevard", "place", "quai", "square"})
#: The number of a French road: A36, D905bis, RN7; D1 and N1 are divisions of a league as often.
_ROAD = re.compile(r"(?:A\d{1,4}|[DN]\d{2,4}|R[DN]\d{1,4})[a-z]?(?:bis|ter)?")


def streets(doc: Doc, names: Sequence[Name]) -> Iterator[Name]:
    """A street that bears a person's name is a place, and its noun belongs to it: "place Gabriel Péri"."""
    taken = {k for n in names for k in range(n.start, n.end)}
    for name in names:
        before = name.start - 1
        named = name.label == "PER" and before >= 0 and before not in taken and doc[before].lower_ in STREETS
        yield replace(name, start=before, label="LOC") if named else name


def roads(doc: Doc, names: Sequence[Name]) -> list[Name]:
    """Numbers of roads are places, also those nobody took for a name; not those of an aeroplane."""
    taken = {k for n in names for k in range(n.start, n.end)}
    numbers = {t.i for t in doc if _ROAD.fullmatch(t.text) and not (t.i and doc[t.i - 1].text == "Airbus")}
    mended = [
        replace(n, label="LOC") if n.end - n.start == 1 and n.start in numbers and n.label in MENDED else n for n in names
    ]
    return mended + [Name(k, k + 1, "LOC") for k in sorted(numbers - taken)]

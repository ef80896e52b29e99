"""Roads, which are places whatever the recogniser makes of their number."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from spacy.tokens import Doc

from fr_dragoman_news.shape import MENDED
from fr_dragoman_news.spans import Name

#: The number of a French road: A36, D905bis, RN7; D1 and N1 are divisions of a league as often.
_ROAD = re.compile(r"(?:A\d{1,4}|[DN]\d{2,4}|R[DN]\d{1,4})[a-z]?(?:bis|ter)?")


def roads(doc: Doc, names: Sequence[Name]) -> list[Name]:
    """Numbers of roads are places, also those nobody took for a name; not those of an aeroplane."""
    taken = {k for n in names for k in range(n.start, n.end)}
    numbers = {t.i for t in doc if _ROAD.fullmatch(t.text) and not (t.i and doc[t.i - 1].text == "Airbus")}
    mended = [
        replace(n, label="LOC") if n.end - n.start == 1 and n.start in numbers and n.label in MENDED else n for n in names
    ]
    return mended + [Name(k, k + 1, "LOC") for k in sorted(numbers - taken)]

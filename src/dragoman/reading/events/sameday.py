"""The day of what happens in one incident: the arrests behind a dated attack, the troops that come, the freed hostages.

A dispatch on an attack tells its day once; the deeds that follow are told in the same breath and without a date. They are
taken for deeds of that day, else of the day of the page.
"""

from __future__ import annotations

from collections.abc import Collection, Sequence
from datetime import date

from dragoman.codebook.folding import fold
from dragoman.reading.events.draft import Draft

#: What an incident is made of.
_DEEDS = frozenset({"attack", "ban", "release", "mobilise"})
_TOPICS = frozenset({"war", "terror"})
#: Days between an incident and the page that tells it.
_NEWS = 5


def same_day(groups: Sequence[Sequence[Draft]], topics: Collection[str], anchor: date | None) -> None:
    """Date the undated deeds of an incident by the dated one told before, else by the page's day (`anchor`)."""
    if anchor is None or _TOPICS.isdisjoint(topics):
        return
    told: str | None = None
    for group in groups:
        lead = group[0]
        if lead.act not in _DEEDS or lead.status not in {"done", "reported"}:
            continue
        day = next((d.date for d in group if d.date), None)
        if day is None and all(_news(d) for d in group):
            lead.date = told or anchor.isoformat()
        elif day is not None and _fresh(day, anchor):
            told = day


def _fresh(day: str, anchor: date) -> bool:
    return len(day) == len("2025-01-01") and 0 <= (anchor - date.fromisoformat(day)).days <= _NEWS


def _news(draft: Draft) -> bool:
    """Whether a verb tells the deed as news: "a été arrêté", not "avait été arrêté" nor "mènent régulièrement"."""
    words = fold(draft.words.exact).split()
    auxiliary = {"a", "ont", "est", "sont", "aurait", "auraient", "serait", "seraient"}
    return draft.verbal and not auxiliary.isdisjoint(words) and "avait" not in words and "avaient" not in words

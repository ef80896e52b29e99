"""Dates counted on or back from the one told: the days of a stay, the day of what "trois jours après" goes with."""

from __future__ import annotations

from datetime import date, timedelta

import regex

from dragoman.calendar import DateExpression, complement_date
from dragoman.codebook.moments import load_moments
from dragoman.reading.events.draft import Draft
from dragoman.reading.events.site import Site
from dragoman.reading.events.when import Told, clause_date

_NUMBERS = {"deux": 2, "trois": 3, "quatre": 4, "cinq": 5, "six": 6, "sept": 7, "huit": 8, "neuf": 9, "dix": 10}
_STAY = regex.compile(r"\bde (?P<n>[2-9]|1[0-4]|" + "|".join(_NUMBERS) + r") jours\b")
#: What opens a clause that is counted from: "après que Riga a…", "deux jours après l'amende que Riga a infligée".
_OPENS = frozenset({"que", "qu'", "qui", "dont", "où"})
#: Characters between "deux jours après" and the act that it counts from.
_APART = 80
#: Words that may stand between "deux jours après" and the noun: "au lendemain d'un grave piratage".
_BETWEEN = 3


def lasting(site: Site, draft: Draft, day: str | None) -> str | None:
    """ "a entamé lundi une visite de trois jours", "effectue depuis lundi…", "a bouclé hier une visite de deux jours": the days
    of the whole visit.
    """
    group, stay = site.group, _STAY.search(site.window())
    if day is None or len(day) != 10 or draft.act != "visit" or group is None or stay is None:
        return day
    since = group.tense == "pres" and not group.perfect and " depuis " in site.window()
    first = date.fromisoformat(day)
    days = _NUMBERS.get(stay["n"]) or int(stay["n"])
    if group.lemma in load_moments().ends and group.perfect and site.slots.object:
        return f"{(first - timedelta(days=days - 1)).isoformat()}/{day}"
    if group.lemma not in load_moments().begins and not since:
        return day
    return f"{day}/{(first + timedelta(days=days - 1)).isoformat()}"


_HOUR = regex.compile(r"\b(?:a|vers|peu apres|peu avant|des) [012]?\d ?(?:h|heures?)(?: ?[0-5]\d)?\b")


def at_an_hour(site: Site) -> bool:
    """ "À 9 h 19, la police a arrêté", "Peu après 22 heures 30": the hour of the day that the text tells of."""
    now = site.group is not None and site.group.form == "finite" and site.group.tense == "pres"
    return now and _HOUR.search(site.window()) is not None


_EDGE = regex.compile(r"\b(?:au|le|des le) (?P<edge>premier|dernier) jour(?! de l')\b")


def edge_of(site: Site, told: Told) -> str | None:
    """ "Au dernier jour, la Russie s'est opposée": the first or last day of the stretch of days told."""
    edge = _EDGE.search(site.window())
    stretch = next((days for days in (told.meeting, told.day) if days and "/" in days), None)
    if edge is None or stretch is None:
        return None
    return stretch.partition("/")[0] if edge["edge"] == "premier" else stretch.partition("/")[2]


def complement_day(site: Site, clause: str | None, told: Told) -> str | None:
    """ "au lendemain de leur entretien", "deux jours après l'attaque", "après qu'Oslo a…": its day, from that of the clause."""
    start = site.scene.analysis.words[site.start].start
    for expression in site.scene.dates_in(max(0, start - 2 * _APART), start):
        if expression.kind == "complement" and _followed_by(site, expression):
            return complement_date(expression, clause or _of_main(site, expression, told))
    return None


def _followed_by(site: Site, expression: DateExpression) -> bool:
    """Whether the act is what an expression counts from."""
    words, start = site.scene.analysis.words, site.scene.analysis.words[site.start].start
    if start - expression.end > _APART:
        return False
    between = [w for w in words[site.syntax.sentence.first : site.start] if w.start >= expression.end]
    if any(w.lower in _OPENS for w in between) and not any(w.lower == "," for w in between):
        finite = [g for g in site.syntax.groups if g.form == "finite" and words[g.start].start >= expression.end]
        return site.group is not None and finite[:1] == [site.group]
    return site.group is None and len(between) <= _BETWEEN and all(w.pos in {"DET", "ADJ", "ADP"} for w in between)


def _of_main(site: Site, expression: DateExpression, told: Told) -> str | None:
    """The day of the verb that an expression stands with: of the one before it, else of the one after."""
    scene, words = site.scene, site.scene.analysis.words
    finite = [g for g in site.syntax.groups if g.form == "finite" and g is not site.group]
    before = [g for g in finite if words[g.start].start < expression.start]
    main = before[-1] if before else finite[0] if finite else None
    own, _ = clause_date(scene, site.syntax, main.head if main else site.syntax.sentence.first, "done", told)
    now = main is not None and main.lemma in load_moments().takes_place and main.tense == "pres" and not main.perfect
    if own or not now:
        return own
    return told.day or (scene.anchor.isoformat() if scene.anchor else None)  # "Cette annonce intervient deux jours après que…"

"""Days of the week, alone and in stretches: told from the day of writing, or recurring."""

from __future__ import annotations

from dragoman.calendar.grammar import Fields, Match, Rule, group, relation, rule, weekday

_AFTER = r"(?: (?P<rel>derniers?|passes?|prochains?|suivants?|precedents?|d'apres|d'avant))"
_HABIT = r"(?P<habit>(?:chaque|tous les|les|un|certains) )"
#: "le mardi à 16 h 20" is that Tuesday, not every one.
_AT = r"(?P<at>(?=,? (?:a|vers|peu avant|peu apres) \d{1,2} ?h))"
_DET = r"(?:(?P<det>ce(?: meme)?|le) )?"


def _base(rel: str | None) -> str:
    return "reference" if rel in {"following", "preceding"} else "anchor"


def _weekday(match: Match) -> Fields | None:
    rel = relation(group(match, "rel"))
    weeks = {"huit": 1, "quinze": 2}.get(group(match, "weeks") or "", 0)
    det = group(match, "det") or ""
    if group(match, "habit") or (det == "le" and not rel and not weeks and match.groupdict().get("at") is None):
        rel = "habitual"
    elif rel is None and det.startswith("ce"):
        rel = "this"
    fields = {"kind": "weekday", "granularity": "day", "weekday": weekday(match["wd"])}
    return fields | {"relation": rel, "amount": weeks, "base": _base(rel)}


def _weekday_of_week(match: Match) -> Fields | None:
    rel = relation(group(match, "rel"))
    amount = {"last": -1, "preceding": -1, "next": 1, "following": 1}.get(rel or "", 0)
    fields = {"kind": "weekday", "granularity": "day", "weekday": weekday(match["wd"])}
    return fields | {"unit": "week", "amount": amount, "base": _base(rel)}


def _weekday_range(match: Match) -> Fields | None:
    first, last = weekday(match["wd"]), weekday(match["wd2"])
    if first is None or last is None or first == last:
        return None
    rel = relation(group(match, "rel")) or ("this" if (group(match, "det") or "").startswith("ce") else None)
    if group(match, "habit"):
        rel = "habitual"
    elif group(match, "or") or (group(match, "and") and (last - first) % 7 != 1):
        rel = "list"
    fields = {"kind": "weekday_range", "granularity": "range", "weekday": first, "end_weekday": last}
    return fields | {"relation": rel, "base": _base(rel)}


RULES: tuple[Rule, ...] = (
    rule(
        "weekday",
        r"(?:" + _HABIT + "|" + _DET + r")(?P<wd>{WD})(?(habit)s?)(?: {DAYTIME})?"
        r"(?:" + _AFTER + r"| en (?P<weeks>huit|quinze))?(?: {DAYTIME})?" + _AT + "?",
        _weekday,
    ),
    rule(
        "weekday of a week",
        r"(?:(?:ce|le) )?(?P<wd>{WD}) de (?:la semaine (?P<rel>derniere|passee|prochaine|suivante|precedente|d'avant"
        r"|d'apres)|(?P<rel>cette) semaine)",
        _weekday_of_week,
    ),
    rule(
        "weekdays",
        r"(?:(?:(?P<det>ces?|les)|de|entre|la nuit de) )?(?P<wd>{WD})(?: soir)?"
        r"(?:~-~| a | (?P<and>et) (?:ce )?| (?P<or>ou) )(?P<wd2>{WD})(?: matin)?" + _AFTER + "?",
        _weekday_range,
    ),
    rule("night", r"(?:la )?nuit du (?P<wd>{WD}) au (?P<wd2>{WD})", _weekday_range),
    rule("weekdays of every week", r"(?P<habit>du) (?P<wd>{WD}) au (?P<wd2>{WD})", _weekday_range),
)

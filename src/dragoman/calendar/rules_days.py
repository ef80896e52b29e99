"""Days of the calendar and of the week, and stretches of them."""

from __future__ import annotations

from dragoman.calendar.grammar import Fields, Match, Rule, group, month, number, relation, rule, weekday

_AFTER = r"(?: (?P<rel>derniere?|passee?|prochaine?|suivante?|precedente?|d'apres|d'avant))"
_DET = r"(?:(?P<det>ce|cet|cette|le|la|les) )?"
_HABIT = r"(?P<habit>(?:chaque|tous les|les|un|certains) )"


def _day(match: Match) -> Fields | None:
    rel = relation(group(match, "rel")) or ("this" if group(match, "det") == "ce" else None)
    return {
        "kind": "day",
        "granularity": "day",
        "weekday": weekday(group(match, "wd")),
        "day": 1 if group(match, "d") == "premier" else number(group(match, "d")),
        "month": month(group(match, "m")) or number(group(match, "mn")),
        "year": number(group(match, "y")),
        "relation": rel,
        "base": "reference" if rel in {"following", "preceding"} else "calendar",
    }


def _numeric(match: Match) -> Fields | None:
    fields = _day(match)
    if fields is None:
        return None
    first, second, year = fields["day"], fields["month"], fields["year"]
    if second and second > 12 >= (first or 0):
        fields["day"], fields["month"] = second, first
    if year is not None and year < 100:
        fields["year"] = year + (2000 if year < 60 else 1900)
    return fields


def _weekday(match: Match) -> Fields | None:
    rel = relation(group(match, "rel"))
    weeks = {"huit": 1, "quinze": 2}.get(group(match, "weeks") or "", 0)
    if group(match, "habit") or (group(match, "det") == "le" and not rel and not weeks):
        rel = "habitual"
    if rel is None and (group(match, "det") or "").startswith("ce"):
        rel = "this"
    if group(match, "that") is not None:
        rel = "following"
    return {
        "kind": "weekday",
        "granularity": "day",
        "weekday": weekday(group(match, "wd")),
        "relation": rel,
        "amount": weeks,
        "base": "reference" if rel in {"following", "preceding"} else "anchor",
    }


def _weekday_of_week(match: Match) -> Fields | None:
    rel = relation(group(match, "rel"))
    amount = {"last": -1, "preceding": -1, "next": 1, "following": 1}.get(rel or "", 0)
    return {
        "kind": "weekday",
        "granularity": "day",
        "weekday": weekday(group(match, "wd")),
        "unit": "week",
        "amount": amount,
        "base": "reference" if rel in {"following", "preceding"} else "anchor",
    }


def _day_range(match: Match) -> Fields | None:
    last = month(group(match, "m2"))
    fields: Fields = {
        "kind": "day_range",
        "granularity": "range",
        "weekday": weekday(group(match, "wd")),
        "day": number(group(match, "d")),
        "month": month(group(match, "m")) or last,
        "year": number(group(match, "y")),
        "end_weekday": weekday(group(match, "wd2")),
        "end_day": number(group(match, "d2")),
        "end_month": last,
        "end_year": number(group(match, "y2")),
    }
    if group(match, "and") and not _follow_each_other(match, fields):
        fields["relation"] = "list"
    return fields


def _follow_each_other(match: Match, fields: Fields) -> bool:
    between = match.captures("more") if "more" in match.re.groupindex else []
    days = [fields["day"], *(number(text) for text in between), fields["end_day"]]
    if fields["month"] == fields["end_month"]:
        return all(b - a == 1 for a, b in zip(days, days[1:], strict=False))
    return len(days) == 2 and days[0] >= 28 and days[1] == 1


def _weekday_range(match: Match) -> Fields | None:
    first, last = weekday(group(match, "wd")), weekday(group(match, "wd2"))
    if first is None or last is None or first == last:
        return None
    rel = "this" if (group(match, "det") or "").startswith("ce") else None
    if group(match, "habit"):
        rel = "habitual"
    elif group(match, "or") or (group(match, "and") and (last - first) % 7 != 1):
        rel = "list"
    return {
        "kind": "weekday_range",
        "granularity": "range",
        "weekday": first,
        "end_weekday": last,
        "relation": rel,
        "base": "anchor",
    }


_D1 = r"(?:(?P<wd>{WDA}),? )?(?P<d>{D})"
_D2 = r"(?:(?P<wd2>{WDA}),? )?(?P<d2>{D})(?: |-)(?P<m2>{MOA})(?:(?: |-)(?P<y2>{Y}))?"
_M1 = r"(?: (?P<m>{MOA})(?: (?P<y>{Y}))?)?"

RULES: tuple[Rule, ...] = (
    rule(
        "day with its month",
        _DET + r"(?:(?P<wd>{WDA})~,?~(?:le )?)?(?<![0-9][.,/:-]|[0-9] )(?P<d>{D})(?:~-~| |\.)(?P<m>{MOA})"
        r"(?:(?:~-~|,?~|\. )(?P<y>{Y}))?" + _AFTER + "?",
        _day,
    ),
    rule("first of the month", r"(?:le )?(?P<d>premier) (?P<m>{MO})(?: (?P<y>{Y}))?", _day),
    rule(
        "day of the week with its number",
        _DET + r"(?P<wd>{WD}) (?P<d>{D})(?=~[,.;:)!?](?![0-9])|~$|~\n| (?:a|au|aux|en|dans|et|sur|avec) )",
        _day,
    ),
    rule(
        "figures, year first",
        r"(?:(?P<wd>{WDA}),? )?(?<![0-9/.-])(?P<y>(?:1[5-9]|20|21)[0-9]{2})(?P<sep>[-/.])(?P<mn>0?[1-9]|1[0-2])(?P=sep)"
        r"(?P<d>0?[1-9]|[12][0-9]|3[01])(?:t[0-9]{2}:?[0-9]{2}(?::?[0-9]{2}(?:\.[0-9]{1,6})?)?(?:z|[+-][0-9]{2}:?[0-9]{2})?)?",
        _day,
    ),
    rule(
        "figures, day first",
        _DET + r"(?:(?P<wd>{WDA})~,?~(?:le )?)?(?<![0-9/.,-])(?P<d>0?[1-9]|[12][0-9]|3[01])(?P<sep>~[-/.]~)"
        r"(?P<mn>0?[1-9]|[12][0-9]|3[01])(?P=sep)(?P<y>(?:1[5-9]|20|21)[0-9]{2})(?![0-9]|[/-][0-9])",
        _numeric,
    ),
    rule(
        "figures, two for the year",
        _DET + r"(?:(?P<wd>{WDA})~,?~(?:le )?)?(?<![0-9/.,-])(?P<d>0[1-9]|[12][0-9]|3[01])/(?P<mn>0[1-9]|1[0-2])/(?P<y>[0-9]{2})(?![0-9/])",
        _numeric,
    ),
    rule(
        "figures, no year",
        r"(?:(?:(?P<det>ce|le) )?(?P<wd>{WD}),? (?:le )?|(?P<det>le|du|au) )(?P<d>0?[1-9]|[12][0-9]|3[01])/(?P<mn>0[1-9]|1[0-2])(?![0-9/.,]{1,2}[0-9]|~%)",
        _numeric,
    ),
    rule("day range", r"(?:(?:du|de|entre le|le|des|les|ce) )?" + _D1 + _M1 + r"(?: au | jusqu'au |~-~|/| a | et le | (?P<and>et) (?:le )?)" + _D2, _day_range),
    rule("list of days", r"(?:(?:des|les) )?" + _D1 + r"(?:,~(?P<more>{D})){1,5} (?P<and>et|au) " + _D2, _day_range),
    rule(
        "day of the week",
        r"(?:" + _HABIT + "|" + _DET + r")(?P<wd>{WD})(?(habit)s?)(?: {DAYTIME})?(?:" + _AFTER + r"| en (?P<weeks>huit|quinze))?(?: {DAYTIME})?",
        _weekday,
    ),
    rule("that day of the week", r"ce (?P<that>)(?P<wd>{WD})-la", _weekday),
    rule(
        "day of a week",
        r"(?:(?P<det>ce|le) )?(?P<wd>{WD}) de (?:la semaine (?P<rel>derniere|passee|prochaine|suivante|precedente|d'avant|d'apres)|(?P<rel>cette) semaine)",
        _weekday_of_week,
    ),
    rule(
        "days of the week",
        r"(?:(?:(?P<det>ce|ces|les)|de|entre|la nuit de) )?(?P<wd>{WD})(?: soir)?(?:~-~| a | (?P<and>et) (?:ce )?| (?P<or>ou) )(?P<wd2>{WD})(?: matin)?",
        _weekday_range,
    ),
    rule("days of every week", r"(?P<habit>du) (?P<wd>{WD}) au (?P<wd2>{WD})", _weekday_range),
)

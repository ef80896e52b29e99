"""Days of the calendar, alone and in stretches."""

from __future__ import annotations

from itertools import pairwise

from dragoman.calendar.grammar import Fields, Match, Rule, group, month, number, relation, rule, weekday

_AFTER = r"(?: (?P<rel>derniere?s?|passee?s?|prochaine?s?|suivante?s?|precedente?s?|d'apres|d'avant))"
_DET = r"(?:(?P<det>ce(?: meme)?|le) )?"
_WEEKDAY = r"(?:(?P<wd>{WDA})~,?~(?:le )?)?"
_NOT_FIGURE = r"(?<![0-9][.,/:-]|[0-9] )"


def _day(match: Match) -> Fields | None:
    det = group(match, "det") or ""
    rel = relation(group(match, "rel")) or ("this" if det.startswith("ce") else None)
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


def _day_of_this_month(match: Match) -> Fields | None:
    rel = relation(group(match, "rel"))
    fields = {"kind": "day", "granularity": "day", "weekday": weekday(group(match, "wd")), "day": number(match["d"])}
    base = "reference" if group(match, "same") else "anchor"
    return fields | {"unit": "month", "amount": {"last": -1, "next": 1}.get(rel or "", 0), "base": base}


def _day_range(match: Match) -> Fields | None:
    last = month(group(match, "m2"))
    rel = relation(group(match, "rel"))
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
        "relation": rel,
        "base": "reference" if rel in {"following", "preceding"} else "calendar",
    }
    joined = group(match, "and") and not match[0].startswith("entre")
    if group(match, "or") or (joined and not _follow_each_other(match, fields)):
        # Each of two complete days stands for itself; "les 4 et 12 juin" is no stretch and no single day.
        return fields | {"relation": "list"} if group(match, "m") is None else None
    return fields


def _follow_each_other(match: Match, fields: Fields) -> bool:
    between = match.captures("more") if "more" in match.re.groupindex else []
    days = [fields["day"], *(number(text) for text in between), fields["end_day"]]
    if fields["month"] == fields["end_month"]:
        return all(b - a == 1 for a, b in pairwise(days))
    return len(days) == 2 and days[0] >= 28 and days[1] == 1


_D1 = r"(?:(?P<wd>{WDA}),? )?(?P<d>{D})"
_M1 = r"(?: (?P<m>{MOA})(?: (?P<y>{Y}))?)?"
_D2 = r"(?:(?P<wd2>{WDA}),? )?(?P<d2>{D})(?: |-)(?P<m2>{MOA})(?:(?: |-)(?P<y2>{Y})|" + _AFTER + ")?"

RULES: tuple[Rule, ...] = (
    rule(
        "day of a month",
        _DET + _WEEKDAY + _NOT_FIGURE + r"(?P<d>{D})~[-./]?~(?P<m>{MOA})(?:(?:~-~|,?~|\. )(?P<y>{Y}))?" + _AFTER + "?",
        _day,
    ),
    rule("first of a month", r"(?:le )?(?P<d>premier) (?P<m>{MO})(?: (?P<y>{Y}))?" + _AFTER + "?", _day),
    rule("month before the day", r"(?P<m>{MOA}) (?P<d>{D}),~(?P<y>{Y})", _day),
    rule(
        "day of this month",
        _DET + _WEEKDAY + _NOT_FIGURE + r"(?P<d>{D}) (?:(?:du mois )?(?:courant|en cours)|de ce mois"
        r"|du (?:mois (?P<rel>dernier|passe|prochain)|(?P<same>meme) mois))",
        _day_of_this_month,
    ),
    rule(
        "weekday and number",
        _DET + r"(?P<wd>{WD}) (?P<d>{D})(?=~[,.;:)!?](?![0-9])|~$|~\n| (?:a|au|aux|en|dans|et|sur|avec) )",
        _day,
    ),
    rule("weekday, its number in brackets", r"(?:hier )?" + _DET + r"(?P<wd>{WD})~\(~(?P<d>{D})~\)", _day),
    rule(
        "figures, year first",
        r"(?:(?P<wd>{WDA}),? )?(?<![0-9/.-])(?P<y>(?:1[5-9]|20|21)[0-9]{2})(?P<sep>[-/.])"
        r"(?P<mn>0?[1-9]|1[0-2])(?P=sep)(?P<d>0?[1-9]|[12][0-9]|3[01])"
        r"(?:t[0-9]{2}:?[0-9]{2}(?::?[0-9]{2}(?:\.[0-9]{1,6})?)?(?:z|[+-][0-9]{2}:?[0-9]{2})?)?",
        _day,
    ),
    rule(
        "figures, day first",
        _DET + _WEEKDAY + r"(?<![0-9/.,-])(?P<d>0?[1-9]|[12][0-9]|3[01])(?P<sep>~[-/.]~)"
        r"(?P<mn>0?[1-9]|[12][0-9]|3[01])(?P=sep)(?P<y>(?:1[5-9]|20|21)[0-9]{2})(?![0-9]|[./-][0-9])",
        _numeric,
    ),
    rule(
        "figures, two for the year",
        _DET + _WEEKDAY + r"(?<![0-9/.,-])(?P<d>0[1-9]|[12][0-9]|3[01])/(?P<mn>0[1-9]|1[0-2])"
        r"/(?P<y>[0-9]{2})(?![0-9/])",
        _numeric,
    ),
    rule(
        "figures, no year",
        r"(?:(?:(?P<det>ce|le) )?(?P<wd>{WD}),? (?:le )?|(?P<det>le|du|au) )(?P<d>0?[1-9]|[12][0-9]|3[01])"
        r"/(?P<mn>0[1-9]|1[0-2])(?![0-9/.,]{1,2}[0-9]|~%)",
        _numeric,
    ),
    rule(
        "stretch of days",
        r"(?:(?:du|de|entre le|le|des|les|ces?) )?" + _D1 + _M1 + r"(?: au | jusqu'au |~-~|/| a "
        r"| (?P<and>et) (?:le |du )?| (?P<or>ou) (?:le |du )?)" + _D2,
        _day_range,
    ),
    rule(
        "list of days",
        r"(?:(?:des|les|ces) )?" + _D1 + r"(?:(?:,~|-)(?P<more>{D})){1,5}(?: (?P<and>et|au) |(?P<and>-))" + _D2,
        _day_range,
    ),
    rule(
        "weekdays and days",
        r"(?:(?:des|les|ces) )?(?P<wd>{WD}) et (?P<wd2>{WD}) (?P<d>{D}) (?P<and>et) (?P<d2>{D})"
        r" (?P<m2>{MOA})(?: (?P<y2>{Y}))?",
        _day_range,
    ),
)

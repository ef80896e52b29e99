"""Months, quarters, halves and seasons, and stretches of months."""

from __future__ import annotations

from dragoman.calendar.grammar import PARTS, Fields, Match, Rule, group, month, number, relation, rule, weekday
from dragoman.calendar.words import ORDINALS, SEASONS

_AFTER = r"(?: (?P<rel>derniere?|passee?|prochaine?|suivante?|precedente?|d'apres|d'avant|en cours|courante?))"
_OF_YEAR = (
    r"(?: de (?:(?P<yrel>cette) annee"
    r"|l'an(?:nee)? (?P<yrel>derniere?|passee?|prochaine?|en cours|suivante|precedente)))"
)
_YEAR = r"(?:~,?~(?:de )?(?:l'(?:an|annee|exercice) )?(?P<y>{Y}){NOUNIT})"
_NO_YEAR = r"(?!~[-,]?~(?:de )?[12][0-9]{3}(?![0-9]))"
#: Words after which a month needs no year to be one.
_CUE = (
    r"(?:(?:en|courant|depuis|des|d'ici(?: a| au)?|avant|apres|jusqu'(?:en|a|au)|a partir de|a compter de|pour|vers"
    r"|entre)"
    r" |(?:au |le |du |ce |en |des le |d'ici le )?mois (?:de |d'))"
)


def _period(kind: str, match: Match, **fields: object) -> Fields:
    rel = relation(group(match, "rel")) or relation(group(match, "this"))
    of_year = relation(group(match, "yrel"))
    anaphoric = {rel, of_year} & {"following", "preceding"}
    common: Fields = {"kind": kind, "granularity": kind, "year": number(group(match, "y")), "relation": rel}
    if of_year:
        common |= {"unit": "year", "amount": {"this": 0, "last": -1, "preceding": -1}.get(of_year, 1)}
    base = "reference" if anaphoric else "anchor" if rel or of_year else "calendar"
    return common | {"part": PARTS.get(group(match, "part") or ""), "base": base, **fields}


def _month(match: Match) -> Fields | None:
    return _period("month", match, month=month(match["m"]))


def _ordinal(match: Match, kind: str, highest: int) -> Fields | None:
    text = group(match, "ord") or ""
    if text == "dernier":
        # "le dernier trimestre" alone may be the one just over or the last of the year.
        value = highest if group(match, "y") or group(match, "yrel") else None
    else:
        value = ORDINALS.get(text.replace(" ", "")) or number(group(match, "n"))
    return _period(kind, match, number=value) if value and value <= highest else None


def _quarter(match: Match) -> Fields | None:
    return _ordinal(match, "quarter", 4)


def _half(match: Match) -> Fields | None:
    return _ordinal(match, "half", 2)


def _season(match: Match) -> Fields | None:
    told = any(group(match, name) for name in ("y", "rel", "yrel", "this", "part"))
    if not told and match[0].startswith(("l'", "le ", "du ")):
        # "l'été" alone is every summer.
        return None
    return _period("season", match, number=SEASONS[match["season"]])


def _month_range(match: Match) -> Fields | None:
    first, last = month(match["m"]), month(match["m2"])
    if first is None or last is None:
        return None
    rel = relation(group(match, "rel"))
    if group(match, "and") and not match[0].startswith("entre") and (last - first) % 12 != 1:
        rel = "list"
    fields = {"kind": "month_range", "granularity": "range", "month": first, "year": number(group(match, "y"))}
    return fields | {"end_month": last, "end_year": number(group(match, "y2")), "relation": rel}


def _week_of(match: Match) -> Fields | None:
    fields: Fields = {"kind": "week_of", "granularity": "weekend" if group(match, "end") else "week"}
    fields |= {"weekday": weekday(group(match, "wd")), "day": number(match["d"])}
    return fields | {"month": month(match["m"]), "year": number(group(match, "y"))}


_OPEN = r"(?:{PART}|(?:(?P<this>ce)|au|le|du|un) )?"
_END = r"(?:" + _YEAR + "|" + _OF_YEAR + "|" + _AFTER + ")?"

RULES: tuple[Rule, ...] = (
    rule(
        "month of a year",
        r"(?:{PART}|(?:(?:le |au |du |ce )?mois (?:de |d')))?(?<![0-9] )(?P<m>{MOA})"
        r"(?:(?:~-~|,?~(?:de )?(?:l'annee )?)(?P<y>{Y}){NOUNIT}|" + _OF_YEAR + ")",
        _month,
    ),
    rule("part of a month", r"{PART}(?:mois (?:de |d'))?(?P<m>{MO})" + _AFTER + "?" + _NO_YEAR, _month),
    rule("month", _CUE + r"(?P<m>{MO})" + _AFTER + "?" + _NO_YEAR, _month),
    rule("month last or next", r"(?P<m>{MO})" + _AFTER + _NO_YEAR, _month),
    rule(
        "from month to month",
        r"(?:de |d'|entre |en |(?:entre )?(?:les|des) mois de )?(?<![0-9] )"
        r"(?P<m>{MOA})(?: (?P<y>{Y}))?"
        r"(?: a |(?P<and> et )"
        r"(?=[a-z]{3,9} [12][0-9]{3})| jusqu'(?:a|en) |~-~|/)(?P<m2>{MOA})(?: (?P<y2>{Y}))",
        _month_range,
    ),
    rule(
        "from month to month, no year",
        r"(?:de |d'|entre |(?:entre )?(?:les|des) mois de )(?P<m>{MO})(?: a |(?P<and> et )|-)"
        r"(?P<m2>{MO})" + _AFTER + "?" + _NO_YEAR,
        _month_range,
    ),
    rule("neighbouring months", r"en (?P<m>{MO})(?:-|/)(?P<m2>{MO})" + _NO_YEAR, _month_range),
    rule(
        "months",
        r"(?:en |(?:d|l)es mois de )(?P<m>{MO})(?: (?P<and>et) (?:en )?)(?P<m2>{MO})(?: (?P<y2>{Y})|" + _AFTER + ")?",
        _month_range,
    ),
    rule("quarter", _OPEN + r"(?P<ord>{ORD}|dernier) trimestre" + _END, _quarter),
    rule(
        "quarter in figures",
        r"(?:{PART}|au )?(?:[tq](?P<n>[1-4])|(?P<n>[1-4])[tq])(?:-|~)(?P<y>{Y}){NOUNIT}",
        _quarter,
    ),
    rule("quarter after its year", r"(?P<y>{Y})(?:-|~)[tq](?P<n>[1-4])", _quarter),
    rule("half", _OPEN + r"(?P<ord>{ORD}|dernier) semestre" + _END, _half),
    rule("half in figures", r"(?:{PART}|au )?(?:s(?P<n>[12])|(?P<n>[12])s)(?:-|~)(?P<y>{Y}){NOUNIT}", _half),
    rule(
        "season",
        r"(?:{PART}|(?:a |des |depuis |avant |jusqu'a |d'ici (?:a )?|durant |pendant |pour )?l'"
        r"|(?:au|le|du|ce|en|pour le|depuis le|avant le|des le|d'ici le) )(?P<season>{SEASON})"
        r"(?! (?:arabe|berbere|erable|noir|de prague))"
        r"(?: (?:de )?(?:l'annee )?(?P<y>{Y})(?:[-/](?:20)?[0-9]{2})?{NOUNIT}|" + _OF_YEAR + "|" + _AFTER + ")?",
        _season,
    ),
    rule("this season", r"(?P<this>cet|ce) (?P<season>{SEASON})", _season),
    rule(
        "week of a day",
        r"(?:(?:de |durant |pendant |cette )?(?:la )?semaine|(?:le |du |ce )?(?P<end>week-?~end)) (?:du|des) "
        r"(?:(?P<wd>{WD}) )?(?P<d>{D})(?:(?:-| et | au )[0-9]{1,2})? (?P<m>{MOA})(?: (?P<y>{Y}))?",
        _week_of,
    ),
)

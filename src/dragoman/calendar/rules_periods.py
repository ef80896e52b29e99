"""Months, quarters, halves, seasons, weeks and years, and stretches of them."""

from __future__ import annotations

from dragoman.calendar.grammar import PARTS, Fields, Match, Rule, group, month, number, relation, rule, weekday
from dragoman.calendar.words import ORDINALS, SEASONS

_AFTER = r"(?: (?P<rel>derniere?|passee?|prochaine?|suivante?|precedente?|d'apres|d'avant|en cours|courante?))"
_YEAR_TAIL = r"(?:~,?~(?:de )?(?:l'(?:an|annee|exercice) )?(?P<y>{Y}){NOUNIT})"
_NO_YEAR = r"(?!~[-,]?~(?:de )?[12][0-9]{3}(?![0-9]))"
#: Words after which a month needs no year to be one.
_MONTH_CUE = (
    r"(?:en|courant|depuis|des|d'ici(?: a| au)?|avant|apres|jusqu'(?:en|a|au)|a partir de|a compter de|pour|vers"
    r"|(?:au |le |du |d'ici le |ce )?mois(?: de| d')|entre|des le mois(?: de| d')) ?"
)


def _base(rel: str | None, otherwise: str) -> str:
    return "reference" if rel in {"following", "preceding"} else otherwise


def _period(kind: str, match: Match, **fields: object) -> Fields:
    rel = relation(group(match, "rel")) or relation(group(match, "this"))
    return {
        "kind": kind,
        "granularity": kind,
        "year": number(group(match, "y")),
        "relation": rel,
        "part": PARTS.get(group(match, "part") or ""),
        "base": _base(rel, "anchor" if rel else "calendar"),
        **fields,
    }


def _month(match: Match) -> Fields | None:
    return _period("month", match, month=month(group(match, "m")))


def _year(match: Match) -> Fields | None:
    return _period("year", match)


def _quarter(match: Match) -> Fields | None:
    text = group(match, "ord")
    if text == "dernier":
        value = 4 if group(match, "y") else None
    else:
        value = ORDINALS.get(text or "") or number(group(match, "n"))
    return _period("quarter", match, number=value) if value and value <= 4 else None


def _half(match: Match) -> Fields | None:
    text = group(match, "ord")
    value = 2 if text == "dernier" and group(match, "y") else ORDINALS.get(text or "") or number(group(match, "n"))
    return _period("half", match, number=value) if value and value <= 2 else None


def _season(match: Match) -> Fields | None:
    return _period("season", match, number=SEASONS[match["season"]])


def _month_range(match: Match) -> Fields | None:
    first, last = month(match["m"]), month(match["m2"])
    if first is None or last is None:
        return None
    rel = "list" if group(match, "and") and (last - first) % 12 != 1 else relation(group(match, "rel"))
    return {
        "kind": "month_range",
        "granularity": "range",
        "month": first,
        "year": number(group(match, "y")),
        "end_month": last,
        "end_year": number(group(match, "y2")),
        "relation": rel,
    }


def _year_range(match: Match) -> Fields | None:
    first, last = number(match["y"]), number(match["y2"])
    if first is None or last is None:
        return None
    if last < 100:
        last += first - first % 100
    if not first < last or (group(match, "and") and last - first != 1):
        return None
    return {"kind": "year_range", "granularity": "range", "year": first, "end_year": last}


def _week_of(match: Match) -> Fields | None:
    return {
        "kind": "week_of",
        "granularity": "weekend" if group(match, "end") else "week",
        "weekday": weekday(group(match, "wd")),
        "day": number(match["d"]),
        "month": month(match["m"]),
        "year": number(group(match, "y")),
    }


RULES: tuple[Rule, ...] = (
    rule("month of a year", r"(?:{PART}|(?:le |au |du )?mois (?:de |d'))?(?<![0-9] )(?P<m>{MOA})(?:~-~|,?~(?:de )?(?:l'annee )?)(?P<y>{Y}){NOUNIT}", _month),
    rule("part of a month", r"{PART}(?:mois (?:de |d'))?(?P<m>{MO})" + _AFTER + "?" + _NO_YEAR, _month),
    rule("month", _MONTH_CUE + r"~(?P<m>{MO})" + _AFTER + "?" + _NO_YEAR, _month),
    rule("month last or next", r"(?P<m>{MO})" + _AFTER + _NO_YEAR, _month),
    rule("month range", r"(?:(?:de |d'|entre |en |des mois de |les mois de ))(?P<m>{MOA})(?: (?P<y>{Y}))?(?: a | et (?=[a-z]{3,9} [12][0-9]{3})| jusqu'(?:a|en) |~-~)(?P<m2>{MOA})(?: (?P<y2>{Y})|" + _AFTER + ")?", _month_range),
    rule("months", r"(?:en |entre |des mois de |les mois de |de )?(?P<m>{MO})(?:-|/)(?P<m2>{MO})(?: (?P<y2>{Y}))", _month_range),
    rule("months and", r"(?:en |entre |des mois de )(?P<m>{MO})(?: (?P<and>et) (?:en )?)(?P<m2>{MO})(?: (?P<y2>{Y})|" + _AFTER + ")?", _month_range),
    rule("quarter", r"(?:{PART}|(?:(?P<this>ce)|au|le|du|des le|un) )?(?P<ord>{ORD}|dernier) trimestre" + _YEAR_TAIL + "?" + _AFTER + "?", _quarter),
    rule("quarter in figures", r"(?:{PART}|au )?(?:[tq](?P<n>[1-4])|(?P<n>[1-4])[tq])(?:-|~)(?P<y>{Y}){NOUNIT}", _quarter),
    rule("half", r"(?:{PART}|(?:au|le|du|des le) )?(?P<ord>{ORD}|dernier) semestre" + _YEAR_TAIL + "?" + _AFTER + "?", _half),
    rule("half in figures", r"(?:{PART}|au )?(?:s(?P<n>[12])|(?P<n>[12])s)(?:-|~)(?P<y>{Y}){NOUNIT}", _half),
    rule(
        "season",
        r"(?:{PART}|(?:a |des |depuis |avant |jusqu'a |d'ici (?:a )?|durant |pendant )?l'|(?:au|le|du|ce|en|pour le|depuis le|avant le|des le) )(?P<season>{SEASON})"
        r"(?:(?: (?:de )?(?:l'annee )?(?P<y>{Y})(?:[-/](?:20)?[0-9]{2})?){NOUNIT}|" + _AFTER + ")?",
        _season,
    ),
    rule("this season", r"(?P<this>cet|ce) (?P<season>{SEASON})", _season),
    rule("year range", r"(?:(?:de|entre|en|sur|sur la periode|periode|annees|des annees|les annees) )?(?<![0-9][.,/:-])(?P<y>{Y})(?:-| - |/|~a~)(?P<y2>20[0-9]{2}|[0-9]{2})(?![0-9]|[.,:/-][0-9]){NOUNIT}", _year_range),
    rule("years", r"(?:de|entre|en) (?P<y>{Y})(?: (?P<and>et)(?: en)? | a )(?P<y2>{Y}){NOUNIT}", _year_range),
    rule("years between", r"entre (?P<y>{Y}) et (?P<y2>{Y}){NOUNIT}", _year_range),
    rule(
        "year",
        r"(?:(?:en|depuis|d'ici|d'ici a|des|avant|apres|jusqu'en|jusqu'a|courant|a partir de|a compter de|horizon|pour|vers|debut|fin|mi|de|des l'an|en l'an|l'an|annee"
        r"|(?:a|la|des la|avant la|pour la|depuis la) rentree|rentree(?: scolaire| universitaire)?(?: de)?|exercice)(?: |(?<=mi)-)|\((?=[12][0-9]{3}\)))(?P<y>{Y}){NOUNIT}",
        _year,
    ),
    rule("part of a year", r"{PART}(?:(?:l')?annee )?(?P<y>{Y}){NOUNIT}", _year),
    rule("week of a day", r"(?:(?:de |durant |pendant |cette )?(?:la )?semaine|(?:le |du |ce )?(?P<end>week-?~end)) (?:du|des) (?:(?P<wd>{WD}) )?(?P<d>{D})(?:(?:-| et | au )[0-9]{1,2})? (?P<m>{MOA})(?: (?P<y>{Y}))?", _week_of),
)

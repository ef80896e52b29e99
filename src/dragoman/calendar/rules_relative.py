"""Expressions told from the day of writing (hier, l'an dernier) or from another date of the text (la veille)."""

from __future__ import annotations

from dragoman.calendar.grammar import PARTS, Fields, Match, Rule, group, number, relation, rule

_UNITS = {"jour": "day", "sema": "week", "mois": "month", "trim": "quarter", "seme": "half", "anne": "year"}
_STEPS = {"last": -1, "preceding": -1, "next": 1, "following": 1, "this": 0}
_DAYS = {
    "avant-hier": -2,
    "avant hier": -2,
    "hier": -1,
    "aujourd'hui": 0,
    "demain": 1,
    "apres-demain": 2,
    "apres demain": 2,
    "avant-veille": -2,
    "veille": -1,
    "lendemain": 1,
    "surlendemain": 2,
}


def _shift(unit: str, amount: int, base: str = "anchor", **fields: object) -> Fields:
    return {"kind": "shift", "granularity": unit, "unit": unit, "amount": amount, "base": base, **fields}


def _unit(text: str) -> str:
    return _UNITS.get(text[:4], "year")


def _base(rel: str | None) -> str:
    return "reference" if rel in {"following", "preceding"} else "anchor"


def _deictic(match: Match) -> Fields | None:
    return _shift("day", _DAYS.get(group(match, "w") or "", 0))


def _anaphor(match: Match) -> Fields | None:
    amount = _DAYS[match["w"]]
    if group(match, "of"):
        return {"kind": "complement", "granularity": "day", "unit": "day", "amount": amount}
    return _shift("day", amount, "reference")


def _same(match: Match) -> Fields | None:
    return _shift("day", 0, "either" if group(match, "either") is not None else "reference")


def _relative(match: Match) -> Fields | None:
    rel = relation(group(match, "rel") or group(match, "this"))
    if rel is None or group(match, "that") is not None:
        return _shift(_unit(match["u"]), 0, "reference")
    return _shift(_unit(match["u"]), _STEPS[rel], _base(rel), part=PARTS.get(group(match, "part") or ""))


def _of_this(match: Match) -> Fields | None:
    rel = relation(group(match, "rel"))
    return _shift(_unit(match["u"]), _STEPS.get(rel or "", 0), _base(rel), part=PARTS[match["part"]])


def _counted(match: Match, sign: int, base: str) -> Fields | None:
    amount = number(match["n"])
    if amount is None:
        return None
    unit = _unit(match["u"])
    if unit == "day" and match["n"] in {"huit", "quinze"}:
        # "huit jours", "quinze jours" are one week and two weeks.
        unit, amount = "week", {"huit": 1, "quinze": 2}[match["n"]]
    granularity = "day" if unit == "week" and (amount == 1 or base == "reference") else unit
    return _shift(unit, sign * amount, base, granularity=granularity)


def _before_now(match: Match) -> Fields | None:
    return _counted(match, -1, "anchor")


def _after_now(match: Match) -> Fields | None:
    return _counted(match, 1, "anchor")


def _before_then(match: Match) -> Fields | None:
    return _counted(match, -1, "reference")


def _after_then(match: Match) -> Fields | None:
    return _counted(match, 1, "reference")


def _from_that(match: Match) -> Fields | None:
    fields = _counted(match, 1 if match["way"] == "apres" else -1, "reference")
    return fields and {**fields, "kind": "complement", "base": "calendar"}


def _weekend(match: Match) -> Fields | None:
    rel = relation(group(match, "rel") or group(match, "this"))
    return {"kind": "weekend", "granularity": "weekend", "relation": rel, "base": _base(rel)}


_REL = r"(?P<rel>derniere?|passee?|ecoulee?|prochaine?|suivante?|precedente?|d'apres|d'avant|en cours|courante?)"
_UNIT = r"(?P<u>semaine|mois|trimestre|semestre|annee|an)"
_COUNT = r"(?P<n>{N}) (?P<u>jours?|semaines?|mois|ans?|annees?)(?! et demie?)"
_ABOUT = (
    r"(?: (?:de cela|deja|environ|presque|a peine|tout juste|exactement|plus de|moins de|pres de"
    r"|un peu (?:plus|moins) de|seulement))?"
)
_STOP = r"(?=~[,.;:)!?»]|~$|~\n)"
_WEEKEND = r"(?:week-?~end|fin de semaine)"

RULES: tuple[Rule, ...] = (
    rule(
        "hier, demain",
        r"(?:des )?(?P<w>avant[ ]hier|apres[ ]demain|avant-hier|hier|aujourd'hui|apres-demain|demain)"
        r"(?: {DAYTIME}| dans la journee)?",
        _deictic,
    ),
    rule(
        "this morning",
        r"(?:ce (?:matin|midi|soir|jour(?!-la))|cet(?:te)? apres(?:-| )midi|cette nuit|cette matinee)",
        _deictic,
    ),
    rule(
        "in the evening",
        r"(?P<either>)(?:dans (?:la (?:soiree|matinee|journee|nuit)|l'apres-midi)|en (?:soiree|matinee)"
        r"|en (?:debut|milieu|fin) (?:de (?:journee|matinee|soiree)|d'apres-midi)|a la mi-journee"
        r"|(?:avant |a |des )l'aube|au petit matin)"
        r"(?! (?:de|du|des)\b| d')",
        _same,
    ),
    rule(
        "veille, lendemain",
        r"(?:(?:des |a |jusqu'a )?(?:l'|la |le |au |du ))(?P<w>avant-veille|veille|surlendemain|lendemain)"
        r"(?: (?:au soir|au matin|soir|matin|midi))?"
        r"(?! (?:technolog|strateg|sanitaire|concurr|mediatique|juridique|secur|reglementaire|active))"
        r"(?P<of>(?! d(?:e |')(?!hier|hiver|janvier|fevrier|premier|dernier)\w+(?:er|[^a]ir|dre|ettre|ire)\b)"
        r" (?:des?\b|du\b|d(?=')))?",
        _anaphor,
    ),
    rule(
        "same day",
        r"(?P<either>)(?:le (?:meme (?:jour|soir|matin|apres-midi)|(?:jour|soir|matin) meme)"
        r"|ce (?:meme (?:jour|soir)|jour meme)|dans la foulee)",
        _same,
    ),
    rule("that day", r"ce(?:tte)? (?:meme )?(?:jour|soir|matin|nuit)-la", _same),
    rule(
        "unit before or after",
        r"(?:{PART}|(?:(?:(?P<this>cette|cet|ce)|le|la|au|des le|a|en|de) |(?:des |de |a )?l'))?" + _UNIT + " " + _REL,
        _relative,
    ),
    rule(
        "this unit",
        r"(?P<this>cette|ce) (?P<u>semaine|mois|trimestre|semestre|annee)(?:-ci|(?P<that>-la))?",
        _relative,
    ),
    rule("same unit", r"(?:le|la|ce|cette) meme (?P<u>semaine|mois|annee)(?P<that>)", _relative),
    rule(
        "part of a unit",
        r"(?:(?:en|au|a la|a|des le|des la|d'ici(?: a)?(?: la| le)?|avant la|avant|pour la|la|le|jusqu'a la|courant) )?"
        r"(?P<part>debut|fin|milieu|mi)(?: |-)(?:de |du |d'|de la |de l'|de cette |de ce )"
        r"(?P<u>semaine|mois|trimestre|semestre|annee|an)(?: " + _REL + ")?(?! [0-9]{4}| (?:de|des|du)\\b| d')",
        _of_this,
    ),
    rule("ago", r"(?:il y a|voici|voila|ca fait|cela fait)" + _ABOUT + " " + _COUNT + "(?! que)", _before_now),
    rule("in so long", r"(?:d'ici(?: a)?|dans)" + _ABOUT + " " + _COUNT, _after_now),
    rule("so long before", _COUNT + r" (?:plus tot|auparavant|avant" + _STOP + ")", _before_then),
    rule("so long after", _COUNT + r" (?:plus tard|apres" + _STOP + ")", _after_then),
    rule(
        "so long after that",
        r"(?<!de |d'|environ |presque )" + _COUNT + r" (?P<way>apres|avant)"
        r"(?= (?:que |qu'|l[ea]s? |l'|une? |leurs? |son |sa |ses |ce |cet |cette |ces ))",
        _from_that,
    ),
    rule(
        "weekend",
        r"(?:(?P<this>ce|cette)|le|du|au|(?:pour|durant|pendant) le) " + _WEEKEND + r"(?: " + _REL + r")?",
        _weekend,
    ),
    rule("weekend last or next", r"(?:(?:la|en|de la|de) )?" + _WEEKEND + " " + _REL, _weekend),
)

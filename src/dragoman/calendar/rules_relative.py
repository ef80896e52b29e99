"""Expressions told from the day of writing (hier, l'an dernier) or from another date of the text (la veille)."""

from __future__ import annotations

from dragoman.calendar.grammar import PARTS, Fields, Match, Rule, group, number, relation, rule

_UNITS = {"jour": "day", "sema": "week", "mois": "month", "trim": "quarter", "seme": "half", "anne": "year", "an": "year", "ans": "year"}
_REL = r"(?P<rel>derniere?|passee?|ecoulee?|prochaine?|suivante?|precedente?|d'apres|d'avant|en cours)"
_STEPS = {"last": -1, "preceding": -1, "next": 1, "following": 1, "this": 0}
_DAYS = {
    "avant-hier": -2,
    "hier": -1,
    "aujourd'hui": 0,
    "demain": 1,
    "apres-demain": 2,
    "avant-veille": -2,
    "veille": -1,
    "lendemain": 1,
    "surlendemain": 2,
}


def _shift(unit: str, amount: int, base: str = "anchor", **fields: object) -> Fields:
    """So many units from a base day; a shift in quarters or halves is named by its unit."""
    return {"kind": "shift", "granularity": unit, "unit": unit, "amount": amount, "base": base, **fields}


def _deictic(match: Match) -> Fields | None:
    return _shift("day", _DAYS.get(group(match, "w") or "", 0))


def _anaphor(match: Match) -> Fields | None:
    amount = _DAYS[match["w"]]
    if group(match, "of"):
        return {"kind": "complement", "granularity": "day", "unit": "day", "amount": amount}
    return _shift("day", amount, "reference")


def _same(match: Match) -> Fields | None:
    return _shift("day", 0, "either" if group(match, "either") is not None else "reference")


def _unit(text: str) -> str:
    return _UNITS.get(text) or _UNITS[text[:4]]


def _relative(match: Match) -> Fields | None:
    rel = relation(group(match, "rel") or group(match, "this"))
    if rel is None or group(match, "that") is not None:
        return _shift(_unit(match["u"]), 0, "reference")
    base = "reference" if rel in {"following", "preceding"} else "anchor"
    return _shift(_unit(match["u"]), _STEPS[rel], base, part=PARTS.get(group(match, "part") or ""))


def _of_this(match: Match) -> Fields | None:
    rel = relation(group(match, "rel"))
    return _shift(_unit(match["u"]), _STEPS.get(rel or "", 0), part=PARTS[match["part"]])


def _counted(match: Match, sign: int, base: str) -> Fields | None:
    amount = number(match["n"])
    if amount is None:
        return None
    unit = _unit(match["u"])
    if unit == "day" and match["n"] in {"huit", "quinze"}:
        # "huit jours", "quinze jours" are one week and two weeks.
        unit, amount = "week", {"huit": 1, "quinze": 2}[match["n"]]
    granularity = "day" if unit == "week" and amount == 1 else unit
    return _shift(unit, sign * amount, base, granularity=granularity)


def _weekend(match: Match) -> Fields | None:
    rel = relation(group(match, "rel") or group(match, "this"))
    base = "reference" if rel in {"following", "preceding"} else "anchor"
    return {"kind": "weekend", "granularity": "weekend", "relation": rel, "base": base}


_COUNT = r"(?P<n>{N}) (?P<u>jours?|semaines?|mois|ans?|annees?)(?! et demi)"
_U = r"(?P<u>semaine|mois|trimestre|semestre|annee|an)"
_WEEKEND = r"(?:week-?~end|fin de semaine)"

RULES: tuple[Rule, ...] = (
    rule("hier, demain", r"(?P<w>avant-hier|hier|aujourd'hui|apres-demain|demain)(?: (?:matin|midi|soir|apres-midi|apres midi|dans la soiree|en soiree|en fin de journee|dans la nuit|dans la journee|a minuit))?", _deictic),
    rule("avant hier", r"avant hier(?: soir| matin)?", lambda _: _shift("day", -2)),
    rule("apres demain", r"apres demain(?: soir| matin)?", lambda _: _shift("day", 2)),
    rule("this morning", r"(?:tot )?(?:ce (?:matin|midi|soir|jour(?!-la))|cet(?:te)? apres(?:-| )midi|cette nuit|cette matinee|en ce jour)", _deictic),
    rule("in the evening", r"(?P<either>)dans (?:la (?:soiree|matinee|journee|nuit)|l'apres-midi)(?! de| du| d')", _same),
    rule("veille, lendemain", r"(?:(?:des |a |jusqu'a )?(?:l'|la |le |au |les? )|(?<![a-z]))(?P<w>avant-veille|veille|surlendemain|lendemain)(?: (?:au soir|au matin|soir|matin|midi))?(?P<of> (?:de|du|des|d')(?! ?(?:bonne heure))|)", _anaphor),
    rule("same day", r"(?P<either>)(?:le (?:meme (?:jour|soir|matin|apres-midi)|(?:jour|soir|matin) meme)|ce (?:meme (?:jour|soir)|jour meme)|dans la foulee)", _same),
    rule("that day", r"ce(?:tte)? (?:meme )?(?:jour|soir|matin|nuit)-la", _same),
    rule("unit before or after", r"(?:{PART}|(?:(?:(?P<this>cette|cet|ce)|le|la|au|des le|a|en|de) |(?:des |de |a )?l'))" + _U + r"(?:(?(this)(?:-ci)?|) " + _REL + r")", _relative),
    rule("this unit", r"(?P<this>cette|ce) (?P<u>semaine|mois|trimestre|semestre|annee)(?:-ci|(?P<that>-la))?", _relative),
    rule("same unit", r"(?:le|la) meme (?P<u>semaine|mois|annee)(?P<that>)", _relative),
    rule(
        "part of a unit",
        r"(?:(?:en|au|a la|a|des le|des la|d'ici(?: a)?(?: la| le)?|avant la|avant|pour la|la|le|jusqu'a la|courant) )?(?P<part>debut|fin|milieu|mi)(?: |-)(?:de |du |d'|de la |de l'|de cette |de ce )(?P<u>semaine|mois|trimestre|semestre|annee)(?: " + _REL + ")?(?! [0-9]{4}| (?:de|d'))",
        _of_this,
    ),
    rule("ago", r"(?:il y a|voici|voila|ca fait|cela fait)(?: (?:deja|environ|presque|a peine|tout juste|exactement|plus de|moins de|pres de))? " + _COUNT + "(?! que)", lambda m: _counted(m, -1, "anchor")),
    rule("in so long", r"(?:d'ici|dans)(?: (?:environ|exactement))? " + _COUNT, lambda m: _counted(m, 1, "anchor")),
    rule("so long before", _COUNT + r" (?:plus tot|auparavant|avant(?= ?[,.;:)]| ?$| ?\n))", lambda m: _counted(m, -1, "reference")),
    rule("so long after", _COUNT + r" (?:plus tard|apres(?= ?[,.;:)]| ?$| ?\n))", lambda m: _counted(m, 1, "reference")),
    rule("weekend", r"(?:(?P<this>ce)|le|du|au|pour le|durant le|pendant le) " + _WEEKEND + r"(?: " + _REL + r")?", _weekend),
    rule("weekend, fin de semaine", r"(?:la |en |de la )?(?:fin de semaine|week-?~end) " + _REL, _weekend),
)

"""Years, which are bare numbers: only what stands before them makes them dates."""

from __future__ import annotations

from dragoman.calendar.grammar import PARTS, Fields, Match, Rule, group, number, rule

#: Prepositions that hardly ever govern a count, and those that often do ("de 2000 élèves", "pour 1500 foyers").
_SURE = (
    r"(?:en|depuis|d'ici(?: a| en)?|des|avant|jusqu'(?:en|a)|courant|a partir de|a compter de"
    r"|(?:a (?:l')?|l')horizon(?: de)?|debut|fin|(?:en |l'|des l'|de l')an(?:nee)?|annee|l'exercice"
    r"|(?:(?:a|des|avant|pour|depuis) la )?"
    r""
    r"rentree(?: scolaire| universitaire)?(?: de)?)"
)
_UNSURE = r"(?:de|apres|pour|vers)"
#: A plural noun, or what cannot be one: a count is followed by it, a year is not.
_NO_NOUN = (
    r"(?! (?:a|et|ou) [0-9])"
    r"(?! (?!(?:les|des|ses|ces|leurs|dans|sans|sous|mais|plus|pas|vers|apres|depuis|puis|lors|chez|dix|six|deux|trois"
    r"|nous|vous|ils|elles|tous|toutes|plusieurs|certains|desormais|toujours|jamais|jours?)\b)[a-z]{3,20}[sx]\b)"
)


def _year(match: Match) -> Fields | None:
    part = PARTS.get(group(match, "part") or "")
    return {"kind": "year", "granularity": "year", "year": number(match["y"]), "part": part}


def _year_range(match: Match) -> Fields | None:
    first, last = number(match["y"]), number(match["y2"])
    if first is None or last is None:
        return None
    if last < 100:
        last += first - first % 100
        if last != first + 1:
            # "2015-16" is a school year, "2018-25" the number of a law.
            return None
    if not first < last or (group(match, "and") and last - first != 1):
        return None
    return {"kind": "year_range", "granularity": "range", "year": first, "end_year": last}


RULES: tuple[Rule, ...] = (
    rule("year", _SURE + r" (?P<y>{Y}){NOUNIT}", _year),
    rule("year, perhaps a count", _UNSURE + r" (?P<y>{Y}){NOUNIT}" + _NO_NOUN, _year),
    rule("year put off to", r"(?<=(?:report|repouss|remont|prolong|avanc)[a-z]{1,6} )a (?P<y>{Y}){NOUNIT}", _year),
    rule("year in brackets", r"(?<=\()(?P<y>{Y})(?=\))", _year),
    rule("part of a year", r"{PART}(?:(?:l')?an(?:nee)? )?(?P<y>{Y}){NOUNIT}", _year),
    rule(
        "years joined",
        r"(?:(?:de|entre|en|sur|sur la periode|periode|annees|des annees|les annees|saison|exercice) )?"
        r"(?<![0-9][.,/:-])(?P<y>{Y})(?:~-~|/)(?P<y2>20[0-9]{2}|[0-9]{2})(?![0-9]|[.,:/-][0-9]){NOUNIT}",
        _year_range,
    ),
    rule(
        "from year to year",
        r"(?:de|entre|en|periode) (?P<y>{Y})(?: (?P<and>et)(?: en)?| a) (?P<y2>{Y}){NOUNIT}" + _NO_NOUN,
        _year_range,
    ),
    rule("between years", r"entre (?P<y>{Y}) et (?P<y2>{Y}){NOUNIT}" + _NO_NOUN, _year_range),
)

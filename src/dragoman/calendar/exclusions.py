"""Words of the calendar that date nothing: names of streets, papers and plans, set phrases."""

from __future__ import annotations

import regex

from dragoman.calendar.grammar import Fields

_REACH = 48
_NAMED_DAY = regex.compile(
    r"(?<!\w)(?:rue|avenue|boulevard|bd|place|quai|pont|stade|universite|lycee|college|hopital|palais|quartier|camp|station"
    r"|aeroport|mouvement|revolution|front|fondation|carrefour|cimetiere|caserne) (?:de la |du |de |des )?$"
)
#: Attacks that go by their day, whose year the day of writing does not tell.
_NAMED_ATTACK = regex.compile(r"(?:attentats?|attaques?|massacres?|tueries?|pogroms?)(?: terroristes?)? (?:du |des )$")
#: At the beginning of a word: "a sommé mardi" has a day.
_NOT_A_WEEKDAY_BEFORE = regex.compile(r"(?<!\w)(?:journal du|m\.|mme|mlle|mgr|dr|robinson et|echo du|hebdo du|edition du) $")
_NOT_A_WEEKDAY_AFTER = regex.compile(
    r" (?:saint|gras|de paques|de (?:la )?pentecote|des cendres|des rameaux|de l'ascension|noir)(?!\w)"
)
_SET_PHRASE = regex.compile(r"(?:dater?|datent|ne|nee|nes) (?:pas )?(?:d'|pas d')$|du jour $")
_OF_TOMORROW = regex.compile(
    r"(?<!(?:reunion|rencontre|sommet|seance|vote|scrutin|match|audience|session|visite|ceremonie|conference|journee"
    r"|matinee|soiree|debat|edition) )de $"
)
_NEWSPAPER = regex.compile(r" (?:le maroc|en france)(?!\w)")
#: What bears a pair of years as its name or number: "le plan 2024-2027", "la loi 2018-19"; not "la saison 2024-2025".
_OF_A_NOUN = regex.compile(
    r"(?:[a-z]|n°|no\.)(?<!(?:periode|exercice|saison|annees?|scolaire|universitaire|campagne|mandat|rentree|hiver|sur"
    r"|pour|dans|depuis|des|et|ou|a|en|de|biennium|triennat)) $"
)
_NAME_BEFORE = regex.compile(r"(?:^|[^.!?:;]\s)(?:[«“\"]\s?)?\p{Lu}[\w'’-]*[ \u00a0\u202f]$")
_SHOP = regex.compile(r"(?:[Aa]u|[Dd]u|[Ll]e) Printemps")
_LAST_WORD = regex.compile(r"\p{L}+$")
_CAPITAL_NEXT = regex.compile(r"[ \u00a0\u202f]\p{Lu}\p{Ll}")
_CLOSING = regex.compile(r"[\s\u00a0\u202f]?[»”]")


Offsets = tuple[int, int]


def excluded(text: str, folded: str, span: Offsets, original: Offsets, fields: Fields) -> bool:
    """Whether the words at `span` of the folded text (`original` in `text`) are part of something else."""
    before = folded[max(0, span[0] - _REACH) : span[0]]
    after = folded[span[1] : span[1] + _REACH]
    words = folded[span[0] : span[1]]
    match fields["kind"]:
        case "day" | "day_range":
            return not words.startswith(("le ", "ce ")) and _is_name_of_day(before, fields)
        case "weekday":
            return bool(_NOT_A_WEEKDAY_BEFORE.search(before) or _NOT_A_WEEKDAY_AFTER.match(after))
        case "shift" | "complement":
            return _is_set_phrase(words, before, after)
        case "month" | "season":
            return fields.get("year") is None and _is_proper_name(text, original)
        case "year_range":
            return words[:1].isdigit() and (bool(_OF_A_NOUN.search(before)) or _in_name(text, original))
        case _:
            return False


def _is_name_of_day(before: str, fields: Fields) -> bool:
    if fields.get("weekday") is not None:
        return False
    return bool(_NAMED_DAY.search(before)) or (fields.get("year") is None and bool(_NAMED_ATTACK.search(before)))


def _is_set_phrase(words: str, before: str, after: str) -> bool:
    if words == "demain":
        return bool(_OF_TOMORROW.search(before))
    if words == "aujourd'hui":
        return bool(_NEWSPAPER.match(after))
    return words.startswith(("hier", "au lendemain")) and bool(_SET_PHRASE.search(before))


def _is_proper_name(text: str, span: tuple[int, int]) -> bool:
    """Whether a month is a planet or a person, a season a shop: "vers Mars", "pour Avril Ledoux", "au Printemps"."""
    if _SHOP.fullmatch(text, *span):
        return True
    month = _LAST_WORD.search(text, span[0], span[1])
    if month is None or not month[0][0].isupper() or month[0].isupper():
        return False
    if not text[span[0] : span[1]].lower().startswith(("pour", "vers", "avant", "après", "entre")):
        return False
    return month[0] == "Mars" or bool(_CAPITAL_NEXT.match(text, span[1]))


def _in_name(text: str, span: tuple[int, int]) -> bool:
    before = text[max(0, span[0] - _REACH) : span[0]]
    return bool(_NAME_BEFORE.search(before) or _CLOSING.match(text, span[1]))

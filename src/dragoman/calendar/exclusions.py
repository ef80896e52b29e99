"""Words of the calendar that date nothing: names of streets, papers and plans, set phrases."""

from __future__ import annotations

import regex

from dragoman.calendar.grammar import Fields

_REACH = 48
_NAMED_DAY = regex.compile(
    r"(?:rue|avenue|boulevard|bd|place|quai|pont|stade|universite|lycee|college|hopital|palais|quartier|camp|station|aeroport"
    r"|mouvement|revolution|front|accords?|prix|fondation|groupe|club|salle|carrefour|cimetiere|caserne|base) (?:de la |du |de |des )$"
)
_NOT_A_WEEKDAY_BEFORE = regex.compile(r"(?:journal du|m\.|mme|mlle|mgr|dr|robinson et|paris|echo du|jeune afrique du) $")
_NOT_A_WEEKDAY_AFTER = regex.compile(r" (?:saint|gras|de paques|de pentecote|des cendres|des rameaux|de l'ascension|noir)(?!\w)")
_SET_PHRASE = regex.compile(r"(?:dater?|datent|ne|nee|nes) (?:pas )?(?:d'|pas d')$|du jour $")
_OF_TOMORROW = regex.compile(
    r"(?<!(?:reunion|rencontre|sommet|seance|vote|scrutin|match|audience|session|visite|ceremonie|conference|journee|matinee|soiree|debat|edition) )de $"
)
_NAME_BEFORE = regex.compile(r"(?:^|[^.!?:;]\s)(?:[«“\"]\s?)?\p{Lu}[\w'’-]*[ \u00a0\u202f]$")
_CLOSING = regex.compile(r"[\s\u00a0\u202f]?[»”]")


def excluded(text: str, folded: str, span: tuple[int, int], original: tuple[int, int], fields: Fields) -> bool:
    """Whether the words at `span` of the folded text (`original` in `text`) are part of something else."""
    before = folded[max(0, span[0] - _REACH) : span[0]]
    after = folded[span[1] : span[1] + _REACH]
    kind, words = fields["kind"], folded[span[0] : span[1]]
    if kind in {"day", "day_range"}:
        return bool(_NAMED_DAY.search(before)) and not fields.get("weekday")
    if kind == "weekday":
        return bool(_NOT_A_WEEKDAY_BEFORE.search(before) or _NOT_A_WEEKDAY_AFTER.match(after))
    if kind == "shift":
        return _is_set_phrase(words, before)
    if kind == "month":
        return text[original[0] : original[1]].endswith("Mars") and words.startswith(("pour", "vers", "a ", "sur"))
    return kind == "year_range" and words[:1].isdigit() and _in_name(text, original)


def _is_set_phrase(words: str, before: str) -> bool:
    if words.startswith("demain"):
        return words == "demain" and bool(_OF_TOMORROW.search(before))
    return words.startswith(("hier", "au lendemain")) and bool(_SET_PHRASE.search(before))


def _in_name(text: str, span: tuple[int, int]) -> bool:
    before = text[max(0, span[0] - _REACH) : span[0]]
    return bool(_NAME_BEFORE.search(before) or _CLOSING.match(text, span[1]))

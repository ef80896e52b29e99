"""Bylines and datelines: who wrote it, where it appeared, on which day."""

from __future__ import annotations

import re
from dataclasses import dataclass

from dragoman.calendar import find_dates, full_date
from dragoman.intake.patterns import plain
from dragoman.intake.words import any_of, any_word_of, words

_MOST = 220
_TIME = re.compile(
    r"\b(?:[01]?\d|2[0-3]) ?(?:h|:|heures?) ?(?:[0-5]\d)?(?::[0-5]\d)?(?: ?min)?"
    r"(?: ?(?:gmt|utc|cet|cest|ut|tu|est|edt|am|pm|wat))?(?: ?[+-] ?\d{1,2}(?::?\d\d)?)?\b(?: ?\((?:gmt|utc)[ +\d:-]{0,8}\))?",
    re.IGNORECASE,
)
_ENGLISH_MONTH = r"(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]{0,6}"
_ENGLISH_DATE = re.compile(
    rf"\b{_ENGLISH_MONTH}\.? \d{{1,2}},? (?:19|20)\d\d\b|\b\d{{1,2}} {_ENGLISH_MONTH}\.?,? (?:19|20)\d\d\b",
    re.IGNORECASE,
)
_SHORT_DATE = re.compile(r"(?<![\d/.-])[0-3]?\d[/.-][01]?\d[/.-]\d\d(?!\d)")
_STARTS = re.compile(
    r"(?:par|by|propos recueillis par|de notre correspondante?|texte (?:de|par|:)|auteure? ?:"
    r"|(?:écrit|rédigé|publié|posté) par) ?:? ?(?=\S)",
    re.IGNORECASE,
)
_SAYS_DATE = re.compile(
    r"\b(?:publiée?|postée?|mise? (?:à jour|en ligne)|modifiée?|actualisée?|créée? le|parue? le|rédigée? le"
    r"|dernière modification|date de publication|date ?:)",
    re.IGNORECASE,
)
#: Before a day that a line ends with.
_SET_OFF = re.compile(r"(?:[,|–—•·-]|\bpubliée?|\bmise? en ligne|\bparue?)(?: le)? ?$", re.IGNORECASE)
_TOKEN = re.compile(r"[^\s,;|/()\[\]–—·•:-]+(?:-[^\s,;|/()\[\]–—·•:-]+)*")
_CAPITAL = re.compile(r"[@A-ZÀ-ÖØ-ÞŠŽČĆŁŚ0-9][\w'.@-]{0,40}")
_SEPARATORS = re.compile(r"\s[-–—|·•/]\s?|\s?[|·•]\s|,\s|\s(?:et|avec|and)\s|\s?[()]\s?| : ")
_NEWSROOM = re.compile(r"(?:par |by )?(?:la )?rédaction (?:de |du |d'|des )?", re.IGNORECASE)
_PLACE = re.compile(r"[A-ZÀ-Þ][\w'’.()-]{1,40}")
_AFTER = re.compile(
    r"[ .,]{0,3}(?:\([^()]{1,60}\)|/[^/]{1,40}/|\[[^\[\]]{1,40}\])?[ .,]{0,3}[–—-](?:$|[ \u00a0\u202f])"
    r"|[ ]?(?:\([^()]{1,40}\)|/[^/]{1,40}/)[ :,.]{1,3}(?=[«“A-ZÀ-Þ])"
)
_PLACES_AFTER = re.compile(r"(?:, [A-ZÀ-Þ]?[\w' -]{2,30}){1,3} ?\.? ?[–—-](?:$|[ \u00a0\u202f])")
_DATELINE_REACH = 130
#: Words that open a line on what takes place that day.
_EVENT = re.compile(
    r"(?:rendez-vous|sommet|forum|conférence|colloque|salon|visite|réunion|rencontre|cérémonie|atelier|audience)\b"
    r"(?! (?:de presse|recueillie?s?|par)\b)",
    re.IGNORECASE,
)
#: A span of days in brackets is when something took place: "La ministre à Singapour (11-13.11.2024)".
_DAYS_OF_TELLING = re.compile(r"\((?:du )?\d{1,2}(?:er)?(?:[./ ]\w{1,9}\.?)? ?(?:[-–]|au|et) ?\d{1,2}[./ ][^()]{1,20}\)")


@dataclass(frozen=True, slots=True)
class Byline:
    """What a byline says; each None or empty where it says nothing of it. `date` is ISO."""

    date: str | None
    authors: tuple[str, ...] = ()
    outlet: str | None = None


def read_byline(text: str) -> Byline | None:
    """The byline a whole line is; None for a line that holds anything else.

    A line is a byline when nothing but names is left once days, hours and the usual labels are taken away.
    """
    flat = plain(text)
    if len(flat) > _MOST or len(flat.split()) > 32 or _DAYS_OF_TELLING.search(flat) or _EVENT.match(flat):
        return None
    rest, found = _without_dates(flat)
    opens = _STARTS.match(flat)
    if not found and not opens:
        return None
    names = [t.strip("'\"«».!?") for t in _TOKEN.findall(any_word_of("byline_labels").sub(" ", rest))]
    names = [t for t in names if t and t.lower() not in words("particles")]
    if len(names) > 9 or not all(_CAPITAL.fullmatch(t) for t in names) or (not found and not names and not opens):
        return None
    if len(names) > 4 and not (opens or _SAYS_DATE.search(flat)):
        return None
    authors, outlet = _who(rest)
    return Byline(full_date(flat), authors, outlet)


def is_dated_label(text: str) -> bool:
    """Whether a line begins by saying when it was published, and so is a byline whatever follows."""
    flat = plain(text)
    return len(flat) <= _MOST and bool(_SAYS_DATE.match(flat)) and _without_dates(flat)[1]


def ends_with_day(text: str) -> bool:
    """Whether a line without a full stop ends with a complete day behind a mark: "Le Courrier – Phnom Penh, 7 mai 2024"."""
    flat = plain(text)
    if len(flat) > _MOST or ". " in flat or _CLAUSE.search(flat):
        return False
    days = [one for one in find_dates(flat) if one.kind == "day" and one.year and one.month]
    if not days or full_date(flat) is None:
        return False
    set_off = _SET_OFF.search(flat[: days[-1].start]) is not None
    return set_off and not _TIME.sub("", flat[days[-1].end :]).strip(" .,|–—-()à")


def sets_off_day(text: str) -> bool:
    """Whether a line is made of a complete day and short labels around it: "L'Aube, n° 12 – vendredi 7 mars 2025 – Ana Sy".

    The day stands between marks or behind what is said to appear then ("édition du"); nothing else reads like a sentence.
    """
    flat = _TAGS.sub("", plain(text)).rstrip(" .–—-")
    days = [one for one in find_dates(flat) if one.kind in {"day", "week_of"} and one.day and one.year and one.month]
    if len(flat) > _MOST or len(days) != 1 or full_date(flat) is None or _CLAUSE.search(flat):
        return False
    before = _TIME.sub("", _SET_OFF_DAY.sub("", flat[: days[0].start]))
    after = _TIME.sub("", flat[days[0].end :])
    alone = not before or before.endswith(_MARKS) or _APPEARS.search(before) is not None
    if not alone or (after.strip(" ,") and not after.lstrip().startswith(_MARKS)):
        return False
    pieces = [piece.strip(" .") for part in (_APPEARS.sub("", before), after) for piece in _PIECES.split(part)]
    return all(len(piece.split()) <= _LABEL_WORDS and (piece[0].isupper() or _LOWER.match(piece)) for piece in pieces if piece)


#: What follows the day and its labels on a line: keywords, reading time, whose picture.
_TAGS = re.compile(
    r" ?[–—|•·,-] ?(?:mots[- ]clés|tags?|thèmes?|thématiques?|rubriques?|catégories?|(?:temps de )?lecture|photos?"
    r"|illustration) ?: ?.{1,160}$",
    re.IGNORECASE,
)
_SET_OFF_DAY = re.compile(r"\s?(?:\ble)?\s?$", re.IGNORECASE)
_MARKS = (",", "|", "–", "—", "•", "·", "-", "/", "(", ")", ":", ".")
_PIECES = re.compile(r"\s[-–—/:]\s?|[|•·,()]|\. ")
_APPEARS = re.compile(
    r"\b(?:édition|numéro|n° ?[\d /]+|bulletin|lettre d'information|newsletter|revue de presse|journal"
    r"|communiqué(?: n° ?[\d /]+)?|semaine|livraison|chronique|parution)(?: du| de)?\s?$",
    re.IGNORECASE,
)
_LABEL_WORDS = 11
#: What else a label may begin with.
_LOWER = re.compile(
    r"(?:n°|p\. ?\d|page|numéro|édition|communiqué|service|avec|à |par |envoyée?|correspondante?|\d)", re.IGNORECASE
)
#: What no label holds.
_CLAUSE = re.compile(
    r"[?!«»]|\b(?:qu[ei]|qu'|ne|n'|pas|ont|est|sont|sera|seront|se|s'|il|elle|on|ils|elles|ce|c'|cette|contre|après|avant|depuis"
    r"|comment|pourquoi|quand|rendez-vous|expire|jusqu'|dès)(?<=['\w])(?!\w)",
    re.IGNORECASE,
)


def states_publication(text: str) -> bool:
    """Whether a line ends with when it appeared, set off from what is before: "A. Sy (Tunis). Publié le 3 mars 2025"."""
    flat = plain(text)
    said = list(_SAYS_DATE.finditer(flat))
    if len(flat) > _MOST or not said or not _BEFORE_SAID.search(flat[: said[0].start()]):
        return False
    days = [one for one in find_dates(flat) if one.kind == "day" and one.start >= said[0].end()]
    return bool(days) and len(flat[said[0].end() : days[0].start].split()) <= 1 and full_date(flat[days[0].start :]) is not None


_BEFORE_SAID = re.compile(r"(?:^|[.,;|–—•·)/-]) ?$")


def says_date(text: str) -> bool:
    """Whether a line says when it was published, wherever in it: "Agence X, publié le 3 mars 2025"."""
    return len(text) <= _MOST and bool(_SAYS_DATE.search(plain(text)))


def _without_dates(flat: str) -> tuple[str, bool]:
    """A line without its days and hours, and whether it held a day."""
    pieces, at, found = [], 0, False
    for expression in find_dates(flat):
        if expression.kind == "day" or (expression.month and expression.year):
            pieces.append(flat[at : expression.start])
            at, found = expression.end, found or expression.kind == "day"
    rest = " | ".join([*pieces, flat[at:]])
    for pattern in (_ENGLISH_DATE, _SHORT_DATE):
        rest, count = pattern.subn(" | ", rest)
        found = found or bool(count)
    return _TIME.sub(" | ", rest), found


def _who(rest: str) -> tuple[tuple[str, ...], str | None]:
    authors: list[str] = []
    outlet: str | None = None
    for piece in _SEPARATORS.split(rest):
        newsroom = _NEWSROOM.match(piece.strip())
        name = piece.strip()[newsroom.end() :] if newsroom else _label_free(piece)
        name = name.strip(" .:-|")
        if not name or not name[0].isupper():
            continue
        if newsroom or any_of("outlet_names").fullmatch(name):
            outlet = outlet or (name if 1 <= len(name.split()) <= 6 else None)
        elif 2 <= len(name.split()) <= 6 and name not in authors:
            authors.append(name)
    return tuple(authors), outlet


_LABEL = r"(?:publiée?|postée?|mise? à jour|mise? en ligne|modifiée?|actualisée?)"
_LEAD = re.compile(
    rf"^(?:(?:propos recueillis|écrit|rédigée?|créée?|entretien réalisé|{_LABEL})\b ?)?"
    r"(?:(?:par|by|le|à|il y a) ){0,3}",
    re.IGNORECASE,
)
_TRAIL = re.compile(rf"(?: |^)(?:{_LABEL}|le|à|lecture|temps de lecture)(?: .*)?$", re.IGNORECASE)


def _label_free(piece: str) -> str:
    return _TRAIL.sub("", _LEAD.sub("", piece.strip(), count=1)).strip()


@dataclass(frozen=True, slots=True)
class Dateline:
    """The place and day a dispatch opens with: `text[:end]` of its line. `alone` where the line holds no more."""

    date: str
    end: int
    alone: bool


def read_dateline(text: str) -> Dateline | None:
    """The dateline a line opens with: "KIGALI, 4 avril 2025 (Agence) –", "20 janvier 2016 . –"."""
    head = text[:_DATELINE_REACH]
    for expression in find_dates(head):
        if expression.kind != "day" or expression.year is None or expression.start > 70:
            continue
        after = _AFTER.match(head, expression.end)
        if after is None and not head[: expression.start].strip():
            after = _PLACES_AFTER.match(head, expression.end)
        iso = full_date(head[expression.start : expression.end])
        if after and iso and _is_places(head[: expression.start]):
            return Dateline(iso, after.end(), not text[after.end() :].strip())
        return None
    return None


def _is_places(text: str) -> bool:
    """Whether the words before the day of a dateline are places or an agency, or nothing."""
    text = re.sub(r"\([^()]{1,40}\)", " ", text)  # "NEW YORK (Nations unies)"
    words = [w.strip(" ,;.()–—-") for w in re.split(r"[\s/]+", text)]
    words = [w for w in words if w and w.lower() not in {"le", "de", "la", "du", "sur", "en", "les", "d'", "l'"}]
    return len(words) <= 8 and all(_PLACE.fullmatch(w) for w in words)

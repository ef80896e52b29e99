"""Organisations that the pipeline's entity recogniser sees and no list knows: "Ligue des droits numériques", "Ansar".

What it takes for an organisation may be a ministry's field, a paper, a surname, a product or a text. The words around
a name and in it decide (codebook, bodies.yaml).
"""

from __future__ import annotations

import functools
import itertools
from bisect import bisect_left
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace

import regex

from dragoman.codebook import load_parties, load_roles
from dragoman.codebook.bodies import load_bodies
from dragoman.codebook.folding import fold, key
from dragoman.codebook.nouns import in_class, singular
from dragoman.codebook.persons import load_persons
from dragoman.codebook.verbs import verb_forms
from dragoman.language.analysis import Entity
from dragoman.language.mentions import Mention, find_mentions

Spans = Sequence[tuple[int, int]]

_ARTICLE = regex.compile(r"(?:[Ll]es?|[Ll]a|[Dd]es|[Dd]u|[Aa]ux?|[LlDd]['’])[^\S\n]?(?=\p{Lu})")
_BODIES = frozenset({"organisation", "company", "metonym", "periphrase"})
#: A name of two words or more, all of them with capitals: what the recogniser has no label for is a body oftener than a work.
_AS_BODY = regex.compile(r"\p{Lu}[\p{L}\p{N}-]+(?:[^\S\n]\p{Lu}[\p{L}\p{N}-]+)+$")
_ENDS = regex.compile(r"[.!?;:(]")
_WORD = regex.compile(r"[\p{L}\p{M}]+(?:-[\p{L}\p{M}]+)*")
_SMALL_BEFORE = regex.compile(r"(?<![\p{L}-])(\p{Ll}[\p{L}\p{M}-]*)[^\S\n](?:«[^\S\n]?)?$")
_TWO_BEFORE = regex.compile(r"(?<![\p{L}-])(\p{L}[\p{L}\p{M}-]*)[^\S\n](\p{Ll}[\p{L}\p{M}-]*)[^\S\n](?:«[^\S\n]?)?$")
#: After these a name stands for itself.
_LINKS = frozenset(
    """le la les l' un une des du de d' au aux a en dans par pour avec sans sur sous contre chez entre vers selon et ou ni mais
    que qui dont ce cette ces son sa ses leur leurs est sont comme envers via depuis devant apres avant hors outre notre nos
    soit puis car donc quand lorsque si dit nomme nommee appele appelee baptise baptisee surnomme dirige dirigee""".split()
)
_PLACE_BEFORE = regex.compile(r"(\p{Ll}[\p{L}-]*)[^\S\n](?:(\p{Ll}+)[^\S\n])?(?:de|du|d['’]|de la|de l['’])[^\S\n]?$")
_DETERMINERS = frozenset("le la les un une des du au aux ce cette ces son sa ses leur leurs notre nos".split())
#: Bodies called after a house are not that house: "Fondation Orange".
_AFTER_ONE = regex.compile(r"(?:Fondation|Institut|Université|Syndicat|Association)\s")
_MARKS = frozenset("\n«»“”\":;!?")
_NO_NAME = frozenset({"qui", "que", "qu", "elle", "elles", "il", "ils", "on", "est", "sont", "ont", "a"})
#: A model, a meeting, a road: "A350", "COP21", "G7".
_CODE = regex.compile(r"\p{Lu}+-?\d+\p{L}?")
_PORTFOLIO_BEFORE = regex.compile(r"(?:\bd[eu]s?|\bde la|\bde l['’]|\bà la|\bà l['’]|\baux?|\bet)[^\S\n]?(?:l['’])?$|,[^\S\n]$")
_ACRONYM = regex.compile(r"\p{Lu}[\p{Lu}\p{N}&-]{1,9}")
#: How far behind a name the brackets with its acronym may stand.
_FAR = 80
#: Names of papers and stations by what is in them: "Delta Info", "Radio Sahel", "Le Courrier".
_PRESS_NAME = regex.compile(
    r"\b(?:Infos?|News|TV|T[ée]l[ée]|Radio|FM|M[ée]dias?|Presse|Press|Times|Post|Actu|Hebdo|Gazette|Courrier|Quotidien|Tribune)\b"
)
#: Who speaks to a paper: "a-t-elle confié au Courrier", "dans les colonnes de L'Aube".
_SPOKEN_TO = (
    r"(?:confié|déclaré|indiqué|dit|expliqué|affirmé|assuré|accordée?|raconté|précisé|répondu|lâché|soufflé)"
    r"(?:[^\S\n]\p{Ll}+)?[^\S\n](?:à|au|aux)|(?:colonnes|micro|antenne|plateau) d[eu]|titre|écrit|rapporte|rapportait|révèle"
    r"|(?:interrogée?s?|citée?s?|consultée?s?|relayée?s?|révélée?s?|rapportée?s?|dévoilée?s?) par"
)


def recognised(text: str, entities: Iterable[Entity], known: Sequence[Mention], people: Spans) -> list[Mention]:
    """A weak mention for each organisation of the recogniser that touches neither a known body nor a person.

    Its party is its name; the longer name that the text gives the same body, where it gives one.
    """
    around, persons = _Places([(m.start, m.end, m) for m in known]), _Places([(s, e, None) for s, e in people])
    spans = [_bare(text, e.start, e.end) for e in entities if _may_be_body(text, e)]
    found: list[Mention] = []
    for start, end in spans:
        name, near = text[start:end], around.over(start, end)
        taken = any(_listed(m) for m in near if m is not None) and not _AFTER_ONE.match(text, start, end)
        taken = taken or any(m is not None and m.start == start and _sentence_goes_on(text[m.end : end]) for m in near)
        cut = any(not (start <= m.start and m.end <= end) for m in near if m is not None)
        if taken or cut or persons.over(start, end) or not _is_body(text, start, end):
            continue
        if _ACRONYM.fullmatch(name):
            whole = _defined(text, name, spans)
            if whole is None:
                continue
            name = whole
        found.append(Mention(start, end, text[start:end], "organisation", (name,), weak=True))
    bodies = [m for m in known if m.kind in _BODIES]
    names = sorted({m.party for m in (*bodies, *found)})
    bracketed = _Places([(m.start, m.end, m) for m in bodies if text[max(0, m.start - 1)] == "("])
    return [replace(m, parties=(_whole(m.party, names),)) for m in found if not _known_by(text, m, bracketed)]


class _Places:
    """Stretches of a text that do not overlap, and which of them lie over another."""

    def __init__(self, rows: Iterable[tuple[int, int, Mention | None]]) -> None:
        self._rows = sorted(rows, key=lambda row: row[:2])
        self._starts = [row[0] for row in self._rows]

    def over(self, start: int, end: int) -> list[Mention | None]:
        """What lies over a stretch, the last first."""
        found, k = [], bisect_left(self._starts, end) - 1
        while k >= 0 and self._rows[k][1] > start:
            found.append(self._rows[k][2])
            k -= 1
        return found


def _listed(mention: Mention) -> bool:
    """Whether a mention is of a body that a list knows."""
    if mention.kind not in _BODIES or mention.weak:
        return False
    return mention.party != mention.text or load_parties().kind_of(mention.party) is not None


def _sentence_goes_on(rest: str) -> bool:
    """Whether what a name has more than a known one is a verb or a count: "Meta écope", "Qatar 30 ambulances"."""
    more = rest.strip()
    if not rest[:1].isspace() or not more.islower():
        return False
    return more[0].isdigit() or any(form.mood == "ind" for form in verb_forms(more))


def _whole(name: str, names: Sequence[str]) -> str:
    """The longest of the names, in order, that begins with all the words of a name."""
    first = bisect_left(names, f"{name} ")
    longer = itertools.takewhile(lambda other: other.startswith(f"{name} "), itertools.islice(names, first, None))
    return max(longer, key=len, default=name)


def _known_by(text: str, mention: Mention, bracketed: _Places) -> bool:
    """Whether the acronym of a known body follows in brackets: "Organisation du monde islamique pour l'éducation (Icesco)"."""
    behind = (b for b in bracketed.over(mention.end + 1, mention.end + _FAR) if b is not None)
    return any(not _ENDS.search(text, mention.end, body.start - 1) for body in behind)


def _may_be_body(text: str, entity: Entity) -> bool:
    return entity.label == "ORG" or (entity.label == "MISC" and _AS_BODY.match(text, entity.start, entity.end) is not None)


def _bare(text: str, start: int, end: int) -> tuple[int, int]:
    """A name without the article before it and the mark behind it."""
    article = _ARTICLE.match(text, start, end)
    while end > start and text[end - 1] in " .,;:»'’":
        end -= 1
    return (article.end() if article else start), end


def _is_body(text: str, start: int, end: int) -> bool:
    name, before = text[start:end], text[max(0, start - 60) : start]
    words = [fold(m[0]) for m in _WORD.finditer(name)]
    if not words or len(name) < 3 or not name[0].isupper() or _MARKS & set(name) or _CODE.fullmatch(name):
        return False
    if any(fold(word) in _NO_NAME or _is_finite(word) for word in _WORD.findall(name)[1:]):
        return False  # "Haye financerait", "Union pour qu'elle"
    return _named_like_one(name, words, before) and _placed_like_one(before) and not _is_press(text, name)


def _named_like_one(name: str, words: list[str], before: str) -> bool:
    """Whether the words of a name are those of a body."""
    bodies, first = load_bodies(), words[0]
    if len(words) == 1 and (first in bodies.alone or singular(first) in bodies.alone):
        return False
    if load_roles().holder(name) or load_roles().find(name) or load_roles().find(_WORD.findall(name)[0]):
        return False  # "la Secrétaire générale" is a person
    if fold(words[0]) in load_persons().portfolios and (len(words) == 1 or _PORTFOLIO_BEFORE.search(before)):
        return False
    if any(word.startswith(bodies.joint) for word in words[1:]):
        return True
    if first in bodies.never or in_class(first, "state_organ"):
        return False
    return not in_class(first, "organ") or _of_its_own(name)


def _of_its_own(name: str) -> bool:
    """Whether an organ has a name besides what it is: "Brigade Al-Noor", but "Conseil présidentiel libyen" is the state's."""
    second = _WORD.findall(name)[1:2]
    return bool(second) and second[0][:1].isupper() and not find_mentions(name)


def _placed_like_one(before: str) -> bool:
    """Whether what stands right before a name is a link, or a noun that says that it is a body."""
    place = _PLACE_BEFORE.search(before)
    if place is not None and any(noun and singular(noun) in load_bodies().places for noun in place.groups()):
        return False  # "le port de Subic"
    near = _SMALL_BEFORE.search(before)
    if near is None or fold(near[1]) in _LINKS:
        return True
    if fold(near[1]) in load_bodies().person:
        return False
    if _says_body(near[1]):
        return True
    two = _TWO_BEFORE.search(before)
    if two is not None and _says_body(two[1]):
        return True  # "le groupe islamiste X"
    if two is not None and fold(two[1]) in _DETERMINERS:
        return False  # "au câble Equiano"
    return not _noun_like(near[1])


def _says_body(noun: str) -> bool:
    return singular(noun) in load_bodies().before or in_class(noun, "company") or in_class(noun, "group")


@functools.lru_cache(maxsize=4096)
def _is_finite(word: str) -> bool:
    """Whether a word is a form of a verb that no noun looks like: "financerait", "publiera", "dénonçait"."""
    moods = {(form.mood, form.tense) for form in verb_forms(word)} if word.islower() else set()
    plain = all(mood == "inf" for mood, _ in moods) and bool(moods)  # "la Confédération de fermer les yeux"
    return plain or any(mood == "cnd" or (mood == "ind" and tense in {"fut", "imp"}) for mood, tense in moods)


@functools.lru_cache(maxsize=4096)
def _noun_like(word: str) -> bool:
    """Whether a word is no form of a verb: "le câble Equiano" but "accuse Terre libre"."""
    return not verb_forms(word)


def _is_press(text: str, name: str) -> bool:
    """Whether a name is that of a paper or a station, by a list or by how the page speaks of it."""
    if key(name) in load_bodies().outlets or _PRESS_NAME.search(name):
        return True
    told = _told(text).get(name[:3], ())
    return any(behind.startswith(name) and not behind[len(name) : len(name) + 1].isalnum() for behind in told)


@functools.lru_cache(maxsize=4)
def _told(text: str) -> Mapping[str, frozenset[str]]:
    """What stands behind words for a paper, or for speaking to one, by its first three characters."""
    kinds = "|".join(load_bodies().press)
    cue = regex.compile(
        rf"(?:\b(?i:{kinds})(?:\s\p{{Ll}}+)??|\b(?i:{_SPOKEN_TO}))\s"
        r"(?:[Ll]['’]|[Ll]es?\s|[Ll]a\s|du\s|des\s)?(?:«\s?)?(?=\p{Lu})"
    )
    found: dict[str, set[str]] = {}
    for match in cue.finditer(text):
        behind = text[match.end() : match.end() + _FAR]
        found.setdefault(behind[:3], set()).add(behind)
    return {start: frozenset(rows) for start, rows in found.items()}


def _defined(text: str, acronym: str, spans: Spans) -> str | None:
    """The name of which a text says that it is an acronym of, itself where it does not say; None where it is of no body."""
    at = text.find(f"({acronym})")
    if at < 0:
        return acronym
    whole = [(s, e) for s, e in spans if e <= at and at - e <= 2]
    if not whole:
        return None
    start, end = whole[0]
    return text[start:end] if _is_body(text, start, end) else None

"""When and where an act took place, from the words of its own clause."""

from __future__ import annotations

from collections.abc import Sequence

import regex

from dragoman.calendar import DateExpression, resolve
from dragoman.language.analysis import Word
from dragoman.language.verbgroups import VerbGroup
from dragoman.model import Span
from dragoman.reading.events.governors import governor
from dragoman.reading.events.slots import Slots
from dragoman.reading.scene import Scene, Syntax

#: "les élections européennes de 2019": the year is the noun's.
_OF_NOUN = regex.compile(r"\p{Ll}{4,}\s(?:de|d['’])\s?$")
#: Participles whose day is that of what is said there ("dans un billet publié lundi"), or that are part of an office.
_SAME_DAY = frozenset(
    "publié diffusé posté paru relayé transmis rendu lu prononcé signé adressé élu chargé délégué adjoint désigné".split()
)
#: How a line of a live report begins.
_LIVE = regex.compile(r"[012]?\d\s?[hH:]\s?[0-5]\d\s?[–—:|-]?\s")
_CLAUSE = frozenset({"et", "mais", "que", "qu'", "qui", "tandis", "alors", "avant", "après", ";", ":"})
_TENSES = {"planned": "future", "possible": "future"}


def clause_date(
    scene: Scene, syntax: Syntax, at: int, status: str, reference: str | None
) -> tuple[str | None, Span | None]:
    """The ISO date of the expression of time nearest to word `at` in its clause, with its words.

    Where the clause of a verb has none, that of the verb it is coordinated with counts: "a dénoncé lundi un abus et menacé".
    """
    own = _dated(scene, syntax, at, status, reference)
    if own[0]:
        return own
    earlier = _coordinated_with(scene, syntax, at)
    found = _dated(scene, syntax, earlier.head, status, reference) if earlier else (None, None)
    if found[0] or status not in {"done", "denied"}:
        return found
    return _opening_date(scene, syntax, at, reference) or _live_date(scene, at) or (None, None)


def _opening_date(scene: Scene, syntax: Syntax, at: int, reference: str | None) -> tuple[str, Span] | None:
    """The day a sentence opens with, for a verb behind a relative clause: "Mardi, les rebelles, que l'ONU dit…, ont tiré"."""
    words = scene.analysis.words
    group = syntax.group_at(at)
    if group is None or group.form != "finite":
        return None
    start = words[syntax.sentence.first].start
    opening = next((d for d in scene.dates_in(start, start + 60) if d.start <= start + 3), None)
    if opening is None or scene.text[opening.end : opening.end + 1] != ",":
        return None
    between = range(at - 1, syntax.sentence.first, -1)
    comma = next((k for k in between if words[k].text == ","), syntax.sentence.first)
    if any(words[k].lower in _CLAUSE for k in range(comma + 1, at)):
        return None
    value = resolve(opening, scene.anchor, "past", reference)
    return (value, Span(opening.start, opening.end, opening.exact)) if value else None


def _live_date(scene: Scene, at: int) -> tuple[str, None] | None:
    """The page's own day for what a line of a live report tells: "17h40 – Le sommet adopte la charte"."""
    offset = scene.analysis.words[at].start
    line = scene.text.rfind("\n", 0, offset) + 1
    if scene.where != "text" or scene.anchor is None or not _LIVE.match(scene.text, line):
        return None
    return scene.anchor.isoformat(), None


def _dated(scene: Scene, syntax: Syntax, at: int, status: str, reference: str | None) -> tuple[str | None, Span | None]:
    words = scene.analysis.words
    first, last = _bounds(scene, syntax, at)
    start, end = words[first].start, words[last - 1].end
    rows = sorted(scene.dates_in(start, end), key=lambda d: (_distance(scene, d, words[at].start), d.start))
    tense = _TENSES.get(status, "past")
    for expression in rows:
        if _of_participle(scene, syntax, at, expression):
            continue
        value = resolve(expression, scene.anchor, tense, reference)  # type: ignore[arg-type]
        if value and not (status == "done" and _of_infinitive(scene, syntax, at, expression) and _ahead(scene, value)):
            return value, Span(expression.start, expression.end, expression.exact)
    return None, None


def _ahead(scene: Scene, value: str) -> bool:
    """Whether a date lies after the day of the page."""
    return scene.anchor is not None and value[:10] > scene.anchor.isoformat()[: len(value[:10])]


def _of_infinitive(scene: Scene, syntax: Syntax, at: int, expression: DateExpression) -> bool:
    """Whether an infinitive stands between an act and a day: "a convié les deux à revenir le 2 février"."""
    words = scene.analysis.words
    return any(g.form == "infinitive" and at < g.start and words[g.start].start < expression.start for g in syntax.groups)


def _of_participle(scene: Scene, syntax: Syntax, at: int, expression: DateExpression) -> bool:
    """Whether a day is that of a participle before it: "a proposé de baisser les droits infligés en août"."""
    words = scene.analysis.words
    for group in syntax.groups:
        told = words[group.end - 1].lower.rstrip("s").rstrip("e") in _SAME_DAY
        if group.form == "participle" and not told and group.start > at and words[group.end - 1].end <= expression.start:
            between = scene.text[words[group.end - 1].end : expression.start]
            if len(between.split()) <= 2 and "," not in between:
                return True
    return False


def _distance(scene: Scene, expression: DateExpression, offset: int) -> int:
    """How far an expression of time stands from the verb: what follows is its own rather than what precedes."""
    of_noun = 80 if _OF_NOUN.search(scene.text[max(0, expression.start - 24) : expression.start]) else 0
    if expression.start >= offset:
        return expression.start - offset + of_noun
    return (offset - expression.end) + 10 + of_noun


def _coordinated_with(scene: Scene, syntax: Syntax, at: int) -> VerbGroup | None:
    """The verb before "et" whose subject the verb at a word shares, without one of its own."""
    own = syntax.group_at(at)
    if own is None or own.form not in {"finite", "participle"} or own.pronoun:
        return None
    words = scene.analysis.words
    if own.start <= syntax.sentence.first or words[own.start - 1].lower not in {"et", "puis"}:
        return None
    earlier = [g for g in syntax.groups if g.end <= own.start and g.form == "finite"]
    return earlier[-1] if earlier else None


def _bounds(scene: Scene, syntax: Syntax, at: int) -> tuple[int, int]:
    """The clause around a word: up to the next verb of its own to the right, and to the previous one to the left."""
    first, last = syntax.sentence.first, syntax.sentence.last
    words = scene.analysis.words
    governing = _governors(scene, syntax, at)
    for group in syntax.groups:
        if group.form == "participle" and group.start > at and words[group.start - 1].lower == ",":
            last = min(last, group.start)  # "le centre, financé depuis 2023": the year is the participle's
            break
        if group.form != "finite" or group.start in governing:
            continue
        if group.end <= at and group.head != at:
            first = max(first, group.end if not _opens(words, group.end, at) else _opening(syntax, words, group.end, at))
        elif group.start > at and not group.start <= at < group.end:
            last = min(last, _before_clause(words, at, group.start))
            break
    return first, max(last, at + 1)


def _governors(scene: Scene, syntax: Syntax, at: int) -> set[int]:
    """The verbs that govern the infinitive at a word: "Le 5 mai, X devrait être le premier à signer"."""
    found: set[int] = set()
    group = syntax.group_at(at)
    while group is not None and group.form == "infinitive":
        group = governor(scene, syntax, group).group
        if group is None or group.start in found:
            break
        found.add(group.start)
    return found


def _opens(words: Sequence[Word], start: int, end: int) -> bool:
    return any(words[k].lower in _CLAUSE | {","} for k in range(start, end))


def _opening(syntax: Syntax, words: Sequence[Word], start: int, end: int) -> int:
    for k in range(end - 1, start - 1, -1):
        if words[k].lower == "et":
            following = syntax.phrase_at(k + 1)
            if following is not None and following.joined >= 0:
                continue  # "Paris et Berlin": no new clause
        if words[k].lower in _CLAUSE:
            return k
    return start


def _before_clause(words: Sequence[Word], start: int, end: int) -> int:
    """Where the clause of the next verb begins: at its relative or conjunction, else at the verb."""
    for k in range(start + 1, end):
        if words[k].lower in {"que", "qu'", "qui", "dont", "où", "tandis", "alors", "mais", ";", ":"}:
            return k
    return end


def clause_place(scene: Scene, slots: Slots) -> tuple[str | None, Span | None]:
    """The first place behind "à", "en" or "au" in the clause: a city, capital, building or state that is no party there."""
    for prep in ("à", "en", "dans", "au large de"):
        for phrase in slots.preps.get(prep, ()):
            words = scene.words(phrase)
            start, end = words[0].start, words[-1].end
            for mention in scene.mentions_in(start, end):
                if mention.kind in {"city", "capital", "metonym", "name"}:
                    span = Span.of(scene.text, mention.start, mention.end)
                    return span.exact, span
    return None, None

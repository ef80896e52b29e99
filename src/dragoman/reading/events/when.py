"""When and where an act took place, from the words of its own clause."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

import regex

from dragoman.calendar import DateExpression, beside_date, resolve
from dragoman.codebook.moments import load_moments
from dragoman.codebook.nouns import singular
from dragoman.language.analysis import Word
from dragoman.language.verbgroups import VerbGroup
from dragoman.model import Span
from dragoman.reading.events.governors import governor
from dragoman.reading.events.seasons import as_told, sets_the_end
from dragoman.reading.events.slots import Slots
from dragoman.reading.events.whosedate import (
    bracketed,
    looked_into,
    of_another,
    of_the_whole,
    of_the_year,
    to_come,
    with_gerund,
)
from dragoman.reading.scene import Scene, Syntax

#: "les élections européennes de 2019": the year is the noun's.
_OF_NOUN = regex.compile(r"\p{Ll}{4,}\s(?:de|d['’])\s?$")
#: What introduces a clause about a noun.
_RELATIVES = frozenset({"qui", "que", "qu'", "dont", "où"})
#: Words that begin a clause of their own.
CLAUSE = frozenset(
    {"et", "mais", "que", "qu'", "qui", "tandis", "alors", "avant", "après", ";", ":", "auquel", "auxquels", "auxquelles"}
)
_TENSES = {"planned": "future", "possible": "future"}


@dataclass(frozen=True, slots=True)
class Told:
    """What a text has told of time so far, as ISO dates: the last `day` (or stretch of days), the last `moment` of any
    precision, and the day of the last `meeting`.
    """

    day: str | None = None
    moment: str | None = None
    meeting: str | None = None

    def reference(self, expression: DateExpression) -> str | None:
        """What an expression counts from: "ce mois-là" from the last moment, "la veille" from the last day."""
        coarse = expression.base == "reference" and expression.unit in {"month", "quarter", "half", "year"}
        return self.moment if coarse else self.day


def clause_date(
    scene: Scene, syntax: Syntax, at: int, status: str, told: Told, *, later: bool = False
) -> tuple[str | None, Span | None]:
    """The ISO date of the expression of time nearest to word `at` in its clause, with its words.

    Where the clause of a verb has none, that of the verb it is coordinated with counts: "a dénoncé lundi un abus et menacé".
    `later`: a month behind what the act is about is that of what is asked or offered.
    """
    own = _dated(scene, syntax, at, status, told, later)
    if own[0]:
        return own
    other = _coordinated_with(scene, syntax, at) or _carrying(scene, syntax, at) or with_gerund(syntax, at)
    return _dated(scene, syntax, other.head, status, told, later) if other else (None, None)


def _dated(
    scene: Scene, syntax: Syntax, at: int, status: str, told: Told, later: bool
) -> tuple[str | None, Span | None]:
    words = scene.analysis.words
    first, last = _bounds(scene, syntax, at)
    start, end = words[first].start, words[last - 1].end
    whole = of_the_whole(syntax, at)
    rows = sorted(
        scene.dates_in(start, end),
        key=lambda d: (not (whole and bracketed(scene, d)), _distance(scene, d, words[at].start), d.start),
    )
    rows = [d for d in rows if d.start > words[at].start or not looked_into(syntax, at)]
    tense = _TENSES.get(status, "past")
    for expression in rows:
        if of_another(scene, syntax, at, expression, status, later=later) or _counted_from(scene, syntax, at, expression):
            continue
        value = (
            (beside(scene, syntax, expression, told) if syntax.group_at(at) is not None else None)
            or _coming(scene, syntax, at, status, expression)
            or resolve(
                expression, scene.anchor, tense, same_day(scene, syntax, expression) or told.reference(expression),  # type: ignore[arg-type]
            )
        )
        value = of_the_year(scene, expression, as_told(expression, value))
        if value is None or sets_the_end(expression, value, status, ahead=_ahead(scene, value)):
            continue
        if status == "done" and to_come(scene, syntax, at, expression, ahead=_ahead(scene, value), later=later):
            continue
        return value, Span(expression.start, expression.end, expression.exact)
    return None, None


def _counted_from(scene: Scene, syntax: Syntax, at: int, expression: DateExpression) -> bool:
    """ "Trois jours après le sommet du 10 mars, Oslo a signé": a date that another expression counts from."""
    near = (d for d in scene.dates_in(max(0, expression.start - _NEAR), expression.start) if d.kind == "complement")
    between = (scene.text[d.end : expression.start] for d in near)
    return syntax.group_at(at) is not None and any(not set(words) & set(",;.") for words in between)


#: Characters between "au lendemain de" and the date of what follows.
_NEAR = 60


def _coming(scene: Scene, syntax: Syntax, at: int, status: str, expression: DateExpression) -> str | None:
    """ "s'envole jeudi": with the present, a day of the week soon to come rather than one nearly a week ago."""
    group = syntax.group_at(at)
    if (now := _under_way(scene, group, expression)) and status == "done":
        return now
    plain = expression.kind == "weekday" and expression.relation is None and expression.prefix is None
    if status != "done" or group is None or group.tense != "pres" or group.perfect or group.passive or not plain:
        return None
    if scene.anchor is None or group.form != "finite":
        return None
    ahead = resolve(expression, scene.anchor, "future")
    if ahead is None or len(ahead) != 10:
        return None
    days = (date.fromisoformat(ahead) - scene.anchor).days
    return ahead if 0 < days <= _SOON else None


def _under_way(scene: Scene, group: VerbGroup | None, expression: DateExpression) -> str | None:
    """ "séjourne au Kenya de mercredi à samedi": with the present, the days that the page itself lies in."""
    if group is None or group.tense != "pres" or group.perfect or group.passive or scene.anchor is None:
        return None
    if expression.kind == "weekday" and expression.prefix == "jusqu'à":
        end = resolve(expression, scene.anchor, "future")
        return f"{scene.anchor.isoformat()}/{end}" if end else None  # "que Vienne organise jusqu'à vendredi"
    if expression.kind != "weekday_range":
        return None
    value = resolve(expression, scene.anchor)
    first, _, last = (value or "").partition("/")
    return value if last and first <= scene.anchor.isoformat() <= last else None


#: Days ahead within which a day of the week goes with the present.
_SOON = 3


def beside(scene: Scene, syntax: Syntax, expression: DateExpression, told: Told) -> str | None:
    """ "la veille de cette conversation", "au lendemain du sommet du 12 mai": counted from what follows."""
    if expression.kind != "complement":
        return None
    sentence_end = syntax.sentence.end
    for following in scene.dates_in(expression.end, min(expression.end + 60, sentence_end)):
        if following.granularity == "day" and (day := resolve(following, scene.anchor, "past", told.day)):
            return beside_date(expression, day)
    inside = scene.analysis.words[syntax.sentence.first : syntax.sentence.last]
    word = next((w for w in inside if w.start >= expression.end and w.pos in {"NOUN", "PROPN"}), None)
    if word is None or singular(word.text) not in load_moments().occasions:
        return None
    known = told.meeting or told.day
    return beside_date(expression, known) if known else None


def _ahead(scene: Scene, value: str) -> bool:
    """Whether a date lies after the day of the page."""
    return scene.anchor is not None and value[:10] > scene.anchor.isoformat()[: len(value[:10])]


def same_day(scene: Scene, syntax: Syntax, expression: DateExpression) -> str | None:
    """ "Arrivé lundi, il a été reçu le jour même", "le lendemain": the day that the same sentence tells before."""
    if expression.base != "either" and (expression.base != "reference" or expression.unit != "day"):
        return None
    start = scene.analysis.words[syntax.sentence.first].start
    before = [d for d in scene.dates_in(start, expression.start) if d.granularity == "day"]
    return resolve(before[-1], scene.anchor, "past", None) if before else None


def _distance(scene: Scene, expression: DateExpression, offset: int) -> int:
    """How far an expression of time stands from the verb: what follows is its own rather than what precedes."""
    behind = expression.start + 3 if expression.exact.startswith("de ") else expression.start
    of_noun = 80 if _OF_NOUN.search(scene.text[max(0, behind - 24) : behind]) else 0
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


def _carrying(scene: Scene, syntax: Syntax, at: int) -> VerbGroup | None:
    """The verb of a noun that tells an act: one that says when it takes place, or one before it in its clause."""
    if syntax.group_at(at) is not None:
        return None
    words = scene.analysis.words
    if looked_into(syntax, at):
        return None
    ahead = next((g for g in syntax.groups if g.form == "finite" and g.start > at), None)
    if ahead is not None and ahead.lemma in load_moments().takes_place and not _clause_between(words, at, ahead.start):
        return ahead
    behind = [g for g in syntax.groups if g.form == "finite" and g.end <= at]
    if behind and not any(words[k].lower in CLAUSE | {","} for k in range(behind[-1].end, at)):
        counted = any(d.kind == "complement" for d in scene.dates_in(words[behind[-1].head].end, words[at].start))
        nonfinite = counted or any(g.form in {"participle", "gerund"} and behind[-1].end <= g.start < at for g in syntax.groups)
        return None if nonfinite else behind[-1]  # "a adopté mardi la loi actant le retrait"
    return None


def _clause_between(words: Sequence[Word], start: int, end: int) -> bool:
    return any(words[k].lower in CLAUSE - {"et", "avant", "après"} for k in range(start, end))


def _bounds(scene: Scene, syntax: Syntax, at: int) -> tuple[int, int]:
    """The clause around a word: up to the next verb of its own to the right, and to the previous one to the left."""
    first, last = syntax.sentence.first, syntax.sentence.last
    words = scene.analysis.words
    governing = _governors(scene, syntax, at)
    for group in syntax.groups:
        befell = group.lemma in load_moments().befell and syntax.group_at(at) is None
        apposed = any(words[k].text == "," for k in range(at + 1, group.start))
        if group.form == "participle" and group.start > at and apposed and not befell:
            last = min(last, group.start)  # "le centre, financé depuis 2023", "X, émissaire envoyé en mai": the participle's
            break
        if group.form != "finite" or group.start in governing:
            continue
        if group.end <= at and group.head != at:
            first = max(first, _after(syntax, words, group, at))
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


def _after(syntax: Syntax, words: Sequence[Word], group: VerbGroup, at: int) -> int:
    """Where the clause of the verb before a word ends."""
    if not _opens(words, group.end, at):
        return group.end
    earlier = max((g.end for g in syntax.groups if g.end <= group.start), default=syntax.sentence.first)
    relative = any(words[k].lower in _RELATIVES for k in range(earlier, group.start))
    commas = [k for k in range(group.end, at) if words[k].text == ","]
    if relative and commas and not any(words[k].lower in CLAUSE for k in range(group.end, at)):
        return commas[-1]  # "Yaoundé, qui abritera le sommet en mars, appelle"
    return _opening(syntax, words, group.end, at)


def _opens(words: Sequence[Word], start: int, end: int) -> bool:
    return any(words[k].lower in CLAUSE | {","} for k in range(start, end))


def _opening(syntax: Syntax, words: Sequence[Word], start: int, end: int) -> int:
    for k in range(end - 1, start - 1, -1):
        if words[k].lower == "et":
            following = syntax.phrase_at(k + 1)
            if following is not None and following.joined >= 0:
                continue  # "Paris et Berlin": no new clause
            if any(words[j].lower in CLAUSE - {"et"} for j in range(start, k)):
                continue  # "un précédent : en 2019, la Lettonie et la Lituanie avaient…": it opened before
        if words[k].lower in CLAUSE:
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
                adjective = mention.kind == "city" and mention.text.islower()  # "dans un laboratoire zurichois"
                if mention.kind in {"city", "capital", "metonym", "name"} and not adjective:
                    span = Span.of(scene.text, mention.start, mention.end)
                    return span.exact, span
    return None, None

"""When and where an act took place, from the words of its own clause."""

from __future__ import annotations

from dragoman.calendar import DateExpression, resolve
from dragoman.model import Span
from dragoman.reading.events.slots import Slots
from dragoman.reading.scene import Scene, Syntax

_TENSES = {"planned": "future", "possible": "future"}


def clause_date(
    scene: Scene, syntax: Syntax, at: int, status: str, reference: str | None
) -> tuple[str | None, Span | None]:
    """The ISO date of the expression of time nearest to word `at` in its clause, with its words."""
    words = scene.analysis.words
    first, last = _bounds(scene, syntax, at)
    start, end = words[first].start, words[last - 1].end
    rows = sorted(scene.dates_in(start, end), key=lambda d: (_distance(d, words[at].start), d.start))
    tense = _TENSES.get(status, "past")
    for expression in rows:
        value = resolve(expression, scene.anchor, tense, reference)  # type: ignore[arg-type]
        if value:
            return value, Span(expression.start, expression.end, expression.exact)
    return None, None


def _distance(expression: DateExpression, offset: int) -> int:
    if expression.start >= offset:
        return expression.start - offset
    return (offset - expression.end) + 10  # what follows the verb is its own, rather than what precedes


def _bounds(scene: Scene, syntax: Syntax, at: int) -> tuple[int, int]:
    """The clause around a word: up to the next verb of its own to the right, and to the previous one to the left."""
    first, last = syntax.sentence.first, syntax.sentence.last
    words = scene.analysis.words
    for group in syntax.groups:
        if group.form != "finite":
            continue
        if group.end <= at and group.head != at:
            first = max(first, group.end if not _opens(words, group.end, at) else _opening(words, group.end, at))
        elif group.start > at and not group.start <= at < group.end:
            last = min(last, _before_clause(words, at, group.start))
            break
    return first, max(last, at + 1)


def _opens(words: tuple, start: int, end: int) -> bool:  # type: ignore[type-arg]
    return any(
        words[k].lower in {",", "et", "mais", "que", "qu'", "qui", "tandis", "alors", "avant", "après"}
        for k in range(start, end)
    )


def _opening(words: tuple, start: int, end: int) -> int:  # type: ignore[type-arg]
    for k in range(end - 1, start - 1, -1):
        if words[k].lower in {"et", "mais", "que", "qu'", "qui", "tandis", "alors", "avant", "après", ";", ":"}:
            return k
    return start


def _before_clause(words: tuple, start: int, end: int) -> int:  # type: ignore[type-arg]
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

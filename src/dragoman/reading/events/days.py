"""Days that a sentence tells elsewhere than in the clause of the act: where it opens, before "alors", in a live report."""

from __future__ import annotations

import regex

from dragoman.calendar import resolve
from dragoman.codebook.folding import fold
from dragoman.codebook.moments import load_moments, says
from dragoman.model import Span
from dragoman.reading.events.seasons import as_told
from dragoman.reading.events.when import CLAUSE, Told
from dragoman.reading.scene import Scene, Syntax

#: How a line of a live report begins.
_LIVE = regex.compile(r"[012]?\d\s?[hH:]\s?[0-5]\d\s?[–—:|-]?\s")


def elsewhere(scene: Scene, syntax: Syntax, at: int, told: Told) -> tuple[str | None, Span | None]:
    """The ISO date of something done of which its own clause tells none, with the words that give it."""
    return (
        _opening(scene, syntax, at, told) or _then(scene, syntax, at, told) or _same_time(scene, syntax, at, told)
        or _announced(scene, syntax, at, told)
        or _heading(scene, at, told) or _live(scene, at) or (None, None)
    )  # fmt: skip


def _opening(scene: Scene, syntax: Syntax, at: int, told: Told) -> tuple[str, Span] | None:
    """The day a sentence opens with, for a verb behind a relative clause: "Mardi, les rebelles, que l'ONU dit…, ont tiré"."""
    words = scene.analysis.words
    group = syntax.group_at(at)
    if group is None or group.form not in {"finite", "gerund"}:
        return None
    start = words[syntax.sentence.first].start
    opening = next((d for d in scene.dates_in(start, start + 60) if d.start <= start + 3), None)
    if opening is None or scene.text[opening.end : opening.end + 1] != ",":
        return None
    between = range(at - 1, syntax.sentence.first, -1)
    comma = next((k for k in between if words[k].text == ","), syntax.sentence.first)
    if any(words[k].lower in CLAUSE for k in range(comma + 1, at)):
        return None
    value = as_told(opening, resolve(opening, scene.anchor, "past", told.reference(opening)))
    return (value, Span(opening.start, opening.end, opening.exact)) if value else None


def _then(scene: Scene, syntax: Syntax, at: int, told: Told) -> tuple[str, Span | None] | None:
    """ "La brouille remonte à mai 2021 : Berne avait alors claqué la porte"."""
    words, group = scene.analysis.words, syntax.group_at(at)
    if group is None:
        return None
    around = range(max(syntax.sentence.first, group.start - 1), min(group.end + 1, syntax.sentence.last))
    if not any(words[k].lower == "alors" and words[min(k + 1, len(words) - 1)].lower not in {"que", "qu'"} for k in around):
        return None
    for expression in reversed(tuple(scene.dates_in(syntax.sentence.start, words[group.start].start))):
        if value := resolve(expression, scene.anchor, "past", told.reference(expression)):
            return value, Span(expression.start, expression.end, expression.exact)
    return (told.moment, None) if told.moment else None


def _announced(scene: Scene, syntax: Syntax, at: int, told: Told) -> tuple[str, Span | None] | None:
    """ "La riposte est venue mardi : Pékin a gelé…", "est tombée le soir même : …": the day told before the colon."""
    words = scene.analysis.words
    colon = next((k for k in range(at - 1, syntax.sentence.first, -1) if words[k].text in {":", ";"}), None)
    group = syntax.group_at(at)
    if colon is None or words[colon].text == ";" or group is None or group.form != "finite" or group.tense == "imp":
        return None
    start = words[syntax.sentence.first].start
    before = [g for g in syntax.groups if g.form == "finite" and g.end <= colon]
    if not before or not (before[-1].perfect or before[-1].passive) or before[-1].tense == "imp":
        return None
    for expression in reversed(tuple(scene.dates_in(start, words[colon].start))):
        value = resolve(expression, scene.anchor, "past", told.reference(expression))
        if value and len(value) == 10:
            return value, Span(expression.start, expression.end, expression.exact)
    window = fold(scene.text[start : words[colon].start]).replace("’", "'")
    return (told.day, None) if told.day and says(window, load_moments().there) else None


def at_the_same_place(scene: Scene, syntax: Syntax, at: int, told: Told) -> tuple[str | None, Span | None]:
    """ "se retrouveront lundi à Eupen, où une déclaration doit être signée": the day to come of the clause before "où"."""
    words = scene.analysis.words
    where = next((k for k in range(at, syntax.sentence.first, -1) if words[k].lower == "où"), None)
    main = [g for g in syntax.groups if g.form == "finite" and where is not None and g.end <= where]
    if where is None or not main or main[-1].tense != "fut" or syntax.group_at(at) is None:
        return None, None
    if main[-1].lemma in load_moments().leaves:
        return None, None  # "s'envolera dimanche pour Rome, où elle rencontrera": after the flight
    if sum(1 for g in syntax.groups if g.form == "finite" and where < g.start <= at) > 1:
        return None, None
    for expression in reversed(tuple(scene.dates_in(words[syntax.sentence.first].start, words[where].start))):
        value = resolve(expression, scene.anchor, "future", told.reference(expression))
        if value:
            return value, Span(expression.start, expression.end, expression.exact)
    return None, None


def _same_time(scene: Scene, syntax: Syntax, at: int, told: Told) -> tuple[str, None] | None:
    """ "À la même époque, l'Union suspendait": the moment told last."""
    opening = fold(scene.text[syntax.sentence.start : scene.analysis.words[at].start])
    if told.moment is None or not opening.startswith(load_moments().same_time):
        return None
    return told.moment, None


def _heading(scene: Scene, at: int, told: Told) -> tuple[str, Span] | None:
    """The date that a line of a chronology opens with: "Novembre 2024. Deux câbles cèdent. Stockholm appelle…"."""
    line = scene.text.rfind("\n", 0, scene.analysis.words[at].start) + 1
    for expression in scene.dates_in(line, line + 60):
        between = scene.text[line : expression.start].strip(" -–—•*·▪")
        after = scene.text[expression.end : expression.end + 3].lstrip()
        if between or not after.startswith((".", ":", "–", "—", "-")):
            return None
        value = resolve(expression, scene.anchor, "past", told.reference(expression))
        return (value, Span(expression.start, expression.end, expression.exact)) if value else None
    return None


def _live(scene: Scene, at: int) -> tuple[str, None] | None:
    """The page's own day for what a line of a live report tells: "17h40 – Le sommet adopte la charte"."""
    offset = scene.analysis.words[at].start
    line = scene.text.rfind("\n", 0, offset) + 1
    if scene.where != "text" or scene.anchor is None or not _LIVE.match(scene.text, line):
        return None
    return scene.anchor.isoformat(), None

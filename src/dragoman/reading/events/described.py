"""The phrase that a participle describes: just before it, before the name between marks, or the subject that follows."""

from __future__ import annotations

from collections.abc import Sequence

from dragoman.language.analysis import Word
from dragoman.language.phrases import Phrase
from dragoman.language.verbgroups import VerbGroup
from dragoman.reading.events.asides import closes_name, named_beside
from dragoman.reading.events.subjects import left_run
from dragoman.reading.scene import Scene, Syntax


def _agreeing(scene: Scene, syntax: Syntax, group: VerbGroup, nearest: Phrase) -> Phrase:
    """The phrase before a comma that a participle agrees with: "un mémorandum relatif à la 6G, paraphé"; else the nearest."""
    made = scene.word(group.head)
    if _agreed(made, scene.words(nearest)):
        return nearest
    earlier = [g.end for g in syntax.groups if g.end <= group.start and g.form != "participle"]
    floor = max(earlier, default=syntax.sentence.first)
    rows = [p for p in syntax.phrases if floor <= p.first and p.last <= nearest.first and p.parent < 0]
    return next((p for p in reversed(rows) if _agreed(made, scene.words(p))), nearest)


def _agreed(made: Word, phrase: Sequence[Word]) -> bool:
    """Whether a participle does not differ from a phrase in gender or number, as far as its noun or article tells them."""
    marks: dict[str, str] = {}
    for word in (*phrase[:1], *phrase):  # the article knows better than the tagger of a name
        for mark in word.morph.split("|"):
            name, _, value = mark.partition("=")
            marks.setdefault(name, value)
    own = dict(mark.split("=", 1) for mark in made.morph.split("|") if "=" in mark)
    return all(own.get(name) is None or marks.get(name, own[name]) == own[name] for name in ("Gender", "Number"))


def hosts(scene: Scene, syntax: Syntax, group: VerbGroup) -> list[Phrase]:
    """The phrases a bare participle describes: all that the subject lists in "Réunis à Dakar, le Sénégal et la France"."""
    host = described(scene, syntax, group)
    if host is None:
        return []
    if host.first > group.end and _plural(scene.word(group.head)) and scene.word(host.first - 1).lower == "et":
        finite = next(g for g in syntax.groups if g.form == "finite" and g.start > group.end)
        return left_run(scene, syntax, finite)
    return list(syntax.coordinated(host))


def _plural(made: Word) -> bool:
    return made.lower.endswith("s") and "Number=Sing" not in made.morph


def described(scene: Scene, syntax: Syntax, group: VerbGroup) -> Phrase | None:
    """The phrase a bare participle describes: just before it, or the subject where it opens the sentence."""
    before = [p for p in syntax.phrases if p.last <= group.start]
    marked = next((p for p in before[-1:] if _closed(scene, p.last, group.start)), None)
    outer = named_beside(scene, syntax, marked)
    if outer is not None:
        return outer
    if before and before[-1].last >= group.start - 1:
        phrase = before[-1]
        if scene.word(group.start - 1).lower == ",":
            while phrase.parent >= 0:
                phrase = syntax.phrases[phrase.parent]
            phrase = _agreeing(scene, syntax, group, phrase)
        return phrase
    if not before:
        finite = next((g for g in syntax.groups if g.form == "finite" and g.start > group.end), None)
        if finite:
            run = left_run(scene, syntax, finite)
            return run[-1] if run else None
    return None


def _closed(scene: Scene, start: int, end: int) -> bool:
    """Whether only a closing mark and a comma stand between two words."""
    words = scene.analysis.words
    return closes_name(words, start, 0) and {w.text for w in words[start + 1 : end]} <= {","}

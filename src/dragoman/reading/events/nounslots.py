"""What stands around a noun that tells an act: what lies in it behind "de", and the phrases that follow it."""

from __future__ import annotations

from collections.abc import Sequence

from dragoman.language.phrases import Phrase
from dragoman.reading.events.aims import aimed_at
from dragoman.reading.events.governors import governor
from dragoman.reading.events.slots import Slots
from dragoman.reading.scene import Scene, Syntax


def noun_slots(scene: Scene, syntax: Syntax, phrase: Phrase) -> Slots:
    """The places around a noun: `de` phrases inside it and the prepositional phrases that follow up to the next verb."""
    slots = Slots(start=phrase.first, end=phrase.last)
    inside = syntax.nested(phrase)
    bare = {
        p.i for p in inside if p.parent == phrase.i and p.last - p.first == 2 and scene.word(p.head).text[:1].islower()
    }
    direct = [p for p in inside if p.parent == phrase.i or p.parent in bare]  # "une visite de travail de la ministre"
    for p in direct:
        slots.preps.setdefault("de", []).append(p)
    _behind_agent(scene, syntax, phrase, inside, slots)
    last = max([phrase.last, *(p.last for p in inside)])
    if resumed := _resumed(scene, syntax, last):
        slots.preps.setdefault("de", []).extend(resumed)
    for p in syntax.phrases:
        if p.i <= phrase.i or p in inside:
            continue
        verb_between = any(
            g.start >= phrase.first and g.end <= p.first and g.form != "participle" for g in syntax.groups
        )
        if verb_between or not p.prep or (p.parent >= 0 and p.prep == "de"):
            if verb_between:
                break
            continue
        words = scene.analysis.words[last : p.first]
        if any(w.lower in {":", ";", "qui", "que", "dont"} for w in words):
            break
        slots.preps.setdefault(p.prep, []).append(p)
        last = p.last
    slots.end = last
    if aimed := aimed_at(scene, syntax, last):
        slots.preps.setdefault("visant", []).extend(aimed)
    for group in syntax.groups:
        if group.form == "infinitive" and group.start >= phrase.last:
            govern = governor(scene, syntax, group)
            if govern.word is not None and phrase.first <= govern.word < phrase.last:
                slots.complement = group
                break
    return slots


def _resumed(scene: Scene, syntax: Syntax, last: int) -> list[Phrase]:
    """What lies in a noun behind an aside: "la rupture, par Berne, des pourparlers", "le retrait, en mai, d'un"."""
    words, end = scene.analysis.words, syntax.sentence.last
    starts = {p.first: p for p in syntax.phrases}
    at, commas, named = last, 0, False
    for _ in range(4):
        while at < end and words[at].lower == ",":
            at, commas = at + 1, commas + 1
        phrase = starts.get(at)
        of = at < end and words[at].lower in {"de", "d'", "du", "des"}
        if phrase is None or not (phrase.prep or of) or (of and named):
            return []  # "contre les sites de la Tunisie, de l'Égypte": one more of them
        if of:
            return [phrase] if commas and at > last and words[at - 1].lower == "," else []
        at = phrase.last
        while at in starts and words[at].lower in {"de", "d'", "du", "des"}:
            named = scene.word(starts[at].head).pos == "PROPN"
            at = starts[at].last
    return []


def _behind_agent(scene: Scene, syntax: Syntax, phrase: Phrase, inside: Sequence[Phrase], slots: Slots) -> None:
    """Add what lies in a noun behind the agent: "le retrait par la France de ses troupes"."""
    agent = next(
        (
            p
            for p in syntax.phrases
            if p.prep in {"par", "pour", "en"} and p.first == max([phrase.last, *(q.last for q in inside)])
        ),
        None,
    )
    if agent:
        for p in syntax.phrases:
            mine = p.parent == agent.i or (p.first == agent.last and p.prep in {"", "de"})
            if p.i == agent.i + 1 and mine and scene.word(p.first).lower in {"de", "d'", "du", "des"}:
                slots.preps.setdefault("de", []).append(p)

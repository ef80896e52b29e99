"""The triggers that a verb, an adjective or a fixed expression may be, and what stands around an expression."""

from __future__ import annotations

import functools
from collections.abc import Iterator

from dragoman.codebook.folding import fold
from dragoman.codebook.triggers import Trigger, load_triggers
from dragoman.language.verbgroups import VerbGroup
from dragoman.reading.events.slots import Slots, verb_slots
from dragoman.reading.scene import Scene, Syntax


def rule(name: str) -> Trigger:
    """The trigger of a rule's name."""
    return next(trigger for trigger in load_triggers().all if trigger.rule == name)


def by_itself(scene: Scene, group: VerbGroup) -> list[Trigger]:
    """The triggers of a verb by itself, where it stands in words that are one of several, which do not fit."""
    said = {word for rest, _ in _longer(scene, group) for word in rest}
    rows = load_triggers().verbs.get(fold(group.name), ()) if said else ()
    return sorted((t for t in rows if not said & asked_objects(t)), key=specific)  # not "prendre part" as "une part"


def candidates(scene: Scene, group: VerbGroup) -> list[Trigger]:
    """The triggers of a verb, those of several words before the others, and those that ask for more first."""
    rows = list(load_triggers().verbs.get(fold(group.name), ()))
    several = _longer(scene, group)
    longer = [trigger for _, trigger in several]
    said = {word for rest, _ in several for word in rest}
    if longer:  # "se rendre compte": of what the verb says by itself only the same act, or what asks for other words as well
        acts = {trigger.act.name for trigger in longer}
        more = [t for t in rows if (asked_objects(t) or t.with_words) and not said & asked_objects(t)]
        rows = [t for t in rows if t.act.name in acts or t in more]
    return sorted(longer, key=specific) + sorted(rows, key=specific)


def _longer(scene: Scene, group: VerbGroup) -> list[tuple[tuple[str, ...], Trigger]]:
    """The triggers of several words that begin with a verb, with the words that follow it."""
    found = []
    for rest, trigger in load_triggers().phrases.get(fold(group.name), ()):
        following = scene.analysis.words[group.end : group.end + len(rest)]
        if tuple(fold(w.lower) for w in following) == rest:
            found.append((rest, trigger))
    return found


def asked_objects(trigger: Trigger) -> set[str]:
    """The nouns that a trigger asks for, in whichever place."""
    return {*trigger.object, *(noun for nouns in trigger.object_or.values() for noun in nouns)}


def stem(adjective: str) -> str:
    """An adjective without the marks of gender and number: "disposée" and "disposés" alike."""
    return fold(adjective).rstrip("es")


@functools.cache
def adjectives() -> dict[str, tuple[Trigger, ...]]:
    """The adjectives that carry an act, by their stem."""
    return {stem(adjective): tuple(sorted(rows, key=specific)) for adjective, rows in load_triggers().adjectives.items()}


def carrier(syntax: Syntax, at: int) -> VerbGroup | None:
    """The finite verb whose subject an expression describes: the next one, else the one before."""
    finite = [g for g in syntax.groups if g.form == "finite"]
    before = [g for g in finite if g.end <= at]
    return before[-1] if before else next((g for g in finite if g.start > at), None)


def around(scene: Scene, syntax: Syntax, group: VerbGroup | None, at: int, size: int) -> Slots:
    """The subject of the carrying verb and the prepositional phrases after the expression."""
    slots = Slots(start=at, end=at + size)
    if group:
        held = verb_slots(scene, syntax, group)
        slots.subject = held.object if group.passive else held.subject  # "En visite à Oslo, le ministre a été reçu par X"
    elif not syntax.groups:  # a headline without a verb: "Le patron de Nvidia en visite à Taipei"
        slots.subject = [p for p in syntax.phrases if not p.prep and p.parent < 0 and p.last <= at][:1]
    for phrase in syntax.phrases:
        if phrase.first >= at and phrase.prep and (phrase.parent < 0 or phrase.first == at + size):
            if any(at + size <= g.start and g.end <= phrase.first for g in syntax.groups):
                break
            prep = "avec" if phrase.prep.endswith(" avec") else phrase.prep
            row = syntax.coordinated(phrase) if phrase.parent >= 0 else (phrase,)  # "à la demande de Riga, de Rome et d'Oslo"
            slots.preps.setdefault(prep, []).extend(row)
            slots.end = row[-1].last
    return slots


def add_complements(syntax: Syntax, slots: Slots, adjective: int) -> None:
    """Give an adjective what its "de" governs: "satisfaite des efforts", which the phrases take for part of the adjective."""
    for phrase in syntax.phrases:
        if phrase.prep == "de" and phrase.parent >= 0 and syntax.phrases[phrase.parent].head == adjective:
            slots.preps.setdefault("de", []).append(phrase)


def specific(trigger: Trigger) -> int:
    """Triggers that ask for more come first."""
    conditions = (
        trigger.object,
        trigger.object_or,
        trigger.subject,
        trigger.with_words or trigger.topic,
        trigger.then_words,
        trigger.then_words,  # asked of the whole sentence: twice
        trigger.by_words,
        trigger.clause_acts,
        trigger.of,
        trigger.needs,
    )
    return -sum(bool(c) for c in conditions)


def expressions(scene: Scene, syntax: Syntax) -> Iterator[tuple[Trigger, int, int]]:
    """The fixed words of a sentence that a trigger may be, with the index of the first word and that behind the last."""
    first, last = syntax.sentence.first, syntax.sentence.last
    folded = [fold(w.lower) for w in scene.analysis.words[first:last]]
    places: dict[str, list[int]] = {}
    for n, word in enumerate(folded):
        places.setdefault(word, []).append(n)
    known = (row for word in places for row in _expressions().get(word, ()))
    for _, wanted, trigger in sorted(known, key=lambda row: row[0]):
        for n in places[wanted[0]]:
            if folded[n : n + len(wanted)] == wanted and not _same_lack(syntax, trigger, first + n):
                yield trigger, first + n, first + n + len(wanted)


def asks_for(trigger: Trigger, scene: Scene, at: int, end: int) -> bool:
    """Whether fixed words are among those that the trigger of their verb asks for: they are told by it."""
    words = fold(" ".join(w.text for w in scene.analysis.words[at:end]))
    if words.endswith((" avec", " de", " a")):
        return words in trigger.with_words
    return any(f" {wanted} " in f" {words} " for wanted in trigger.with_words)  # "en détention" of "en détention provisoire"


def _same_lack(syntax: Syntax, trigger: Trigger, at: int) -> bool:
    """ "n'ont pas signé, faute d'accord sur le prix": what did not happen is told once."""
    held = carrier(syntax, at) if trigger.status == "negated" else None
    return held is not None and held.negated


@functools.cache
def _expressions() -> dict[str, list[tuple[int, list[str], Trigger]]]:
    """The expressions by their first word, each with its place in the order of all."""
    found: dict[str, list[tuple[int, list[str], Trigger]]] = {}
    for n, (words, trigger) in enumerate(load_triggers().expressions):
        wanted = words.split(" ")
        found.setdefault(wanted[0], []).append((n, wanted, trigger))
    return found

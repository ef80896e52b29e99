"""Verbs whose deed another act of the sentence tells: what it did, in whose text it stands, at whose door it is laid."""

from __future__ import annotations

from dragoman.codebook.triggers import Trigger
from dragoman.language.phrases import Phrase
from dragoman.language.verbgroups import VerbGroup
from dragoman.model import ABOUT_ACTS
from dragoman.reading.events.clubs import LEADING
from dragoman.reading.events.governors import governor
from dragoman.reading.events.slots import verb_slots
from dragoman.reading.scene import Scene, Syntax

#: What violence does: "ont pilonné la ville, tuant vingt personnes" is one act.
_HARM = frozenset("tuer blesser faire causer provoquer endommager détruire faucher décimer".split())


#: What is only said beside an act: by the verbs it is said with, the acts it is said of.
_BESIDE = (
    (frozenset({"soupçonner", "suspecter"}), frozenset("investigate expel ban penalise restrict".split())),
    (LEADING, frozenset({"join", "quit", "refuse"})),
    (frozenset({"proposer", "offrir"}), frozenset({"refuse"})),
)


def beside(group: VerbGroup, taken: dict[int, Trigger]) -> Trigger | None:
    """ "une enquête sur Nvidia, soupçonné d'avoir", "le programme, porté par l'Uemoa", "le pacte que lui offrait Pékin": of
    the ground, the head or the offer that the act before it tells with it.
    """
    before = [taken[k] for k in sorted(taken) if k < group.start]
    for verbs, acts in _BESIDE:
        if before and group.lemma in verbs and before[-1].act.name in acts:
            return before[-1]
    return None


def teller(syntax: Syntax, speech: VerbGroup, taken: dict[int, Trigger]) -> Trigger | None:
    """The act of a verb of speech, or of the "faire" before it: "a fait savoir qu'elle"."""
    makes = (g for g in syntax.groups if g.end == speech.start and g.lemma in {"faire", "laisser"})
    return next((taken[g.head] for g in (speech, *makes) if g.head in taken), None)


def of_the_act(scene: Scene, syntax: Syntax, group: VerbGroup, taken: dict[int, Trigger]) -> Trigger | None:
    """The act whose harm a gerund tells, or in whose text it stands: "a mis son veto à une résolution condamnant la Syrie"."""
    before = [g for g in syntax.groups if g.form == "finite" and g.end <= group.start]
    outer = taken.get(before[-1].head) if before else None
    if outer is None:
        return None
    if outer.act.name in {"attack", "cyberattack"} and group.lemma in _HARM:
        return outer
    attached = scene.word(group.start).lower != "en" and scene.word(group.start - 1).lower != ","
    return outer if attached and outer.act.name in {"refuse", "appeal", "cancel", "threaten"} else None


def imputed(scene: Scene, syntax: Syntax, group: VerbGroup, taken: dict[int, Trigger]) -> Trigger | None:
    """A participle on the deed that is laid at somebody's door: "a imputé à la Russie l'intrusion subie par ses services"."""
    for earlier in syntax.groups:
        if earlier.end <= group.start and taken.get(earlier.head) and taken[earlier.head].act.name == "accuse":
            deed = syntax.phrase_at(group.start - 1)
            if deed is not None and any(deed.i == p.i for p in verb_slots(scene, syntax, earlier).object):
                return taken[earlier.head]
    return None


def dealt_on(syntax: Syntax, phrase: Phrase, taken: dict[int, Trigger]) -> bool:
    """Whether a noun is what negotiations are on: "négociations entre X et Y sur le retrait"."""
    talks = [p for p in syntax.phrases if p.last <= phrase.first and p.head in taken and taken[p.head].act.name == "negotiate"]
    if phrase.prep != "sur" or not talks:
        return False
    return not any(talks[-1].last <= g.start < phrase.first for g in syntax.groups)


def in_complement(scene: Scene, syntax: Syntax, group: VerbGroup, taken: dict[int, Trigger]) -> Trigger | None:
    """A participle on what an absorbed infinitive is done to: "la nécessité d'abroger les restrictions imposées"."""
    for infinitive in syntax.groups:
        if infinitive.form != "infinitive" or infinitive.end > group.start:
            continue
        govern = governor(scene, syntax, infinitive)
        outer = taken.get(govern.group.head) if govern.group else None
        between = [w.lower for w in scene.analysis.words[infinitive.end : group.start]]
        if outer and outer.act.name in ABOUT_ACTS and not {",", ";", "qui", "que"} & set(between):
            return outer
    return None

"""What stands around a verb or a noun: its subject, its object and the phrases behind each preposition.

Subject and object are logical: a passive is turned round, a relative pronoun stands for its noun, an infinitive takes its
subject from the verb that governs it.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field, replace

from dragoman.language.joining import as_well
from dragoman.language.phrases import Phrase
from dragoman.language.verbgroups import VerbGroup
from dragoman.reading.events.aims import aimed_at, content_at
from dragoman.reading.events.asides import aside
from dragoman.reading.events.datives import TO_ITSELF, disposed, given
from dragoman.reading.events.described import hosts
from dragoman.reading.events.governors import governor, once, suffered
from dragoman.reading.events.howlong import dated, spans
from dragoman.reading.events.mainclause import (
    FRONTED,
    behind_edge,
    main_behind,
    next_subject,
    of_a_stay,
    other_subjects,
    over_relative,
)  # fmt: skip
from dragoman.reading.events.relatives import held_by, promised_thing, relative_places, tied, which
from dragoman.reading.events.subjects import (
    RELATIVE,
    antecedent_of,
    clitic_subject,
    dislocated,
    inverted,
    left_run,
    relative_pronoun,
    through_parmi,
)  # fmt: skip
from dragoman.reading.events.texts import speech_behind
from dragoman.reading.scene import Scene, Syntax

_CUT = RELATIVE | set("alors tandis parce puisque lorsque lorsqu' quand si comme mais car : ; afin".split())

_AS = frozenset({"désigner", "qualifier", "considérer", "classer"})

_OBJECT_CONTROL = frozenset(
    """appeler inviter exhorter encourager inciter presser prier sommer contraindre obliger autoriser aider forcer pousser
    accuser empêcher convier engager enjoindre condamner charger remercier féliciter""".split()
)

_DATIVE_CONTROL = frozenset(
    "demander ordonner permettre interdire proposer recommander conseiller suggérer intimer offrir imposer".split()
)

#: Verbs whose "se voir" has somebody they are done to behind "à".
_DATIVE = frozenset(
    """reprocher infliger imposer interdire refuser opposer retirer accorder attribuer confier demander signifier notifier
    remettre octroyer offrir promettre proposer ordonner enjoindre dénier""".split()
)

_PURPOSE = frozenset({"pour", "afin"})


@dataclass
class Slots:
    """The phrases in each place. `preps`: by preposition; `complement`: the infinitive that follows."""

    subject: list[Phrase] = field(default_factory=list)
    object: list[Phrase] = field(default_factory=list)
    preps: dict[str, list[Phrase]] = field(default_factory=dict)
    complement: VerbGroup | None = None
    clause: VerbGroup | None = None
    start: int = 0
    end: int = 0


def verb_slots(scene: Scene, syntax: Syntax, group: VerbGroup) -> Slots:
    """The places around a verb group; the caller's own to change."""
    known = _verb_slots(scene, syntax, group)
    preps = {prep: list(rows) for prep, rows in known.preps.items()}
    return replace(known, subject=list(known.subject), object=list(known.object), preps=preps)


@once
def _verb_slots(scene: Scene, syntax: Syntax, group: VerbGroup) -> Slots:
    slots = Slots()
    left, right = _region(scene, syntax, group)
    slots.start, slots.end = left, right
    _subject(scene, syntax, group, slots)
    following = [p for p in syntax.phrases if group.end <= p.first < right]
    owned = other_subjects(scene, syntax, group, right) | next_subject(scene, syntax, group)
    following = [p for p in following if p.i not in owned]
    _objects(scene, syntax, group, following, slots)
    _prepositions(scene, syntax, group, following, left, slots)
    _complements(scene, syntax, group, right, slots)
    if slots.complement is None:  # "a promis aux élèves des îles de former": no object, but what follows is
        slots.object = slots.object or given(scene, syntax, group, slots.preps.get("à", []))
    _among(scene, syntax, slots)
    relative_places(scene, syntax, group, slots.preps)
    if aimed := aimed_at(scene, syntax, right):
        slots.preps.setdefault("visant", []).extend(aimed)
    tied(scene, syntax, slots.object, slots.preps)
    _seen_done(scene, syntax, group, slots)
    if group.passive:
        patient, slots.subject = slots.subject, list(slots.preps.pop("par", []))
        slots.object = patient or slots.object
    return slots


def _seen_done(scene: Scene, syntax: Syntax, group: VerbGroup, slots: Slots) -> None:
    """ "se voit reprocher par X", "s'est fait expulser par X": X does it to the subject of "se voir"."""
    patient = suffered(scene, syntax, group)
    if patient is None:
        return
    slots.subject = slots.preps.pop("par", [])
    if slots.object or group.lemma in _DATIVE:
        slots.preps.setdefault("à", []).extend(_with_subject(scene, syntax, patient).subject)
    else:
        slots.object = list(_with_subject(scene, syntax, patient).subject)


def _region(scene: Scene, syntax: Syntax, group: VerbGroup) -> tuple[int, int]:
    """From where to where phrases may belong to the verb."""
    words = scene.analysis.words
    left = syntax.sentence.first
    for g in syntax.groups:
        if g.end <= group.start and g.form == "finite":
            left = g.end
    right = syntax.sentence.last
    for g in syntax.groups:
        if g.start >= group.end and g.form in {"finite", "infinitive", "gerund"}:
            right = min(right, g.start)
            break
    for k in range(group.end, right):
        if as_well(words, k - 1) and (also := syntax.phrase_at(k + 1)) and also.joined >= 0:
            continue
        if words[k].lower in _CUT and not (words[k].lower == "comme" and (k <= group.end + 1 or group.lemma in _AS)):
            right = k  # "désigne ainsi comme terroristes" goes on
            break
    return left, right


def _subject(scene: Scene, syntax: Syntax, group: VerbGroup, slots: Slots) -> None:
    """Fill the subject, and the object where a relative pronoun is it."""
    known = _with_subject(scene, syntax, group)
    slots.subject, slots.object = list(known.subject), list(known.object)


@once
def _with_subject(scene: Scene, syntax: Syntax, group: VerbGroup) -> Slots:
    slots = Slots()
    _find_subject(scene, syntax, group, slots)
    return slots


def _find_subject(scene: Scene, syntax: Syntax, group: VerbGroup, slots: Slots) -> None:
    if group.form in {"infinitive", "gerund"}:
        slots.subject = _controlled(scene, syntax, group)
        slots.object = promised_thing(scene, syntax, group)
        return
    if group.form == "participle":
        slots.subject = hosts(scene, syntax, group)
        return
    relative = relative_pronoun(scene, syntax, group)
    if antecedent := which(scene, syntax, group, relative):
        slots.subject = list(syntax.coordinated(antecedent))
        return
    if relative == "qui":
        antecedent = antecedent_of(scene, syntax, group, {"qui"})
        if antecedent:
            slots.subject = through_parmi(scene, syntax, antecedent)
            return
    slots.subject = dislocated(scene, syntax, group) if clitic_subject(scene, group) else left_run(scene, syntax, group)
    if not slots.subject and not group.pronoun:
        carried = _carried(group)  # "a remercié X et invité la ministre": nobody stands behind such a participle
        slots.subject = (not carried and inverted(scene, syntax, group)) or _inherited(scene, syntax, group)
    if relative in {"que", "qu'"} and not group.passive:
        antecedent = antecedent_of(scene, syntax, group, {"que", "qu'"})
        if antecedent:
            slots.object = held_by(scene, syntax, group, antecedent)


def _carried(group: VerbGroup) -> bool:
    """Whether a participle carries on a compound tense without its auxiliary."""
    return group.form == "finite" and (group.perfect or group.passive) and group.start == group.head


def _inherited(scene: Scene, syntax: Syntax, group: VerbGroup) -> list[Phrase]:
    """The subject of an earlier verb that this one is coordinated with."""
    earlier = [g for g in syntax.groups if g.end <= group.start and g.form == "finite"]
    if _carried(group):
        earlier = [g for g in earlier if g.perfect or g.passive] or earlier
    if not earlier:
        return []
    words = scene.analysis.words
    between = [w.lower for w in words[earlier[-1].end : group.start]]
    if not ({"et", ",", "puis", "mais", "ou"} & set(between[-4:])) and group.start != group.head:
        return []
    inner = Slots()
    _subject(scene, syntax, earlier[-1], inner)
    return inner.subject


def _controlled(scene: Scene, syntax: Syntax, group: VerbGroup) -> list[Phrase]:
    """The subject of an infinitive or gerund: that of its governor, or the object that the governor addresses."""
    govern = governor(scene, syntax, group)
    if group.form == "gerund" and group.start > 0 and scene.word(group.start - 1).pos in {"NOUN", "ADJ", "PROPN"}:
        described = syntax.phrase_at(group.start - 1)  # "une résolution condamnant": it describes the noun
        if described and scene.word(group.start).lower != "en":
            return [speech_behind(scene, syntax, described)]
    if govern.group is None:
        if (group.form == "gerund" or govern.marker in FRONTED) and (main := main_behind(scene, syntax, group)):
            return main
        phrase = next(
            (p for p in syntax.phrases if p.first >= group.end and not p.prep and group.form == "gerund"), None
        )
        return list(syntax.coordinated(phrase)) if phrase else []
    outer = verb_slots(scene, syntax, over_relative(scene, syntax, group, govern.group))
    if group.form == "infinitive" and govern.word is None and govern.marker not in _PURPOSE:
        if govern.group.lemma in _OBJECT_CONTROL and outer.object and not govern.group.reflexive:
            return outer.object
        if govern.group.lemma in _DATIVE_CONTROL and outer.preps.get("à"):
            return outer.preps["à"]
    return outer.subject


def _objects(scene: Scene, syntax: Syntax, group: VerbGroup, following: list[Phrase], slots: Slots) -> None:
    if slots.object or (group.reflexive and group.lemma not in TO_ITSELF):
        return
    held = {p.i for p in slots.subject}  # "a exigé le président": it stands behind its verb
    bare = [p for p in following if not p.prep and p.parent < 0 and p.i not in held]
    bare = [p for p in bare if scene.word(p.head).pos != "ADV" and not spans(scene, p) and not aside(scene, group, p)]
    if group.passive:  # "il a été reçu par le président, Eino Mattlar": the name is no patient
        bare = [p for p in bare if scene.word(p.first - 1).lower != ","]
    if bare:
        bare = [p for p in bare if scene.word(p.head).lower != "persona"] or bare  # "a déclaré persona non grata deux"
        first = next((p for p in bare if not dated(scene, p)), bare[0])  # "a saisi, le 4 novembre, des serveurs"
        if scene.word(first.head).pos == "ADJ" and scene.word(first.head).dep in {"xcomp", "amod", "ROOT"}:  # "juge utile la"
            first = next((p for p in bare[1:] if scene.word(p.head).dep == "obj"), first)
        slots.object = [p for p in syntax.coordinated(first) if p.i in {f.i for f in following}]
        return
    words = scene.analysis.words
    for p in following[:1]:
        if group.negated and p.prep == "de" and p.parent < 0 and p.first <= group.end + 1:
            slots.object = [p]  # "ne signeront pas d'accord"
            return
    for p in following[:1]:  # a partitive: "envoyer du matériel"
        article = words[p.first].lower == "du" or (
            words[p.first].lower == "de" and words[p.first + 1].lower in {"la", "l'"}
        )
        named = words[p.head].pos == "PROPN"  # "a reçu du Chili": from whom
        adverbs = all(w.pos == "ADV" for w in words[group.end : p.first])  # "a livré gratuitement du matériel"
        if p.prep == "de" and adverbs and article and not named:
            slots.object = [p]


def _prepositions(
    scene: Scene, syntax: Syntax, group: VerbGroup, following: list[Phrase], left: int, slots: Slots
) -> None:
    taken = {p.i for p in slots.object} | {p.i for p in slots.subject}
    for phrase in following:
        if phrase.i in taken or not phrase.prep:
            continue
        if (phrase.prep == "de" and phrase.parent >= 0) or disposed(scene, group, phrase):
            continue
        slots.preps.setdefault(phrase.prep, []).append(phrase)
    near = [p for p in following[:1] if p.first == group.end and not p.prep]
    if group.reflexive and near and scene.word(near[0].first).lower == "des":
        slots.preps.setdefault("de", []).append(near[0])  # "se réjouit des progrès": no object behind "se"
    first = min((p.first for p in slots.subject), default=group.start)
    for phrase in syntax.phrases:
        before = left <= phrase.first and phrase.last <= group.start and behind_edge(scene, left, phrase, group)
        free = phrase.parent < 0 and not of_a_stay(scene, syntax, phrase)
        if before and phrase.prep not in {"", "de", "par"} and free and phrase.last <= max(first, left):
            slots.preps.setdefault(phrase.prep, []).append(phrase)


def _among(scene: Scene, syntax: Syntax, slots: Slots) -> None:
    """ "61 pays, dont la France, l'Inde et la Chine": those named are among them, where no verb follows "dont"."""
    words = scene.analysis.words
    if slots.end >= syntax.sentence.last or words[slots.end].lower != "dont":
        return
    if any(g.form == "finite" and g.start > slots.end for g in syntax.groups):
        return
    last = max((p for p in all_phrases(slots) if p.last <= slots.end), key=lambda p: p.last, default=None)
    named = [p for p in syntax.phrases if p.first > slots.end and not p.prep and p.parent < 0]
    for row in (slots.subject, slots.object, *slots.preps.values()):
        if last is not None and last in row:
            row.extend(named)


def _complements(scene: Scene, syntax: Syntax, group: VerbGroup, right: int, slots: Slots) -> None:
    following = next((g for g in syntax.groups if g.start >= group.end), None)
    if following and following.form == "infinitive":
        govern = governor(scene, syntax, following)
        if govern.group is group and govern.marker not in _PURPOSE | {"avant de", "après", "sans", "afin de"}:
            slots.complement = following
    words = scene.analysis.words
    for k in range(group.end, min(right + 1, syntax.sentence.last)):
        if content_at(words, k):
            slots.clause = next((g for g in syntax.groups if g.start > k and g.form == "finite"), None)
            break


def all_phrases(slots: Slots) -> Iterable[Phrase]:
    """Every phrase in any place."""
    yield from slots.subject
    yield from slots.object
    for rows in slots.preps.values():
        yield from rows

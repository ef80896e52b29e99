"""What stands around a verb or a noun: its subject, its object and the phrases behind each preposition.

Subject and object are logical: a passive is turned round, a relative pronoun is replaced by what it stands for, an
infinitive takes its subject from the verb that governs it.
"""

from __future__ import annotations

import functools
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, field, replace
from typing import TypeVar

from dragoman.language.analysis import Word
from dragoman.language.phrases import Phrase
from dragoman.language.verbgroups import VerbGroup
from dragoman.reading.scene import Scene, Syntax

_RELATIVE = frozenset({"qui", "que", "qu'", "dont", "où", "lequel", "laquelle", "lesquels", "lesquelles"})
_CUT = _RELATIVE | {"alors", "tandis", "parce", "puisque", "lorsque", "quand", "si", "comme", "mais", "car", ":", ";", "afin"}
_OBJECT_CONTROL = frozenset(
    """appeler inviter exhorter encourager inciter presser prier sommer contraindre obliger autoriser aider forcer pousser
    accuser empêcher convier engager enjoindre condamner charger""".split()
)
_DATIVE_CONTROL = frozenset("demander ordonner permettre interdire proposer recommander conseiller suggérer intimer offrir imposer".split())
_PURPOSE = frozenset({"pour", "afin"})


#: "les premiers à signer": what they sign is asserted.
_ORDINALS = frozenset({"premier", "premiere", "seul", "seule", "dernier", "derniere", "second", "seconde"})


@dataclass
class Slots:
    """The phrases in each place. `preps`: by preposition; `complement`: the infinitive that follows; `marker`: its word."""

    subject: list[Phrase] = field(default_factory=list)
    object: list[Phrase] = field(default_factory=list)
    preps: dict[str, list[Phrase]] = field(default_factory=dict)
    complement: VerbGroup | None = None
    clause: VerbGroup | None = None
    start: int = 0
    end: int = 0


@dataclass(frozen=True, slots=True)
class Governor:
    """What an infinitive depends on: a verb group, or a noun or adjective (`word`), and the marker between them."""

    group: VerbGroup | None
    word: int | None
    marker: str


_T = TypeVar("_T")


def _once(ask: Callable[[Scene, Syntax, VerbGroup], _T]) -> Callable[[Scene, Syntax, VerbGroup], _T]:
    """Answer a question about a verb once a sentence: the same is asked for every noun, and long sentences have many."""

    @functools.wraps(ask)
    def asked(scene: Scene, syntax: Syntax, group: VerbGroup) -> _T:
        key = (ask.__name__, group.start)
        if key not in syntax.memo:
            syntax.memo[key] = ask(scene, syntax, group)
        held: _T = syntax.memo[key]
        return held

    return asked


@_once
def governor(scene: Scene, syntax: Syntax, group: VerbGroup) -> Governor:
    """What governs an infinitive or a gerund in its sentence."""
    words = scene.analysis.words
    k = group.start - 1
    while k >= syntax.sentence.first and (words[k].pos == "ADV" or words[k].lower in {"y", "en", "ne", "pas", "ensuite"}):
        k -= 1
    marker = words[k].lower if k >= syntax.sentence.first else ""
    marker = {"d'": "de", "du": "de"}.get(marker, marker)
    if marker == "de" and k > syntax.sentence.first and words[k - 1].lower in {"avant", "afin", "lieu", "vue", "faute", "loin"}:
        before = words[k - 1].lower
        marker = {"afin": "afin de", "avant": "avant de", "faute": "faute de", "loin": "loin de"}.get(before, "en vue de")
        k -= 1
    previous = [g for g in syntax.groups if g.end <= group.start]
    held = words[k - 1] if k - 1 >= syntax.sentence.first and marker in {"de", "à"} else None
    last = previous[-1] if previous else None
    if held is not None and held.pos in {"NOUN", "ADJ", "PROPN"} and not (last and last.end == k):
        noun = _governing_noun(scene, syntax, k - 1, last)
        if noun is not None:
            return Governor(last, noun, marker)
    if marker in {"et", ",", "ou"} and last and last.form == group.form:
        return governor(scene, syntax, last)
    return Governor(last, None, marker)


def _governing_noun(scene: Scene, syntax: Syntax, k: int, last: VerbGroup | None) -> int | None:
    """The noun or adjective before "de/à + infinitive" that takes it; None where it is only the object of the verb."""
    from dragoman.codebook.nouns import in_class, singular  # noqa: PLC0415
    from dragoman.codebook.operators import load_operators  # noqa: PLC0415

    operators = load_operators()
    phrase = syntax.phrase_at(k)
    candidates = [k] + ([phrase.head] if phrase else [])
    if phrase and phrase.parent >= 0:
        candidates.append(syntax.phrases[phrase.parent].head)
    if singular(scene.word(k).text) in _ORDINALS:
        return None
    for c in candidates:
        noun = singular(scene.word(c).text)
        if noun in operators.nouns or noun in operators.adjectives or in_class(noun, "commitment"):
            return c
    if scene.word(k).pos == "ADJ" and (not last or last.lemma in {"être", "se dire", "se déclarer", "dire", "déclarer"}):
        return k
    return None


def verb_slots(scene: Scene, syntax: Syntax, group: VerbGroup) -> Slots:
    """The places around a verb group; the caller's own to change."""
    known = _verb_slots(scene, syntax, group)
    preps = {prep: list(rows) for prep, rows in known.preps.items()}
    return replace(known, subject=list(known.subject), object=list(known.object), preps=preps)


@_once
def _verb_slots(scene: Scene, syntax: Syntax, group: VerbGroup) -> Slots:
    slots = Slots()
    left, right = _region(scene, syntax, group)
    slots.start, slots.end = left, right
    _subject(scene, syntax, group, slots)
    following = [p for p in syntax.phrases if group.end <= p.first < right]
    owned = _other_subjects(scene, syntax, group, right)
    following = [p for p in following if p.i not in owned]
    _objects(scene, syntax, group, following, slots)
    _prepositions(syntax, group, following, left, slots)
    _complements(scene, syntax, group, right, slots)
    _among(scene, syntax, slots)
    if group.passive:
        patient, slots.subject = slots.subject, list(slots.preps.pop("par", []))
        slots.object = patient or slots.object
    return slots


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
        if words[k].lower in _CUT:
            right = k
            break
    return left, right


def _subject(scene: Scene, syntax: Syntax, group: VerbGroup, slots: Slots) -> None:
    """Fill the subject, and the object where a relative pronoun is it."""
    known = _with_subject(scene, syntax, group)
    slots.subject, slots.object = list(known.subject), list(known.object)


@_once
def _with_subject(scene: Scene, syntax: Syntax, group: VerbGroup) -> Slots:
    slots = Slots()
    _find_subject(scene, syntax, group, slots)
    return slots


def _find_subject(scene: Scene, syntax: Syntax, group: VerbGroup, slots: Slots) -> None:
    if group.form in {"infinitive", "gerund"}:
        slots.subject = _controlled(scene, syntax, group)
        return
    if group.form == "participle":
        host = _modified(scene, syntax, group)
        slots.subject = list(syntax.coordinated(host)) if host else []
        return
    relative = _relative(scene, syntax, group)
    if relative == "qui":
        antecedent = _antecedent(scene, syntax, group, {"qui"})
        if antecedent:
            slots.subject = _through_parmi(scene, syntax, antecedent)
            return
    slots.subject = _dislocated(scene, syntax, group) if _clitic_subject(scene, group) else _left_run(scene, syntax, group)
    if not slots.subject and not group.pronoun:
        slots.subject = _inherited(scene, syntax, group)
    if relative in {"que", "qu'"} and not group.passive:
        antecedent = _antecedent(scene, syntax, group, {"que", "qu'"})
        if antecedent:
            slots.object = list(syntax.coordinated(antecedent))


def _parsed_subject(scene: Scene, syntax: Syntax, group: VerbGroup) -> Phrase | None:
    analysis = scene.analysis
    for k in range(group.start, group.end):
        for child in analysis.children[k]:
            if analysis.words[child].dep.startswith("nsubj") and child < group.start:
                phrase = syntax.phrase_at(child)
                if phrase and phrase.prep == "" and phrase.parent < 0 and not _finite_between(syntax, phrase, group):
                    return phrase
    return None


def _finite_between(syntax: Syntax, phrase: Phrase, group: VerbGroup) -> bool:
    between = [g for g in syntax.groups if phrase.last <= g.start and g.end <= group.start and g.form == "finite"]
    return len(between) > 1


def _clitic_subject(scene: Scene, group: VerbGroup) -> bool:
    """Whether a pronoun before the verb is its subject, so that no noun is."""
    before = {scene.word(k).lower for k in range(group.start, group.head)}
    return bool(before & {"il", "elle", "ils", "elles", "on", "je", "tu"}) or group.pronoun in {"nous", "je", "vous"}


def _dislocated(scene: Scene, syntax: Syntax, group: VerbGroup) -> list[Phrase]:
    """ "Moscou, il fustige...": the noun that the pronoun takes up, where only a comma parts them."""
    if group.start - 1 > syntax.sentence.first and scene.word(group.start - 1).lower == ",":
        phrase = next((p for p in syntax.phrases if p.last == group.start - 1), None)
        if phrase and not phrase.prep and scene.word(phrase.head).pos == "PROPN" and phrase.last - phrase.first <= 2:
            return [phrase]
    return []


_BREAKS = frozenset({":", ";", "–", "—", "|", "»"})
_OPENS = frozenset({":", ";", "(", ",", "et", "mais", "que", "qu'", "alors", "tandis", "puis", "car", "–", "»"})


def _left_run(scene: Scene, syntax: Syntax, group: VerbGroup) -> list[Phrase]:
    """The subject: the bare phrases between the opening of the clause and the verb, appositions and lists included."""
    words = scene.analysis.words
    first, zones = _opening(scene, syntax, group)
    run: list[Phrase] = []
    for phrase in syntax.phrases:
        if phrase.first < first or phrase.last > group.start or phrase.prep or phrase.parent >= 0:
            continue
        if any(start <= phrase.first < end for start, end in zones) or words[phrase.head].lower.startswith("outre-"):
            continue
        if _apposed_to_other(words, syntax, phrase):
            continue
        run.append(phrase)
    return run


@_once
def _opening(scene: Scene, syntax: Syntax, group: VerbGroup) -> tuple[int, list[tuple[int, int]]]:
    """The first word of the verb's clause, and the stretches before the verb that relative clauses take up."""
    words = scene.analysis.words
    first = syntax.sentence.first
    zones: list[tuple[int, int]] = []
    for g in syntax.groups:
        if g.form != "finite" or g.end > group.start:
            continue
        pronoun = _pronoun_before(scene, syntax, g)
        if pronoun >= 0 and _pronoun_before(scene, syntax, group) < pronoun and words[group.start - 1].lower in {",", ")", "–"}:
            zones.append((pronoun, group.start))
        elif pronoun >= 0 and _pronoun_before(scene, syntax, group) < pronoun and not _opened_after(words, g.end, group.start):
            zones.append((pronoun, g.end))
        else:
            opened = [k for k in range(g.end, group.start) if words[k].lower in _OPENS]
            first = max(first, opened[0] if opened else group.start)
            zones = [zone for zone in zones if zone[0] >= first]
    zones += _governed_objects(syntax, group)
    for k in range(first, group.start):
        if words[k].text in _BREAKS and not any(start <= k < end for start, end in zones):
            first = k + 1
    return first, zones


def _governed_objects(syntax: Syntax, group: VerbGroup) -> list[tuple[int, int]]:
    """The objects of infinitives and gerunds before a verb: "le refus de signer le texte a surpris"."""
    zones = []
    for g in syntax.groups:
        if g.form in {"infinitive", "gerund"} and g.end <= group.start:
            held = next((p for p in syntax.phrases if p.first == g.end and not p.prep), None)
            if held:
                zones.append((held.first, held.last))
    return zones


def _opened_after(words: Sequence[Word], start: int, end: int) -> bool:
    return any(words[k].lower in _OPENS for k in range(start, end))


@_once
def _pronoun_before(scene: Scene, syntax: Syntax, group: VerbGroup) -> int:
    """The index of the relative pronoun that opens a verb's clause, -1 where none does."""
    words = scene.analysis.words
    earlier = [g.end for g in syntax.groups if g.end <= group.start and g.form == "finite"]
    for k in range(group.start - 1, max(earlier, default=syntax.sentence.first) - 1, -1):
        if words[k].lower in _RELATIVE and not (words[k].lower in {"que", "qu'"} and words[k].pos == "SCONJ"):
            return k
    return -1


def _apposed_to_other(words: Sequence[Word], syntax: Syntax, phrase: Phrase) -> bool:
    """Whether a bare noun after a comma describes what a preposition introduced: "selon X, porte-parole du Y, ..." """
    before = [p for p in syntax.phrases if p.last <= phrase.first]
    if not before or words[phrase.first].text[:1].isupper() or words[phrase.first].pos == "DET":
        return False
    if words[phrase.first - 1].lower != ",":
        return False
    outer = before[-1]
    while outer.parent >= 0:
        outer = syntax.phrases[outer.parent]
    return bool(outer.prep) and before[-1].last == phrase.first - 1


def _in_relative(scene: Scene, syntax: Syntax, group: VerbGroup) -> bool:
    return bool(_relative(scene, syntax, group))


@_once
def _relative(scene: Scene, syntax: Syntax, group: VerbGroup) -> str:
    """The relative pronoun that opens the clause of a finite verb, "" where none does."""
    words = scene.analysis.words
    earlier = [g.end for g in syntax.groups if g.end <= group.start and g.form == "finite"]
    first = max(earlier, default=syntax.sentence.first)
    for k in range(group.start - 1, first - 1, -1):
        if words[k].lower in _RELATIVE:
            if words[k].lower in {"que", "qu'"} and words[k].pos == "SCONJ":
                return ""
            return words[k].lower
    return ""


def _antecedent(scene: Scene, syntax: Syntax, group: VerbGroup, pronouns: set[str]) -> Phrase | None:
    words = scene.analysis.words
    for k in range(group.start - 1, syntax.sentence.first - 1, -1):
        if words[k].lower in pronouns:
            parsed = words[group.head].head if words[group.head].dep == "acl:relcl" else -1
            phrase = syntax.phrase_at(parsed) if 0 <= parsed < k else None
            before = [p for p in syntax.phrases if p.last <= k]
            if words[k - 1].lower == "," and before and not before[-1].joined >= 0:
                run = [p for p in before if not p.prep and p.parent < 0 and not _verb_between(syntax, p.last, k)]
                phrase = run[-1] if run else phrase
            if phrase is None and before:
                phrase = before[-1]
                while phrase.parent >= 0 and words[k - 1].lower == ",":
                    phrase = syntax.phrases[phrase.parent]
            return phrase
    return None


def _verb_between(syntax: Syntax, start: int, end: int) -> bool:
    return any(start <= g.start and g.end <= end and g.form != "participle" for g in syntax.groups)


def _through_parmi(scene: Scene, syntax: Syntax, antecedent: Phrase) -> list[Phrase]:
    """ "A et B figurent parmi les 49 pays qui ont signé": the ones who signed are A and B."""
    outer = antecedent
    while outer.parent >= 0:
        outer = syntax.phrases[outer.parent]
    if outer.prep == "parmi":
        for g in syntax.groups:
            if g.end <= outer.first and g.lemma in {"figurer", "compter", "être", "se trouver", "se classer"}:
                return _left_run(scene, syntax, g)
    return list(syntax.coordinated(antecedent))


def _inherited(scene: Scene, syntax: Syntax, group: VerbGroup) -> list[Phrase]:
    """The subject of an earlier verb that this one is coordinated with."""
    earlier = [g for g in syntax.groups if g.end <= group.start and g.form == "finite"]
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
            return [described]
    if govern.group is None:
        phrase = next((p for p in syntax.phrases if p.first >= group.end and not p.prep and group.form == "gerund"), None)
        return list(syntax.coordinated(phrase)) if phrase else []
    outer = verb_slots(scene, syntax, govern.group)
    if group.form == "infinitive" and govern.word is None and govern.marker not in _PURPOSE:
        if govern.group.lemma in _OBJECT_CONTROL and outer.object and not govern.group.reflexive:
            return outer.object
        if govern.group.lemma in _DATIVE_CONTROL and outer.preps.get("à"):
            return outer.preps["à"]
    return outer.subject


def _modified(scene: Scene, syntax: Syntax, group: VerbGroup) -> Phrase | None:
    """The phrase a bare participle describes: just before it, or the subject where it opens the sentence."""
    before = [p for p in syntax.phrases if p.last <= group.start]
    if before and before[-1].last >= group.start - 1:
        phrase = before[-1]
        if scene.word(group.start - 1).lower == "," and phrase.parent >= 0:
            while phrase.parent >= 0:
                phrase = syntax.phrases[phrase.parent]
        return phrase
    if not before:
        finite = next((g for g in syntax.groups if g.form == "finite" and g.start > group.end), None)
        if finite:
            run = _left_run(scene, syntax, finite)
            return run[-1] if run else None
    return None


def _other_subjects(scene: Scene, syntax: Syntax, group: VerbGroup, right: int) -> set[int]:
    """The phrases before the right edge that are the subject of the verb that follows."""
    following = next((g for g in syntax.groups if g.start >= right and g.form == "finite"), None)
    if not following or following.start != right or group.form != "finite":
        return set()
    phrase = _parsed_subject(scene, syntax, following)
    if phrase and phrase.first >= group.end:
        return {p.i for p in syntax.coordinated(phrase) if p.first >= phrase.first}
    return set()


def _objects(scene: Scene, syntax: Syntax, group: VerbGroup, following: list[Phrase], slots: Slots) -> None:
    if slots.object or group.reflexive:
        return
    bare = [p for p in following if not p.prep and p.parent < 0]
    if bare:
        first = bare[0]
        slots.object = [p for p in syntax.coordinated(first) if p.i in {f.i for f in following}]
        return
    words = scene.analysis.words
    for p in following[:1]:  # a partitive: "envoyer du matériel"
        if p.prep == "de" and p.first == group.end and words[p.first].lower in {"du", "de"} and words[p.first + 1].lower != "d'":
            if words[p.first].lower == "du" or words[p.first + 1].lower in {"la", "l'"}:
                slots.object = [p]


def _prepositions(syntax: Syntax, group: VerbGroup, following: list[Phrase], left: int, slots: Slots) -> None:
    taken = {p.i for p in slots.object} | {p.i for p in slots.subject}
    for phrase in following:
        if phrase.i in taken or not phrase.prep:
            continue
        if phrase.prep == "de" and phrase.parent >= 0:
            continue
        slots.preps.setdefault(phrase.prep, []).append(phrase)
    first = min((p.first for p in slots.subject), default=group.start)
    for phrase in syntax.phrases:
        before = left <= phrase.first and phrase.last <= group.start
        if before and phrase.prep not in {"", "de", "par"} and phrase.parent < 0 and phrase.last <= max(first, left):
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
            row += named


def _complements(scene: Scene, syntax: Syntax, group: VerbGroup, right: int, slots: Slots) -> None:
    following = next((g for g in syntax.groups if g.start >= group.end), None)
    if following and following.form == "infinitive":
        govern = governor(scene, syntax, following)
        if govern.group is group and govern.marker not in _PURPOSE | {"avant de", "après", "sans", "afin de"}:
            slots.complement = following
    words = scene.analysis.words
    for k in range(group.end, min(right + 1, syntax.sentence.last)):
        if words[k].lower in {"que", "qu'"}:
            slots.clause = next((g for g in syntax.groups if g.start > k and g.form == "finite"), None)
            break


def noun_slots(scene: Scene, syntax: Syntax, phrase: Phrase) -> Slots:
    """The places around a noun: `de` phrases inside it and the prepositional phrases that follow up to the next verb."""
    slots = Slots(start=phrase.first, end=phrase.last)
    inside = syntax.nested(phrase)
    bare = {p.i for p in inside if p.parent == phrase.i and p.last - p.first == 2 and scene.word(p.head).text[:1].islower()}
    direct = [p for p in inside if p.parent == phrase.i or p.parent in bare]  # "une visite de travail de la ministre"
    for p in direct:
        slots.preps.setdefault("de", []).append(p)
    agent = next((p for p in syntax.phrases if p.prep in {"par", "pour", "en"} and p.first == max([phrase.last, *(q.last for q in inside)])), None)
    if agent:  # "le retrait par la France de ses troupes", "la levée par l'Union des sanctions"
        for p in syntax.phrases:
            mine = p.parent == agent.i or (p.first == agent.last and p.prep in {"", "de"})
            if p.i == agent.i + 1 and mine and scene.word(p.first).lower in {"de", "d'", "du", "des"}:
                slots.preps.setdefault("de", []).append(p)
    last = max([phrase.last, *(p.last for p in inside)])
    for p in syntax.phrases:
        if p.i <= phrase.i or p in inside:
            continue
        verb_between = any(g.start >= phrase.first and g.end <= p.first and g.form != "participle" for g in syntax.groups)
        if verb_between or not p.prep or p.parent >= 0 and p.prep == "de":
            if verb_between:
                break
            continue
        words = scene.analysis.words[last : p.first]
        if any(w.lower in {":", ";", "qui", "que", "dont"} for w in words):
            break
        slots.preps.setdefault(p.prep, []).append(p)
        last = p.last
    slots.end = last
    for group in syntax.groups:
        if group.form == "infinitive" and group.start >= phrase.last:
            govern = governor(scene, syntax, group)
            if govern.word is not None and phrase.first <= govern.word < phrase.last:
                slots.complement = group
                break
    return slots


def all_phrases(slots: Slots) -> Iterable[Phrase]:
    """Every phrase in any place."""
    yield from slots.subject
    yield from slots.object
    for rows in slots.preps.values():
        yield from rows

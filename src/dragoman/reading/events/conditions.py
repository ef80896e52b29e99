"""What a sentence says will be done unless another gives way, and what it says another must do."""

from __future__ import annotations

from dragoman.language.verbgroups import VerbGroup
from dragoman.reading.events.governors import governor, once
from dragoman.reading.events.hedges import wondered
from dragoman.reading.events.site import Site
from dragoman.reading.events.slots import verb_slots
from dragoman.reading.events.status import condition
from dragoman.reading.events.subjects import clitic_subject
from dragoman.reading.scene import Scene, Syntax

_WARN = frozenset({"avertir", "prévenir", "menacer"})
#: Nobody refuses, blames or threatens what would have been done already: who "conteste avoir" denies.
_NOT_OF_THE_PAST = frozenset({"refuse", "criticise", "threaten"})
_AVOW = frozenset("réfuter contester récuser rejeter jurer assurer promettre garantir".split())
#: Verbs by which one says what ought to be, not what is due.
_HOLD = frozenset(
    "estimer juger réaffirmer marteler insister plaider considérer déclarer dire affirmer répéter soutenir réitérer".split()
)
#: With "devoir" these tell what is due: "le sommet doit s'ouvrir", "Kiev doit recevoir dix chars".
_DUE = frozenset(
    """recevoir rencontrer accueillir arriver participer commencer débuter entrer achever ouvrir avoir être signer réunir rendre
    rejoindre visiter quitter atteindre devenir tenir""".split()
)


@once
def unless(scene: Scene, syntax: Syntax, group: VerbGroup) -> tuple[VerbGroup, VerbGroup] | None:
    """ "fermerait l'oléoduc si le Bénin ne libérait pas ses agents": what is to come, and what must not be left undone.

    `group` is the verb of speech of the sentence, which is neither.
    """
    finite = [g for g in syntax.groups if g.form == "finite" and g is not group]
    if _or_else(scene, syntax):
        comes = next((g for g in finite if not g.negated and (g.mood == "cnd" or g.tense == "fut")), None)
        return (comes, comes) if comes is not None else None
    held = next((g for g in finite if g.negated and condition(scene, syntax, g) and not wondered(scene, syntax, g)), None)
    coming = (g for g in finite if g is not held and not g.negated and (g.mood == "cnd" or g.tense == "fut"))
    comes = next((g for g in coming if not condition(scene, syntax, g)), None)
    return (comes, held) if held is not None and comes is not None else None


#: What stands for the condition told before: "Faute de quoi, a averti Tokyo, le Japon suspendrait son aide".
_ELSE_CLAUSE = ("faute de quoi", "sans quoi", "à défaut de quoi", "sous peine de quoi")
_ELSE = (*_ELSE_CLAUSE, "sinon,", "à défaut,", "dans le cas contraire")


def _or_else(scene: Scene, syntax: Syntax) -> bool:
    text = scene.text[syntax.sentence.start : syntax.sentence.end].lower()
    return text.startswith(_ELSE) or any(f"{mark} {words}" in text for mark in (":", ";") for words in _ELSE)


def _else_before(site: Site) -> bool:
    """Whether the clause of a verb opens with "faute de quoi"."""
    scene = site.scene
    before = max((g.end for g in site.syntax.groups if g.end <= site.start), default=site.syntax.sentence.first)
    clause = scene.text[scene.word(before).start : scene.word(site.start).start].lower() if before < site.start else ""
    return any(words in clause for words in _ELSE_CLAUSE)


def threatens(site: Site) -> bool:
    """Whether a verb of speech tells what a party will do unless another does what it should."""
    if site.group is None:  # "faute de quoi Washington cesserait"
        told = next((g for g in site.syntax.groups if g.start >= site.end and g.form == "finite"), None)
        if told is None:
            return False
        named = site.scene.mentions_in(site.scene.word(site.end).start, site.scene.word(told.start).start)
        return clitic_subject(site.scene, told) or any(m.party for m in named)
    found = unless(site.scene, site.syntax, site.group)
    if found is None:
        return False
    passive = found[0].passive and _party(site, site.group)  # "le cargo sera coulé, ont averti les pirates"
    return clitic_subject(site.scene, found[0]) or _party(site, found[0]) or passive


def _party(site: Site, group: VerbGroup) -> bool:
    return bool(site.resolve(verb_slots(site.scene, site.syntax, group).subject).direct)


def must(site: Site) -> bool:
    """Whether a verb of opinion says what another party must do: "La Libye doit livrer les suspects, a réaffirmé Londres"."""
    return site.group is not None and _duty(site, site.group) is not None


def _duty(site: Site, said: VerbGroup) -> VerbGroup | None:
    """The infinitive that tells what must be done."""
    scene, syntax = site.scene, site.syntax
    for must_do in syntax.groups:
        if must_do.form != "finite" or must_do.lemma != "devoir" or must_do.perfect or must_do.tense == "fut":
            continue
        inverted = must_do.end <= said.start and scene.word(said.start - 1).text in {",", "»"}
        clause = said.end <= must_do.start and bool({"que", "qu'"} & _between(scene, said, must_do))
        done = next((g for g in syntax.groups if g.form == "infinitive" and 0 <= g.start - must_do.end <= 3), None)
        if not (inverted or clause) or done is None or done.lemma in _DUE:
            continue
        speakers = set(site.resolve(verb_slots(scene, syntax, said).subject).direct)
        who = site.resolve(verb_slots(scene, syntax, must_do).subject).direct
        if who and speakers and not speakers & set(who):
            return done
    return None


def _between(scene: Scene, one: VerbGroup, two: VerbGroup) -> set[str]:
    return {w.lower for w in scene.analysis.words[one.end : two.start]}


def told_by_other(site: Site, act: str) -> str | None:
    """Why an act is not told as done or due: it is what somebody threatens, or what somebody says must be done."""
    group = site.group
    if group is None or group.form not in {"finite", "infinitive"}:
        return None
    slots = site.slots
    if act in _NOT_OF_THE_PAST and slots.complement is not None and slots.complement.perfect and group.lemma in _AVOW:
        return "what is said not to have been done"  # "réfute avoir livré", "jure n'avoir tiré aucun missile"
    due = group.lemma == "appeler" and group.passive and not group.perfect and not slots.subject
    if act == "appeal" and due and slots.complement is not None:
        return "what is due"  # "est appelée à ratifier"
    later = [g for g in site.syntax.groups if g.form == "finite" and g.start >= group.end]
    for said in later if act != "threaten" else ():
        if said.lemma in _WARN and (found := unless(site.scene, site.syntax, said)) and group in found:
            return "what somebody threatens to do"
    if act != "threaten" and group.form == "finite" and (group.mood == "cnd" or group.tense == "fut") and _else_before(site):
        return "what somebody threatens to do"
    if group.form == "infinitive" and act not in {"appeal", "demand"}:
        outer = governor(site.scene, site.syntax, group).group
        if outer is not None and outer.lemma == "devoir":
            near = [g for g in site.syntax.groups if g.form == "finite" and g.lemma in _HOLD]
            if any(_duty(site, said) is group for said in near):
                return "what another says must be done"
    return None

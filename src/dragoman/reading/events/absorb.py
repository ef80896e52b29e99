"""Which words are told by another act and make no event of their own: complements, objects, what a verb announces."""

from __future__ import annotations

from dragoman.codebook.folding import fold
from dragoman.codebook.nouns import singular
from dragoman.codebook.operators import load_operators
from dragoman.codebook.triggers import Trigger, load_triggers
from dragoman.language.phrases import Phrase
from dragoman.language.verbgroups import VerbGroup
from dragoman.model import ABOUT_ACTS
from dragoman.reading.events.aims import aim_after
from dragoman.reading.events.attribution import press_says
from dragoman.reading.events.governors import governor
from dragoman.reading.events.predicates import denied_part, of_adjective, stated
from dragoman.reading.events.slots import verb_slots
from dragoman.reading.events.status import THANKED, Standing, speech_before, standing
from dragoman.reading.events.told import beside, dealt_on, imputed, in_complement, of_the_act, teller
from dragoman.reading.scene import Scene, Syntax

#: Before a noun, these tell what took place at its time.
_OCCASIONS = frozenset(
    {"lors de", "à l'issue de", "après", "à l'occasion de", "en marge de", "au cours de", "pendant", "à la suite de"}
)
#: Articles of what the reader is taken to know: "cette attaque n'a pas été revendiquée" tells that there was one.
_KNOWN = frozenset({"l'", "le", "la", "les", "ce", "cet", "cette", "ces"})
_JUDGED = frozenset({"criticise", "congratulate", "investigate"})
#: Nouns that put off or call off the act in their complement: it is told by them, not as done.
_CALLED_OFF = frozenset({"report", "annulation", "ajournement", "absence", "refus", "echec"})
#: What a protest does beside marching: "pour réclamer", "en dénonçant".
CLAIMS = frozenset("réclamer exiger dénoncer protester demander condamner contester fustiger critiquer".split())
#: What is done to measures that exist.
_ON_MEASURES = frozenset({"ease", "restrict", "suspend"})
_OPINIONS = frozenset({"praise", "criticise", "endorse", "ease"})


def absorbed(scene: Scene, syntax: Syntax, group: VerbGroup, taken: dict[int, Trigger]) -> Trigger | None:
    """The trigger whose complement this verb is, if any: it is then told by `about`, not by an event."""
    if group.form == "participle":
        return in_complement(scene, syntax, group, taken) or imputed(scene, syntax, group, taken) or beside(group, taken)
    if eased := _aim_of_eased(scene, syntax, group, taken):
        return eased
    if group.form == "gerund" and (outer := of_the_act(scene, syntax, group, taken)):
        return outer
    if group.form == "gerund" and group.lemma in CLAIMS:
        before = [taken[g.head] for g in syntax.groups if g.head in taken and g.end <= group.start]
        return before[-1] if before and before[-1].act.name == "protest" else None
    if group.form == "infinitive":
        govern = governor(scene, syntax, group)
        if (
            govern.group
            and govern.group.head in taken
            and govern.marker not in {"après", "sans", "pour", "afin de"}
            and not (group.perfect and govern.group.lemma in THANKED)
        ):
            outer_act = taken[govern.group.head]
            # "a exigé une trêve avant d'autoriser": the terms of the demand
            return outer_act if govern.marker != "avant de" or outer_act.act.name == "demand" else None
        return None
    if group.form == "finite":
        if scene.word(group.start - 1).lower in {"que", "qu'"} and (outer := beside(group, taken)):
            return outer
        speech = speech_before(scene, syntax, group)
        if speech and (told := teller(syntax, speech, taken)):
            return told
        for g in syntax.groups:
            trigger = taken.get(g.head)
            if trigger and trigger.act.name in ABOUT_ACTS | {"criticise", "praise", "accuse"} and g.end <= group.start:
                between = [w.lower for w in scene.analysis.words[g.end : group.start]]
                if ", ce qu" in " ".join(between) or ({"alors", "tandis", ";"} & set(between) and group.mood == "ind"):
                    continue  # "réclame une enquête, ce que Tachkent refuse", "déplore que..., alors que Conakry avait bloqué"
                if between[:1] in (["que"], ["qu'"]) or (group.mood == "sub" and {"que", "qu'"} & set(between)):
                    return trigger
    return None


def _aim_of_eased(scene: Scene, syntax: Syntax, group: VerbGroup, taken: dict[int, Trigger]) -> Trigger | None:
    """ "a levé les sanctions visant la Syrie", "a étendu l'embargo visant X": whom it was aimed at is no act of its own."""
    for earlier in syntax.groups:
        trigger = taken.get(earlier.head)
        if trigger is None or trigger.act.name not in _ON_MEASURES or earlier.end > group.start:
            continue
        if aim_after(scene, syntax, verb_slots(scene, syntax, earlier).end) is group:
            return trigger
    return None


def inside_taken(scene: Scene, syntax: Syntax, phrase: Phrase, taken: dict[int, Trigger]) -> bool:
    """Whether the noun is the object of a verb that already made an event of it."""
    if phrase.prep in _OCCASIONS:
        return phrase.prep in _WHILE and _same_violence(scene, syntax, phrase, taken)
    fact = _is_fact(scene, phrase)
    outer = phrase
    while outer.parent >= 0:
        outer = syntax.phrases[outer.parent]
        if outer.head in taken and taken[outer.head].act.name in ABOUT_ACTS | {"suspend", "endorse", "launch"}:
            return True
    if _claimed(scene, syntax, phrase, taken) or dealt_on(syntax, phrase, taken):
        return True
    for group in syntax.groups:
        if group.head not in taken:
            continue
        trigger = taken[group.head]
        if _in_the_matter(scene, syntax, phrase, group, trigger) or _alleged(scene, syntax, phrase, group, trigger):
            return True
        if fact and trigger.act.name in _JUDGED:
            continue
        slots = verb_slots(scene, syntax, group)
        rows = list(slots.object)
        if trigger.act.name in ABOUT_ACTS or trigger.object_or or trigger.act.name == "accuse":
            rows += [p for prep in _CONTENT for p in slots.preps.get(prep, ())]
        if trigger.subject or _same_act(scene, phrase, trigger):
            rows += slots.subject
        if not fact and trigger.act.name in ABOUT_ACTS and slots.complement is not None:  # "menace de suspendre son aide"
            rows += verb_slots(scene, syntax, slots.complement).object
        for held in rows:
            if phrase.i == held.i or (trigger.act.name in ABOUT_ACTS | _OPINIONS and phrase in syntax.nested(held)):
                return True
    return False


_CONTENT = ("à", "de", "pour", "sur", "en faveur de", "face à")
#: "a tué un chef lors d'une frappe": one act.
_WHILE = frozenset({"lors de", "au cours de"})


def _same_violence(scene: Scene, syntax: Syntax, phrase: Phrase, taken: dict[int, Trigger]) -> bool:
    """Whether a noun of violence only tells how the violence of the verb before it was done."""
    before = [g for g in syntax.groups if g.end <= phrase.first]
    act = taken.get(before[-1].head) if before else None
    return act is not None and act.act.name == "attack" and _is_fact(scene, phrase)


def _alleged(scene: Scene, syntax: Syntax, phrase: Phrase, group: VerbGroup, trigger: Trigger) -> bool:
    """Whether a noun is in what somebody is accused of: "soupçonné de participer à des enlèvements" (codebook, rule 8)."""
    if trigger.act.name != "accuse":
        return False
    slots = verb_slots(scene, syntax, group)
    rows = [*slots.preps.get("de", ())]
    if slots.complement is not None:
        inner = verb_slots(scene, syntax, slots.complement)
        rows += [*inner.object, *(p for held in inner.preps.values() for p in held if p.first >= slots.complement.start)]
    return any(phrase.i == p.i or phrase in syntax.nested(p) for p in rows)


#: Acts of dealing, which a word about another act may only name: "une médiation dans les pourparlers".
_DEALINGS = frozenset({"negotiate", "meet", "call"})


def _in_the_matter(scene: Scene, syntax: Syntax, phrase: Phrase, group: VerbGroup, trigger: Trigger) -> bool:
    """Whether dealings are only named in what a verb asks or refuses: "a accepté une médiation dans les pourparlers"."""
    if trigger.act.name not in ABOUT_ACTS or phrase.prep not in {"dans", "de", "sur", "pour"} or phrase.first < group.end:
        return False
    if any(group.end <= g.start <= phrase.first for g in syntax.groups):
        return False
    return _dealing(scene, phrase)


def _dealing(scene: Scene, phrase: Phrase) -> bool:
    text, nouns = scene.word(phrase.head).text, load_triggers().nouns
    return any(row.act.name in _DEALINGS for row in nouns.get(singular(text)) or nouns.get(fold(text), ()))


def _claimed(scene: Scene, syntax: Syntax, phrase: Phrase, taken: dict[int, Trigger]) -> bool:
    """Whether a noun is what a protest asks: "ont défilé pour réclamer le départ des troupes"."""
    if not any(trigger.act.name == "protest" for trigger in taken.values()):
        return False
    if phrase.first and scene.word(phrase.first - 1).lower == "signe":
        return True  # "une grève de la faim en signe de protestation"
    for group in syntax.groups:
        claims = group.form in {"infinitive", "gerund"} and group.lemma in CLAIMS
        if claims and phrase.i in {p.i for p in verb_slots(scene, syntax, group).object}:
            return True
    return False


def _same_act(scene: Scene, phrase: Phrase, trigger: Trigger) -> bool:
    """Whether noun and verb name one act: "deux kamikazes se sont fait exploser"."""
    text, nouns = scene.word(phrase.head).text, load_triggers().nouns
    return any(row.act.name == trigger.act.name for row in nouns.get(singular(text)) or nouns.get(fold(text), ()))


def _is_fact(scene: Scene, phrase: Phrase) -> bool:
    """Whether the noun names violence, which is a fact of its own where it is condemned or mourned (codebook, rule 8)."""
    rows = load_triggers().nouns.get(singular(scene.word(phrase.head).text), ())
    return any(trigger.act.name in {"attack", "cyberattack"} for trigger in rows)


def support(scene: Scene, syntax: Syntax, phrase: Phrase) -> tuple[VerbGroup | None, Standing]:
    """The verb that carries the noun, and its status: "a annoncé la suspension", "lors d'une visite"."""
    bearer, held = _support(scene, syntax, phrase)
    if held.status != "done" and held.why != "évoquer":
        return bearer, held
    quality = of_adjective(scene, phrase)
    return (bearer, quality) if quality else (bearer, held)


def _support(scene: Scene, syntax: Syntax, phrase: Phrase) -> tuple[VerbGroup | None, Standing]:
    if phrase.prep in {"sans", "faute de"}:
        return None, Standing("negated", phrase.prep)
    if phrase.prep in {"en échange de", "en contrepartie de", "moyennant"}:
        return None, Standing(None, phrase.prep)
    if denial := denied_part(scene, syntax, phrase):
        return denial, Standing("denied", denial.lemma)
    if held := _holder(scene, syntax, phrase):
        return None, held
    if begun := _begun(scene, syntax, phrase):
        return begun, standing(scene, syntax, begun)
    if _is_fact(scene, phrase) and (phrase.parent >= 0 or _definite(scene, phrase)):
        return None, Standing("done", "spoken of as known")
    outer = phrase
    while outer.parent >= 0:
        outer = syntax.phrases[outer.parent]
        noun = singular(scene.word(outer.head).text)
        if noun in _CALLED_OFF:
            return None, Standing(None, noun)
        if (effect := load_operators().nouns.get(noun)) in {"planned", "possible"}:
            return None, Standing(effect, noun)  # type: ignore[arg-type]
    for group in syntax.groups:
        slots = verb_slots(scene, syntax, group)
        if outer.i in {p.i for p in slots.object} or phrase.i in {p.i for p in slots.preps.get("à", ())}:
            return _carried(scene, syntax, group)
        if phrase.i in {p.i for p in slots.subject}:
            modal = slots.complement if group.lemma in {"devoir", "pouvoir", "aller"} else None
            own = standing(scene, syntax, modal or group)  # "des sanctions doivent entrer en vigueur"
            said = stated(scene, syntax, group)
            return None, said or Standing(own.status or "done", group.lemma, own.speaker)
    return None, Standing("done", "noun")


def _carried(scene: Scene, syntax: Syntax, group: VerbGroup) -> tuple[VerbGroup | None, Standing]:
    """The verb whose object the noun is, where its subject acts, and the status it gives."""
    operators = load_operators()
    effect = operators.support.get(fold(group.lemma))
    own = standing(scene, syntax, group)
    if group.negated and group.lemma in operators.doubts:
        return group, Standing("possible", group.lemma)  # "n'écarte pas la signature"
    if effect == "skip":
        return None, Standing(None, group.lemma)
    if (own.status is None and group.lemma == "commettre") or (effect == "done" and press_says(scene, syntax, group)):
        return None, own
    if effect is None:
        return None, Standing("done" if own.status in {"done", None} else own.status, group.lemma, own.speaker)
    if own.status == "done" and effect != "done":
        return group, Standing(effect, group.lemma)  # type: ignore[arg-type]
    return group, own


#: Before "de" and an act, these say who begins it where the noun is an object: "annonce le lancement de l'offensive".
_BEGUN = frozenset({"lancement", "debut", "declenchement", "demarrage"})


def _begun(scene: Scene, syntax: Syntax, phrase: Phrase) -> VerbGroup | None:
    """The verb of who says that they begin it."""
    outer = syntax.phrases[phrase.parent] if phrase.parent >= 0 else None
    if outer is None or fold(scene.word(outer.head).text) not in _BEGUN:
        return None
    for group in syntax.groups:
        slots = verb_slots(scene, syntax, group)
        if group.lemma in {"annoncer", "ordonner", "décider", "proclamer"} and outer in slots.object:
            return group
        told = any(fold(scene.word(p.head).text) == "annonce" for p in slots.object)
        if told and group.lemma in {"faire", "donner"} and outer in slots.preps.get("de", ()):
            return group
    return None


def _definite(scene: Scene, phrase: Phrase) -> bool:
    return any(w.lower in _KNOWN for w in scene.words(phrase)[:2])


def _holder(scene: Scene, syntax: Syntax, phrase: Phrase) -> Standing | None:
    """What the noun before "de" says of the act: "une tentative d'attentat", "le risque de frappes"."""
    before = phrase.first - 1
    outer = syntax.phrases[phrase.parent] if phrase.parent >= 0 else syntax.phrase_at(before) if before >= 0 else None
    if outer is None or phrase.prep != "de" or outer.last < phrase.first:
        return None
    noun = singular(scene.word(outer.head).text)
    effect = load_operators().holders.get(noun)
    if effect is None:
        return None
    if effect == "planned" and _dealing(scene, phrase):
        return None  # "le processus de négociation": it is under way
    return Standing(None if effect == "skip" else effect, noun)  # type: ignore[arg-type]

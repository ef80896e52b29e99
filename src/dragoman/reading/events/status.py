"""How far along an act is: from tense and mood, negation, what governs it, conditions, and who says so."""

from __future__ import annotations

from dataclasses import dataclass, replace

from dragoman.codebook.folding import fold
from dragoman.codebook.nouns import singular
from dragoman.codebook.operators import load_operators
from dragoman.language.verbgroups import VerbGroup
from dragoman.model import Status
from dragoman.reading.events.governors import ORDINALS, governor
from dragoman.reading.events.hedges import asked, beside, conceded, hedged, none_the_less, provided, wondered
from dragoman.reading.events.subjects import relative_pronoun
from dragoman.reading.scene import Scene, Syntax

#: Verbs of speech and thought before "que": what follows is as its own tense says, told by their subject.
_SPEECH = frozenset(
    """annoncer déclarer dire affirmer indiquer préciser souligner rappeler assurer expliquer ajouter noter relever
    soutenir confirmer reconnaître estimer révéler rapporter signaler promettre prévoir savoir croire penser juger
    constater apprendre marteler insister écrire avertir prévenir stipuler mentionner informer entendre jurer certifier
    maintenir""".split()
)
#: "est attendu à Pékin": what is expected is planned.
_EXPECTED = frozenset({"attendre", "prévoir", "programmer"})
_NOT_LEFT_OUT = frozenset("oublier compter parler mentionner évoquer citer négliger omettre".split())
_DENIAL = frozenset("démentir nier contester réfuter".split())
#: Not to be late, to miss or to hesitate is to do.
_ALL_THE_SAME = frozenset({"tarder", "manquer", "hésiter"})
_WISH = frozenset(
    "demander exiger souhaiter vouloir espérer réclamer ordonner proposer recommander attendre craindre plaider falloir".split()
)


@dataclass(frozen=True, slots=True)
class Standing:
    """A status, None where the act is not asserted at all; `why` names what decided; `speaker` is a group's verb of speech."""

    status: Status | None
    why: str
    speaker: VerbGroup | None = None


def standing(scene: Scene, syntax: Syntax, group: VerbGroup) -> Standing:
    """The status of what a verb group says."""
    if group.form == "infinitive":
        return _governed(scene, syntax, group)
    if group.form == "gerund":
        return _gerund(scene, syntax, group)
    if group.form == "participle":
        return _participle(scene, syntax, group)
    if group.passive and group.lemma in _EXPECTED and not group.negated:
        return Standing("planned", group.lemma)
    base = _tense(replace(group, negated=False) if none_the_less(scene, group) else group)
    if asked(scene, syntax, group):
        return Standing("possible" if base.status == "planned" else None, "?")
    if base.status == "done" and (doubt := hedged(scene, syntax, group)):
        return Standing(*doubt)
    held = condition(scene, syntax, group)
    if held:
        return Standing(None if wondered(scene, syntax, group) else "possible", held)
    speaker = speech_before(scene, syntax, group)
    if speaker:
        return _reported_clause(group, base, speaker)
    if base.status == "planned" and (_after_condition(scene, syntax, group) or provided(scene, syntax, group)):
        return Standing("possible", "if")
    if group.mood == "sub":
        return _subjunctive(scene, syntax, group)
    return base


def of_expression(held: Standing, fixed: Status | None) -> Standing:
    """The status of an act told by fixed words, from that of the verb beside them, or the one that the words always have."""
    if fixed == "done" or held.status not in {"planned", "possible", "reported"}:
        return Standing("done", "expression")
    return Standing(held.status, "expression")


def _tense(group: VerbGroup) -> Standing:
    if group.negated:
        if group.tense == "fut" or group.mood == "cnd":
            return Standing("negated", "negation")
        return Standing("negated", "negation")
    if group.mood == "cnd":
        return Standing("reported", "conditional")
    if group.tense == "fut":
        return Standing("done" if group.perfect else "planned", "future")
    return Standing("done", "indicative")


def _reported_clause(group: VerbGroup, base: Standing, speaker: VerbGroup) -> Standing:
    if speaker.lemma in _EXPECTED and speaker.passive and base.status == "done":
        return Standing("planned", speaker.lemma)  # "il est prévu que le Maroc signe"
    if speaker.lemma in _DENIAL:
        return Standing("denied", f"denied: {speaker.lemma}", speaker)
    if speaker.lemma in _WISH:
        return Standing(None, f"only asked or wished: {speaker.lemma}", speaker)
    past = speaker.perfect or speaker.form == "infinitive" or speaker.tense in {"imp", "past", "pres"}
    if group.mood == "cnd" and not group.negated and past:
        if group.perfect:
            return Standing("reported", "conditional", speaker)
        return Standing("planned", "future in the past", speaker)
    return Standing(base.status, base.why, speaker)


def _subjunctive(scene: Scene, syntax: Syntax, group: VerbGroup) -> Standing:
    words = scene.analysis.words
    before = [fold(w.text) for w in words[max(syntax.sentence.first, group.start - 8) : group.start]]
    if "sans" in before and before[before.index("sans") + 1 :][:1] in (["que"], ["qu'"], ["qu’"]):
        return Standing("negated", "sans que")  # "sans que les délégations aient adopté de texte"
    if "pour" in before or "afin" in before:
        return Standing(None, "purpose")
    if "avant" in before:
        return Standing("planned", "before it happens")
    if "apres" in before:
        return Standing("negated" if group.negated else "done", "after it happened")
    if "bien" in before or "quoique" in before:
        return Standing("negated" if group.negated else "done", "concession")
    return Standing(None, "subjunctive")


def speech_before(scene: Scene, syntax: Syntax, group: VerbGroup) -> VerbGroup | None:
    """The verb of speech whose que-clause a verb stands in."""
    words = scene.analysis.words
    for k in range(group.start - 1, syntax.sentence.first - 1, -1):
        if words[k].lower in {"qui", "dont", "où"} and words[k].pos == "PRON":
            return None
        if words[k].lower in {";", ":"}:
            return None
        if words[k].lower in {"que", "qu'"}:
            if group.perfect and relative_pronoun(scene, syntax, group) in {"que", "qu'"}:
                return None  # "conteste la loi que le Congrès a adoptée"
            before = [g for g in syntax.groups if g.end <= k]
            if before and k - before[-1].end <= 12 and before[-1].lemma in _SPEECH | _DENIAL | _WISH:
                return before[-1]
            if words[k].pos == "PRON":
                return None
    return None


def condition(scene: Scene, syntax: Syntax, group: VerbGroup) -> str | None:
    """Whether a verb stands in a condition: the word for it."""
    words = scene.analysis.words
    for k in range(group.start, max(syntax.sentence.first - 1, group.start - 14), -1):
        lower = words[k].lower
        if any(g.start <= k < g.end and g.form == "finite" and g is not group for g in syntax.groups):
            return None
        if lower in {"si", "s'"} and words[k].pos != "ADV" and (k == 0 or words[k - 1].lower not in {"même", "comme"}):
            following = words[k + 1].lower if k + 1 < len(words) else ""
            if lower == "si" or following in {"il", "ils"}:
                return None if k == syntax.sentence.first and conceded(syntax, group) else "if"
        if lower == "où" and words[k - 1].lower in {"cas", "hypothèse"}:
            return "if"  # "dans les cas où ils seraient reconnus coupables"
    return None


def _after_condition(scene: Scene, syntax: Syntax, group: VerbGroup) -> bool:
    """Whether the sentence opens with the condition: "Si la Chine refuse, Bruxelles imposera"."""
    first = [g for g in syntax.groups if g.form == "finite"][:1]
    if not first or first[0] is group or first[0].tense not in {"pres", "imp"} or first[0].perfect:
        return False
    opening = scene.word(syntax.sentence.first).lower
    if opening not in {"si", "s'"} or first[0].end > group.start:
        return False
    words = scene.analysis.words
    comma = next((k for k in range(first[0].end, group.start) if words[k].text == ","), None)
    return comma is not None and words[comma + 1].lower not in {"ce", "c'"}  # "Si X compte…, ce sont ses soldats qui iront"


def _gerund(scene: Scene, syntax: Syntax, group: VerbGroup) -> Standing:
    before = [g for g in syntax.groups if g.end <= group.start and g.form == "finite"]
    if before:
        held = (g for g in syntax.groups if before[-1].end <= g.start < group.start and g.form == "infinitive")
        modal = next(held, None) if before[-1].lemma in {"pouvoir", "devoir", "aller"} else None
        outer = standing(scene, syntax, modal or before[-1])  # "peut adoucir sa politique, en supprimant"
        status: Status | None = "done" if outer.status in {"negated", "denied"} else outer.status
        return Standing(status, "with the main verb", outer.speaker)
    return Standing("done", "gerund")


def _participle(scene: Scene, syntax: Syntax, group: VerbGroup) -> Standing:
    words = scene.analysis.words
    near = [words[k].lower for k in range(max(syntax.sentence.first, group.start - 2), group.start)]
    if "non" in near:
        return Standing("negated", "negation")
    return Standing("done", "participle")


def _governed(scene: Scene, syntax: Syntax, group: VerbGroup) -> Standing:
    """The status of an infinitive: what governs it decides."""
    operators = load_operators()
    govern = governor(scene, syntax, group)
    effect = operators.markers.get(fold(govern.marker)) if govern.word is None else None
    if govern.marker == "sans" and group.lemma in _NOT_LEFT_OUT:
        return Standing("done", "sans oublier")  # "sans oublier la sortie de l'accord": it is told
    if govern.marker == "pour" and govern.group is not None and govern.group.name in operators.passing:
        return standing(scene, syntax, govern.group)  # "en a profité pour rencontrer"
    if govern.marker in {"avant de", "sans", "faute de", "afin de", "en vue de", "loin de", "pour"} and effect:
        if effect == "done":
            outer = standing(scene, syntax, govern.group) if govern.group else Standing("done", "marker")
            return Standing(outer.status, govern.marker, outer.speaker)
        return Standing("negated" if effect == "negated" else None, govern.marker)
    if govern.marker == "après":
        return Standing("done", "après")
    if govern.word is not None:
        held = next((g for g in syntax.groups if g.form == "infinitive" and g.end <= govern.word <= g.end + 3), None)
        if held is not None and held.lemma == "être" and standing(scene, syntax, held).status is None:
            return Standing(None, "not asserted")  # "le soupçonne d'être sur le point de commettre un attentat"
        return _by_noun(scene, govern.word)
    if govern.group is None:
        return Standing(None, "an infinitive by itself")
    return _by_verb(scene, syntax, group, govern.group)


def _by_noun(scene: Scene, word: int) -> Standing:
    operators = load_operators()
    noun = singular(scene.word(word).text)
    effect = (
        operators.nouns.get(noun)
        or operators.adjectives.get(noun)
        or operators.adjectives.get(fold(scene.word(word).text))
    )
    if effect in {"planned", "possible"}:
        return Standing(effect, noun)  # type: ignore[arg-type]
    return Standing(None, noun)


#: Whom one thanks "d'avoir fait" has done it.
THANKED = frozenset({"remercier", "féliciter"})


def _by_verb(scene: Scene, syntax: Syntax, group: VerbGroup, outer: VerbGroup) -> Standing:
    operators = load_operators()
    own = standing(scene, syntax, outer)
    if outer.negated and outer.lemma in _ALL_THE_SAME:
        return standing(scene, syntax, replace(outer, negated=False))  # "n'a pas tardé à dénoncer"
    if own.status == "done" and outer.lemma in _DENIAL and beside(scene, group):
        return own  # "a nié avoir saboté le câble et refusé de livrer": has refused
    due = outer.lemma == "appeler" and outer.passive  # "est appelée à ratifier l'entente"
    effect = "planned" if due else operators.verbs.get(fold(outer.name)) or operators.verbs.get(fold(outer.lemma))
    if outer.lemma == "devoir":
        return _devoir(outer, own)
    if outer.lemma == "pouvoir":
        return Standing(
            "negated" if outer.negated else "possible" if not outer.perfect else "done", "pouvoir", own.speaker
        )
    if outer.lemma == "aller":
        return Standing("planned" if not outer.negated else "negated", "aller", own.speaker)
    if outer.lemma == "venir" and scene.word(group.start - 1).lower in {"de", "d'"}:
        return Standing("done", "venir de", own.speaker)
    first = scene.word(group.start - 1).lower == "à" and range(outer.end, group.start - 1)
    if outer.lemma == "être" and any(singular(scene.word(k).text) in ORDINALS for k in first or ()):
        return own  # "est le premier pays du Sahel à ratifier la convention"
    if outer.lemma == "être" and group.perfect and not outer.negated:
        return Standing("negated" if group.negated else own.status, "être de", own.speaker)  # "leur tort est de s'être opposés"
    if outer.lemma in THANKED and group.perfect and not outer.negated:
        return own  # "a remercié Oslo d'avoir équipé trois lycées": Oslo has
    if outer.lemma in operators.doubts and outer.negated:
        return Standing("possible", outer.lemma, own.speaker)
    if outer.lemma == "laisser" and group.lemma == "planer":
        return own  # "aurait laissé planer la menace d'un boycott"
    if effect == "skip" and own.status == "denied" and outer.form == "infinitive":
        return own  # "dément vouloir quitter l'Union"
    if effect is None or effect == "skip":
        return Standing(None, outer.lemma)
    return _by_effect(group, outer, own, effect)


def _by_effect(group: VerbGroup, outer: VerbGroup, own: Standing, effect: str) -> Standing:
    if effect == "keep":
        return own if not group.negated else Standing("negated", "negation", own.speaker or outer)
    if outer.negated or own.status == "negated":
        return Standing("negated" if effect == "planned" else None, f"not {outer.lemma}")
    if effect == "denied":
        return Standing("denied", outer.lemma, outer)
    if own.status in {"reported", "possible"} and effect == "planned":
        return Standing(own.status, outer.lemma, own.speaker)
    if effect == "planned" and group.negated:
        return Standing("negated", "negation", outer if group.perfect else own.speaker)  # "a décidé de ne plus livrer"
    if effect == "planned" and group.perfect:
        return Standing("done", outer.lemma, outer)  # "annonce avoir signé"
    return Standing(effect, outer.lemma, own.speaker)  # type: ignore[arg-type]


def _devoir(outer: VerbGroup, own: Standing) -> Standing:
    if outer.perfect:
        return Standing("negated" if outer.mood == "cnd" else "done", "devoir", own.speaker)
    if outer.negated:
        return Standing("negated", "devoir", own.speaker)
    return Standing("planned", "devoir", own.speaker)

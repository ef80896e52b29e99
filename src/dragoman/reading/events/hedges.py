"""Words that take back what a verb's form says: "n'en a pas moins salué", "a peut-être signé", "si Paris a signé"."""

from __future__ import annotations

import itertools

from dragoman.codebook.folding import fold
from dragoman.codebook.operators import load_operators
from dragoman.language.verbgroups import VerbGroup
from dragoman.model import Status
from dragoman.reading.scene import Scene, Syntax


def none_the_less(scene: Scene, group: VerbGroup) -> bool:
    """ "n'en a pas moins salué": what a negation takes back."""
    around = [fold(w.text) for w in scene.analysis.words[group.start : group.end + 2]]
    return group.negated and any(a in {"pas", "non"} and b == "moins" for a, b in itertools.pairwise(around))


def perhaps(scene: Scene, syntax: Syntax, group: VerbGroup) -> bool:
    """ "a peut-être expulsé", "Peut-être a-t-il signé": beside the verb, or at the head of the sentence."""
    words = [w.lower for w in scene.analysis.words[syntax.sentence.first : min(group.end + 1, syntax.sentence.last)]]
    inside = words[max(group.start - syntax.sentence.first - 1, 0) :]
    return "peut-être" in inside or words[:1] == ["peut-être"] or "vraisemblablement" in inside


def hedged(scene: Scene, syntax: Syntax, group: VerbGroup) -> tuple[Status, str] | None:
    """The status of what "peut-être" goes with, or what somebody rules out or does not: "n'exclut pas que Berne organise"."""
    if perhaps(scene, syntax, group):
        return "possible", "peut-être"
    before = [g for g in syntax.groups if g.form == "finite" and g.end <= group.start]
    outer = before[-1] if before else None
    if outer is None or outer.lemma not in load_operators().doubts or outer.passive:
        return None
    behind = [w.lower for w in scene.analysis.words[outer.end : outer.end + 3]]
    return ("possible" if outer.negated else "negated", outer.lemma) if {"que", "qu'"} & set(behind) else None


#: What a question asks about what is known to be: "Pourquoi Oslo a-t-il signé ?" tells that it has.
_OPEN = frozenset(
    "pourquoi comment quand où combien qui que qu' quoi quel quelle quels quelles lequel laquelle lesquels lesquelles".split()
)
_SUBJECTS = frozenset({"-il", "-elle", "-ils", "-elles", "-on", "-t-il", "-t-elle", "-t-ils", "-t-elles"})


def asked(scene: Scene, syntax: Syntax, group: VerbGroup) -> bool:
    """ "Le Japon a-t-il signé ?", "La discussion aurait tourné court ?": asked rather than told."""
    words = scene.analysis.words
    ends = [words[k].text for k in range(max(syntax.sentence.first, syntax.sentence.last - 2), syntax.sentence.last)]
    if "?" not in ends or group.negated or group.form != "finite":
        return False
    turned = any(w.lower in _SUBJECTS for w in words[group.start : min(group.end + 2, syntax.sentence.last)])
    last = not any(g.form == "finite" and g.start >= group.end for g in syntax.groups)
    rumour = group.mood == "cnd" and group.perfect and last
    return (turned or rumour) and not any(w.lower in _OPEN for w in words[syntax.sentence.first : group.start])


#: Before "si" and what nobody can tell yet.
_UNKNOWN = frozenset(
    """ignore ignorent ignorait ignoraient sait savent savait savoir demande demandent demander clair claire certain sûr établi
    établir déterminer vérifier préciser précisé regarder voir""".split()
)


def wondered(scene: Scene, syntax: Syntax, group: VerbGroup) -> bool:
    """ "On ignore si Tunis a signé", "il n'est pas clair s'il a été tué": an open question rather than a condition."""
    words = scene.analysis.words
    for k in range(group.start, max(syntax.sentence.first, group.start - 14), -1):
        if words[k].lower in {"si", "s'"}:
            return any(w.lower in _UNKNOWN for w in words[max(syntax.sentence.first, k - 3) : k])
    return False


def conceded(syntax: Syntax, group: VerbGroup) -> bool:
    """ "Si le pays a signé l'accord, il ne l'applique pas": a perfect tense beside a plain one tells what happened."""
    following = next((g for g in syntax.groups if g.form == "finite" and g.start >= group.end), None)
    plain = following is not None and following.mood != "cnd" and following.tense in {"pres", "past", "imp"}
    return group.form == "finite" and group.perfect and group.mood != "cnd" and plain


#: What one who denies something says or does beside it, rather than denies as well.
_SAYS = frozenset(
    """refuser menacer promettre annoncer demander exiger appeler dénoncer accuser rejeter assurer affirmer réclamer proposer
    convoquer protester prévenir avertir sommer inviter condamner qualifier""".split()
)


def beside(scene: Scene, group: VerbGroup) -> bool:
    """Whether a participle behind "et" shares the auxiliary of the verb before the infinitive: "a nié avoir ... et refusé"."""
    bare = group.perfect and group.end - group.start == 1 and group.lemma in _SAYS
    return bare and group.start > 0 and scene.word(group.start - 1).lower in {"et", "mais"}


#: Before "si" these ask a question rather than set a condition.
_ASKING = frozenset("savoir demander ignorer voir dire décider préciser déterminer vérifier".split())


def provided(scene: Scene, syntax: Syntax, group: VerbGroup) -> bool:
    """ "L'armée évacuera les hauteurs si le voisin en fait autant": the condition follows what is promised."""
    words = scene.analysis.words
    for k in range(group.end, syntax.sentence.last - 1):
        if words[k].text in {";", ":", "«", "»"}:
            return False
        if words[k].lower not in {"si", "s'"} or words[k].pos == "ADV" or words[k - 1].lower in {"même", "comme", "sauf"}:
            continue
        if words[k].lower == "s'" and words[k + 1].lower not in {"il", "ils"}:
            continue
        between = [g for g in syntax.groups if group.end <= g.start < k]
        after = next((g for g in syntax.groups if g.start > k and g.form == "finite"), None)
        asks = any(g.lemma in _ASKING or g.form == "finite" for g in between)
        return after is not None and after.tense == "pres" and not asks
    return False

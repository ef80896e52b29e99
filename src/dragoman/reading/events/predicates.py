"""What is said of an act as a thing: "la signature est à l'étude", "nie toute implication dans le piratage"."""

from __future__ import annotations

from dragoman.codebook.folding import fold
from dragoman.codebook.nouns import singular
from dragoman.codebook.operators import load_operators
from dragoman.language.phrases import Phrase
from dragoman.language.verbgroups import VerbGroup
from dragoman.reading.events.slots import verb_slots
from dragoman.reading.events.status import Standing
from dragoman.reading.scene import Scene, Syntax

_DENIALS = frozenset("démentir nier contester réfuter rejeter récuser".split())
#: Words looked at behind "être".
_REACH = 4


def stated(scene: Scene, syntax: Syntax, group: VerbGroup) -> Standing | None:
    """What "être" and the words behind it say of its subject, an act; None where that is no word of operators.yaml."""
    operators = load_operators()
    if group.lemma in operators.doubts and group.passive:
        return Standing("possible" if group.negated else "negated", group.lemma)
    if group.lemma != "être" or group.mood == "cnd":
        return None
    behind = scene.analysis.words[group.end : min(group.end + _REACH, syntax.sentence.last)]
    said = [*(["pas"] if group.negated else []), *(fold(w.text) for w in behind if w.text not in {"pas", "plus"})]
    for length in range(len(said), 0, -1):
        effect = operators.states.get(" ".join(said[:length]).replace("' ", "'"))
        if effect is not None:
            return Standing(effect, " ".join(said[:length]))  # type: ignore[arg-type]
    return None


def of_adjective(scene: Scene, phrase: Phrase) -> Standing | None:
    """What an adjective beside the noun says of the act: "d'éventuelles sanctions", "l'arrivée prochaine de l'émissaire"."""
    qualities, words = load_operators().qualities, scene.analysis.words
    near = [fold(w.text) for w in words[max(phrase.head - 1, phrase.first) : phrase.head]]
    after = [fold(w.text) for w in words[phrase.head + 1 : phrase.head + 4]]
    near += [*after[:2], " ".join(after[:2]), " ".join(after[1:3])]
    found = next((word for word in near if word in qualities), None)
    return Standing(qualities[found], found) if found else None  # type: ignore[arg-type]


def denied_part(scene: Scene, syntax: Syntax, phrase: Phrase) -> VerbGroup | None:
    """The verb by which somebody denies to have had a part in an act: "nie toute responsabilité dans l'attaque"."""
    before = next((p for p in reversed(syntax.phrases[: phrase.i]) if p.last == phrase.first), None)
    if before is None or phrase.prep not in {"dans", "de", "à", "avec"}:
        return None
    if singular(scene.word(before.head).text) not in load_operators().parts:
        return None
    for group in syntax.groups:
        if group.lemma in _DENIALS and not group.negated and before in verb_slots(scene, syntax, group).object:
            return group
    return None

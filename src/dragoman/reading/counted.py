"""Groups said short, of those told before: "le trio", "les signataires", "les pays riverains", "l'un et l'autre"."""

from __future__ import annotations

from dragoman.codebook import load_parties
from dragoman.codebook.folding import fold
from dragoman.codebook.nouns import singular
from dragoman.language.phrases import Phrase
from dragoman.reading.focus import Focus
from dragoman.reading.scene import Scene, Syntax

#: Nouns that count those they mean.
_COUNTING = {"duo": 2, "tandem": 2, "binome": 2, "trio": 3, "triumvirat": 3, "quatuor": 4, "quartet": 4, "quartette": 4}

#: Who did something together, by what they did or by how they stand to each other.
_TOGETHER = frozenset(
    """signataire cosignataire partenaire participant participante negociateur belligerant fondateur initiateur contractant
    contractante""".split()
)
#: The same, where "les" has no number before it, by an adjective: "les pays riverains", "les États signataires".
_STATES = frozenset({"pays", "etat", "capitale", "gouvernement", "nation", "partie"})
_JOINED = frozenset(
    """riverain riveraine signataire cosignataire participant participante concerne concernee partenaire contractant
    contractante voisin voisine fondateur fondatrice frontalier frontaliere limitrophe""".split()
)


def counted(scene: Scene, syntax: Syntax, phrase: Phrase, focus: Focus, determiner: str) -> list[str]:
    """Those who did something together last, where a phrase without a number or a name means them all."""
    head = scene.word(phrase.head)
    noun = singular(head.text)
    if count := _COUNTING.get(noun, 0):
        whole = determiner in {"le", "ce"} and not _goes_on(scene, syntax, phrase)
        return focus.together(count) if whole else []
    if determiner != "les" or not head.text.endswith(("s", "x")) or _goes_on(scene, syntax, phrase):
        return []
    behind = [singular(w.text) for w in scene.words(phrase) if w.i > head.i]
    alone = noun in _TOGETHER and not behind
    joined = noun in _STATES and len(behind) == 1 and behind[0] in _JOINED
    return _states(focus.together()) if alone or joined else []


def each(scene: Scene, phrase: Phrase, focus: Focus) -> list[str]:
    """ "l'un et l'autre", "chacun", "l'une comme l'autre": the two who did something together last."""
    words = scene.words(phrase)
    start = words[0].start
    said = fold(scene.text[start : start + 24]).replace("’", "'")
    if said.startswith(("l'un et l'autre", "l'une et l'autre", "l'un comme l'autre", "l'une comme l'autre")):
        return focus.together(2)
    return []


def _states(parties: list[str]) -> list[str]:
    """Parties of which each is a state or a province; none where one is not."""
    known = load_parties()
    return parties if all(known.is_state(p) or known.kind_of(p) == "province" for p in parties) else []


def _goes_on(scene: Scene, syntax: Syntax, phrase: Phrase) -> bool:
    """Whether a complement or a relative clause says which: "le trio de tête", "les signataires du pacte"."""
    words = scene.analysis.words
    if phrase.last >= syntax.sentence.last:
        return False
    return words[phrase.last].lower in {"de", "d'", "du", "des", "qui", "que", "qu'", "dont"}

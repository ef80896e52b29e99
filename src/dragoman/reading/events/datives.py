"""Objects behind whom something goes to: "fournira à la police vanuataise des logiciels"."""

from __future__ import annotations

from dragoman.language.phrases import Phrase
from dragoman.language.verbgroups import VerbGroup
from dragoman.reading.scene import Scene, Syntax

#: Verbs of giving and putting on, which take a thing and somebody: "des" behind the latter is an article then.
_GIVING = frozenset(
    """fournir livrer offrir remettre accorder promettre vendre donner envoyer octroyer céder prêter allouer attribuer
    imposer infliger expédier dépêcher verser transmettre consentir acheter commander réclamer proposer""".split()
)


def given(scene: Scene, syntax: Syntax, group: VerbGroup, datives: list[Phrase]) -> list[Phrase]:
    """The phrase with "des" right behind the one with "à", where the verb has no other object."""
    if group.lemma not in _GIVING or group.passive or not datives:
        return []
    last = datives[0]
    found = (p for p in syntax.phrases if p.first == last.last and scene.word(p.first).lower in {"des", "du"})
    return [p for p in found if scene.word(p.head).text.islower()][:1]

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

#: Verbs whose "se" is for whom it is, so that a plain object follows: "s'est attiré les critiques de".
TO_ITSELF = frozenset("attirer procurer partager disputer approprier arroger réserver adjoindre renvoyer répartir".split())


def given(scene: Scene, syntax: Syntax, group: VerbGroup, datives: list[Phrase]) -> list[Phrase]:
    """The phrase with "des" right behind the one with "à", where the verb has no other object."""
    if group.lemma not in _GIVING or group.passive or not datives:
        return []
    last = datives[0]
    found = (p for p in syntax.phrases if p.first == last.last and scene.word(p.first).lower in {"des", "du"})
    return [p for p in found if scene.word(p.head).text.islower()][:1]


#: Adjectives whose "à" says towards whom somebody or something is disposed.
_DISPOSED = frozenset("hostile favorable opposé fidèle contraire conforme loyal".split())


def disposed(scene: Scene, group: VerbGroup, phrase: Phrase) -> bool:
    """Whether a phrase hangs on an adjective behind a noun: "après des propos hostiles à Paris et favorables à Rome"."""
    words = scene.analysis.words
    k = phrase.first - 1
    if phrase.prep != "à" or k <= group.end or not _stem(words[k].lower):
        return _stem(words[phrase.head].lower) and words[k].lower in {"et", "ou", ","} and k > group.end
    return words[k - 1].pos in {"NOUN", "PROPN", "ADJ"} or words[k - 1].lower in {"et", "ou", ","}


def _stem(word: str) -> bool:
    return any(word in {form, f"{form}s", f"{form}e", f"{form}es"} for form in _DISPOSED)

"""What "son", "ses" and "leur" tell as of the one spoken of: its people and its organs."""

from __future__ import annotations

import regex

from dragoman.codebook.nouns import in_class
from dragoman.language.analysis import Word
from dragoman.reading.scene import Scene

#: People and organs that are told so.
_OWN = frozenset(
    """agence regulateur garde-frontiere gardes-frontiere gardes-cote service force troupe equipe porte-parole entourage
    administration diplomate negociateur soldat avion navire gouvernement ministre police armee marine aviation diplomatie
    ambassade cabinet""".split()
)


def their_own(noun: str, head: Word, determiner: str, others: frozenset[str]) -> bool:
    """Whether a noun is of people or organs that a state has: "son agence", "ses garde-côtes", "son régulateur".

    `others` are nouns for states and for those on the other side.
    """
    if noun in others or determiner.startswith("leur"):
        return noun in _OWN
    return noun in _OWN or in_class(head.text, "state_organ")


#: What an authority of a state watches over.
_FIELD = regex.compile(
    r"(?: \p{Ll}+)? (?:de (?:la |l['’])?|des |du |d['’])?(?:r[ée]gulation|t[ée]l[ée]com|communication|protection|concurrence"
    r"|march[ée]s|m[ée]dias|audiovisuel|cybers|s[ûu]ret[ée]|donn[ée]es|num[ée]rique|contr[ôo]le|transports|aviation|surveillance)"
)


def regulator(scene: Scene, head: Word) -> bool:
    """Whether "l'autorité" is that of the state spoken of, by what it watches over: "l'autorité des télécommunications"."""
    return head.text[:1].islower() and _FIELD.match(scene.text, head.end) is not None


_WINNERS = frozenset({"vainqueur", "gagnant", "gagnante"})
_HEADS = frozenset({"president", "presidente", "chef", "dirigeant", "dirigeante"})
_NEW = frozenset({"nouveau", "nouvel", "nouvelle", "élu", "élue", "réélu", "réélue"})


def elected(noun: str, words: tuple[Word, ...]) -> bool:
    """Whether a phrase is of who has won the vote that the text tells of: "le vainqueur", "la nouvelle présidente"."""
    return noun in _WINNERS or (noun in _HEADS and any(w.lower in _NEW for w in words))

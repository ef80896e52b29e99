"""Classes of nouns: what triggers ask of an object, and how a noun stands for the party whose adjective it bears."""

from __future__ import annotations

import functools
from collections.abc import Mapping
from types import MappingProxyType

from dragoman.codebook.datafile import load_yaml
from dragoman.codebook.errors import CodebookError
from dragoman.codebook.folding import fold, of_words


@functools.cache
def noun_classes() -> Mapping[str, frozenset[str]]:
    """Each class with its nouns, folded (see `folding.fold`), in the singular as written in the file.

    Raises:
        CodebookError: a class is no list of words.
    """
    classes = {}
    for name, nouns in load_yaml("nouns.yaml").items():
        if not isinstance(nouns, list) or not all(isinstance(noun, str) and noun for noun in nouns):
            raise CodebookError(f"nouns.yaml ({name}): expected a list of nouns")
        classes[name] = frozenset(fold(noun) for noun in nouns)
    return MappingProxyType(classes)


_INVARIABLE = frozenset(
    """pays fois mois acces congres progres proces exces succes temps corps fonds cours concours discours heros palais permis
    avis tiers bras univers prix voix choix croix paix repas refus abus envoi propos puits mars taux poids secours rendez-vous
    recours parcours bois dos os mais relais matelas compromis sursis colis bus campus virus consensus processus deces
    pourparlers assises etats-unis pays-bas represailles felicitations condoleances""".split()
)
#: Plurals in -aux of nouns in -ail.
_IN_AIL = frozenset({"travaux", "vitraux", "baux", "coraux", "emaux", "soupiraux"})


@of_words
def singular(word: str) -> str:
    """A noun folded, its plural ending taken off: "Accords" and "accord" alike, "journaux" as "journal"."""
    folded = fold(word)
    if folded in _INVARIABLE:
        return folded
    if folded.endswith("eaux"):
        return folded[:-1]
    if folded.endswith("aux"):
        return folded[:-3] + ("ail" if folded in _IN_AIL else "al")
    if len(folded) > 3 and folded[-1] in "sx" and not folded.endswith("ss"):
        return folded[:-1]
    return folded


def in_class(word: str, name: str) -> bool:
    """Whether a noun, in either number, is of a class.

    Raises:
        KeyError: there is no such class.
    """
    nouns = noun_classes()[name]
    return fold(word) in nouns or singular(word) in nouns

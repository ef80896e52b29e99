"""What governs an infinitive or a gerund: a verb, a noun ("la volonté de") or an adjective ("prêt à")."""

from __future__ import annotations

import functools
from collections.abc import Callable
from dataclasses import dataclass
from typing import TypeVar

from dragoman.codebook.nouns import in_class, singular
from dragoman.codebook.operators import load_operators
from dragoman.language.adverbials import adverbial_before
from dragoman.language.verbgroups import VerbGroup
from dragoman.reading.scene import Scene, Syntax

#: "les premiers à signer": what they sign is asserted.
ORDINALS = frozenset({"premier", "premiere", "seul", "seule", "dernier", "derniere", "second", "seconde"})


_T = TypeVar("_T")


def once(ask: Callable[[Scene, Syntax, VerbGroup], _T]) -> Callable[[Scene, Syntax, VerbGroup], _T]:
    """Answer a question about a verb once a sentence: the same is asked for every noun, and long sentences have many."""

    @functools.wraps(ask)
    def asked(scene: Scene, syntax: Syntax, group: VerbGroup) -> _T:
        key = (ask.__name__, group.start)
        if key not in syntax.memo:
            syntax.memo[key] = ask(scene, syntax, group)
        held: _T = syntax.memo[key]
        return held

    return asked


@dataclass(frozen=True, slots=True)
class Governor:
    """What an infinitive depends on: a verb group, or a noun or adjective (`word`), and the marker between them."""

    group: VerbGroup | None
    word: int | None
    marker: str


@once
def governor(scene: Scene, syntax: Syntax, group: VerbGroup) -> Governor:
    """What governs an infinitive or a gerund in its sentence."""
    words = scene.analysis.words
    k = group.start - 1
    while k >= syntax.sentence.first:
        apart = adverbial_before(words, k, syntax.sentence.first)  # "n'entend pas pour autant rejoindre"
        if not apart and words[k].pos != "ADV" and words[k].lower not in {"y", "en", "ne", "pas", "ensuite"}:
            break
        k -= apart or 1
    marker = words[k].lower if k >= syntax.sentence.first else ""
    marker = {"d'": "de", "du": "de"}.get(marker, marker)
    if (
        marker == "de"
        and k > syntax.sentence.first
        and words[k - 1].lower in {"avant", "afin", "lieu", "vue", "faute", "loin"}
    ):
        before = words[k - 1].lower
        marker = {"afin": "afin de", "avant": "avant de", "faute": "faute de", "loin": "loin de"}.get(
            before, "en vue de"
        )
        k -= 1
    previous = [g for g in syntax.groups if g.end <= group.start]
    if marker == "à" and words[k - 1].text == "," and words[k - 2].lower in _THEMSELVES and words[k - 3].text == ",":
        k = max(k - 3, syntax.sentence.first)  # "s'est dite disposée, elle, à former"
    held = words[k - 1] if k - 1 >= syntax.sentence.first and marker in {"de", "à"} else None
    last = previous[-1] if previous else None
    if held is not None and held.pos in {"NOUN", "ADJ", "PROPN"} and not (last and last.end == k):
        noun = _governing_noun(scene, syntax, k - 1, last)
        if noun is not None:
            return Governor(last, noun, marker)
    if marker in {"et", ",", "ou"} and last and last.form == group.form:
        return governor(scene, syntax, last)
    if beside := _gone_on_from(scene, syntax, group, previous, k):
        return governor(scene, syntax, beside)
    return Governor(last, None, marker)


_THEMSELVES = frozenset({"lui", "elle", "eux", "elles"})


def _gone_on_from(scene: Scene, syntax: Syntax, group: VerbGroup, previous: list[VerbGroup], k: int) -> VerbGroup | None:
    """The infinitive that another carries on over a participle, or with its preposition said again; `k` is the marker's word.

    "pourrait prendre la place laissée vacante et rejoindre l'équipe", "songe à aller plus loin et à bloquer".
    """
    words = scene.analysis.words
    again = words[k].lower in {"à", "de", "d'", "d’"} and words[k - 1].lower in {"et", "ou"}
    if group.form != "infinitive" or not (again or words[k].lower in {"et", "ou"}):
        return None
    for g in reversed(previous):
        if g.form == "participle":
            continue
        if g.form != "infinitive" or not again:
            return g if g.form == "infinitive" else None
        if g.start - 1 >= syntax.sentence.first and words[g.start - 1].lower[:1] == words[k].lower[:1]:
            return g
    return None


def _governing_noun(scene: Scene, syntax: Syntax, k: int, last: VerbGroup | None) -> int | None:
    """The noun or adjective before "de/à + infinitive" that takes it; None where it is only the object of the verb."""

    operators = load_operators()
    phrase = syntax.phrase_at(k)
    candidates = [k] + ([phrase.head] if phrase else [])
    if phrase and phrase.parent >= 0:
        candidates.append(syntax.phrases[phrase.parent].head)
    if singular(scene.word(k).text) in ORDINALS:
        return None
    for c in candidates:
        noun = singular(scene.word(c).text)
        if noun in operators.nouns or noun in operators.adjectives or in_class(noun, "commitment"):
            return c
    if scene.word(k).pos == "ADJ" and (
        not last or last.lemma in {"être", "se dire", "se déclarer", "dire", "déclarer"}
    ):
        return k
    return None


def suffered(scene: Scene, syntax: Syntax, group: VerbGroup) -> VerbGroup | None:
    """The "se voir" or "se faire" that governs an infinitive, whose subject is who suffers the act."""
    held = governor(scene, syntax, group).group if group.form == "infinitive" else None
    near = held is not None and held.end >= group.start - 1
    return held if held and near and held.reflexive and held.lemma in {"voir", "faire"} else None

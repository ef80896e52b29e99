"""What a pronoun beside a verb stands for where it is a thing: "le sommet ... Paris l'a annulé", "il a été reporté"."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

from dragoman.language.phrases import Phrase
from dragoman.reading.events.site import Site

_OBJECTS = frozenset({"le", "la", "l'", "les"})
_THIRD = frozenset({"il", "elle", "ils", "elles"})


def means_thing(site: Site, wanted: Callable[[Phrase, Site], bool]) -> bool:
    """Whether the object is a pronoun, and the last noun it may stand for in this sentence or the one before is `wanted`.

    It agrees in number; the gender is left alone, which no list of nouns tells.
    """
    group = site.group
    if group is None or group.reflexive:
        return False
    clitics = {w.lower for w in site.scene.analysis.words[group.start : group.head]} & _OBJECTS
    if group.passive and group.pronoun in _THIRD:
        several = group.pronoun in {"ils", "elles"}
    elif clitics and not group.passive:
        several = clitics == {"les"}
    else:
        return False
    number = next((n for n, syntax in enumerate(site.scene.syntaxes) if syntax is site.syntax), 0)
    for syntax in (site.syntax, *site.scene.syntaxes[max(0, number - 1) : number]):
        there = replace(site, syntax=syntax)
        for phrase in reversed([p for p in syntax.phrases if p.last <= group.start]):
            plural = site.scene.word(phrase.head).text.endswith(("s", "x"))
            if plural == several and wanted(phrase, there):
                return True
    return False

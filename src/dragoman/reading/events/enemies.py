"""Whom those fight who take a town: a page on a war names the enemy once, then tells of villages and bridges."""

from __future__ import annotations

from dragoman.codebook import load_parties
from dragoman.codebook.nouns import in_class
from dragoman.reading.events.cast import Cast
from dragoman.reading.events.site import Site

#: Verbs whose object is the ground that changes hands.
_TAKING = frozenset(
    """reprendre prendre conquérir reconquérir emparer saisir investir occuper libérer encercler assiéger pénétrer rendre
    percer""".split()
)


def takes_ground(site: Site) -> bool:
    """Whether the act is taking a place rather than hitting somebody."""
    return site.group is not None and site.group.lemma in _TAKING


def foe(site: Site, out: Cast) -> list[str]:
    """ "les insurgés ont lancé une nouvelle offensive", "l'armée a repris deux villages": whom they fight in this war."""
    if site.focus.topics.isdisjoint({"war"}):
        return []
    struck = [site.scene.word(p.head).text for p in site.slots.object]
    taking = takes_ground(site)
    classes = ("person",) if taking else ("attackable", "person", "society")
    if any(in_class(noun, name) for noun in struck for name in classes):
        return []
    return _fought_last(site, set(out.actors)) or (_only_band(site, set(out.actors)) if taking else [])


def _fought_last(site: Site, known: set[str]) -> list[str]:
    for act, actors, recipients in reversed(site.focus.dealings):
        if act == "attack" and known & set(actors) and any(":soc" not in p for p in recipients):
            return [p for p in recipients if p not in known and ":soc" not in p]
        if act == "attack" and known & set(recipients) and actors:
            return [p for p in actors if p not in known]
    return []


def _only_band(site: Site, known: set[str]) -> list[str]:
    """The one armed group that the text has spoken of, where a state's forces take a place."""
    parties = load_parties()
    if not all(parties.is_state(p) for p in known):
        return []
    armed = [p for p in site.focus.named if parties.kind_of(p) == "armed_group" or p.endswith(":reb")]
    return armed if len(armed) == 1 else []

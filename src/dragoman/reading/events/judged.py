"""Whose deed it is that somebody praises, blames or turns down."""

from __future__ import annotations

from dragoman.codebook.nouns import singular
from dragoman.codebook.triggers import Trigger
from dragoman.reading.events.site import Site
from dragoman.reading.events.slots import verb_slots
from dragoman.reading.parties import PartySet

#: Acts on what another has done, said or proposed.
_JUDGING = frozenset({"criticise", "refuse", "praise"})
#: What a party does to or with another: the other is not the one that is judged.
_DEEDS = frozenset("adhesion retrait ralliement entree decision retour visite soutien engagement refus".split())


def whose_deed(trigger: Trigger, site: Site, found: PartySet) -> PartySet:
    """Who did what is judged, where the object says it; `found`: the parties of the object itself."""
    if trigger.act.name not in _JUDGING:
        return PartySet()
    agent = _agent_of(site)
    return agent if agent.direct or found.direct else _owner_of(trigger, site)


def of_deed(trigger: Trigger, site: Site) -> bool:
    """Whether what is judged is somebody's deed, whose complement follows: "a salué l'adhésion du Laos à X"."""
    return trigger.act.name in _JUDGING and bool(site.slots.object) and singular(site.scene.word(site.slots.object[0].head).text) in _DEEDS


def _agent_of(site: Site) -> PartySet:
    """ "a condamné l'attaque menée par X contre un camp": who did what is blamed, rather than who suffered it."""
    for made in site.syntax.groups:
        held = site.slots.object[0]
        if made.form == "participle" and held.last <= made.start <= held.last + 1:
            return site.resolve(verb_slots(site.scene, site.syntax, made).subject)
    return PartySet()


def _owner_of(trigger: Trigger, site: Site) -> PartySet:
    """ "a salué l'adhésion du Laos à l'Organisation de X": the Laos."""
    held = site.slots.object[0]
    own = [p for p in site.syntax.nested(held) if p.parent == held.i and p.prep == "de" and p.first == held.last]
    found = site.resolve(own) if of_deed(trigger, site) else PartySet()
    return found if found.direct and not found.place else PartySet()

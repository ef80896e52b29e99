"""Whom an act is for by the verb that governs it: "a promis au Ghana de financer une école", "s'est vu notifier"."""

from __future__ import annotations

from dragoman.codebook.triggers import Trigger
from dragoman.reading.events.cast import Cast
from dragoman.reading.events.governors import governor, suffered
from dragoman.reading.events.site import Site
from dragoman.reading.events.slots import verb_slots
from dragoman.reading.party_set import PartySet

_PROMISING = frozenset({"promettre", "garantir", "assurer", "jurer", "proposer", "offrir"})
_GIVEN = frozenset({"aid", "invest", "endorse", "release"})
#: What is done to one that has just been blamed or summoned.
_DONE = frozenset({"expel", "restrict", "ban", "suspend", "penalise"})
_BEFORE = frozenset({"demand", "accuse", "criticise", "expel", "restrict", "threaten", "investigate", "suspend"})


def to_whom_promised(trigger: Trigger, site: Site, out: Cast) -> None:
    """Give an infinitive that names nobody it is for the one behind "à" of the promise."""
    group = site.group
    if group is None or group.form != "infinitive" or out.recipients or trigger.act.name not in _GIVEN:
        return
    held = governor(site.scene, site.syntax, group).group
    if held is None or held.lemma not in _PROMISING:
        return
    found = site.resolve(verb_slots(site.scene, site.syntax, held).preps.get("à", ()))
    out.give("recipient", [p for p in found.direct if p not in out.actors], found)


def by_whoever_blamed(trigger: Trigger, site: Site, out: Cast) -> None:
    """ "Convoqué lundi, l'ambassadeur s'est vu notifier l'expulsion de": by the one who has just summoned him."""
    group = site.group
    if group is None or out.actors or not out.recipients or trigger.act.name not in _DONE or not site.focus.dealings:
        return
    borne = group.passive or suffered(site.scene, site.syntax, group) is not None
    told, doers, others = site.focus.dealings[-1]
    if borne and told in _BEFORE and len(doers) == 1 and list(others) == out.recipients:
        out.give("actor", doers, PartySet())

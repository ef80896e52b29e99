"""The capital that something is built near: "un milliard dans un campus près de Varsovie"."""

from __future__ import annotations

from dragoman.codebook.triggers import Trigger
from dragoman.reading.events.cast import Cast
from dragoman.reading.events.site import Site

_NEAR = ("près de", "à côté de", "au large de", "aux abords de", "autour de")


def near_a_town(trigger: Trigger, site: Site, out: Cast) -> None:
    """ "va placer un milliard dans un campus près de Varsovie": the state of the capital that is near."""
    if trigger.act.name != "invest" or out.recipients:
        return
    for phrase in (p for prep in _NEAR for p in site.slots.preps.get(prep, ())):
        found = site.resolve([phrase])
        out.give("recipient", [p for p in found.cities or found.direct if p not in out.actors], found)

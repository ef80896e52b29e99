"""Who stands round the noun that a passive is about: "l'accord entre A et B sera signé", "la plainte contre A est déposée"."""

from __future__ import annotations

from dragoman.codebook.triggers import Trigger
from dragoman.reading.events.cast import Cast
from dragoman.reading.events.nounslots import noun_slots
from dragoman.reading.events.site import Site


def around_patient(trigger: Trigger, site: Site, out: Cast) -> None:
    """Give the roles of who stands behind "entre" or "avec"; behind "contre" or "sur" too where somebody is told to do it."""
    done = site.slots.subject or "object adjective" in trigger.roles
    for phrase in site.slots.object:
        preps = noun_slots(site.scene, site.syntax, phrase).preps
        for prep in ("entre", "avec", "contre", "sur") if done else ("entre", "avec"):
            for inner in preps.get(prep, ()):
                found = site.resolve([inner])
                if role := trigger.roles.get(prep):
                    out.give(role, found.direct if role == "actor" else found.direct or found.inside, found)


__all__ = ["around_patient"]

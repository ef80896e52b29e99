"""Who stands round the noun that a passive is about: "l'accord entre A et B sera signé", "la plainte contre A est déposée"."""

from __future__ import annotations

from dataclasses import replace

from dragoman.codebook.nouns import in_class
from dragoman.codebook.triggers import Trigger
from dragoman.reading.events.cast import Cast
from dragoman.reading.events.nounslots import noun_slots
from dragoman.reading.events.site import Site


def around_patient(trigger: Trigger, site: Site, out: Cast) -> None:
    """Give the roles of who stands behind "entre" or "avec"; behind "contre" or "sur" too where somebody is told to do it.

    "L'ambassadeur suédois à Bamako a été rappelé": and where an envoy is.
    """
    done = site.slots.subject or "object adjective" in trigger.roles
    for phrase in site.slots.object:
        preps = noun_slots(site.scene, site.syntax, phrase).preps
        sent = ("à", "en", "auprès de") if in_class(site.scene.word(phrase.head).text, "envoy") else ()
        for prep in (*sent, "entre", "avec", *(("contre", "sur") if done else ())):
            for inner in preps.get(prep, ()):
                found = site.resolve([inner])
                if role := trigger.roles.get(prep):
                    out.give(role, found.direct if role == "actor" else found.direct or found.inside, found)


def of_doers(trigger: Trigger) -> Trigger:
    """The rule for what stands round a subject that does the act: "les hackers de X ont dérobé" tells whose they are."""
    if trigger.roles.get("subject") != "actor":
        return trigger
    own = {place: "actor" for place in ("de", "inside") if trigger.roles.get(place) == "recipient"}
    return replace(trigger, roles={**trigger.roles, **own})


__all__ = ["around_patient", "of_doers"]

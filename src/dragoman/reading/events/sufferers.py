"""Whom an act told by a noun strikes, where a verb says who bears it: "Cuba subit un embargo", "souffre du gel de l'aide"."""

from __future__ import annotations

from dragoman.codebook.triggers import Trigger
from dragoman.reading.events.cast import Cast
from dragoman.reading.events.site import Site
from dragoman.reading.events.slots import verb_slots

_BEARING = frozenset({"subir", "souffrir", "pâtir", "essuyer", "endurer", "encaisser"})
_BORNE = frozenset("restrict suspend attack cyberattack penalise ban threaten cancel criticise".split())


def from_sufferer(trigger: Trigger, site: Site, out: Cast) -> None:
    """Give the act the subject of the verb of bearing whose object it is."""
    told = site.noun or (site.syntax.phrase_at(site.start) if site.group is None else None)
    if told is None or out.recipients or trigger.act.name not in _BORNE:
        return
    for group in site.syntax.groups:
        if group.lemma not in _BEARING or group.negated:
            continue
        slots = verb_slots(site.scene, site.syntax, group)
        if told.i in {p.i for p in (*slots.object, *slots.preps.get("de", ()))}:
            found = site.resolve(slots.subject)
            out.give("recipient", [p for p in found.direct if p not in out.actors], found)
            return

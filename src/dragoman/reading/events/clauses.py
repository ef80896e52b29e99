"""Whom the subject of a "que" clause makes the recipient: "exige que Moscou cède", "affirme que les rebelles pillent"."""

from __future__ import annotations

from dragoman.codebook.triggers import Trigger
from dragoman.reading.events.cast import Cast
from dragoman.reading.events.site import Site
from dragoman.reading.events.slots import verb_slots
from dragoman.reading.party_set import PartySet

_ASKING = frozenset({"appeal", "demand"})


def from_clause(trigger: Trigger, site: Site, out: Cast) -> None:
    """Give what is asked of, or laid to, the subject of the clause; who acts himself is not accused."""
    blamed = trigger.act.name == "accuse" and "que" in trigger.needs
    if site.slots.clause is None or out.recipients or not (blamed or trigger.act.name in _ASKING):
        return
    found = site.resolve(verb_slots(site.scene, site.syntax, site.slots.clause).subject)
    out.give("recipient", found.direct, PartySet(direct=found.direct, spans=found.spans))

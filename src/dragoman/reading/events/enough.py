"""Whether an act has the parties it needs to be an event (codebook, rule 6)."""

from __future__ import annotations

from dragoman.codebook import load_parties
from dragoman.codebook.triggers import Trigger
from dragoman.reading.events.casting import Cast
from dragoman.reading.events.site import Site

#: What is unlike a company or a person in that it makes an event public.
_PUBLIC_KINDS = frozenset({"state", "igo", "bloc", "province", "public_body", "armed_group"})


def lacking(trigger: Trigger, out: Cast, site: Site) -> str | None:
    """What the event lacks in parties, None where nothing."""
    if "actor" in trigger.needs and not out.actors:
        return "nobody does it"
    if "recipient" in trigger.needs and not out.recipients:
        return "done to nobody"
    if "two" in trigger.needs and len(out.actors) < 2:
        return "one party alone"
    if len(out.actors if trigger.act.name in {"agree", "cooperate"} else out.parties) < trigger.least:
        return f"{len(out.parties)} of {trigger.least} parties"
    if trigger.single and len(out.actors) > 1:
        return "several parties together"
    public = [p for p in out.parties if _public(p)]
    if not public and not (trigger.act.name in {"criticise", "appeal", "aid"} and out.parties):
        return "no public party"
    if trigger.public and not any(_public(p) for p in out.actors):
        return "no public actor"
    if trigger.about_required and not site.slots.complement:
        return "of what is not said"
    return None


def _public(party: str) -> bool:
    parties = load_parties()
    return party in {"EU", "UN"} or ":" in party or parties.kind_of(party) in _PUBLIC_KINDS

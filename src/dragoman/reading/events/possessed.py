"""Whose a thing is that somebody strikes, where only "son" or "leur" says so: "ses serveurs avaient été infiltrés"."""

from __future__ import annotations

from dragoman.codebook import load_parties
from dragoman.codebook.triggers import Trigger
from dragoman.language.phrases import Phrase
from dragoman.reading.events.cast import Cast
from dragoman.reading.events.site import Site
from dragoman.reading.party_set import PartySet

_STRIKING = frozenset({"cyberattack", "attack"})
_OWN = frozenset({"son", "sa", "ses", "leur", "leurs"})


def from_possessive(trigger: Trigger, site: Site, out: Cast) -> None:
    """Give an act of violence that names nobody it is done to the one whose the thing is that it strikes."""
    if out.recipients:
        return
    if trigger.act.name == "ease" and len(out.actors) == 1:
        _of_its_people(site, out)
    if trigger.act.name == "expel":
        _of_the_other(site, out)
    if trigger.act.name not in _STRIKING:
        return
    held = [*site.slots.object, *site.slots.preps.get("contre", ()), *site.slots.preps.get("de", ())]
    held += site.syntax.nested(site.noun) if site.noun is not None else []
    if not any(_owned(site, phrase) for phrase in held):
        return
    owner = [p for p in site.focus.subject if p not in out.actors and _may_suffer(p)]
    out.give("recipient", owner[:1], PartySet())


def _of_the_other(site: Site, out: Cast) -> None:
    """ "L'Union a critiqué le scrutin. Le pays a mis dehors ses observateurs": those of the one who dealt with it last."""
    if len(out.actors) == 1 and any(_owned(site, p) for p in site.slots.object):
        others = [p for p in site.focus.named if p not in out.actors and _may_suffer(p)]
        out.give("recipient", others[-1:], PartySet())


def _of_its_people(site: Site, out: Cast) -> None:
    """ "Les infirmières ont repris le travail. Le gouvernement a abrogé la loi qui limitait leur droit": those people."""
    people = [p for p in site.focus.subject if p == f"{out.actors[0]}:soc"]
    behind = {w.lower for w in site.scene.analysis.words[site.end : site.syntax.sentence.last]}
    if people and behind & {"leur", "leurs"}:
        out.give("recipient", people, PartySet())


def _owned(site: Site, phrase: Phrase) -> bool:
    words = [w.lower for w in site.scene.words(phrase)[:2]]
    return bool(_OWN & set(words)) and not site.resolve([phrase]).any


def _may_suffer(party: str) -> bool:
    return load_parties().is_state(party.partition(":")[0]) or load_parties().kind_of(party) is not None

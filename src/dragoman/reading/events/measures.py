"""Measures told before: whose "la mesure" is that was lifted, and whom a foreign reproach or threat answers."""

from __future__ import annotations

from dragoman.codebook import load_parties
from dragoman.codebook.nouns import singular
from dragoman.codebook.triggers import Trigger
from dragoman.reading.events.cast import Cast
from dragoman.reading.events.site import Site
from dragoman.reading.party_set import PartySet

#: What is lifted later.
_IMPOSED = frozenset({"ban", "restrict", "suspend"})
_MEASURES = frozenset("mesure interdiction blocage suspension sanction embargo restriction surtaxe gel moratoire".split())
_THE = frozenset({"la", "le", "l'", "cette", "ce", "cet", "les", "ces"})
#: What another state finds fault with, told in the sentence before.
_HARSH = frozenset({"penalise", "restrict", "ban", "expel", "suspend", "quit", "cancel", "attack", "demand"})
#: How one that reproaches goes on: against the same.
_GOES_ON = frozenset({"threaten", "restrict", "demand"})


def told_measures(trigger: Trigger, site: Site, out: Cast) -> None:
    """Give the parties of an act that only a measure told before has."""
    act = trigger.act.name
    if act == "ease":
        _lifted(site, out)
    elif len(out.actors) == 1 and not out.recipients and load_parties().is_state(out.actors[0]):
        if act == "criticise":
            _reproached(site, out)
        elif act in _GOES_ON and not out.closed:
            _against_the_same(site, out)


def _lifted(site: Site, out: Cast) -> None:
    """ "la mesure n'a été levée qu'en octobre", "a levé l'interdiction": by whom it was imposed, for whom it was."""
    if out.recipients or len(site.slots.object) != 1:
        return
    phrase = site.slots.object[0]
    plain = phrase.last == phrase.head + 1 and site.scene.word(phrase.first).lower in _THE
    if not plain or singular(site.scene.word(phrase.head).text) not in _MEASURES:
        return
    for act, actors, recipients in reversed(site.focus.dealings):
        if act in _IMPOSED and actors and (not out.actors or set(out.actors) == set(actors)):
            out.give("actor", [p for p in actors if p not in out.parties], PartySet())
            out.give("recipient", [p for p in recipients if p not in out.parties], PartySet())
            return


def _reproached(site: Site, out: Cast) -> None:
    """ "Brasilia a infligé une amende. Washington a déploré « une dérive »": whose deed was told just before."""
    article = next((site.scene.word(p.first).lower for p in site.slots.object), "")
    if site.group is None or article not in {"un", "une"} or len(site.slots.object) != 1:
        return
    told = [(act, actors) for act, actors, _ in site.focus.dealings[-2:] if act in _HARSH]
    sides = {p for _, actors in told for p in actors}
    if len(sides) == 1 and not sides & set(out.actors) and all(load_parties().is_state(p) for p in sides):
        out.give("recipient", sorted(sides), PartySet())


def _against_the_same(site: Site, out: Cast) -> None:
    """ "Washington a déploré la décision de Brasilia. Il menace de priver de visa des magistrats": Brasilia's."""
    for act, actors, recipients in site.focus.dealings[-1:]:
        states = [p for p in recipients if load_parties().is_state(p)]
        if act in {"criticise", "accuse", "threaten", "demand"} and list(actors) == out.actors and len(states) == 1:
            out.give("recipient", states, PartySet())

"""Whose the official is who is named by nothing but an office: "s'est entretenu avec le ministre de l'Intérieur"."""

from __future__ import annotations

from dragoman.codebook import load_parties
from dragoman.codebook.triggers import Trigger
from dragoman.language.phrases import Phrase
from dragoman.reading.events.casting import Cast
from dragoman.reading.events.pronouns import pronoun_patient
from dragoman.reading.events.site import Site
from dragoman.reading.party_set import PartySet

#: What two sides do with each other; the last of these says who the other side is.
_DEALING = frozenset({"visit", "meet", "negotiate", "sign", "call", "agree", "convene"})
_THE = frozenset({"le", "la", "l'", "au", "du", "les", "aux", "des"})


def facing(trigger: Trigger, site: Site, out: Cast) -> None:
    """Give the state of an official in the place of the other side, of whom only the office is said.

    It is the other side of the visit or the talks told last, of which one side does this too.
    """
    if site.group is None or len(out.actors) != 1 or out.recipients or not load_parties().is_state(out.actors[0]):
        return
    for phrase in _opposite(trigger, site):
        found = site.resolve([phrase])
        words = site.scene.words(phrase)
        the = any(w.lower in _THE for w in words[:2])
        if found.any or not found.office or not the or site.scene.word(phrase.head).pos == "PRON":
            continue
        if other := _other(site, out.actors[0]):
            out.give("actor" if trigger.act.mutual else "recipient", [other], found)
            return
    if trigger.act.mutual and pronoun_patient(site) is not None and (other := _other(site, out.actors[0])):
        out.give("actor", [other], PartySet())  # "elle a été reçue par le ministre kényan": whoever came


def _opposite(trigger: Trigger, site: Site) -> list[Phrase]:
    """The phrases that may hold the other side: of a mutual act all but one, else those that give the recipient."""
    roles = trigger.roles
    if trigger.act.mutual:
        rows = [*site.slots.object, *(p for prep in ("avec", "par") for p in site.slots.preps.get(prep, ()))]
        return [*rows, *site.slots.subject] if rows else []
    rows = list(site.slots.object) if roles.get("object") == "recipient" else []
    return rows + [p for prep, ps in site.slots.preps.items() if roles.get(prep) == "recipient" for p in ps]


def _other(site: Site, actor: str) -> str | None:
    for act, actors, recipients in reversed(site.focus.dealings[-8:]):
        sides = [*actors, *recipients]
        if act in _DEALING and actor in sides and len(set(sides)) == 2:
            return next(p for p in sides if p != actor)
    return None

"""Officials whom a house speaks of as its own: "la Maison-Blanche a confirmé que le secrétaire d'État se rendrait"."""

from __future__ import annotations

from dragoman.codebook import load_parties
from dragoman.codebook.nouns import in_class
from dragoman.codebook.triggers import Trigger
from dragoman.reading.events.cast import Cast
from dragoman.reading.events.site import Site
from dragoman.reading.events.slots import verb_slots
from dragoman.reading.events.status import speech_before
from dragoman.reading.parties import is_office

_ARTICLES = frozenset({"le", "la", "l'", "les", "son", "sa", "ses"})


def of_the_speaker(trigger: Trigger, site: Site, out: Cast) -> None:
    """Give an official of no known state the state that tells what he does."""
    group = site.group
    if out.actors or group is None or group.passive or trigger.roles.get("subject") != "actor":
        return
    rows = site.slots.subject[:1]
    if not rows or site.resolve(rows).any:
        return
    head, first = site.scene.word(rows[0].head).text, site.scene.words(rows[0])[0].lower
    if first not in _ARTICLES or not (is_office(head) or in_class(head, "state_organ")):
        return
    speech = speech_before(site.scene, site.syntax, group)
    if speech is None:
        return
    found = site.resolve(verb_slots(site.scene, site.syntax, speech).subject)
    out.give("actor", [p for p in found.direct if load_parties().is_state(p)], found)

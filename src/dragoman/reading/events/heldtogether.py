"""Gatherings that two hold together: "un premier forum conjoint"."""

from __future__ import annotations

from dragoman.codebook import load_parties
from dragoman.codebook.nouns import in_class
from dragoman.reading.events.cast import Cast
from dragoman.reading.events.site import Site
from dragoman.reading.party_set import PartySet


def by_both(site: Site, out: Cast) -> None:
    """Who holds "un forum conjoint": the two who dealt with each other, one of them told by the town where it is."""
    for party in site.focus.joint:
        country = load_parties().country_of(party)
        if country and country in out.actors and party not in out.actors:
            out.rename(country, party)
    if set(out.actors) < set(site.focus.joint):
        out.give("actor", site.focus.joint, PartySet())


def in_common(site: Site) -> bool:
    """Whether what is held is held together: "un premier forum conjoint", "la commission mixte"."""
    heads = [p for p in (*site.slots.subject, *site.slots.object) if in_class(site.scene.word(p.head).text, "gathering")]
    return any(w.lower.startswith(("conjoint", "bilatéral", "mixte")) for p in heads for w in site.scene.words(p))

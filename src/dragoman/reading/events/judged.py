"""Whose deed it is that somebody praises, blames or turns down."""

from __future__ import annotations

from dragoman.codebook.nouns import singular
from dragoman.codebook.triggers import Trigger, load_triggers
from dragoman.reading.events.site import Site
from dragoman.reading.events.slots import verb_slots
from dragoman.reading.parties import PartySet

#: Acts on what another has done, said or proposed.
_JUDGING = frozenset({"criticise", "refuse", "praise"})
#: What a party does to or with another: the other is not the one that is judged.
_DEEDS = frozenset("adhesion retrait ralliement entree decision retour visite soutien engagement refus".split())


def whose_deed(trigger: Trigger, site: Site, found: PartySet) -> PartySet:
    """Who did what is judged, where the object says it; `found`: the parties of the object itself."""
    if trigger.act.name not in _JUDGING:
        return PartySet()
    agent = _agent_of(site)
    return agent if agent.direct or found.direct else _owner_of(trigger, site)


def those_struck(trigger: Trigger, site: Site) -> list[str]:
    """Whom the violence struck that is condemned, and who is not the one that is blamed: "a condamné l'attentat contre X"."""
    held = site.slots.object[:1]
    noun = singular(site.scene.word(held[0].head).text) if held else ""
    rows = load_triggers().nouns.get(noun, ())
    if trigger.act.name != "criticise" or not any(row.act.name in {"attack", "cyberattack"} for row in rows):
        return []
    preps = _STRUCK | {"de"} if noun in _OF_VICTIMS else _STRUCK
    struck = [p for p in site.syntax.nested(held[0]) if p.prep in preps]
    struck += [p for prep in preps - {"de"} for p in site.slots.preps.get(prep, ())]
    return [party for phrase in struck for party in site.resolve([phrase]).any]


#: Before whom or what violence strikes.
_STRUCK = frozenset({"contre", "sur", "à", "dans", "en", "visant"})
#: Violence that is called after its victim: "l'assassinat de X".
_OF_VICTIMS = frozenset({"assassinat", "meurtre", "enlevement", "execution", "massacre"})


def of_deed(trigger: Trigger, site: Site) -> bool:
    """Whether what is judged is somebody's deed, whose complement follows: "a salué l'adhésion du Laos à X"."""
    if trigger.act.name not in _JUDGING or not site.slots.object:
        return False
    return singular(site.scene.word(site.slots.object[0].head).text) in _DEEDS


_BORNE = frozenset({"subir", "essuyer", "endurer", "encaisser"})


def _agent_of(site: Site) -> PartySet:
    """ "a condamné l'attaque menée par X contre un camp": who did what is blamed, rather than who suffered it."""
    for made in site.syntax.groups:
        held = site.slots.object[0]
        if made.lemma in _BORNE:
            continue  # "condamne l'intrusion subie par la Ligue": by who suffered it
        if made.form == "participle" and held.last <= made.start <= held.last + 1:
            return site.resolve(verb_slots(site.scene, site.syntax, made).subject)
    return PartySet()


def _owner_of(trigger: Trigger, site: Site) -> PartySet:
    """ "a salué l'adhésion du Laos à l'Organisation de X": the Laos."""
    held = site.slots.object[0]
    own = [p for p in site.syntax.nested(held) if p.parent == held.i and p.prep == "de" and p.first == held.last]
    found = site.resolve(own) if of_deed(trigger, site) else PartySet()
    return found if found.direct and not found.place else PartySet()

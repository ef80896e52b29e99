"""Whom violence hits where another verb or the crowd itself says so: "une bombe a explosé, blessant trois casques bleus"."""

from __future__ import annotations

from dragoman.codebook import load_parties
from dragoman.codebook.nouns import in_class, singular
from dragoman.codebook.triggers import Trigger
from dragoman.language.phrases import Phrase
from dragoman.reading.events.cast import Cast
from dragoman.reading.events.enemies import takes_ground
from dragoman.reading.events.site import Site
from dragoman.reading.events.slots import verb_slots
from dragoman.reading.party_set import PartySet
from dragoman.reading.quantities import core

#: What an attack does besides: "tuant", "faisant".
_HITTING = frozenset({"tuer", "blesser", "viser", "détruire", "endommager", "toucher", "frapper", "prendre", "enlever"})


def victims(site: Site, out: Cast) -> None:
    """Give an attack that names nobody it is done to whom the gerund behind it names."""
    for made in site.syntax.groups:
        if site.group is not None and made.form == "gerund" and made.start >= site.end and made.lemma in _HITTING:
            found = site.resolve(verb_slots(site.scene, site.syntax, made).object)
            out.give("recipient", [p for p in found.direct if p not in out.actors], found)
            return


def on_the_spot(site: Site, out: Cast) -> None:
    """What the place of violence tells: that it is no target beside one, and whose the rioters are."""
    out.spare(_mere_ground(site, out))
    if not out.actors:
        _rioters(site, out)


def _mere_ground(site: Site, out: Cast) -> list[str]:
    """ "a mené un raid au Yémen contre Al-Qaïda": states that only say where, beside the one it is aimed at."""
    aimed = site.resolve(site.slots.preps.get("contre", ())).direct
    if not set(aimed) & set(out.recipients):
        return []
    where = [p for prep in ("en", "à", "dans") for p in site.resolve(site.slots.preps.get(prep, ())).direct]
    return [p for p in where if p not in aimed and load_parties().is_state(p)]


_RIOTERS = frozenset({"manifestant", "protestataire", "emeutier", "casseur"})


def _rioters(site: Site, out: Cast) -> None:
    """ "Des manifestants ont incendié l'ambassade saoudienne à Téhéran": people of the town's state."""
    if not any(singular(site.scene.word(_counted(site, p).head).text) in _RIOTERS for p in site.slots.subject):
        return
    places = [p for prep in ("à", "dans", "en") for p in site.slots.preps.get(prep, ())]
    found = site.resolve(places)
    states = [load_parties().country_of(p) or p for p in (*found.cities, *found.direct)]
    crowds = [f"{p}:soc" for p in states if load_parties().is_state(p) and p not in out.recipients]
    out.give("actor", crowds[:1], PartySet())


#: What a state does to people of its own, and before whom: "a tiré sur des manifestants", "s'en est pris aux grévistes".
_TO_PEOPLE = {
    "attack": ("sur", "contre"), "criticise": ("à", "contre"), "ban": ("à",), "penalise": (), "release": (), "ease": ("à",),
}  # fmt: skip


def own_people(trigger: Trigger, site: Site, out: Cast) -> None:
    """ "l'armée birmane a tué vingt manifestants": people of the state that does it, where no other one is named."""
    if trigger.act.name not in _TO_PEOPLE or out.recipients or len(out.actors) != 1 or site.group is None:
        return
    state = out.actors[0]
    if trigger.act.name == "attack" and takes_ground(site):
        return  # "l'armée a repris plusieurs villages": from somebody else
    befalls = site.slots.subject if site.group.passive or trigger.roles.get("subject") == "recipient" else ()
    hit = [*befalls, *site.slots.object, *(p for prep in _TO_PEOPLE[trigger.act.name] for p in site.slots.preps.get(prep, ()))]
    heads = [site.scene.word(_counted(site, p).head).text for p in hit]
    if any(_crowd(trigger, head) for head in heads) and load_parties().is_state(state) and not _others(site, state):
        out.give("recipient", [f"{state}:soc"], PartySet())


def _crowd(trigger: Trigger, noun: str) -> bool:
    """Whether a noun is that of many people, or of one of them whom violence hits: "a tiré sur un manifestant"."""
    many = noun.endswith(("s", "x")) or singular(noun) in {"foule", "population"} or trigger.act.name == "attack"
    return many and in_class(noun, "society") and not in_class(noun, "force") and not in_class(noun, "servant")


def _others(site: Site, state: str) -> bool:
    """Whether another state or company is named: "la Chine interdit à ses entreprises d'acheter des puces de Nvidia"."""
    sentence = site.syntax.sentence
    named = {m.party for m in site.scene.mentions_in(sentence.start, sentence.end) if m.party}
    kinds = {load_parties().kind_of(p) for p in named if p.partition(":")[0] != state}
    return bool(kinds & {"state", "company"})


def _counted(site: Site, phrase: Phrase) -> Phrase:
    return core(site.scene, site.syntax, phrase)

"""Who commits violence by what is said of them: a man who acts for nobody, the air force whose raids go on."""

from __future__ import annotations

from dragoman.codebook import load_parties
from dragoman.codebook.nouns import in_class, singular
from dragoman.codebook.triggers import Trigger
from dragoman.language.phrases import Phrase
from dragoman.model import Span
from dragoman.reading.events.cast import Cast
from dragoman.reading.events.site import Site
from dragoman.reading.party_set import PartySet
from dragoman.reading.quantities import core

#: Single persons whose state has no part in what they do.
_SINGLE = frozenset(
    "demandeur refugie migrant immigre ressortissant etudiant individu homme adolescent conducteur chauffeur".split()
)
#: Violence that its makers stand behind with "de".
_VIOLENCE = frozenset("bombardement frappe raid tir assaut offensive attaque pilonnage".split())
_MAKERS = frozenset("aviation armee marine artillerie force coalition chasseur helicoptere drone avion troupe".split())


def assailants(trigger: Trigger, site: Site, out: Cast) -> None:
    """Mend the actors of an attack by the noun that tells them."""
    if trigger.act.name != "attack":
        return
    _by_force(site, out)
    _by_strike(site, out)
    _not_by_holders(site, out)
    _house_struck(site, out)
    if site.group is None or len(out.actors) != 1 or len(site.slots.subject) != 1:
        return
    actor, phrase = out.actors[0], core(site.scene, site.syntax, site.slots.subject[0])
    heads = {singular(site.scene.word(k).text) for k in (phrase.head, site.slots.subject[0].head)}
    single = site.scene.words(phrase)[0].lower in {"un", "une", "le", "la", "l'", "cet", "ce"}
    if single and not heads.isdisjoint(_SINGLE) and load_parties().is_state(actor.partition(":")[0]):
        out.dismiss(actor)  # "un demandeur d'asile afghan a attaqué les passagers": no act of Afghanistan


def _by_force(site: Site, out: Cast) -> None:
    """ "les bombardements de l'aviation syrienne se poursuivent": done by it, not to it."""
    if out.actors:
        return
    for phrase in (*site.slots.subject, *([site.noun] if site.noun else ())):
        if singular(site.scene.word(phrase.head).text) not in _VIOLENCE:
            continue
        makers = [p for p in site.syntax.nested(phrase) if p.prep == "de" and _force(site, p)]
        found = site.resolve(makers)
        parties = [p for p in found.any if load_parties().is_state(p) or load_parties().kind_of(p) == "armed_group"]
        if parties:
            out.spare(parties)
            out.closed = False
            out.give("actor", parties, found)
            return


_WEAPONS = frozenset({"drone", "missile", "obus", "roquette", "bombe", "avion", "helicoptere"})


def _by_strike(site: Site, out: Cast) -> None:
    """ "Deux soldats sont morts dans une frappe israélienne", "tués par un drone turc": by whose strike it was."""
    if out.actors or site.group is None:
        return
    rows = [p for prep in ("dans", "par", "lors de", "sous", "à la suite de") for p in site.slots.preps.get(prep, ())]
    for phrase in rows:
        if singular(site.scene.word(phrase.head).text) not in _VIOLENCE | _WEAPONS:
            continue
        words = site.scene.words(phrase)
        for mention in site.scene.mentions_in(words[0].start, words[-1].end):
            if mention.kind == "adjective" and mention.party and mention.party not in out.recipients:
                span = Span(mention.start, mention.end, mention.text)
                out.give("actor", [mention.party], PartySet(spans={mention.party: [span]}))
                return


#: By whom a place is held that something is done in.
_HOLDING = frozenset({"tenir", "contrôler", "occuper", "défendre", "détenir", "administrer", "assiéger", "encercler"})


def _not_by_holders(site: Site, out: Cast) -> None:
    """ "dix civils ont été tués dans un quartier tenu par les rebelles": nobody says that it was them."""
    if site.group is None or not site.group.passive or not out.actors:
        return
    agents = [p for p in site.slots.subject if p.prep == "par"]
    held = {g.end for g in site.syntax.groups if g.form == "participle" and g.lemma in _HOLDING and g is not site.group}
    if agents and all(p.first in held for p in agents):
        for party in list(out.actors):
            out.dismiss(party)


def _house_struck(site: Site, out: Cast) -> None:
    """ "L'attaque de l'ambassade américaine a fait deux morts": those whose house it is suffer it."""
    if len(out.actors) != 1 or out.recipients:
        return
    actor = out.actors[0]
    spans = out.arguments.get("actors", [])[:1]
    for phrase in site.slots.subject:
        if singular(site.scene.word(phrase.head).text) not in _VIOLENCE | {"attentat", "siege"}:
            continue
        inside = [p for p in site.syntax.nested(phrase) if p.prep == "de" and not _force(site, p)]
        struck = [p for p in inside if in_class(site.scene.word(p.head).text, "attackable")]
        if any(actor in site.resolve([p]).any for p in struck):
            someone = out.someone
            out.dismiss(actor)
            out.someone = someone
            out.give("recipient", [actor], PartySet(spans={actor: spans}))
            return


def _force(site: Site, phrase: Phrase) -> bool:
    head = singular(site.scene.word(phrase.head).text)
    return head in _MAKERS or in_class(head, "force")

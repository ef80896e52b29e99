"""Acts done to somebody who is no party: no other party of the text is meant then."""

from __future__ import annotations

from dragoman.codebook.folding import fold
from dragoman.codebook.nouns import in_class, singular
from dragoman.codebook.triggers import Trigger
from dragoman.reading.events.cast import Cast
from dragoman.reading.events.site import Site
from dragoman.reading.events.slots import verb_slots
from dragoman.reading.quantities import core

#: Acts whose object is whom they are done to.
_DONE_TO = frozenset({"accuse", "criticise", "praise", "congratulate", "penalise", "ban", "investigate", "threaten", "release"})
_PRIVATE = frozenset("homme femme individu suspect adolescent garcon fille personne acteur chanteur".split())


def of_a_person(trigger: Trigger, site: Site, out: Cast) -> bool:
    """ "accuse X d'avoir amené des migrants en Europe", "trois hommes ont été condamnés": a person, who is no party."""
    if trigger.act.name not in _DONE_TO or trigger.roles.get("object") != "recipient" or not site.slots.object:
        return False
    phrase = core(site.scene, site.syntax, site.slots.object[0])
    words = site.scene.words(phrase)
    named = any(site.scene.persons_in(words[0].start, words[-1].end))
    head = site.scene.word(phrase.head)
    named |= head.pos == "PROPN" and head.text[:1].isupper()
    noun = head.text.lower()
    private = noun.rstrip("s") in _PRIVATE or in_class(noun, "person")
    return (named or private) and set(site.resolve([phrase]).any) <= set(out.actors)


#: What customs and police seize.
_GOODS = frozenset("tonne kilo kilogramme gramme drogue cocaine cannabis arme munition explosif billet faux".split())


def of_a_thing(trigger: Trigger, site: Site) -> bool:
    """ "a voté en faveur d'une résolution", "ont saisi 13 tonnes de cannabis": a text or goods, which are nobody's."""
    if trigger.act.name == "investigate":
        return _of_a_mishap(site)
    if trigger.act.name == "ban":
        heads = [singular(site.scene.word(p.head).text) for p in site.slots.object[:1]]
        return not _GOODS.isdisjoint(heads)
    if trigger.act.name != "endorse":
        return False
    rows = [*site.slots.object, *(p for prep in ("en faveur de", "pour") for p in site.slots.preps.get(prep, ()))]
    nouns = [site.scene.word(p.head).text for p in rows[:1]]
    return any(in_class(noun, "document") for noun in nouns) and not site.resolve(rows[:1]).any


#: What happens with nobody's will told.
_MISHAPS = frozenset("rupture panne coupure incendie accident naufrage explosion sabotage incident fuite avarie crash".split())


def _of_a_mishap(site: Site) -> bool:
    """ "a ouvert une enquête sur la rupture d'un câble": into what happened, with nobody named."""
    rows = [p for prep in ("sur", "après", "pour", "à la suite de") for p in site.slots.preps.get(prep, ())][:1]
    rows = rows or [n for p in site.slots.object for n in site.syntax.nested(p) if n.prep in {"sur", "pour"}][:1]
    return any(singular(site.scene.word(p.head).text) in _MISHAPS for p in rows) and not site.resolve(rows).any


#: Many that nobody counts, and houses from anywhere.
_MANY = frozenset("etat pays gouvernement delegation participant dirigeant nation puissance".split())
_STRANGE = frozenset("etranger etrangere tiers tierce".split())


def to_anybody(trigger: Trigger, site: Site, out: Cast) -> None:
    """ "a exhorté les États présents à", "a décliné l'offre d'une société étrangère", "déplore que son pays n'ait pas été
    consulté": nobody that the text has named is meant.
    """
    if out.recipients or trigger.act.mutual:
        return
    if trigger.act.name in {"appeal", "demand"} and site.slots.object:
        phrase = site.slots.object[0]
        many = site.scene.word(phrase.head).text.endswith("s") and singular(site.scene.word(phrase.head).text) in _MANY
        further = [w for w in site.scene.words(phrase) if w.i > phrase.head]
        out.closed |= many and bool(further) and not site.resolve([phrase]).any
    if trigger.act.name == "refuse":
        inner = [n for p in site.slots.object for n in (p, *site.syntax.nested(p))]
        words = [[fold(w.lower) for w in site.scene.words(p)] for p in inner]
        out.closed |= any({"un", "une"} & {*row} and _STRANGE & {*row} for row in words)
    if trigger.act.name == "criticise" and site.slots.clause is not None and not site.slots.object:
        clause = verb_slots(site.scene, site.syntax, site.slots.clause)
        own = [*clause.subject, *(clause.object if site.slots.clause.passive else ())]
        out.closed |= any([w.lower for w in site.scene.words(p)] == ["son", "pays"] for p in own)


def to_servants(trigger: Trigger, site: Site, out: Cast) -> None:
    """ "former une centaine de fonctionnaires kényans": aid to those who serve a state is aid to it."""
    phrases = [*site.slots.object, *(p for rows in site.slots.preps.values() for p in rows)]
    phrases += [nested for p in tuple(phrases) for nested in site.syntax.nested(p)]
    words = [w.text for p in phrases for w in site.scene.words(p)]
    if trigger.act.name != "aid" or not any(in_class(word, "servant") for word in words):
        return
    for party in [p for p in out.recipients if p.endswith(":soc")]:
        if (state := party.removesuffix(":soc")) not in out.parties:
            out.swap(party, state)

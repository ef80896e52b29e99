"""Which parties each place of a sentence gives, and in which role."""

from __future__ import annotations

from dataclasses import replace

from dragoman.codebook import load_parties
from dragoman.codebook.folding import fold
from dragoman.codebook.triggers import Trigger
from dragoman.model import ABOUT_ACTS, Span
from dragoman.reading.events.asides import listed_behind
from dragoman.reading.events.cast import Cast
from dragoman.reading.events.clauses import from_clause
from dragoman.reading.events.items import opens_item
from dragoman.reading.events.judged import of_the_matter, those_struck, whose_deed
from dragoman.reading.events.match import place_phrases
from dragoman.reading.events.nearby import near_a_town
from dragoman.reading.events.nounslots import noun_slots
from dragoman.reading.events.others import EDGES, apart, between_places, of_another, of_dealing, post_sought, sent_to
from dragoman.reading.events.owners import by_document, of_a_deed, owner_by_relative, possessor
from dragoman.reading.events.patients import around_patient, of_doers
from dragoman.reading.events.pronouns import asked_itself, by_pronoun, pronoun_bearer, pronoun_patient
from dragoman.reading.events.site import Site
from dragoman.reading.events.slots import Slots, verb_slots
from dragoman.reading.events.standins import (
    DONE_TO_HOUSES,
    OF_PERSONS,
    SAID,
    TOWARDS,
    country_of_place,
    from_cities,
    from_holders,
    from_unknown_name,
    hosting_city,
    marchers,
    of_two_states,
    to_unknown_name,
    towns_of_states,
)  # fmt: skip
from dragoman.reading.events.sufferers import from_sufferer
from dragoman.reading.events.victims import on_the_spot
from dragoman.reading.groups import suffix_in
from dragoman.reading.parties import is_office
from dragoman.reading.party_set import PartySet

__all__ = ["Cast", "cast", "from_bearer"]

_ORGANISATIONS = frozenset({"igo", "bloc", "public_body"})

_TARGETS = ("à", "contre", "avec", "auprès de", "à l'encontre de", "envers", "en faveur de", "au profit de")


def cast(trigger: Trigger, site: Site) -> Cast:
    """The roles that a trigger gives to the parties around it."""
    out = Cast()
    _from_doer(trigger, site, out)
    _from_object(trigger, site, out)
    _from_prepositions(trigger, site, out)
    if site.noun:
        _from_noun(trigger, site, out)
    if not out.recipients:
        _from_what_follows(trigger, site, out)
    if trigger.act.name in SAID and not out.actors:
        from_unknown_name(trigger, site, out)
    if trigger.act.name in DONE_TO_HOUSES and (out.actors or trigger.ground == "actor"):
        to_unknown_name(trigger, site, out)
    out.spare(those_struck(trigger, site))
    from_sufferer(trigger, site, out)
    if trigger.act.name in OF_PERSONS and not out.recipients:
        of_two_states(site, out)
    if trigger.act.name == "attack":
        on_the_spot(site, out)
        towns_of_states(out)
        if not out.recipients:
            from_holders(site, out)
    if trigger.act.name in TOWARDS and not out.recipients:
        from_cities(site, out)
        near_a_town(trigger, site, out)
    if trigger.act.name == "convene" and not out.actors:
        hosting_city(site, out)
    if trigger.act.name == "protest":
        marchers(site, out)
    if trigger.act.mutual and trigger.roles.get("entre") != "recipient":  # a mediator is none of the sides
        out.actors, out.recipients = out.actors + out.recipients, []
        moved = out.arguments.pop("recipients", [])
        if moved:
            out.arguments.setdefault("actors", []).extend(moved)
    return out


def _from_doer(trigger: Trigger, site: Site, out: Cast) -> None:
    subject = site.resolve(site.slots.subject)
    if not subject.direct and site.group:
        _by_author(site, subject)
    if trigger.deep and not subject.direct:
        subject.direct = subject.inside
    bearer = pronoun_bearer(site)
    if bearer is not None and not subject.direct:
        subject = by_pronoun(site, bearer)
    if not subject.direct and opens_item(site):
        for party in site.focus.lead:
            subject.add(party, site.words, direct=True)
    if not subject.direct or of_a_deed(site):
        subject = found if (found := owner_by_relative(site)).direct else subject
    if not subject.direct:
        by_document(trigger, site, subject)
    if role := trigger.roles.get("subject"):
        out.give(role, subject.direct, subject)
    if trigger.subject:
        _from_subject(trigger, site, out)


def _from_object(trigger: Trigger, site: Site, out: Cast) -> None:
    roles = trigger.roles
    if site.slots.object:
        found = site.resolve(site.slots.object)
        if role := roles.get("object"):
            out.give(role, found.direct, found)
        agent = whose_deed(trigger, site, found)
        out.give("recipient", agent.direct, agent)
        if role := roles.get("object adjective"):
            _object_adjectives(role, site, out)
        if (role := roles.get("inside")) and not (found.direct and roles.get("object")) and not agent.direct:
            out.give(role, found.inside if roles.get("object") else found.any, found)
    elif (patient := pronoun_patient(site)) is not None and (role := roles.get("object")):
        found = by_pronoun(site, patient)
        out.give(role, found.direct, found)
    if site.group and site.group.passive:
        around_patient(trigger, site, out)
    if trigger.object_or and (role := roles.get("inside")):
        for place in trigger.object_or:
            for phrase in place_phrases(site, place) if place != "object" else ():
                found = site.resolve([phrase])
                out.give(role, found.inside, found)


def _from_what_follows(trigger: Trigger, site: Site, out: Cast) -> None:
    if trigger.act.name in ABOUT_ACTS and site.slots.complement is not None:
        _from_complement(site, out)
    from_clause(trigger, site, out)
    if trigger.act.name in {"appeal", "demand"} and not out.recipients:
        found = site.resolve(site.slots.object)
        out.give("recipient", [p for p in found.inside if ":" in p], found)  # "le désarmement des milices séparatistes"


def _object_adjectives(role: str, site: Site, out: Cast) -> None:
    """ "une feuille de route franco-indienne": whose instrument it is, where the adjective says so."""
    for phrase in site.slots.object:
        for part in (phrase, *site.syntax.nested(phrase)):
            words = site.scene.words(part)
            for mention in site.scene.mentions_in(words[0].start, words[-1].end):
                if (
                    mention.kind in {"adjective", "compound"}
                    and mention.parties
                    and not is_office(site.scene.word(part.head).text)
                ):
                    span = Span(mention.start, mention.end, mention.text)
                    out.give(role, mention.parties, PartySet(spans={p: [span] for p in mention.parties}))


def _by_author(site: Site, subject: PartySet) -> None:
    """ "le cadre, rendu public par la Maison-Blanche, restreint...": who made what is the subject."""
    group = site.group
    if group is None or group.passive or not site.slots.subject:
        return
    first = site.slots.subject[0].first
    for made in site.syntax.groups:
        if made.form == "participle" and first < made.start and made.end <= group.start:
            found = site.resolve([*verb_slots(site.scene, site.syntax, made).subject, *listed_behind(site.syntax, made, group)])
            if found.direct:
                subject.direct = found.direct
                subject.spans.update(found.spans)
                return


def _from_subject(trigger: Trigger, site: Site, out: Cast) -> None:
    """ "la rencontre entre A et B a eu lieu": they stand around the noun that is the subject."""
    for phrase in site.slots.subject:
        own = any(not load_parties().is_state(p) for p in out.actors)
        own |= suffix_in(site.scene.words(phrase), site.scene.word(phrase.head)) is not None
        if own and not trigger.act.mutual:
            continue  # "le groupe finlandais": it alone
        inner = replace(site, slots=noun_slots(site.scene, site.syntax, phrase), noun=phrase)
        rule = of_doers(trigger)
        _from_prepositions(rule, inner, out)
        _from_noun(rule, inner, out)


def _from_complement(site: Site, out: Cast) -> None:
    """ "a refusé de rencontrer le Japon", "menace de riposter contre X": whom the governed act is done to."""
    group = site.slots.complement
    if group is None or asked_itself(site):
        return
    slots = verb_slots(site.scene, site.syntax, group)
    sought = any(fold(site.scene.word(p.head).text) in {"adhesion", "entree", "candidature"} for p in slots.object)
    rows = [*slots.object, *(p for prep in _TARGETS if not sought for p in slots.preps.get(prep, ()))]
    found = site.resolve(p for p in rows if not site.resolve([p]).place or p in slots.object)
    out.give(
        "recipient", found.direct or found.inside, PartySet(direct=found.direct, inside=found.inside, spans=found.spans)
    )


def _no_agent(trigger: Trigger, site: Site, prep: str, others: int) -> bool:
    """Whether an active verb has its doer elsewhere than here: "a rejeté le budget proposé pour 2019 de l'Italie"."""
    told = others > 0 and bool(site.slots.subject) and not trigger.act.mutual
    return (prep == "par" and site.noun is None) or (prep == "de" and told and trigger.roles.get(prep) == "actor")


def _from_prepositions(trigger: Trigger, site: Site, out: Cast) -> None:
    group = site.group
    passive = group is not None and group.passive
    active = group is not None and not passive and not group.reflexive
    for prep, phrases in site.slots.preps.items():
        role = trigger.roles.get(prep)
        others = len(out.actors)
        if not role or (active and role != "recipient" and _no_agent(trigger, site, prep, others)):
            continue
        for phrase in phrases:
            found = site.resolve([phrase])
            if role == "member":
                parties = found.direct or found.inside
                joined = [p for p in parties if load_parties().kind_of(p) in _ORGANISATIONS or p in {"EU", "UN"}]
                out.give("recipient", joined, found)
                out.give("actor", [p for p in parties if p not in joined], found)
                continue
            if prep == "entre" and trigger.act.mutual and others > 1 and between_places(site, phrases):
                continue
            parties = found.direct or (found.inside if role == "recipient" or trigger.deep else [])
            if role == "recipient" and fold(site.scene.word(phrase.head).text) in EDGES:
                continue  # "à la lisière de l'Algérie"
            there = trigger.act.name == "ban" and passive and found.direct and prep in {"à", "en", "dans"}
            if there and (found.place or role == "recipient"):
                continue  # "a été bloqué au Brésil": on whose ground
            if prep == "contre" and of_another(trigger.act.name, site, phrase):
                continue
            if of_the_matter(prep, trigger, site, phrase, found) or (prep == "avec" and of_dealing(site, phrase)):
                continue  # "a accepté une médiation dans les pourparlers avec les Palestiniens"
            if role == "recipient" and post_sought(site, phrase):
                continue  # "la candidature de l'Estonie au Conseil de l'UIT"
            sent = not apart(site, phrase) and (_to_a_party(trigger, site) or sent_to(site, phrase))
            if prep in {"à", "en", "dans"} and found.place and not sent:
                continue
            if prep in {"à", "en", "dans", "pour", "vers"} and role == "recipient":
                parties = [country_of_place(p, found, site, out.actors) for p in parties]
                parties = [p for p in parties if not any(r.startswith(f"{p}:") for r in out.recipients)]  # on its ground
            if parties:
                out.give(role, parties, found)


#: Acts done or sent to somebody: a capital behind "à" is a party.
_TO_A_PARTY = frozenset(
    {"visit", "invest", "aid", "demand", "appeal", "restrict", "congratulate", "praise", "agree", "suspend", "convene"}
)


def from_bearer(trigger: Trigger, site: Site, around: Slots, out: Cast) -> None:
    """ "a promis au Ghana un appui", "contre la Serbie, l'Union envisage des sanctions": whom the verb's own places name."""
    for prep, phrases in around.preps.items():
        if trigger.roles.get(prep) != "recipient" or prep not in _TARGETS:
            continue
        for phrase in phrases:
            found = site.resolve([phrase])
            if not (prep == "à" and found.place and phrase.first < site.start and trigger.act.name not in _TO_A_PARTY):
                out.give("recipient", found.direct, found)


#: Verbs that have a person behind "à", whatever the act.
_DATIVES = frozenset(
    """reprocher imputer attribuer adresser lancer envoyer transmettre signifier enjoindre opposer infliger imposer interdire
    demander promettre offrir accorder fournir livrer donner prêter octroyer remettre verser apporter proposer ordonner
    intimer rappeler répondre répliquer notifier réclamer""".split()
)


def _to_a_party(trigger: Trigger, site: Site) -> bool:
    """Whether a capital behind "à" is a party rather than a place."""
    dative = site.group is not None and site.group.lemma in _DATIVES
    return trigger.act.name in _TO_A_PARTY or dative or (site.noun is not None and trigger.act.name in _SENT)


#: Acts whose noun takes whom it is sent to behind "à": "un avertissement à Moscou".
_SENT = frozenset({"threaten", "criticise", "accuse", "refuse", "endorse", "release", "ease"})


def _from_noun(trigger: Trigger, site: Site, out: Cast) -> None:
    phrase = site.noun
    if phrase is None:
        return
    words = site.scene.words(phrase)
    start, end = words[0].start, words[-1].end
    role = trigger.roles.get("adjective")
    inner = next((p for p in site.syntax.nested(phrase) if p.parent == phrase.i and p.first == phrase.last), None)
    if inner is not None and site.scene.word(inner.head).text[:1].islower() and len(site.scene.words(inner)) <= 4:
        end = site.scene.words(inner)[-1].end  # "les livraisons d'armes américaines"
    if role:
        house = any(m.kind in {"company", "organisation"} for m in site.scene.mentions_in(start, end))  # "le chinois Huawei"
        for mention in site.scene.mentions_in(start, end):
            if mention.kind in {"adjective", "compound"} and mention.parties and not house:
                found = PartySet(direct=list(mention.parties))
                for party in mention.parties:
                    found.spans[party] = [Span(mention.start, mention.end, mention.text)]
                out.give(role, mention.parties, found)
        if fold(words[0].text) in {"son", "sa", "ses", "leur", "leurs"}:
            out.give(role, site.focus.subject or possessor(site, start, out.parties), PartySet())
    if role := trigger.roles.get("inside"):
        for inner in site.syntax.nested(phrase):
            found = site.resolve([inner])
            out.give(role, found.any, found)

"""Whom the pronouns beside a verb mean: its subject, whom it is done to, "avec lui", "à son égard"."""

from __future__ import annotations

import regex

from dragoman.codebook import load_parties
from dragoman.codebook.folding import fold
from dragoman.codebook.triggers import Trigger
from dragoman.language.phrases import Phrase
from dragoman.language.verbgroups import VerbGroup
from dragoman.model import Span
from dragoman.reading.events.cast import Cast
from dragoman.reading.events.governors import governor
from dragoman.reading.events.site import Site
from dragoman.reading.events.slots import verb_slots
from dragoman.reading.party_names import acts_for
from dragoman.reading.party_set import PartySet

#: "il convient de noter": nobody does it.
_IMPERSONAL = frozenset({"convenir", "falloir", "agir", "importer", "sembler", "suffire", "rester", "arriver", "paraître"})

_THIRD = frozenset({"il", "elle", "ils", "elles"})
_SPEAKING = frozenset({"nous", "je", "vous"})
_MODALS = frozenset({"devoir", "pouvoir", "aller"})
_BEHIND = frozenset({"lui", "elle", "eux", "elles"})

#: "à son encontre", "à leur égard": a pronoun in the dress of a noun.
_TOWARDS = frozenset({"encontre", "egard", "endroit", "intention", "profit", "adresse", "benefice"})
_OWN = frozenset({"son", "sa", "leur"})


def pronoun_bearer(site: Site) -> VerbGroup | None:
    """The verb whose pronoun is the doer: the verb itself, or the one that governs an infinitive."""
    group = site.group
    for _ in range(4):
        if group is None or site.slots.subject:
            return None
        if group.pronoun == "il" and group.lemma in _IMPERSONAL and not group.perfect:
            return None
        if group.passive and group is site.group:
            return None
        if group.pronoun in _THIRD | _SPEAKING:
            return group
        if group.form == "finite" and (earlier := _shared(site, group)) is not None:
            return earlier
        if group.form not in {"infinitive", "gerund"}:
            return None
        group = governor(site.scene, site.syntax, group).group
    return None


def _shared(site: Site, group: VerbGroup) -> VerbGroup | None:
    """The verb before "et" whose pronoun this one shares: "il exige de lui deux millions et le menace d'un retrait"."""
    if group.start < 1 or site.scene.word(group.start - 1).lower not in {"et", "puis"}:
        return None
    earlier = [g for g in site.syntax.groups if g.end <= group.start and g.form == "finite"]
    return earlier[-1] if earlier and earlier[-1].pronoun in _THIRD and not earlier[-1].passive else None


def pronoun_patient(site: Site) -> VerbGroup | None:
    """The verb whose pronoun is the patient: "elle a été reçue", "il doit être reçu"; "il a été convenu de" has none."""
    group = site.group
    if group is not None and group.form == "participle" and not site.slots.object:
        return _fronted(site, group)
    if group is None or not group.passive or site.slots.object:
        return None
    if group.form == "infinitive" and not group.pronoun:
        outer = governor(site.scene, site.syntax, group).group
        adjacent = outer is not None and outer.end == group.start and outer.lemma in _MODALS
        return outer if adjacent and outer is not None and outer.pronoun in _THIRD | _SPEAKING else None
    if group.pronoun not in _THIRD | _SPEAKING:
        return None
    empty = group.pronoun == "il" and (site.slots.complement is not None or site.slots.clause is not None)
    return None if empty else group


def _fronted(site: Site, made: VerbGroup) -> VerbGroup | None:
    """ "Reçu au palais par le président, il lui a annoncé": the main verb, whose pronoun the participle is said of."""
    if any(p.last <= made.start for p in site.syntax.phrases):
        return None
    main = next((g for g in site.syntax.groups if g.form == "finite" and g.start >= made.end), None)
    return main if main is not None and main.pronoun in _THIRD and not main.passive else None


def by_pronoun(site: Site, group: VerbGroup) -> PartySet:
    """The parties that the subject pronoun of a verb means."""
    found = PartySet()
    words = site.scene.analysis.words
    start, end = words[group.start].start, words[group.end - 1].end
    if group.pronoun in _SPEAKING:
        if site.focus.voice:
            found.add(site.focus.voice, Span.of(site.scene.text, start, end), direct=True)
        return found
    for person in site.scene.persons_in(start, end):
        found.people.append(person.name)
        if party := acts_for(person, site.scene.anchor):
            found.add(party, Span.of(site.scene.text, start, end), direct=True)
    if not found.direct and not site.focus.subject and (main := _main_after(site, group)) is not None:
        ahead = site.resolve(main)  # "où il effectuait une visite, le ministre irlandais a salué": told after
        found.join(ahead)
    joint = site.focus.joint
    if group.pronoun in {"ils", "elles"} and len(found.direct) == 1 and len(joint) > 1 and found.direct[0] in joint:
        found.direct.clear()  # of two whom the pronoun means, one is of an unknown party
    if not found.direct and group.passive and group.lemma in _FUNDED:
        _where_it_stands(site, group, found)
    if not found.direct:
        both = group.pronoun in {"ils", "elles"} and len(site.focus.subject) == 1 and site.focus.subject[0] in joint
        for party in joint if both else _subject(site, group):
            found.add(party, Span.of(site.scene.text, start, end), direct=True)
    _but_for_the_told(site, group, found)
    return found


def _subject(site: Site, group: VerbGroup) -> list[str]:
    """The last subject, unless its gender is another: "La police allemande a arrêté le meneur. Il avait fui"."""
    last = site.focus.pronoun
    return [] if last is not None and group.pronoun in {"il", "elle"} and group.pronoun != last else site.focus.subject


def _but_for_the_told(site: Site, group: VerbGroup, found: PartySet) -> None:
    """ "l'armée turque et les rebelles qu'elle soutient": whoever the clause is about does not do it."""
    that = group.start - 1
    if len(found.direct) < 2 or group.pronoun not in {"il", "elle"} or site.scene.word(that).lower not in {"que", "qu'", "qu’"}:
        return
    told = next((p for p in site.syntax.phrases if p.last == that), None)
    said = set(site.resolve([told]).any) if told is not None else set()
    if others := [p for p in found.direct if p not in said]:
        found.direct = others


#: What is done to a thing for the good of those on whose ground it stands.
_FUNDED = frozenset({"financer", "cofinancer", "subventionner", "équiper"})
_PLACED = regex.compile(r"\b(?:à|en|au|aux|dans) (?:la |le |l['’])?$")


def _where_it_stands(site: Site, group: VerbGroup, found: PartySet) -> None:
    """ "Une école sera bâtie à Ouidah ; elle sera financée par": the state whose town the same sentence tells before."""
    parties, text = load_parties(), site.scene.text
    for mention in site.scene.mentions_in(site.syntax.sentence.start, site.scene.word(group.start).start):
        state = parties.country_of(mention.party) or mention.party if mention.party else ""
        if parties.is_state(state) and _PLACED.search(text[max(0, mention.start - 8) : mention.start]):
            found.add(state, Span(mention.start, mention.end, mention.text), direct=True)
            return


def _main_after(site: Site, group: VerbGroup) -> list[Phrase] | None:
    """The subject of the main clause that a fronted clause with a pronoun comes before."""
    finite = [g for g in site.syntax.groups if g.form == "finite"]
    if len(finite) < 2 or finite[0] != group or finite[1].pronoun:
        return None
    return verb_slots(site.scene, site.syntax, finite[1]).subject or None


def before(site: Site, out: Cast, *, several: bool = False) -> list[str]:
    """Whom a pronoun that is not the subject means: who the text was about before, never who acts here."""
    known = set(out.actors) | set(out.recipients)
    subject = [p for p in site.focus.subject if p not in known]
    if several:
        pair = [p for p in site.focus.joint if p not in known]
        if len(pair) > 1 or len(subject) > 1:
            return pair if len(pair) > 1 else subject
        dealt = [recipients for _, actors, recipients in site.focus.dealings[-1:] if set(actors) & known]
        return list(dealt[0]) if dealt and len(dealt[0]) == 1 and dealt[0][0] not in known else []
    if subject:
        return subject[:1]
    for _, actors, recipients in site.focus.dealings[-1:]:  # "reproche à Minsk de... et lui demande": the same one
        if set(actors) & known and len(recipients) == 1 and recipients[0] not in known:
            return list(recipients)
    return [p for p in site.focus.named if p not in known][-1:]


_ASKING = frozenset({"prier", "appeler", "inviter", "exhorter", "presser", "sommer", "enjoindre", "encourager", "supplier"})


def asked_itself(site: Site) -> bool:
    """ "l'a prié de reporter la signature avec la Bavière": who is asked is told before what is asked."""
    group = site.group
    if group is None or group.lemma not in _ASKING or group.reflexive:
        return False
    if site.slots.object and not group.passive:
        return True  # "a pressé son pays hôte de réintégrer l'équipementier": it, whoever that is
    words = site.scene.analysis.words[group.start : group.head]
    return any(w.lower in {"l'", "le", "la", "les", "lui", "leur"} for w in words)


def from_datives(trigger: Trigger, site: Site, out: Cast) -> None:
    """ "lui a demandé de", "a promis de leur livrer", "signer avec lui", "à son encontre": whom the text was about."""
    for prep, phrases in site.slots.preps.items():
        role = trigger.roles.get(prep)
        for phrase in phrases:
            kind = _pronominal(site, phrase)
            told = site.resolve([phrase]).direct
            if kind and (role or kind == "towards") and not (told and set(told) - set(site.resolve(site.slots.subject).direct)):
                out.give(role or "recipient", before(site, out, several=site.scene.word(phrase.head).lower in {"eux", "elles"}),
                         PartySet())  # fmt: skip
    role, mutual = trigger.roles.get("à"), trigger.act.mutual
    if site.group is None or out.recipients or role != ("actor" if mutual else "recipient") or (mutual and len(out.actors) > 1):
        return
    verbs = [site.group] + ([site.slots.complement] if site.slots.complement else [])
    words = site.scene.analysis.words
    clitic = next((words[k].lower for g in verbs for k in range(g.start, g.head) if words[k].lower in {"lui", "leur"}), None)
    if clitic:  # "lui a accordé une audience": both take part in it
        out.give(role, before(site, out, several=clitic == "leur"), PartySet())


def _pronominal(site: Site, phrase: Phrase) -> str | None:
    words = site.scene.words(phrase)
    head = fold(site.scene.word(phrase.head).lower)
    if phrase.prep and head in _BEHIND and len(words) == 2:
        return "pronoun"
    if phrase.prep == "à" and head in _TOWARDS and any(w.lower in _OWN for w in words):
        return "towards"
    return None

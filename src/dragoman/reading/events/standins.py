"""Parties that no list names: towns for their state, crowds for their country's people, names that only grammar tells."""

from __future__ import annotations

from collections.abc import Sequence

import regex

from dragoman.codebook import load_parties
from dragoman.codebook.folding import fold
from dragoman.codebook.nouns import in_class, singular
from dragoman.codebook.triggers import Trigger
from dragoman.language.analysis import Word
from dragoman.language.phrases import Phrase
from dragoman.model import Span
from dragoman.reading.events.cast import Cast
from dragoman.reading.events.site import Site
from dragoman.reading.events.victims import victims
from dragoman.reading.party_groups import demonym
from dragoman.reading.party_names import acts_for
from dragoman.reading.party_set import PartySet
from dragoman.reading.quantities import core

#: Acts done in or to a place: a town there stands for its state.
TOWARDS = frozenset({"visit", "attack", "cyberattack", "invest"})
#: Acts that anybody may do by speaking or marching.
SAID = frozenset({"criticise", "appeal", "demand", "praise", "accuse", "protest", "refuse", "endorse", "threaten"})


def from_unknown_name(trigger: Trigger, site: Site, out: Cast) -> None:
    """ "Le Gecam déplore...", "Wata-Digital, une association d'usagers, dénonce...": a name that no list knows.

    A person's name takes no article, so a name with one, or beside a word for an organisation, is an organisation's.
    """
    if trigger.roles.get("subject") != "actor" or site.group is None or not site.slots.subject:
        return
    phrase = site.slots.subject[0]
    words = site.scene.words(phrase)
    named = [w for w in words if w.pos == "PROPN" and w.text[:1].isupper()]
    if not named or site.scene.word(phrase.head).pos != "PROPN":
        return
    if any(in_class(w.text, "organ") for w in words if w.i > named[0].i):
        return  # "la Haute Cour de X" is an organ of its state
    article = words[0].lower in {"le", "la", "l'", "les"} and words[0] is not named[0]
    beside = any(in_class(site.scene.word(p.head).text, "company") for p in site.syntax.coordinated(phrase) if p.i != phrase.i)
    start, end = named[0].start, named[-1].end
    while end < words[-1].end and not site.scene.text[end].isspace():
        end += 1  # "Wata-Digital" is one name to the press and three words to the parser
    known = any(True for _ in site.scene.mentions_in(words[0].start, words[-1].end))
    if (article or beside) and not known and not any(site.scene.persons_in(start, end)):
        span = Span.of(site.scene.text, start, end)
        out.give("actor", [span.exact], PartySet(spans={span.exact: [span]}))


#: What a house or movement is called before its name: "l'organisation Nour al-Fajr".
_HOUSES = frozenset(
    """organisation mouvement parti association ong societe entreprise compagnie chaine quotidien groupuscule fondation
    plateforme media syndicat banque radio journal site application reseau messagerie logiciel moteur""".split()
)

#: Before the name of a place rather than of a house: "une perquisition au domicile du suspect à Aubervilliers".
_AT = frozenset({"à", "en", "dans", "sur", "près de", "vers", "depuis"})

#: What a state does to a house or group, whoever that is.
DONE_TO_HOUSES = frozenset({"penalise", "restrict", "ban", "suspend", "investigate", "ease", "expel"})


def to_unknown_name(trigger: Trigger, site: Site, out: Cast) -> None:
    """ "a sanctionné Kaspertek", "une amende à Datavox", "les activités de Worldscan": a name that no list knows."""
    rows = list(site.slots.object) if trigger.roles.get("object") == "recipient" else []
    rows += [p for prep, ps in site.slots.preps.items() if trigger.roles.get(prep) == "recipient" for p in ps]
    if trigger.roles.get("inside") == "recipient":
        rows += [n for p in site.slots.object for n in site.syntax.nested(p) if n.prep not in _AT]
    if out.recipients:
        _under_its_name(site, rows, out)
        return
    for phrase in rows:
        words = _with_kind(site, phrase)
        named = [w for w in words if w.pos == "PROPN" and w.text[:1].isupper()]
        head = site.scene.word(phrase.head)
        if not named or (head.pos != "PROPN" and not (singular(head.text) in _HOUSES and named[-1].end == words[-1].end)):
            continue
        start, end = named[0].start, named[-1].end
        known = any(True for _ in site.scene.mentions_in(words[0].start, words[-1].end))
        if known or any(site.scene.persons_in(start, end)) or any(site.scene.dates_in(start, end)):
            continue
        span = Span.of(site.scene.text, start, end)
        out.give("recipient", [span.exact], PartySet(spans={span.exact: [span]}))


def _with_kind(site: Site, phrase: Phrase) -> tuple[Word, ...]:
    """The words of a phrase, with what kind of thing it is of: "l'application de prêt Rupizo"."""
    words = site.scene.words(phrase)
    kinds = [n for n in site.syntax.nested(phrase) if n.first == phrase.last and n.prep == "de"]
    if not kinds or singular(site.scene.word(phrase.head).text) not in _HOUSES:
        return words
    behind = site.scene.words(kinds[0])
    return (*words, *behind) if behind[0].lower in {"de", "d'"} and behind[-1].pos == "PROPN" and len(behind) > 2 else words


def _under_its_name(site: Site, rows: list[Phrase], out: Cast) -> None:
    """ "la radio britannique X": X rather than the state that an adjective says it is from."""
    rows = [*rows, *(n for p in site.slots.object for n in site.syntax.nested(p))]
    for phrase in rows:
        words = site.scene.words(phrase)
        last = words[-1]
        if last.pos != "PROPN" or not last.text[:1].isupper() or singular(site.scene.word(phrase.head).text) not in _HOUSES:
            continue
        inside = list(site.scene.mentions_in(words[0].start, last.end))
        origin = [m.party for m in inside if m.kind == "adjective"]
        if len(inside) == 1 and origin == out.recipients and not any(site.scene.persons_in(last.start, last.end)):
            start = next(w for w in words if w.start > inside[0].end - 1).start
            out.swap(origin[0], Span.of(site.scene.text, start, last.end).exact)


def a_crowd(site: Site) -> bool:
    """ "plusieurs milliers de paysans ont manifesté": people of the state the text is about."""
    heads = [site.scene.word(core(site.scene, site.syntax, p).head).text for p in site.slots.subject]
    return any(in_class(head, "society") or in_class(head, "person") for head in heads)


def marchers(site: Site, out: Cast) -> None:
    """Who marches where nobody is named, and before whose house: "devant l'ambassade d'Italie"."""
    for phrase in site.slots.preps.get("devant", ()):
        found = site.resolve([phrase])
        bodies = [p for p in found.any if p in {"EU", "UN"} or load_parties().kind_of(p) in {"igo", "bloc"}]
        out.give("recipient", found.direct if found.office else bodies, found)
    for phrase in site.slots.subject:
        held = core(site.scene, site.syntax, phrase)
        if demonym(site.scene, held) and site.scene.word(held.head).text.endswith(("s", "x")):
            for party in site.resolve([phrase]).any:  # "des milliers de Géorgiens"
                if party in out.actors and load_parties().is_state(party):
                    out.rename(party, f"{party}:soc")
    if not out.actors and (out.recipients or a_crowd(site)):
        where = [p for p in place_state(site) if p not in out.recipients]
        states = where or [p for p in out.recipients[:1] or [site.focus.home or ""] if load_parties().is_state(p)]
        crowds = [f"{p}:soc" for p in states]
        out.give("actor", [movement(site, p) or p for p in crowds], PartySet())


def movement(site: Site, crowd: str) -> str | None:
    """The movement of the street that the text is about, where a crowd of its state marches: "les gilets jaunes"."""
    parties = load_parties()
    named = (p for p in reversed(site.focus.named) if parties.kind_of(p) == "ngo" and p.endswith("s"))
    return next((p for p in named if f"{parties.country_of(p)}:soc" == crowd), None)


def place_state(site: Site) -> list[str]:
    """The state of the town that the clause names behind "à" or "dans": where a crowd gathers."""
    found = []
    inside = (n for p in site.slots.subject for n in site.syntax.nested(p) if n.prep == "de")  # "les dockers de Gênes"
    for phrase in (*inside, *(p for prep in ("à", "dans", "en", "devant") for p in site.slots.preps.get(prep, ()))):
        words = site.scene.words(phrase)
        named = site.scene.mentions_in(words[0].start, words[-1].end)
        towns = [m.party for m in named if m.kind in {"capital", "city"} and m.party]
        found += [load_parties().country_of(p) or p for p in towns]
    return [p for p in found if load_parties().is_state(p)]


def hosting_city(site: Site, out: Cast) -> None:
    """ "Genève accueillera le sommet", "le sommet s'est ouvert à Genève": the state of the town that plays the host."""
    for phrase in (*site.slots.subject, *site.slots.preps.get("à", ())):
        found = site.resolve([phrase])
        words = site.scene.words(phrase)
        span = Span.of(site.scene.text, words[0].start, words[-1].end)
        out.give("actor", found.cities, PartySet(spans={p: [span] for p in found.cities}))


def from_cities(site: Site, out: Cast) -> None:
    """ "se rendra à Oran", "l'attentat de Nice": the state of the town."""
    for prep in ("à", "de", "vers", "pour", "contre", "sur", "près de", "dans"):
        for phrase in site.slots.preps.get(prep, ()):
            found = _town_of(site, phrase) if prep in {"contre", "sur", "vers", "de"} else site.resolve([phrase])
            words = site.scene.words(phrase)
            span = Span.of(site.scene.text, words[0].start, words[-1].end)
            whose = [country_of_place(p, found, site, out.actors) for p in found.cities]
            out.towns += [p for p in whose if p not in out.parties]
            out.give("recipient", whose, PartySet(spans={p: [span] for p in whose}))
            out.towns = [p for p in out.towns if p in out.recipients]
    if not out.recipients:
        _of_a_town(site, out)


def _of_a_town(site: Site, out: Cast) -> None:
    """ "agrandira son usine gantoise", "dans le futur site liégeois": the state of the town that an adjective tells."""
    for phrase in (*site.slots.object, *(p for prep in ("dans", "sur", "à", "contre") for p in site.slots.preps.get(prep, ()))):
        last = max([phrase, *site.syntax.nested(phrase)], key=lambda p: p.last)
        for mention in site.scene.mentions_in(site.scene.words(phrase)[0].start, site.scene.words(last)[-1].end):
            if mention.kind == "city" and mention.text.islower() and mention.party:
                span = Span(mention.start, mention.end, mention.text)
                out.give("recipient", [mention.party], PartySet(spans={mention.party: [span]}))


#: What is of a town: "le port de Hodeïda", "la banlieue sud de Beyrouth".
_PARTS = frozenset("port aeroport ville banlieue quartier camp region gare base prison marche hopital centre ambassade".split())


def _town_of(site: Site, phrase: Phrase) -> PartySet:
    """The phrase itself, or the town that it is a part of."""
    found = site.resolve([phrase])
    if found.cities or found.any or singular(site.scene.word(phrase.head).text) not in _PARTS:
        return found
    return next((inner for n in site.syntax.nested(phrase) if (inner := site.resolve([n])).cities), found)


#: "un hôpital tenu par X", "la ville, aux mains de X": whose what is attacked is.
_HELD = regex.compile(
    r",? (?:(?:toujours |encore |alors |désormais )?(?:aux mains|sous (?:le )?contrôle) (?:de |du |des |d['’])"
    r"|(?:tenu|contrôlé|défendu|occupé|géré|administré)e?s? par )(?:la |le |les |l['’])?"
)


def from_holders(site: Site, out: Cast) -> None:
    """ "a bombardé un hôpital tenu par X", "l'offensive contre Mossoul, aux mains de X": it is done to X."""
    victims(site, out)
    behind = (p for prep in ("contre", "sur", "de", "à", "vers") for p in site.slots.preps.get(prep, ()))
    for phrase in (*site.slots.object, *behind):
        held = _HELD.match(site.scene.text, site.scene.words(phrase)[-1].end, site.syntax.sentence.end)
        if held is None:
            continue
        for mention in site.scene.mentions_in(held.end(), site.syntax.sentence.end):
            if mention.start == held.end() and mention.kind != "city":
                span = Span(mention.start, mention.end, mention.text)
                out.give("recipient", mention.parties, PartySet(spans={p: [span] for p in mention.parties}))


def towns_of_states(out: Cast) -> None:
    """ "les attentats ayant frappé Bruxelles": what is hit is the town, whoever else its name mostly stands for."""
    for given in list(out.given):
        if given.party in out.recipients and given.words is not None:
            states = [p for p in load_parties().ambiguous(given.words.exact) if load_parties().is_state(p)]
            if states and not load_parties().is_state(given.party) and not set(states) & set(out.parties):
                out.swap(given.party, states[0])


def country_of_place(party: str, found: PartySet, site: Site, actors: Sequence[str]) -> str:
    """ "une usine en Floride": a region that something is done in stands for its state, unless it acts itself in the text;
    where a region acts, a town is of the one region of its state that the text names: "se rendra à Toronto".
    """
    parties = load_parties()
    if any(parties.kind_of(p) == "province" for p in actors):
        regions = [p for p in site.focus.spoken if p not in actors and parties.country_of(p) == party and _region(p)]
        if len(regions) != 1 or not parties.is_state(party):
            return party
        found.spans.setdefault(regions[0], found.spans.get(party, []))
        return regions[0]
    words = {fold(span.exact) for span in found.spans.get(party, [])}
    by_name = not words or fold(party) in words  # not by its people: "a offert aux Québécois"
    state = parties.country_of(party) if _region(party) and by_name else None
    if state is None or state in actors or any(acts_for(p, site.scene.anchor) == party for p in site.scene.people.persons):
        return party
    if party in found.spans:
        found.spans.setdefault(state, found.spans[party])
    return state


def _region(party: str) -> bool:
    return load_parties().kind_of(party) == "province"


#: What a state does to people, one of whose two states it is.
OF_PERSONS = frozenset({"release", "ban", "penalise", "accuse", "expel"})


def of_two_states(site: Site, out: Cast) -> None:
    """ "l'Iran a libéré la chercheuse franco-iranienne": of a person of two states, done by one of them to the other."""
    for phrase in site.slots.object:
        words = site.scene.words(phrase)
        for mention in site.scene.mentions_in(words[0].start, words[-1].end):
            if mention.kind == "compound" and set(mention.parties) & set(out.actors):
                span = Span(mention.start, mention.end, mention.text)
                out.give("recipient", mention.parties, PartySet(spans={p: [span] for p in mention.parties}))

"""Who does an act or suffers it by what is said around its verb: a purpose, or the participle of what was done."""

from __future__ import annotations

from dragoman.codebook import load_parties
from dragoman.codebook.triggers import Trigger
from dragoman.language.phrases import Phrase
from dragoman.language.verbgroups import VerbGroup
from dragoman.model import Span
from dragoman.reading.events.absorb import CLAIMS
from dragoman.reading.events.bands import armed_men, homeland, in_whose_hands, landed, lone
from dragoman.reading.events.casting import Cast
from dragoman.reading.events.site import Site
from dragoman.reading.events.slots import verb_slots
from dragoman.reading.groups import suffix_in
from dragoman.reading.party_set import PartySet
from dragoman.reading.quantities import core

#: Words between an act and the participle that says by whom it was done.
_NEAR = 8
#: Words between a relative pronoun and its verb.
_CLAUSE = 10


#: By whom the place is held that something is done in: "tués dans un quartier tenu par les rebelles".
_HOLDING = frozenset({"tenir", "contrôler", "occuper", "défendre", "détenir", "administrer", "assiéger", "encercler"})


def unnamed_group(trigger: Trigger, site: Site, out: Cast) -> None:
    """ "des rebelles maoïstes ont tué huit policiers indiens": a group of the state that it fights or deals with."""
    made = [g for g in site.syntax.groups if g.form == "participle" and 0 <= g.start - site.end <= _NEAR]
    made = [g for g in made if g.lemma not in _HOLDING]
    agents = [p for g in made for p in verb_slots(site.scene, site.syntax, g).subject]  # "une embuscade tendue par des"
    rows = [*site.slots.subject, *site.slots.preps.get("par", ()), *agents, *in_whose_hands(trigger, site)]
    states = [p for p in out.recipients if load_parties().is_state(p.partition(":")[0])]
    for phrase in agents:
        found = site.resolve([phrase])
        out.give("actor", [p for p in found.direct if ":" in p and p not in out.recipients], found)
    for phrase in rows:
        held = core(site.scene, site.syntax, phrase)
        suffix = suffix_in(site.scene.words(held), site.scene.word(held.head)) or armed_men(site.scene, held)
        home = homeland(site, held) or (states[0].partition(":")[0] if len(states) == 1 else None)
        if suffix in {"reb", "opp"} and home is not None and not site.resolve([phrase]).any:
            words = site.scene.words(phrase)
            span = Span.of(site.scene.text, words[0].start, words[-1].end)
            if home in {p.partition(":")[0] for p in out.recipients} and lone(site.scene, held):
                continue
            party = f"{home}:{suffix}"
            out.give("actor", [party], PartySet(spans={party: [span]}))


#: What is wanted of somebody.
_ASKED = frozenset({"obtenir", "arracher", "solliciter"})


def protested(site: Site) -> PartySet:
    """ "ont défilé pour réclamer le départ des troupes américaines": whom the claim is about."""
    for made in site.syntax.groups:
        marker = site.scene.word(made.start - 1).lower if made.start else ""
        purpose = made.form in {"infinitive", "gerund"} and made.start >= site.end and marker in {"pour", "afin", "d'", "en"}
        if purpose and made.lemma in CLAIMS:
            slots = verb_slots(site.scene, site.syntax, made)
            asked = site.resolve([p for prep in ("à", "de", "auprès de") for p in slots.preps.get(prep, ())])
            if asked.direct and not asked.place:
                return asked  # "pour réclamer à l'État le paiement", "pour exiger du gouvernement une hausse"
            return site.resolve([*slots.object, *slots.preps.get("contre", ())])
        if purpose and made.lemma in _ASKED:  # "pour obtenir du gouvernement un statut"
            slots = verb_slots(site.scene, site.syntax, made)
            return site.resolve([p for prep in ("de", "à", "auprès de") for p in slots.preps.get(prep, ())])
        wished = made.form == "finite" and made.mood == "sub" and made.start >= site.end
        if wished and "pour" in {w.lower for w in site.scene.analysis.words[site.end : made.start]}:
            return site.resolve(verb_slots(site.scene, site.syntax, made).subject)  # "pour que la Belgique rompe le contrat"
    return PartySet()


def whom_it_serves(site: Site, out: Cast) -> PartySet:
    """ "va débloquer 120 millions pour raccorder le Liberia et la Sierra Leone": whom the purpose is about."""
    if (there := landed(site)).direct:
        return there
    if built := _built_by(site, out):
        return PartySet(direct=built)
    for made in site.syntax.groups:
        marker = site.scene.word(made.start - 1).lower
        if made.form == "infinitive" and made.start >= site.end and marker in {"pour", "de", "d'", "à"}:
            slots = verb_slots(site.scene, site.syntax, made)
            found = site.resolve([*slots.preps.get("jusqu'à", ()), *slots.object])
            parties = [p for p in found.direct or found.inside if p not in out.actors]
            if parties and all(load_parties().is_state(p) for p in parties):
                return PartySet(direct=parties, spans=found.spans)
    return PartySet()


def bound_with(site: Site) -> list[str]:
    """Who the object was made with: "ont rejeté l'arrangement conclu avec le Royaume-Uni"."""
    then = site.slots.complement
    held = site.slots.object or (verb_slots(site.scene, site.syntax, then).object if then else [])
    if not held:
        return []
    last = max(p.last for p in held)
    made = next((g for g in site.syntax.groups if g.form == "participle" and last <= g.start <= last + 1), None)
    if made is None:
        return _in_relative(site, held)
    withs = verb_slots(site.scene, site.syntax, made).preps.get("avec", ())
    return site.resolve(withs).direct if withs else []


#: How goods come to be somebody's.
_MADE = frozenset({"fournir", "produire", "fabriquer", "concevoir", "exporter", "livrer", "importer", "construire", "provenir"})


def made_by(site: Site) -> list[str]:
    """Whose goods the object is: "une surtaxe sur les panneaux fabriqués en Chine", "fournis par le Canada"."""
    words = site.scene.analysis.words
    for group in site.syntax.groups:
        behind = site.end <= group.start < site.end + _REACH
        if not behind or group.form not in {"participle", "gerund"} or group.lemma not in _MADE:
            continue
        if words[group.start - 1].pos not in {"NOUN", "ADJ"} or any(w.text in ",;:" for w in words[site.end : group.start]):
            continue
        slots = verb_slots(site.scene, site.syntax, group)
        rows = [p for prep in ("par", "en", "de", "à") for p in slots.preps.get(prep, ()) if p.first < group.end + _CLAUSE]
        rows += [p for p in slots.subject if p.first >= group.end]
        if found := site.resolve(rows).direct:
            return found
    return []


#: Words between an act and the goods it falls on.
_REACH = 16


def _in_relative(site: Site, things: list[Phrase]) -> list[str]:
    """ "a annulé la commission qu'elle devait tenir avec Minsk", "le sommet que Minsk devait accueillir": who else is in it."""
    words, syntax = site.scene.analysis.words, site.syntax
    last = max(p.last for held in things for p in (held, *syntax.nested(held)))
    while (about := next((p for p in syntax.phrases if p.first == last and p.prep in _ABOUT), None)) is not None:
        last = about.last  # "le forum sur l'identité qu'il devait accueillir avec"
    while last < syntax.sentence.last and any(True for _ in site.scene.dates_in(words[last].start, words[last].end)):
        last += 1  # "la convention de 1979 qui la liait à Minsk"
    if last < syntax.sentence.last and words[last].lower == "qui":
        return _tied_to(site, last)
    if last >= syntax.sentence.last or words[last].lower not in {"que", "qu'", "qu’"}:
        return []
    told = [g for g in syntax.groups if g.start > last and g.form == "finite"]
    if not told or told[0].start - last > _CLAUSE:
        return []
    end = told[1].start if len(told) > 1 else syntax.sentence.last
    made = [g for g in syntax.groups if told[0].start <= g.start < end]
    withs = [p for g in made for p in verb_slots(site.scene, syntax, g).preps.get("avec", ()) if p.first < end]
    if not withs and (town := _town_in(site, made, end)):
        return town
    return site.resolve(withs or verb_slots(site.scene, syntax, told[0]).subject).direct


def _town_in(site: Site, made: list[VerbGroup], end: int) -> list[str]:
    """ "a reporté la visite qu'il devait faire mercredi à Montevideo": the states of the towns one was to go to."""
    if not any(g.lemma in _GOING for g in made):
        return []
    rows = [p for g in made for p in verb_slots(site.scene, site.syntax, g).preps.get("à", ()) if p.first < end]
    found = [site.resolve([row]) for row in rows]
    return list(dict.fromkeys(p for one in found for p in (*one.direct, *one.cities)))


_GOING = frozenset({"faire", "effectuer", "mener", "entreprendre", "conduire", "accomplir"})


_ABOUT = frozenset({"sur", "de", "pour", "consacré à"})


def _built_by(site: Site, out: Cast) -> list[str]:
    """ "financera la station que le Kenya construit": whose work it is that money goes to."""
    relative = _in_relative(site, site.slots.object) if site.slots.object else []
    return [p for p in relative if p not in out.actors and load_parties().is_state(p)][:1]


def _tied_to(site: Site, relative: int) -> list[str]:
    """ "a dénoncé la convention qui la liait au Bélarus": whom what is undone ties one to."""
    told = next((g for g in site.syntax.groups if g.start > relative and g.form == "finite"), None)
    if told is None or told.start - relative > _CLAUSE or told.lemma not in {"lier", "unir", "associer", "attacher"}:
        return []
    preps = verb_slots(site.scene, site.syntax, told).preps
    return site.resolve([p for prep in ("à", "avec") for p in preps.get(prep, ())]).direct


def accuser(site: Site, out: Cast) -> None:
    """ "ont rompu avec le Qatar, accusé de...": who has just taken a measure against the accused."""
    main = any(g.form == "finite" and g.end <= site.start for g in site.syntax.groups)
    for act, actors, recipients in site.focus.dealings[-1:] if main else ():
        if act in _MEASURES and set(out.recipients) & set(recipients):
            out.give("actor", actors, PartySet())


#: What states do to each other for what one accuses the other of; persons are accused by anybody.
_MEASURES = frozenset({"suspend", "restrict", "quit", "threaten"})

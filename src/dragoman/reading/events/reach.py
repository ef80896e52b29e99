"""How far a noun that tells an act reaches: what stands behind the verb it is the subject of, and who acts in its clause.

"Une rencontre est prévue jeudi entre A et B" names the parties behind the verb; "lors d'une rencontre avec A, B a
promis..." names one of them as the subject of the clause. A reader that looks at the noun's own phrase alone sees neither.
"""

from __future__ import annotations

from dataclasses import replace

from dragoman.codebook.nouns import singular
from dragoman.language.phrases import Phrase
from dragoman.language.verbgroups import VerbGroup
from dragoman.reading.events.nounslots import noun_slots
from dragoman.reading.events.site import Site
from dragoman.reading.events.slots import Slots, verb_slots
from dragoman.reading.focus import Focus
from dragoman.reading.scene import Scene, Syntax

#: Acts whose parties do the same thing together or whose doer is the one the clause is about.
TOGETHER = frozenset({"meet", "visit", "call", "negotiate"})

#: Verbs that only say that something is to come or takes place: what follows them belongs to their subject.
_LIGHT = frozenset(
    "prévoir programmer attendre annoncer planifier envisager fixer organiser être avoir reporter maintenir confirmer".split()
)

#: What introduces an act at whose time the clause takes place, told of the subject of the clause.
_TIMES = frozenset(
    {"lors de", "après", "à l'occasion de", "au cours de", "pendant", "durant", "à l'issue de", "pour", "dans le cadre de",
     "à la suite de", "suite à", "au terme de", "au lendemain de", "à la faveur de", "au bout de", "au sortir de",
     "au retour de", "depuis"}
)  # fmt: skip

#: The same where the phrase finder takes the second noun for the head: "au terme de trois ans de négociations".
_TIME_NOUNS = frozenset({"terme", "lendemain", "faveur", "bout", "sortir", "cours", "retour"})


def behind_verb(scene: Scene, syntax: Syntax, phrase: Phrase, slots: Slots) -> Slots:
    """The slots of a noun with the phrases behind the verb it is the subject of, where the verb only says that it is."""
    if phrase.parent >= 0 or phrase.prep:
        return slots
    for group in syntax.groups:
        if group.form != "finite":
            continue
        around = verb_slots(scene, syntax, group)
        held = around.object if group.passive else around.subject
        if phrase.i not in {p.i for p in held} or not (group.lemma in _LIGHT or group.reflexive):
            continue
        preps = {prep: list(rows) for prep, rows in slots.preps.items()}
        for prep in ("entre", "avec", *(("à", "en", "dans") if group.passive else ())):
            rows = [p for p in around.preps.get(prep, ()) if p.first >= group.end]
            if rows and prep not in preps:
                preps[prep] = rows
        return replace(slots, preps=preps)
    return slots


def clause_of(scene: Scene, syntax: Syntax, phrase: Phrase) -> VerbGroup | None:
    """The finite verb of the clause at whose time the noun's act takes place, None where the noun is no such adjunct."""
    outer = phrase
    while outer.parent >= 0:
        outer = syntax.phrases[outer.parent]
    if outer.prep not in _TIMES and not (outer.prep in {"à", "de"} and scene.word(outer.head).lower in _TIME_NOUNS):
        return None
    finite = [g for g in syntax.groups if g.form == "finite"]
    before = [g for g in finite if g.end <= outer.first]
    return before[-1] if before else next((g for g in finite if g.start >= outer.last), None)


#: Stays with somebody.
_STAYS = frozenset({"visite", "deplacement", "voyage", "sejour", "venue", "passage"})


def _of_a_guest(site: Site, hosts: list[Phrase]) -> bool:
    """ "Hanoï a signé lors de la visite du Premier ministre malaisien": who signs is who was visited."""
    if site.noun is None or singular(site.scene.word(site.noun.head).text) not in _STAYS:
        return False
    guests = site.resolve([p for p in site.syntax.nested(site.noun) if p.prep == "de"]).direct
    visited = site.resolve(hosts).direct
    return bool(guests) and bool(set(visited) - set(guests))


def noun_sites(scene: Scene, syntax: Syntax, focus: Focus, phrase: Phrase) -> list[Site]:
    """What stands around a noun: by itself first, then with the subject of the clause at whose time its act takes place."""
    slots = behind_verb(scene, syntax, phrase, noun_slots(scene, syntax, phrase))
    sites = [Site(scene, syntax, focus, slots, None, phrase, phrase.first, phrase.last)]
    clause = clause_of(scene, syntax, phrase)
    if clause is not None:
        around = verb_slots(scene, syntax, clause)
        doers = around.object if clause.passive else around.subject
        joined = replace(slots, subject=[p for p in doers if scene.word(max(0, p.first - 1)).text != "("])
        group = None if clause.passive else clause
        if _of_a_guest(sites[0], joined.subject):
            joined, group = replace(slots, subject=[], preps={"à": joined.subject, **slots.preps}), None
        sites.append(Site(scene, syntax, focus, joined, group, phrase, phrase.first, phrase.last))
    return sites


__all__ = ["TOGETHER", "behind_verb", "clause_of", "noun_sites"]

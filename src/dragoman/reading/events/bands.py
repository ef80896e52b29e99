"""Bands without a name: whom "des hommes armés" are of, told by where they come from or strike."""

from __future__ import annotations

import regex

from dragoman.codebook import load_parties
from dragoman.codebook.folding import fold
from dragoman.codebook.nouns import singular
from dragoman.codebook.triggers import Trigger
from dragoman.language.phrases import Phrase
from dragoman.reading.events.site import Site
from dragoman.reading.events.slots import verb_slots
from dragoman.reading.groups import ground_of
from dragoman.reading.party_set import PartySet
from dragoman.reading.scene import Scene

_MEN = frozenset({"homme", "individu", "inconnu", "commando", "assaillant", "cavalier"})
_ARMED = regex.compile(r"(?: \p{Ll}+)?(?: (?:lourdement|puissamment|bien))? (?:armés?|en armes|encagoulés?|cagoulés?)\b")
_COMING = regex.compile(
    r" (?:(?:lourdement )?armés? |en armes )?(?:tout droit )?(?:venus?|arrivés?|surgis?|infiltrés?)"
    r" (?:du |de |d['’]|des |depuis )(?:la |le |l['’])?"
)
#: Parts of a state that an adjective names: "dans le sud libyen".
_PARTS = frozenset("nord sud est ouest centre nord-est nord-ouest sud-est sud-ouest desert province region delta".split())


def armed_men(scene: Scene, phrase: Phrase) -> str | None:
    """ "des hommes armés", "un commando venu du Nigeria": a band, though no word for one."""
    head = scene.word(phrase.head)
    if singular(head.text) not in _MEN:
        return None
    end = head.end
    return "reb" if _ARMED.match(scene.text, end) or _COMING.match(scene.text, end) else None


def lone(scene: Scene, phrase: Phrase) -> bool:
    """Whether nothing but arms tells of a band, which may be one man with a knife: no rebels where they strike at home."""
    head = scene.word(phrase.head)
    return singular(head.text) in _MEN and _COMING.match(scene.text, head.end) is None


def homeland(site: Site, phrase: Phrase) -> str | None:
    """The state that a band comes from, or in which it is said to have struck."""
    scene, parties = site.scene, load_parties()
    coming = _COMING.match(scene.text, scene.word(phrase.head).end)
    if coming is not None:
        named = (m.party for m in scene.mentions_in(coming.end(), site.syntax.sentence.end) if m.start == coming.end())
        return next((p for p in named if p and parties.is_state(p)), None)
    for behind in site.slots.preps.get("dans", ()):
        rows = [behind, *site.syntax.nested(behind)]
        if any(fold(scene.word(p.head).text) in _PARTS for p in rows):
            found = [p for p in site.resolve([behind]).any if parties.is_state(p)]
            if len(found) == 1:
                return found[0]
    return ground_of(scene, site.syntax, phrase)


#: How goods come.
_LANDING = frozenset("poser atterrir arriver parvenir accoster débarquer toucher atteindre entrer".split())


def landed(site: Site) -> PartySet:
    """ "un avion chargé de vivres offerts par X s'est posé à Goma": the state in which they arrive."""
    found = PartySet()
    if site.group is None or site.group.form != "participle":
        return found
    main = next((g for g in site.syntax.groups if g.form == "finite" and g.start >= site.end), None)
    if main is None or main.lemma not in _LANDING:
        return found
    slots = verb_slots(site.scene, site.syntax, main)
    rows = [p for prep in ("à", "en", "dans") for p in slots.preps.get(prep, ())] + slots.object
    there = site.resolve(rows)
    states = [load_parties().country_of(p) or p for p in (*there.direct, *there.cities)]
    for state in states:
        if load_parties().is_state(state) and state not in found.direct:
            found.direct.append(state)
            found.spans[state] = [span for spans in there.spans.values() for span in spans][:1]
    return found


def in_whose_hands(trigger: Trigger, site: Site) -> list[Phrase]:
    """ "sont tombés entre les mains d'hommes armés": those behind "de", where the rule takes them for the doer."""
    if trigger.roles.get("de") != "actor":
        return []
    rows = [*site.slots.preps.get("de", ())]
    return rows + [n for prep in ("à", "entre") for p in site.slots.preps.get(prep, ()) for n in site.syntax.nested(p)]

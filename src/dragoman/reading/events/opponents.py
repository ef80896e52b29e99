"""Whom a state acts against at home where no word of the clause says so: the region or the movement that the page is about."""

from __future__ import annotations

from dragoman.codebook import load_parties
from dragoman.codebook.nouns import in_class, singular
from dragoman.codebook.triggers import Trigger
from dragoman.language.phrases import Phrase
from dragoman.reading.events.cast import Cast
from dragoman.reading.events.site import Site
from dragoman.reading.events.slots import all_phrases
from dragoman.reading.parties import core
from dragoman.reading.party_set import PartySet

#: What a state does to those who break away or march.
_AGAINST = frozenset({"ban", "mobilise", "attack", "refuse", "threaten"})
#: So often a page about them names them at least.
_NAMED = 2
#: What the police and a crowd have with each other, and how near the sides stand behind it.
_SIDES = 4
_CLASHES = frozenset({"heurt", "affrontement", "echauffouree", "accrochage", "altercation", "bagarre"})


def opponents(trigger: Trigger, site: Site, out: Cast) -> None:
    """ "Québec proclame son indépendance. La police a saisi les urnes": the region, the movement, the foe of the page."""
    _clash(trigger, site, out)
    if trigger.act.name == "protest" and not out.recipients and len(out.actors) == 1:
        _before_house(site, out)
    if out.recipients or len(out.actors) != 1 or trigger.act.name not in _AGAINST:
        return
    state, parties = out.actors[0], load_parties()
    if not parties.is_state(state):
        return
    whom = _region(site, state) or _movement(site) or (_fought(site, state) if trigger.act.name == "mobilise" else [])
    out.give("recipient", whom, PartySet())


def _before_house(site: Site, out: Cast) -> None:
    """ "se sont massés devant le Parlement": against whoever sits there."""
    state, _, suffix = out.actors[0].partition(":")
    before = site.slots.preps.get("devant", ())  # "devant le siège du tribunal"
    houses = [singular(site.scene.word(p.head).text) for row in before for p in (row, *site.syntax.nested(row))]
    if suffix and not _HOUSES.isdisjoint(houses):
        out.give("recipient", [state], PartySet())


#: Where those sit whom a crowd speaks to.
_HOUSES = frozenset(
    "parlement ministere tribunal presidence assemblee senat congres commissariat primature".split()
)


def _region(site: Site, state: str) -> list[str]:
    """The one region of a state whose secession the page is about."""
    if "secession" not in site.focus.topics:
        return []
    parties, spoken = load_parties(), site.focus.spoken
    regions = [p for p in spoken if parties.kind_of(p) == "province" and parties.country_of(p) == state]
    return regions if len(regions) == 1 and spoken[regions[0]] >= _NAMED else []


def _movement(site: Site) -> list[str]:
    """The one movement of the street that the page is about: "les gilets jaunes"."""
    if "unrest" not in site.focus.topics:
        return []
    parties, spoken = load_parties(), site.focus.spoken
    named = [p for p in spoken if parties.kind_of(p) == "ngo" and p.endswith("s") and spoken[p] > _NAMED]
    marched = {p for act, actors, _ in site.focus.dealings if act == "protest" for p in actors}
    return named if len(named) == 1 and named[0] in marched else []


def _fought(site: Site, state: str) -> list[str]:
    """ "La Turquie a bombardé les talibans. L'armée turque a envoyé des chars": the armed group it has just attacked."""
    for act, actors, recipients in reversed(site.focus.dealings):
        if act == "attack" and list(actors) == [state]:
            return [p for p in recipients if load_parties().kind_of(p) == "armed_group"]
    return []


def _clash(trigger: Trigger, site: Site, out: Cast) -> None:
    """ "les heurts avec la police", "des affrontements entre policiers et manifestants": the state and its people."""
    if trigger.act.name != "attack" or out.actors or len(out.recipients) != 1:
        return
    state = out.recipients[0]
    if not load_parties().is_state(state) or not _police_in(site, out.recipients):
        return
    crowd = (_region(site, state) or _movement(site) or [f"{state}:soc"])[0]
    spans = PartySet(spans={state: out.arguments.get("recipients", [])[:1]})
    out.spare([state])
    out.give("actor", [state], spans)
    out.give("recipient", [crowd], PartySet())


def _police_in(site: Site, whose: list[str]) -> bool:
    """Whether clashes are told as those of the police with a crowd that is no party."""
    for phrase in (*all_phrases(site.slots), *([site.noun] if site.noun else ())):
        if singular(site.scene.word(phrase.head).text) not in _CLASHES:
            continue
        behind = range(phrase.last, phrase.last + _SIDES)
        sides = [p for p in site.syntax.phrases if p.prep in {"avec", "entre"} and p.first in behind]
        sides += [q for p in sides for q in site.syntax.coordinated(p)]
        if any(_force(site, p) for p in sides) and set(site.resolve(sides).direct) <= set(whose):
            return True
    return False


def _force(site: Site, phrase: Phrase) -> bool:
    head = singular(site.scene.word(core(site.scene, site.syntax, phrase).head).text)
    return in_class(head, "state_organ") or head in {"policier", "gendarme", "force"}

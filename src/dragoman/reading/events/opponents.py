"""Whom a state acts against at home where no word of the clause says so: the region or the movement that the page is about."""

from __future__ import annotations

from dragoman.codebook import load_parties
from dragoman.codebook.folding import fold
from dragoman.codebook.nouns import in_class, singular
from dragoman.codebook.triggers import Trigger
from dragoman.language.phrases import Phrase
from dragoman.reading.events.cast import Cast
from dragoman.reading.events.site import Site
from dragoman.reading.events.slots import all_phrases
from dragoman.reading.groups import suffix_in, told_by_side
from dragoman.reading.party_set import PartySet
from dragoman.reading.quantities import core

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
    _both_sides(trigger, site, out)
    _against_power(trigger, site, out)
    if trigger.act.name == "protest" and not out.recipients and len(out.actors) == 1:
        _before_house(site, out)
    if out.recipients or len(out.actors) != 1 or trigger.act.name not in _AGAINST:
        return
    state, parties = out.actors[0], load_parties()
    if not parties.is_state(state):
        return
    whom = _region(site, state) or _movement(site) or (_fought(site, state) if trigger.act.name == "mobilise" else [])
    out.give("recipient", whom, PartySet())


#: By what those in power are told where nobody says of which state.
_POWER = frozenset("pouvoir gouvernement majorite regime executif junte".split())
_TALKS = frozenset({"agree", "negotiate", "meet", "sign", "endorse"})
_TRUCES = frozenset({"treve", "cessez-le-feu", "armistice"})


def _both_sides(trigger: Trigger, site: Site, out: Cast) -> None:
    """ "Au Népal, majorité et opposition se sont entendues", "le gouvernement et les rebelles ont conclu une trêve": both."""
    rows = [q for p in site.slots.subject for q in (p, *site.syntax.coordinated(p))]
    heads = {singular(site.scene.word(p.head).text) for p in rows}
    truce = trigger.act.name == "release" and not _TRUCES.isdisjoint(site.scene.word(p.head).lower for p in site.slots.object)
    if not (trigger.act.name in _TALKS or truce) or len(out.actors) != 1 or _POWER.isdisjoint(heads):
        return
    suffix = "opp" if "opposition" in heads else "reb" if any(in_class(head, "group") for head in heads) else ""
    state = out.actors[0].partition(":")[0]
    if suffix and load_parties().is_state(state):
        out.spare([p for p in out.recipients if p in {state, f"{state}:{suffix}"}])
        out.give("actor", [p for p in (state, f"{state}:{suffix}") if p not in out.actors], PartySet())


#: What opponents do to those in power where nobody else is named.
_DEFIES = frozenset({"protest", "refuse", "threaten", "criticise", "accuse", "demand"})


def _against_power(trigger: Trigger, site: Site, out: Cast) -> None:
    """ "L'opposition togolaise boycottera le scrutin": it defies the state that it is of."""
    if trigger.act.name not in _DEFIES or out.recipients or len(out.actors) != 1 or not out.actors[0].endswith(":opp"):
        return
    state = out.actors[0].partition(":")[0]
    others = [p for p in site.focus.named if load_parties().is_state(p) and p != state]
    if load_parties().is_state(state) and not others:
        out.give("recipient", [state], PartySet())


def side_of(site: Site) -> str:
    """The suffix of those of a state who do it: "les rebelles ont abandonné la ville de Goma"."""
    for phrase in site.slots.subject[:1]:
        one = core(site.scene, site.syntax, phrase)
        suffix = suffix_in(site.scene.words(one), site.scene.word(one.head))
        return f":{suffix}" if suffix in {"reb", "opp"} else ""
    return ""


#: What a state does to those who stand against it, and where they stand in the sentence.
_STRUCK = frozenset({"ban", "penalise", "release", "ease", "attack", "investigate", "accuse", "criticise", "threaten"})
_AT = ("à", "contre", "sur", "de", "visant", "à l'encontre de")


def own_opponents(trigger: Trigger, site: Site, out: Cast) -> None:
    """ "Niamey a élargi deux opposants", "le tribunal inflige dix ans à trois figures de la contestation": its own, where no
    other state is named.
    """
    if trigger.act.name not in _STRUCK or out.recipients or len(out.actors) != 1 or site.group is None:
        return
    state = out.actors[0]
    hit = [*site.slots.object, *(p for prep in _AT for p in site.slots.preps.get(prep, ()))]
    told = (core(site.scene, site.syntax, p) for p in hit)
    against = any(
        in_class(site.scene.word(p.head).text, "opposition") or told_by_side(site.scene, site.syntax, p) == "opposant"
        for p in told
    )
    others = [p for p in site.focus.named if load_parties().is_state(p) and p != state]
    if against and load_parties().is_state(state) and not others:
        out.give("recipient", [f"{state}:opp"], PartySet())


def electors(trigger: Trigger, site: Site, out: Cast) -> None:
    """ "Les électeurs moldaves ont approuvé l'adhésion": a vote is the act of the state."""
    heads = {singular(site.scene.word(p.head).text) for p in site.slots.subject}
    if trigger.act.name not in {"refuse", "endorse"} or heads.isdisjoint({"electeur", "electrice", "votant"}):
        return
    for party in [p for p in out.actors if p.endswith(":soc")]:
        out.rename(party, party.removesuffix(":soc"))
    if not out.actors and site.focus.subject and load_parties().is_state(site.focus.subject[0]):
        out.give("actor", site.focus.subject[:1], PartySet())


#: What a state lifts that lay on its own people; a curfew falls on them as well.
_LAID_ON = frozenset("couvre-feu confinement internet".split())


def at_its_hands(trigger: Trigger, site: Site, out: Cast) -> None:
    """Whom a state does it to at home where nobody is named: its people, or those who stand against it."""
    state = out.actors[0] if len(out.actors) == 1 else ""
    if not load_parties().is_state(state):
        return
    suffix = {"people": "soc", "rivals": "opp"}.get(trigger.ground or "", "")
    if trigger.ground == "rivals" and out.recipients == [state]:
        return
    curfew = trigger.act.name == "ban" and any(site.scene.word(p.head).lower == "couvre-feu" for p in site.slots.object)
    if not suffix and (curfew or (trigger.act.name == "ease" and _laid_on_people(site))):
        suffix = "soc"
    if suffix and not out.recipients:
        out.give("recipient", [f"{state}:{suffix}"], PartySet())


def _laid_on_people(site: Site) -> bool:
    """ "a levé le couvre-feu", "l'état d'urgence a été levé", "a rétabli l'accès à Internet"."""
    rows = [*site.slots.object, *(n for p in site.slots.object for n in site.syntax.nested(p))]
    words = {singular(w.text) for p in rows for w in site.scene.words(p)}
    if not rows and site.group is not None and not site.group.passive:  # "l'a assoupli": told in the sentence before
        start = site.syntax.sentence.start
        words = {singular(w) for w in fold(site.scene.text[max(0, start - 160) : start]).split()}
    return not _LAID_ON.isdisjoint(words) or {"etat", "urgence"} <= words or {"reseau", "social"} <= words


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

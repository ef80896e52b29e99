"""Days that a clause does not tell itself: of what follows "au lendemain de", of what is done within a dated meeting."""

from __future__ import annotations

from dragoman.codebook import load_parties
from dragoman.codebook.folding import fold
from dragoman.codebook.moments import load_moments, says
from dragoman.codebook.nouns import in_class, singular
from dragoman.language.verbgroups import VerbGroup
from dragoman.model import Status
from dragoman.reading.events.ascribed import unsure
from dragoman.reading.events.draft import Draft
from dragoman.reading.events.governors import governor
from dragoman.reading.events.site import Site
from dragoman.reading.events.slots import verb_slots
from dragoman.reading.focus import Focus
from dragoman.reading.scene import Scene, Syntax


def coming(site: Site, draft: Draft) -> Status:
    """The status of what is told in the present for a day to come, "s'envole jeudi pour New Delhi", or ascribed to somebody."""
    if draft.status == "done" and unsure(site, draft):
        return "reported"
    if draft.status == "planned" and draft.why == "annoncer" and draft.act in _BY_SAYING and not draft.date:
        return draft.status if any(g.lemma == "annoncer" and g.tense == "fut" for g in site.syntax.groups) else "done"
    group, anchor = site.group, site.scene.anchor
    verbs = _DECIDING if draft.act == "quit" else _ANNOUNCING if draft.act in _GIVEN else frozenset()
    if draft.status == "done" and _under(site, draft, verbs):
        ahead = anchor is not None and (draft.date or "") > anchor.isoformat()
        if not ahead:  # the day is that of the announcement
            draft.date = None
            draft.arguments.pop("date", None)
        return "planned"
    if draft.status != "done" or group is None or anchor is None or not draft.date or len(draft.date) != 10:
        return draft.status
    if draft.act in _SAID:
        return draft.status  # "appelle à manifester samedi": the appeal is made
    present = group.form == "finite" and group.tense == "pres" and not group.perfect and not group.passive
    words = draft.arguments.get("date")
    if words and fold(words[0].exact).startswith(("a compter", "a partir")):
        return draft.status  # "soumet à licence, à compter du 1er mai": decided, to take effect then
    return "planned" if present and draft.date > anchor.isoformat() else draft.status


def _under(site: Site, draft: Draft, verbs: frozenset[str]) -> bool:
    """ "a annoncé son retrait de l'accord", "acte la sortie du pays": one leaves later; "annonce l'octroi de bourses"."""
    words, group = site.scene.analysis.words, site.group
    if draft.verbal and group is not None:
        own = words[min(group.end, len(words) - 1)].lower in {"son", "sa", "leur"}
        return group.lemma in verbs and not (own and group.lemma == "acter")  # "Quito a acté son départ": it has left
    before = [g for g in site.syntax.groups if g.end <= site.start and g.form != "participle"]
    near = before[-1:] if before and not any(words[k].text in ",;:" for k in range(before[-1].end, site.start)) else []
    return any(g.lemma in verbs for g in near)


_DECIDING = frozenset({"annoncer", "acter", "voter", "approuver", "décider"})
_ANNOUNCING = frozenset({"annoncer"})
#: What is given or sent after it was announced.
_GIVEN = frozenset({"aid", "mobilise", "invest"})
#: What a state does by announcing it: "a annoncé suspendre sa coopération", "annonce interdire l'accès".
_BY_SAYING = frozenset({"suspend", "ban", "refuse"})
#: Acts of speech: the present tells what is said, whatever day it is about.
_SAID = frozenset("appeal demand criticise accuse praise congratulate threaten refuse endorse".split())


def main_verb(site: Site) -> VerbGroup | None:
    """The verb that says when a gathering takes place of which a relative clause tells the host: "le sommet, que Paris
    organise, s'ouvrira lundi".
    """
    group, words = site.group, site.scene.analysis.words
    if group is None or not site.slots.object:
        return None
    held = site.slots.object[0]
    if held.head > group.start or not any(words[k].lower in {"que", "qu'"} for k in range(held.head, group.start)):
        return None
    ahead = next((g for g in site.syntax.groups if g.form == "finite" and g.start >= group.end), None)
    if ahead is None or ahead.lemma not in load_moments().takes_place:
        return None
    return ahead if held.i in {p.i for p in verb_slots(site.scene, site.syntax, ahead).subject} else None


def gathered(scene: Scene, syntax: Syntax, value: str) -> bool:
    """Whether a sentence says that a gathering took place on the day it tells: "Le sommet s'est achevé mercredi"."""
    moments = load_moments()
    if len(value) not in {10, 21}:
        return False
    for group in syntax.groups:
        if group.form == "finite" and group.lemma in moments.takes_place and group.tense != "fut":
            heads = [scene.word(p.head).text for p in verb_slots(scene, syntax, group).subject]
            if any(in_class(noun, "gathering") or singular(noun) in moments.occasions for noun in heads):
                return True
    return False


_GATHERINGS = frozenset({"meet", "visit", "convene", "call", "negotiate"})
#: What is told of a meeting as its outcome, or said there.
_OUTCOMES = frozenset({"agree", "sign", "endorse", "criticise", "cooperate", "meet", "appeal"})


#: What happens outside, whatever is told of a meeting: "le Parlement s'est réuni le 6. Dix personnes ont été arrêtées".
_FORCE = frozenset({"ban", "attack", "mobilise", "investigate", "penalise"})


#: What an organisation does where its members are met.
_IN_SESSION = frozenset({"congratulate", "criticise", "demand", "ease", "suspend", "agree", "sign"})


def inherit(focus: Focus, draft: Draft, site: Site) -> None:
    """What is done jointly within a dated meeting, or praised and asked there, takes its date."""
    since = any(fold(words.exact).startswith("depuis") for words in draft.arguments.get("date", ()))
    begun = draft.act == "visit" and since and len(draft.date or "") == 10  # a stay that goes on: its days are told after
    if draft.act in _GATHERINGS and draft.status == "done" and draft.date and len(draft.date) in {10, 21} and not begun:
        first, _, last = draft.date.partition("/")
        begun = draft.act == "visit" and set(draft.parties) == set(focus.attending) and first <= (focus.meeting or "")
        if not (last and focus.meeting and first <= focus.meeting <= last) and not begun:
            focus.meeting = draft.date  # a day within the stay is nearer than the stay
        focus.attending = list(draft.parties)
    elif not draft.date and draft.status in {"done", "negated"} and focus.meeting and _within(focus, draft, site):
        draft.date = focus.meeting
    if draft.trigger.act.mutual and len(draft.actors) > 1:
        focus.joint = list(draft.actors)


def _within(focus: Focus, draft: Draft, site: Site) -> bool:
    """Whether an act belongs to the meeting last told."""
    if draft.act in _FORCE:
        return at_occasion(site)
    if said_to_be_there(site):
        return True
    group = site.group
    speaking = site.focus.voice and group is not None and group.pronoun in {"nous", "je"}
    if speaking and group is not None and group.tense == "pres" and not group.perfect:
        return False  # an interview's "nous demandons" is of now
    if says(site.window(), load_moments().apart):
        return False
    known = focus.attending or draft.actors  # who met may be told later: "la commission mixte s'est tenue"
    if draft.status != "done" or not set(draft.actors) <= set(known):
        return False
    body = [p for p in draft.actors if load_parties().kind_of(p) in {"igo", "bloc"}]  # it acts when it sits
    in_session = draft.verbal and draft.actors == body and draft.act in _IN_SESSION
    jointly = (len(draft.actors) > 1 or not focus.attending) and draft.act in _OUTCOMES
    return in_session or jointly or draft.act in {"praise", "appeal", "endorse"}


def at_occasion(site: Site) -> bool:
    """ "au cours de la cérémonie", "ont profité de la visite pour signer": the clause names the occasion."""
    rows = [p for prep in load_moments().during & set(site.slots.preps) for p in site.slots.preps[prep]]
    fronted = [p for p in site.slots.preps.get("à", ()) if p.first < site.start]
    rows += [p for p in fronted if site.scene.word(p.head).lower in {"cérémonie", "inauguration"}]
    outer = governor(site.scene, site.syntax, site.group).group if site.group and site.group.form == "infinitive" else None
    if outer is not None and outer.lemma == "profiter":
        slots = verb_slots(site.scene, site.syntax, outer)
        rows += [*slots.object, *slots.preps.get("de", [])]
    words = site.scene.analysis.words
    told = [p for p in rows if not any(words[k].lower in _NEW for k in range(p.first, p.head))]
    met = any(in_class(words[p.head].text, kind) for p in told for kind in ("gathering", "talk"))
    return met or any(singular(words[p.head].text) in load_moments().occasions for p in told if p.prep != "après")


#: "lors d'une réunion": none that was told.
_NEW = frozenset({"un", "une", "plusieurs"})


def said_to_be_there(site: Site) -> bool:
    """ "en marge des travaux", "au cours de ce voyage", "dans la foulée", "y": the clause itself says so."""
    words = site.scene.analysis.words
    if at_occasion(site):
        return True
    group = site.group
    if group is not None and any(words[k].lower == "y" for k in range(max(0, group.start - 1), group.head)):
        return True
    return says(site.window(), load_moments().there)

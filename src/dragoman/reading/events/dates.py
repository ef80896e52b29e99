"""Days that a clause does not tell itself: of what follows "au lendemain de", of what is done within a dated meeting."""

from __future__ import annotations

from dragoman.calendar import complement_date
from dragoman.codebook import load_parties
from dragoman.codebook.moments import load_moments
from dragoman.codebook.nouns import in_class, singular
from dragoman.language.verbgroups import VerbGroup
from dragoman.model import Status
from dragoman.reading.events.ascribed import unsure
from dragoman.reading.events.draft import Draft
from dragoman.reading.events.governors import governor
from dragoman.reading.events.site import Site
from dragoman.reading.events.slots import verb_slots
from dragoman.reading.events.when import Told, clause_date
from dragoman.reading.focus import Focus
from dragoman.reading.scene import Scene, Syntax


def complement_day(site: Site, clause: str | None, told: Told) -> str | None:
    """ "au lendemain de leur entretien": the day of the noun, from that of the clause."""
    words = site.scene.analysis.words
    start = words[site.start].start
    for expression in site.scene.dates:
        if expression.kind == "complement" and 0 <= start - expression.end <= 2:
            own, _ = clause_date(site.scene, site.syntax, site.syntax.sentence.first, "done", told)
            day = clause or own or told.day
            return complement_date(expression, day) if day else None
    return None


def coming(site: Site, draft: Draft) -> Status:
    """The status of what is told in the present for a day to come, "s'envole jeudi pour New Delhi", or ascribed to somebody."""
    if draft.status == "done" and unsure(site, draft):
        return "reported"
    group, anchor = site.group, site.scene.anchor
    if draft.status != "done" or group is None or anchor is None or not draft.date or len(draft.date) != 10:
        return draft.status
    if draft.act in _SAID:
        return draft.status  # "appelle à manifester samedi": the appeal is made
    present = group.form == "finite" and group.tense == "pres" and not group.perfect and not group.passive
    return "planned" if present and draft.date > anchor.isoformat() else draft.status


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


#: What an organisation does where its members are met.
_IN_SESSION = frozenset({"congratulate", "criticise", "demand", "ease", "suspend", "agree", "sign"})


def inherit(focus: Focus, draft: Draft, site: Site) -> None:
    """What is done jointly within a dated meeting, or praised and asked there, takes its date."""
    if draft.act in _GATHERINGS and draft.status == "done" and draft.date and len(draft.date) != 7 and len(draft.date) > 4:
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
    if _said_to_be_there(site):
        return True
    group = site.group
    speaking = site.focus.voice and group is not None and group.pronoun in {"nous", "je"}
    if speaking and group is not None and group.tense == "pres" and not group.perfect:
        return False  # an interview's "nous demandons" is of now
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
    outer = governor(site.scene, site.syntax, site.group).group if site.group and site.group.form == "infinitive" else None
    if outer is not None and outer.lemma == "profiter":
        rows += verb_slots(site.scene, site.syntax, outer).preps.get("de", [])
    nouns = [site.scene.word(p.head).text for p in rows]
    return any(in_class(noun, "gathering") or singular(noun) in load_moments().occasions for noun in nouns)


def _said_to_be_there(site: Site) -> bool:
    """ "en marge des travaux", "au cours de ce voyage", "dans la foulée", "y": the clause itself says so."""
    words = site.scene.analysis.words
    if at_occasion(site):
        return True
    group = site.group
    if group is not None and any(words[k].lower == "y" for k in range(max(0, group.start - 1), group.head)):
        return True
    return any(f" {cue} " in f" {site.window()} " for cue in load_moments().there)

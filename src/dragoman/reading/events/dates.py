"""Days that a clause does not tell itself: of what follows "au lendemain de", of what is done within a dated meeting."""

from __future__ import annotations

from dragoman.calendar import complement_date
from dragoman.codebook.nouns import in_class, singular
from dragoman.reading.events.draft import Draft
from dragoman.reading.events.site import Site
from dragoman.reading.events.when import clause_date
from dragoman.reading.focus import Focus


def complement_day(site: Site, clause: str | None, reference: str | None) -> str | None:
    """ "au lendemain de leur entretien": the day of the noun, from that of the clause."""
    words = site.scene.analysis.words
    start = words[site.start].start
    for expression in site.scene.dates:
        if expression.kind == "complement" and 0 <= start - expression.end <= 2:
            own, _ = clause_date(site.scene, site.syntax, site.syntax.sentence.first, "done", reference)
            day = clause or own or reference
            return complement_date(expression, day) if day else None
    return None


#: Before a noun, these tell what took place at its time.
_DURING = frozenset(
    {"en marge de", "à l'issue de", "lors de", "au cours de", "pendant", "à l'occasion de", "durant", "en ouverture de"}
)
_THERE = ("dans la foulee", "a cette occasion", "dans la soiree", "en debut de soiree", "le soir meme", "en soiree",
          "dans la journee", "sur place", "a son arrivee", "dans l'apres-midi", "dans la matinee")  # fmt: skip
_GATHERINGS = frozenset({"meet", "visit", "convene", "call", "negotiate"})
#: What is told of a meeting as its outcome, or said there.
_OUTCOMES = frozenset({"agree", "sign", "endorse", "criticise", "cooperate", "meet", "appeal"})


def inherit(focus: Focus, draft: Draft, site: Site) -> None:
    """What is done jointly within a dated meeting, or praised and asked there, takes its date."""
    if draft.act in _GATHERINGS and draft.status == "done" and draft.date and len(draft.date) != 7 and len(draft.date) > 4:
        first, _, last = draft.date.partition("/")
        if not (last and focus.meeting and first <= focus.meeting <= last):
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
    if draft.status != "done" or not set(draft.actors) <= set(focus.attending):
        return False
    return (len(draft.actors) > 1 and draft.act in _OUTCOMES) or draft.act in {"praise", "appeal"}


def _said_to_be_there(site: Site) -> bool:
    """ "en marge des travaux", "au cours de ce voyage", "dans la foulée", "y": the clause itself says so."""
    words = site.scene.analysis.words
    for prep in _DURING & set(site.slots.preps):
        for phrase in site.slots.preps[prep]:
            noun = site.scene.word(phrase.head).text
            if in_class(noun, "gathering") or singular(noun) in _OCCASIONS:
                return True
    group = site.group
    if group is not None and any(words[k].lower == "y" for k in range(max(0, group.start - 1), group.head)):
        return True
    return any(f" {cue} " in f" {site.window()} " for cue in _THERE)


_OCCASIONS = frozenset(
    """travail travaux pourparler negociation discussion entretien rencontre visite voyage sejour echange tete-a-tete
    deplacement reunion rassemblement session""".split()
)

"""Days that a clause does not tell itself: of what follows "au lendemain de", of what is done within a dated meeting."""

from __future__ import annotations

from dragoman.calendar import complement_date
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


def inherit(focus: Focus, draft: Draft) -> None:
    """What is done jointly within a dated meeting, or praised and asked there, takes its date."""
    if (
        draft.act in {"meet", "visit", "convene", "call"}
        and draft.status == "done"
        and draft.date
        and len(draft.date) == 10
    ):
        focus.meeting = draft.date
        focus.attending = list(draft.parties)
    elif not draft.date and draft.status == "done" and focus.meeting and set(draft.actors) <= set(focus.attending):
        joint = len(draft.actors) > 1 and draft.act in {
            "agree",
            "sign",
            "endorse",
            "criticise",
            "cooperate",
            "praise",
            "meet",
            "appeal",
        }
        if joint or draft.act in {"praise", "appeal"}:
            draft.date = focus.meeting
    if draft.trigger.act.mutual and len(draft.actors) > 1:
        focus.joint = list(draft.actors)

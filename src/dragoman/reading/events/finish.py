"""From drafts to events of the record's model."""

from __future__ import annotations

from types import MappingProxyType

from dragoman.codebook.acts import plover_code
from dragoman.codebook.themes import themes_of
from dragoman.model import Event, Evidence
from dragoman.reading.confidence import confidence, features
from dragoman.reading.events.draft import Draft
from dragoman.reading.scene import Scene

_MOST_EVIDENCE = 5


def finish(group: list[Draft], scenes: dict[int, Scene]) -> Event:
    """One event from the drafts that tell it; the first leads, the others lend what it lacks."""
    lead = group[0]
    people = list(lead.people)
    for draft in group[1:]:
        people += [p for p in draft.people if p not in people]

    def first(name: str) -> str | None:
        return next((value for draft in group if (value := getattr(draft, name))), None)

    words = " ".join(filter(None, (lead.object, lead.instrument, lead.words.exact)))
    themes = themes_of(words, lead.sentence.exact) or themes_of(lead.sentence.exact)
    return Event(
        act=lead.act,
        status=lead.status,
        actors=tuple(lead.actors),
        recipients=tuple(lead.recipients),
        evidence=tuple(_evidence(draft, scenes) for draft in group[:_MOST_EVIDENCE]),
        rule=lead.trigger.rule,
        about=lead.about if lead.about != lead.act else None,  # "ouvrir des négociations" is negotiating
        plover=plover_code(lead.act, lead.status),
        people=tuple(people),
        date=first("date"),
        place=first("place"),
        themes=themes,
        object=first("object"),
        instrument=first("instrument"),
        attributed_to=lead.attributed_to,
        confidence=confidence(features(group)),
    )


def _evidence(draft: Draft, scenes: dict[int, Scene]) -> Evidence:
    scene = scenes[id(draft)]
    arguments = {name: tuple(spans) for name, spans in draft.arguments.items() if spans}
    return Evidence(draft.sentence, scene.where, scene.line, draft.words, MappingProxyType(arguments))

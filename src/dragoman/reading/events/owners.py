"""Documents that act for who made them, and the party that a headline names before its colon."""

from __future__ import annotations

from dragoman.codebook.folding import fold
from dragoman.codebook.nouns import in_class
from dragoman.codebook.triggers import Trigger
from dragoman.language.phrases import Phrase
from dragoman.model import Span
from dragoman.reading.events.cast import Cast
from dragoman.reading.events.site import Site
from dragoman.reading.parties import PartySet

#: What a text can do in the name of who made it.
_BY_TEXT = frozenset(
    """criticise appeal demand praise accuse refuse endorse threaten restrict ban launch aid ease suspend agree congratulate
    penalise""".split()
)

#: Texts that are called after the town they were made in.
_AT_PLACES = frozenset({"declaration", "memorandum", "manifeste", "plan", "audit"})

_NAMES = frozenset({"capital", "name", "metonym", "organisation"})

#: More words than these before a colon are a clause, not a topic.
_TOPIC = 8


def by_document(trigger: Trigger, site: Site, subject: PartySet) -> None:
    """ "le rapport du Sénat américain accuse", "le communiqué de Windhoek dénonce": the text acts for its maker."""
    if trigger.act.name not in _BY_TEXT or site.group is None:
        return
    for phrase in site.slots.subject[:1]:
        if in_class(site.scene.word(phrase.head).text, "document"):
            found = site.resolve([phrase])
            makers = [(p, s) for p in found.inside[:1] for s in found.spans.get(p, ())[:1]] or _named_inside(site, phrase)
            for party, span in makers[:1]:
                subject.add(party, span, direct=True)


def _named_inside(site: Site, phrase: Phrase) -> list[tuple[str, Span]]:
    """The parties behind "de" in a phrase, a capital too: "le communiqué de Windhoek", but not "la déclaration de Paris"."""
    if fold(site.scene.word(phrase.head).text) in _AT_PLACES:
        return []
    rows = []
    for inner in site.syntax.nested(phrase):
        words = site.scene.words(inner)
        inside = site.scene.mentions_in(words[0].start, words[-1].end)
        rows += [(m.party, Span(m.start, m.end, m.text)) for m in inside if m.party and m.kind in _NAMES]
    return rows


def topic(site: Site) -> PartySet:
    """The parties that a headline names before its colon: "Paris-Tunis : un accord signé"."""
    scene, first = site.scene, site.syntax.sentence.first
    words = scene.analysis.words[first : min(first + _TOPIC, site.syntax.sentence.last)]
    colon = next((w for w in words if w.text == ":"), None)
    found = PartySet()
    if colon is None or colon.i > site.start or any(g.start < colon.i for g in site.syntax.groups):
        return found
    for mention in scene.mentions_in(words[0].start, colon.start):
        if mention.kind in {"name", "capital", "organisation", "company", "metonym"}:
            for party in mention.parties:
                found.add(party, Span(mention.start, mention.end, mention.text), direct=True)
    return found


def from_topic(trigger: Trigger, site: Site, out: Cast) -> None:
    """Give an act that names nobody what stands before the colon: two of them where the act is mutual."""
    if out.actors or not (trigger.act.mutual or trigger.act.name in {"agree", "launch"}):
        return
    found = topic(site)
    if len(found.direct) > 1 or not trigger.act.mutual:
        out.give("actor", found.direct, found)


__all__ = ["by_document", "from_topic", "topic"]

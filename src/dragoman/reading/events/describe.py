"""The words that say what an act is about: its object, the instrument it names, its place."""

from __future__ import annotations

from dragoman.codebook.nouns import in_class
from dragoman.language.phrases import Phrase
from dragoman.model import ABOUT_ACTS, Span
from dragoman.reading.events.about import about_of, nominal_about
from dragoman.reading.events.draft import Draft
from dragoman.reading.events.site import Site
from dragoman.reading.events.when import clause_place

_LONGEST = 200


def object_of(site: Site) -> tuple[str | None, Span | None]:
    """The object with all that depends on it, or the infinitive clause that completes the act, or what follows "sur"."""
    words = site.scene.analysis.words
    slots = site.slots
    if slots.complement is not None:
        return _text(site, slots.complement.start, _clause_end(site, slots.complement.end))
    rows = list(slots.object)
    for prep in ("sur", "de", "à", "pour"):
        after = [p for p in slots.preps.get(prep, ()) if p.first >= site.start]
        found = site.resolve(after)
        if not rows and not found.direct and not found.place:
            rows = after
    if not rows:
        return None, None
    first = rows[0]
    start = first.first
    while start < first.last and words[start].pos == "ADP":
        start += 1
    return _text(site, start, max(_extent(site, p) for p in rows))


def _extent(site: Site, phrase: Phrase) -> int:
    """The end of a phrase with what is nested in it and the prepositional phrases that directly follow."""
    end = max([phrase.last, *(p.last for p in site.syntax.nested(phrase))])
    for p in site.syntax.phrases:
        if p.first == end and p.prep in {"à", "sur", "pour", "en", "dans", "entre", "en matière de", "contre", "vers"}:
            end = max([p.last, *(q.last for q in site.syntax.nested(p))])
    return end


def _clause_end(site: Site, start: int) -> int:
    end = start
    for p in site.syntax.phrases:
        if start <= p.first and p.first <= end + 1 and p.last <= site.syntax.sentence.last:
            end = max(end, p.last)
    return max(end, start)


def _text(site: Site, first: int, last: int) -> tuple[str | None, Span | None]:
    words = site.scene.analysis.words
    if last <= first:
        return None, None
    span = Span.of(site.scene.text, words[first].start, words[last - 1].end)
    if not span.exact or len(span.exact) > _LONGEST:
        return None, None
    return span.exact, span


def instrument_of(site: Site) -> str | None:
    """The accord, memorandum, declaration or resolution that the act signs, adopts or is told in."""
    slots = site.slots
    rows = [*slots.object, *slots.subject] if site.group else []
    if site.noun:
        rows += slots.preps.get("de", [])
    rows += [p for prep in ("dans", "par", "à") for p in slots.preps.get(prep, ())]
    for phrase in rows:
        if in_class(site.scene.word(phrase.head).text, "instrument"):
            words = site.scene.words(phrase)
            kept = [w for w in words if not (w.i < phrase.head and w.pos in {"DET", "ADP", "NUM"})]
            end = max([phrase.last, *(p.last for p in site.syntax.nested(phrase))])
            extent = _extent(site, phrase) if end == phrase.last else end
            last = site.scene.analysis.words[max(extent, phrase.last) - 1]
            return site.scene.text[kept[0].start : last.end] if kept else None
    return None


def describe(draft: Draft, site: Site) -> None:
    """Give a draft its place, object, instrument and the act it is about, with the words that say them."""
    draft.place, span = clause_place(site.scene, site.slots)
    if span:
        draft.arguments["place"] = [span]
    draft.object, span = object_of(site)
    if span:
        draft.arguments["object"] = [span]
    draft.instrument = instrument_of(site)
    if draft.act in ABOUT_ACTS:
        draft.about = draft.trigger.about or about_of(site) or nominal_about(site)

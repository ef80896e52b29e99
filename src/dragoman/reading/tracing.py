"""The listener that a reading may be given: it is told each candidate, and makes a `Trace` of them in the end.

Nothing here changes what is read; without a listener none of it runs.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field, replace
from types import MappingProxyType

from dragoman.codebook.folding import fold
from dragoman.codebook.nouns import singular
from dragoman.codebook.triggers import Trigger, load_triggers
from dragoman.language.phrases import Phrase
from dragoman.language.sentences import split_sentences
from dragoman.language.verbgroups import VerbGroup
from dragoman.model import Reading, Span
from dragoman.reading.confidence import features, shares
from dragoman.reading.events.candidates import candidates, specific
from dragoman.reading.events.casting import Cast
from dragoman.reading.events.draft import Draft
from dragoman.reading.events.match import fits
from dragoman.reading.events.nounslots import noun_slots
from dragoman.reading.events.site import Site
from dragoman.reading.events.slots import verb_slots
from dragoman.reading.events.status import Standing
from dragoman.reading.focus import Focus
from dragoman.reading.scene import Scene, Syntax
from dragoman.reading.trace import Candidate, SentenceTrace, Trace
from dragoman.reading.trace_fields import Sources, stood_in

#: The conditions of a trigger that a rejected candidate may fail.
_CONDITIONS = (
    "object", "object_not", "subject", "of", "with_words", "then_words", "topic", "without_words", "by_words", "needs", "lacks",
    "needs_prep", "clause_acts",
)  # fmt: skip
_Row = tuple[int, int, Candidate]


@dataclass
class _Told:
    draft: Draft
    scene: Scene
    sources: Sources


@dataclass
class Tracer:
    """Listens to one reading."""

    _told: list[_Told] = field(default_factory=list)
    _others: list[tuple[Scene, Candidate]] = field(default_factory=list)
    _scenes: list[Scene] = field(default_factory=list)
    _events: dict[int, tuple[int, bool]] = field(default_factory=dict)
    _shares: dict[int, dict[str, float]] = field(default_factory=dict)
    _domain: str | None = None

    def scene(self, scene: Scene) -> None:
        """A text is about to be read."""
        self._scenes.append(scene)

    def accepted(self, draft: Draft, site: Site, held: Standing, out: Cast) -> None:
        """A candidate became a draft."""
        self._told.append(_Told(draft, site.scene, Sources(site, held, out)))

    def rejected(self, trigger: Trigger, site: Site, reason: str) -> None:
        """A candidate was tried and became nothing."""
        words = site.scene.analysis.words
        span = Span.of(site.scene.text, words[site.start].start, words[site.end - 1].end)
        row = _candidate(trigger, span)
        self._others.append((site.scene, replace(row, outcome="rejected", reason=reason, stood=stood_in(site))))

    def skipped(self, scene: Scene, syntax: Syntax, focus: Focus, at: VerbGroup | Phrase, reason: str) -> None:
        """Words were not tried. Noted where a rule would have held."""
        triggers: Iterable[Trigger]
        if isinstance(at, VerbGroup):
            triggers = candidates(scene, at)
            site = Site(scene, syntax, focus, verb_slots(scene, syntax, at), at, None, at.start, at.end)
        else:
            noun = scene.word(at.head).text
            known = load_triggers().nouns.get(singular(noun), ()) or load_triggers().nouns.get(fold(noun), ())
            triggers = sorted(known, key=specific)
            site = Site(scene, syntax, focus, noun_slots(scene, syntax, at), None, at, at.first, at.last)
        trigger = next((t for t in triggers if fits(t, site) is None), None)
        if trigger is not None:
            words = scene.analysis.words
            row = _candidate(trigger, Span.of(scene.text, words[site.start].start, words[site.end - 1].end))
            self._others.append((scene, replace(row, outcome="skipped", reason=reason, stood=stood_in(site))))

    def finished(self, groups: list[list[Draft]], domain: str | None) -> None:
        """The drafts are put together: one group an event, in the order of the reading."""
        self._domain = domain
        for number, group in enumerate(groups):
            for place, draft in enumerate(group):
                self._events[id(draft)] = (number, place == 0)
            self._shares[number] = shares(features(group))

    def trace(self, reading: Reading) -> Trace:
        """All that was told, sentence by sentence."""
        rows: dict[int, list[_Row]] = {id(scene): [] for scene in self._scenes}
        for told in self._told:
            _place(rows, told.scene, self._became(told))
        for scene, candidate in self._others:
            _place(rows, scene, candidate)
        title = [s for s in self._scenes if s.where == "title"]
        body = [s for s in self._scenes if s.where == "text"]
        lines = [s for s in self._scenes if s.where == "furniture"]
        sentences: list[SentenceTrace] = []
        for scene in title:
            sentences += _sentences(scene, rows[id(scene)], [0] * len(scene.analysis.sentences))
        if not body:  # a page of sport or weather: nothing was looked at
            for n, (start, end) in enumerate(split_sentences(reading.page.text), 1):
                sentences.append(SentenceTrace(n, "text", None, Span.of(reading.page.text, start, end), ()))
        count = sum(s.where == "text" for s in sentences)
        for scene in body + lines:
            numbers = list(range(count + 1, count + 1 + len(scene.analysis.sentences)))
            sentences += _sentences(scene, rows[id(scene)], numbers)
            count += len(numbers)
        return Trace(reading, tuple(_with_facts(s, reading) for s in sentences), self._domain)

    def _became(self, told: _Told) -> Candidate:
        draft = told.draft
        row = replace(_candidate(draft.trigger, draft.words), stood=stood_in(told.sources.site))
        filled = tuple(told.sources.filled(draft))
        if id(draft) not in self._events:
            return replace(row, outcome="rejected", reason="told by the headline alone", filled=filled)
        number, leads = self._events[id(draft)]
        parts = MappingProxyType(self._shares[number] if leads else {})
        return replace(row, outcome="event" if leads else "same", event=number, filled=filled, shares=parts)


def _candidate(trigger: Trigger, span: Span) -> Candidate:
    asks = {name: getattr(trigger, name) for name in _CONDITIONS if getattr(trigger, name)}
    asks |= {f"{place} (one of several)": words for place, words in trigger.object_or.items()}
    return Candidate(trigger.rule, trigger.act.name, trigger.file, span, "rejected", asks=MappingProxyType(asks))


def _place(rows: dict[int, list[_Row]], scene: Scene, candidate: Candidate) -> None:
    mine = rows[id(scene)]
    mine.append((candidate.words.start, len(mine), candidate))


def _sentences(scene: Scene, rows: list[_Row], numbers: list[int]) -> Iterator[SentenceTrace]:
    mine = sorted(rows, key=lambda row: row[:2])
    for number, sentence in zip(numbers, scene.analysis.sentences, strict=True):
        held = tuple(c for start, _, c in mine if sentence.start <= start < sentence.end)
        span = Span.of(scene.text, sentence.start, sentence.end)
        yield SentenceTrace(number, scene.where, scene.line, span, held)


def _with_facts(sentence: SentenceTrace, reading: Reading) -> SentenceTrace:
    """The sentence with the quotes, positions and programmes that begin in it."""
    body = _body(sentence, reading)

    def here(span: Span) -> bool:
        inside = sentence.span.start <= span.start < sentence.span.end
        return inside and body[span.start : span.end] == span.exact

    return replace(
        sentence,
        quotes=tuple(
            quote for quote in reading.quotes
            if (quote.where, quote.line) == (sentence.where, sentence.line)
            and sentence.span.start <= quote.start < sentence.span.end
        ),
        positions=tuple(p for p in reading.positions if any(map(here, p.evidence[:1]))),
        programmes=tuple(p for p in reading.programmes if any(map(here, p.evidence[:1]))),
    )  # fmt: skip


def _body(sentence: SentenceTrace, reading: Reading) -> str:
    if sentence.where == "furniture":
        return reading.page.furniture[sentence.line or 0].text
    return reading.page.text if sentence.where == "text" else reading.page.title or ""

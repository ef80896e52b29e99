"""Where each field of a draft comes from: worked out afterwards, from the places around the trigger."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from types import MappingProxyType

from dragoman.language.phrases import Phrase
from dragoman.language.verbgroups import VerbGroup
from dragoman.model import Span
from dragoman.reading.events.casting import Cast
from dragoman.reading.events.draft import Draft, Given
from dragoman.reading.events.governors import governor
from dragoman.reading.events.site import Site
from dragoman.reading.events.slots import Slots
from dragoman.reading.events.status import Standing
from dragoman.reading.trace import Filled

#: What decides a status by the verb's own form.
_FORMS = frozenset(
    {"indicative", "future", "conditional", "negation", "participle", "gerund", "future in the past", "with the main verb"}
)


@dataclass(frozen=True)
class Sources:
    """What is needed to say where the fields of one draft come from."""

    site: Site
    held: Standing
    out: Cast

    def filled(self, draft: Draft) -> Iterator[Filled]:
        """The fields of the draft, each with its words."""
        for given in self.out.given:
            if given.party in draft.parties:
                name = "actors" if given.party in draft.actors else "recipients"
                yield Filled(name, given.party, given.words, self._slot(given), self._means(given))
        for person in draft.people:
            yield Filled("people", person, self._name(person), "named", "mention")
        yield self._status(draft)
        yield from self._date(draft)
        yield from self._words(draft)
        if draft.about:
            yield self._about(draft, draft.about)
        if draft.attributed_to:
            yield self._attribution(draft.attributed_to)

    def _slot(self, given: Given) -> str:
        if given.words is None or given.stage != "frame":
            return "context" if given.stage == "frame" else given.stage
        slots = self.site.slots
        for place, phrases in _places(slots):
            if any(_covers(self.site, phrase, given.words, nested=False) for phrase in phrases):
                return place
        for place, phrases in _places(slots):
            if any(_covers(self.site, phrase, given.words, nested=True) for phrase in phrases):
                return f"inside {place}"
        if self.site.noun is not None and _covers(self.site, self.site.noun, given.words, nested=True):
            return "adjective"
        if self.site.group is not None and _within(self.site, self.site.group, given.words):
            return "pronoun"
        for name, group in (("complement", slots.complement), ("clause", slots.clause)):
            words = self.site.scene.analysis.words
            if group is not None and given.words.start >= words[group.start].start:
                return name
        return "elsewhere"

    def _means(self, given: Given) -> str:
        """How the words come to stand for the party."""
        if given.words is None:
            return "context"
        state = given.party.split(":")[0]
        for mention in self.site.scene.mentions_in(given.words.start, given.words.end):
            if given.party in mention.parties or state in mention.parties:
                return mention.kind
        for person in self.site.scene.persons_in(given.words.start, given.words.end):
            if person.of == given.party:
                return "person"
        if any(p.of == given.party for p in self.site.scene.holders_in(given.words.start, given.words.end)):
            return "office"
        return "reference"

    def _name(self, person: str) -> Span | None:
        """Where the sentence mentions the person."""
        sentence = self.site.syntax.sentence
        persons = self.site.scene.people.persons
        for mention in self.site.scene.person_mentions:
            if sentence.start <= mention.start < sentence.end and persons[mention.person].name == person:
                return Span.of(self.site.scene.text, mention.start, mention.end)
        return None

    def _status(self, draft: Draft) -> Filled:
        why = self.held.why
        if draft.status != self.held.status:
            source = _according(self.site)
            if draft.status == "reported" and source is not None:
                return Filled("status", draft.status, source, "source", "unnamed source")
            return Filled("status", draft.status, draft.words, "trigger", "rule")
        return Filled("status", draft.status, self._cue(why), "trigger" if why in _FORMS else "governor", why)

    def _cue(self, why: str) -> Span | None:
        """The words that decide the status: the verb, what governs it, or the word of the condition."""
        scene, group = self.site.scene, self.site.group
        if why == "if":
            return _word_before(self.site, {"si", "s'"})
        if group is None:
            return None
        if why in _FORMS or why == group.lemma:
            return _span(self.site, group.start, group.end)
        if group.form == "infinitive":
            govern = governor(scene, self.site.syntax, group)
            if govern.word is not None:
                return _span(self.site, govern.word, govern.word + 1)
            if govern.group is not None:
                return _span(self.site, govern.group.start, govern.group.end)
        if self.held.speaker is not None:
            return _span(self.site, self.held.speaker.start, self.held.speaker.end)
        return _span(self.site, group.start, group.end)

    def _date(self, draft: Draft) -> Iterator[Filled]:
        if draft.date is None:
            return
        spans = draft.arguments.get("date")
        if not spans:
            means = "ticker" if self.site.scene.where == "furniture" else "meeting"
            yield Filled("date", draft.date, None, "context", means)
            return
        found = next((d for d in self.site.scene.dates if d.start == spans[0].start), None)
        yield Filled("date", draft.date, spans[0], "clause", found.kind if found else "day")

    def _words(self, draft: Draft) -> Iterator[Filled]:
        """The fields that are words of the text."""
        for name in ("place", "object"):
            value, spans = getattr(draft, name), draft.arguments.get(name)
            if value:
                yield Filled(name, value, spans[0] if spans else None, self._place_of(spans), "text")
        if draft.instrument:
            at = self.site.scene.text.find(draft.instrument, self.site.syntax.sentence.start)
            words = Span.of(self.site.scene.text, at, at + len(draft.instrument)) if at >= 0 else None
            yield Filled("instrument", draft.instrument, words, self._place_of([words] if words else None), "text")

    def _place_of(self, spans: list[Span] | None) -> str:
        if not spans:
            return "elsewhere"
        start = spans[0].start
        return self._slot(Given("", Span.of(self.site.scene.text, start, start + 1), "frame"))

    def _about(self, draft: Draft, about: str) -> Filled:
        if draft.trigger.about:
            return Filled("about", about, draft.words, "trigger", "rule")
        group = self.site.slots.complement or self.site.slots.clause
        if group is not None:
            place = "complement" if self.site.slots.complement else "clause"
            return Filled("about", about, _span(self.site, group.start, group.end), place, "verb")
        spans = draft.arguments.get("object")
        return Filled("about", about, spans[0] if spans else None, self._place_of(spans), "noun")

    def _attribution(self, told: str) -> Filled:
        source = _according(self.site)
        if source is not None:
            return Filled("attributed_to", told, source, "source", "selon")
        if self.held.speaker is not None:
            verb = _span(self.site, self.held.speaker.start, self.held.speaker.end)
            return Filled("attributed_to", told, verb, "governor", "speech")
        at = self.site.scene.text.find(told, self.site.syntax.sentence.start, self.site.syntax.sentence.end)
        words = Span.of(self.site.scene.text, at, at + len(told)) if at >= 0 else None
        return Filled("attributed_to", told, words, "source", "incise")


def stood_in(site: Site) -> Mapping[str, str]:
    """The words in each place around a trigger."""
    found = {place: " · ".join(_text(site, p) for p in phrases) for place, phrases in _places(site.slots) if phrases}
    for name, group in (("complement", site.slots.complement), ("clause", site.slots.clause)):
        if group is not None:
            found[name] = _span(site, group.start, group.end).exact
    return MappingProxyType(found)


def _places(slots: Slots) -> Iterator[tuple[str, list[Phrase]]]:
    yield "subject", slots.subject
    yield "object", slots.object
    yield from slots.preps.items()


def _text(site: Site, phrase: Phrase) -> str:
    last = max([phrase.last, *(p.last for p in site.syntax.nested(phrase))])
    return _span(site, phrase.first, last).exact


def _span(site: Site, first: int, last: int) -> Span:
    words = site.scene.analysis.words
    return Span.of(site.scene.text, words[first].start, words[last - 1].end)


def _covers(site: Site, phrase: Phrase, words: Span, *, nested: bool) -> bool:
    last = max([phrase.last, *(p.last for p in site.syntax.nested(phrase))]) if nested else phrase.last
    span = _span(site, phrase.first, last)
    return span.start <= words.start and words.end <= span.end


def _within(site: Site, group: VerbGroup, words: Span) -> bool:
    span = _span(site, group.start, group.end)
    return span.start <= words.start and words.end <= span.end


def _according(site: Site) -> Span | None:
    """The words "selon X" of the sentence."""
    phrase = next((p for p in site.syntax.phrases if p.prep in {"selon", "d'après"}), None)
    return _span(site, phrase.first, phrase.last) if phrase else None


def _word_before(site: Site, forms: set[str]) -> Span | None:
    words = site.scene.analysis.words
    for k in range(site.start - 1, site.syntax.sentence.first - 1, -1):
        if words[k].lower in forms:
            return _span(site, k, k + 1)
    return None

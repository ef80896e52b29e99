"""Quotes of a text: direct, indirect and mixed, each with who speaks and how that was found (codebook, section 2).

Order of surface forms decides, not the parser: an incise after the marks, a verb or colon before them, a clause of que,
"selon X" with a clause in the conditional; then marked words that stand alone go to whoever spoke last.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import Literal

from dragoman.language.analysis import Analysis
from dragoman.language.marks import Marked, find_marked
from dragoman.language.mentions import Mention
from dragoman.language.sentences import split_sentences
from dragoman.model import Quote, QuoteKind
from dragoman.reading.people_model import People
from dragoman.reading.quotes_cues import Cue, cue_at, find_cues
from dragoman.reading.quotes_marked import LEAST, Attributed, attribute
from dragoman.reading.quotes_named import Speaker
from dragoman.reading.quotes_places import Place, is_name, opens_statement, place_of
from dragoman.reading.quotes_reported import Reported, find_reported
from dragoman.reading.quotes_speakers import Speakers
from dragoman.reading.quotes_text import QuoteText, Sentence, lay_out, tokenise

Where = Literal["text", "title", "furniture"]
_LEAST_ALONE = 4


def read_quotes(
    analysis: Analysis,
    people: People,
    mentions: Sequence[Mention],
    *,
    where: Where = "text",
    line: int | None = None,
) -> tuple[Quote, ...]:
    """The quotes of a text in the order of their start; offsets point into `analysis.text`.

    With `where="title"` the analysis is that of the page's title, with `"furniture"` that of ticker line number `line`:
    offsets point there, and the persons are those of `people.elsewhere` there. Of the analysis only the text is
    used.
    """
    text = analysis.text
    marks = _limited(text, [m for m in find_marked(text) if m.level == 0])
    laid = lay_out(text, marks, split_sentences(text))
    if where != "text":
        people = replace(people, mentions=tuple(m for m in people.elsewhere if (m.where, m.line) == (where, line)))
    return _Reader(laid, people, mentions).read()


def _limited(text: str, marks: list[Marked]) -> list[Marked]:
    """The marks, those never closed cut where an incise shows that the reporter speaks again."""
    return [replace(m, end=cut, inner_end=cut) if m.unclosed and (cut := _incise_in(text, m)) else m for m in marks]


def _incise_in(text: str, mark: Marked) -> int | None:
    """The offset of the comma before an incise inside marks that were never closed."""
    for start, stop in split_sentences(text[mark.inner_start : mark.inner_end]):
        begin, end = mark.inner_start + start, mark.inner_start + stop
        inside = Sentence(0, 0, begin, end, tuple(tokenise(text, begin, end)))
        for k, token in enumerate(inside.tokens[:-2]):
            cue = cue_at(inside, k + 1) if token.low == "," else None
            if cue and cue.verb and (cue.pronoun or cue.shape == "compound"):
                return token.start
    return None


class _Reader:
    def __init__(self, text: QuoteText, people: People, mentions: Sequence[Mention]) -> None:
        self.text = text
        self.people = people
        self.speakers = Speakers(text, people, mentions)
        self.quotes: list[Quote] = []
        self.marks_of: dict[int, list[int]] = {}
        self.places = [place_of(text, number) for number in range(len(text.marks))]
        for number, place in enumerate(self.places):
            if place is not None:
                self.marks_of.setdefault(place.sentence.i, []).append(number)
        self.answers = self._answers()

    def read(self) -> tuple[Quote, ...]:
        interviewee = self._interviewee() if self.answers else None
        for sentence in self.text.sentences:
            cues = find_cues(sentence)
            reported = find_reported(self.text.text, sentence, cues, self.speakers)
            for clause in reported:
                self._add_reported(sentence.i, clause)
            for number in self.marks_of.get(sentence.i, ()):
                self._marked(number, cues, reported, interviewee)
        return tuple(sorted(self.quotes, key=lambda q: (q.start, q.end)))

    def _add_reported(self, i: int, clause: Reported) -> None:
        sentence = self.text.sentences[i]
        tail = self._tail(sentence, clause)
        if tail is not None:
            clause = replace(clause, last=tail.first - 1)
            self._add("mixed", tail.mark.inner_start, tail.mark.inner_end, clause.speaker, clause.cue)
        start, end = sentence.tokens[clause.first].start, sentence.tokens[clause.last - 1].end
        here = [p for n in self.marks_of.get(i, ()) if (p := self.places[n]) and start <= p.mark.start < end]
        spoken = [p for p in here if not is_name(self.text.text, p)]
        kind: QuoteKind = "mixed" if spoken else "indirect"
        marked = sum(p.mark.end - p.mark.start for p in spoken)
        if len(spoken) == 1 and marked >= 0.8 * (end - start):
            start, end = spoken[0].mark.inner_start, spoken[0].mark.inner_end
        self._add(kind, start, end, clause.speaker, clause.cue)

    def _tail(self, sentence: Sentence, clause: Reported) -> Place | None:
        """Marked words after a comma with which a reported clause ends: they add to what is said in its own words."""
        for number in self.marks_of.get(sentence.i, ()):
            place = self.places[number]
            if place is None or not clause.first + 4 < place.first < place.last == clause.last:
                continue
            inner = place.inner(self.text.text)
            if sentence.low(place.first - 1) == "," and place.words(self.text.text) > _LEAST_ALONE and inner[:1].islower():
                return place
        return None

    def _add(self, kind: QuoteKind, start: int, end: int, speaker: Speaker | None, cue: str | None) -> None:
        name, source = (speaker.name, speaker.source) if speaker else (None, None)
        self.quotes.append(Quote(kind, self.text.text[start:end], name, cue, start, end, source))

    def _marked(
        self, number: int, cues: Sequence[Cue], reported: Sequence[Reported], interviewee: Speaker | None
    ) -> None:
        place = self.places[number]
        if place is None or any(r.first <= place.first < r.last for r in reported):
            return
        found: Attributed | None
        if number in self.answers and interviewee:
            found = Attributed("direct", interviewee, None)
        else:
            found = self._signed(place) or attribute(self.text, place, cues, self.speakers) or self._carried(place)
        if found:
            self._add(found.kind, place.mark.inner_start, place.mark.inner_end, found.speaker, found.cue)

    def _signed(self, place: Place) -> Attributed | None:
        """A paragraph in marks with a paragraph below that begins with a name and ends without a full stop.

        So press releases give their "Citations".
        """
        if place.first > 0 or not place.ends_statement or place.sentence.i + 1 >= len(self.text.sentences):
            return None
        below = self.text.sentences[place.sentence.i + 1]
        last = below.tokens[-1] if below.tokens else None
        if last is None or below.paragraph == place.sentence.paragraph or last.text in {".", "!", "?", ":", "…"}:
            return None
        first = next((k for k, t in enumerate(below.tokens) if t.word), None)
        here = self.speakers.persons_in(below, 0, len(below.tokens))
        if first is None or not here or here[0][0] > first + 1 or len(below.tokens) > 30 or find_cues(below):
            return None
        return Attributed("direct", self.speakers.person(here[0][1]), None)

    def _carried(self, place: Place) -> Attributed | None:
        """Whole sentences in marks without a verb: whoever spoke last, or whom the sentence before is about."""
        if not opens_statement(place) or place.words(self.text.text) < _LEAST_ALONE or not place.ends_statement:
            return None
        i = place.sentence.i
        for j in range(i, max(i - 4, -1), -1):
            speaker = self.speakers.spoke.get(j) or (self._about(j) if j < i else None)
            if speaker:
                speaker = replace(speaker, source="carried")
                self.speakers.spoke[i] = speaker
                return Attributed("direct", speaker, None)
        return None

    def _about(self, j: int) -> Speaker | None:
        sentence = self.text.sentences[j]
        free = self.speakers.free_persons(sentence, 0, len(sentence.tokens))
        if free:
            return self.speakers.person(free[0][1])
        for k, token in enumerate(sentence.tokens):
            if token.low in {"il", "elle"} and token.mark < 0:
                return self.speakers.pronoun(sentence, k, token.low)
        return None

    # ---- interviews

    def _answers(self) -> frozenset[int]:
        """The quotations that are answers: whole paragraphs in marks after a paragraph that asks.

        Where two are, so is every other paragraph in marks after one without any: not all that an interviewer says is
        a question.
        """
        found: list[int] = []
        after: list[int] = []
        for number in range(len(self.text.marks)):
            place = self.places[number]
            if place is None or place.first > 0 or not place.ends_statement:
                continue
            before = self.text.sentences[place.sentence.i - 1] if place.sentence.i else None
            if before is None or before.paragraph >= place.sentence.paragraph:
                continue
            if self._asks(before.i, before.paragraph):
                found.append(number)
            elif before.tokens and before.tokens[0].mark < 0:
                after.append(number)
        return frozenset((*found, *after)) if len(found) > 1 else frozenset()

    def _asks(self, i: int, paragraph: int) -> bool:
        for j in range(i, max(i - 5, -1), -1):
            sentence = self.text.sentences[j]
            if sentence.paragraph != paragraph:
                return False
            if sentence.tokens and any(t.text == "?" and t.mark < 0 for t in sentence.tokens):
                return True
        return False

    def _interviewee(self) -> Speaker | None:
        """Who answers: the person in the title, else the first the text names."""
        titled = [m for m in self.people.elsewhere if m.where == "title"]
        first = [*titled, *self.people.mentions][:1]
        return Speaker(self.people.persons[first[0].person].name, "interview", (first[0].person,)) if first else None


__all__ = ["LEAST", "Where", "read_quotes"]

"""A text with everything known of it before its events are read: words, parties, people, dates, sentences taken apart."""

from __future__ import annotations

import functools
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from typing import Literal

from dragoman.calendar import DateExpression
from dragoman.language.analysis import Analysis, Sentence, Word
from dragoman.language.mentions import Mention
from dragoman.language.phrases import Phrase, find_phrases
from dragoman.language.verbgroups import VerbGroup, find_verb_groups
from dragoman.reading.people_model import People, Person, PersonMention


@dataclass(frozen=True)
class Syntax:
    """One sentence taken apart: its verb groups and phrases, both in the order of the words."""

    sentence: Sentence
    groups: tuple[VerbGroup, ...]
    phrases: tuple[Phrase, ...]

    def phrase_at(self, word: int) -> Phrase | None:
        """The phrase that holds a word."""
        return next((p for p in self.phrases if p.first <= word < p.last), None)

    def group_at(self, word: int) -> VerbGroup | None:
        """The verb group that holds a word."""
        return next((g for g in self.groups if g.start <= word < g.end), None)

    def root(self, phrase: Phrase) -> Phrase:
        """The phrase that a coordinated or apposed phrase goes back to."""
        while phrase.joined >= 0:
            phrase = self.phrases[phrase.joined]
        return phrase

    def coordinated(self, phrase: Phrase) -> tuple[Phrase, ...]:
        """All phrases of one coordination or apposition, in order."""
        root = self.root(phrase)
        return tuple(p for p in self.phrases if self.root(p) is root and p.parent == root.parent)

    def nested(self, phrase: Phrase) -> tuple[Phrase, ...]:
        """The phrases inside a phrase, at any depth, with what is coordinated with them."""
        inside: list[Phrase] = []
        held = {phrase.i}
        for candidate in self.phrases:
            if candidate.parent in held:
                held.add(candidate.i)
                inside.append(candidate)
        return tuple(inside)


@dataclass(frozen=True)
class Scene:
    """One text of a page. `where` and `line` say which; `anchor` is the day it speaks from, for "hier" and "lundi"."""

    text: str
    where: Literal["text", "title", "furniture"]
    line: int | None
    analysis: Analysis
    mentions: tuple[Mention, ...]
    dates: tuple[DateExpression, ...]
    people: People
    anchor: date | None

    @functools.cached_property
    def _dated(self) -> frozenset[int]:
        words = self.analysis.words
        spans = [(d.start, d.end) for d in self.dates]
        return frozenset(w.i for w in words for start, end in spans if start <= w.start < end)

    @functools.cached_property
    def syntaxes(self) -> tuple[Syntax, ...]:
        """Every sentence of the text taken apart."""
        return tuple(self._syntax(sentence) for sentence in self.analysis.sentences)

    def _syntax(self, sentence: Sentence) -> Syntax:
        groups = find_verb_groups(self.analysis, sentence.first, sentence.last)
        phrases = find_phrases(self.analysis.words, sentence.first, sentence.last, groups, self._dated)
        return Syntax(sentence, groups, phrases)

    def word(self, i: int) -> Word:
        """The word with index `i`."""
        return self.analysis.words[i]

    def words(self, phrase: Phrase) -> tuple[Word, ...]:
        """The words of a phrase."""
        return self.analysis.words[phrase.first : phrase.last]

    def mentions_in(self, start: int, end: int) -> Iterator[Mention]:
        """The party mentions between two offsets."""
        return (m for m in self.mentions if m.start >= start and m.end <= end)

    def persons_in(self, start: int, end: int) -> Iterator[Person]:
        """The persons mentioned between two offsets, by name, title or pronoun, each once."""
        seen = set()
        for mention in self.person_mentions:
            if mention.start < end and mention.end > start and mention.person not in seen:
                seen.add(mention.person)
                yield self.people.persons[mention.person]

    @functools.cached_property
    def person_mentions(self) -> tuple[PersonMention, ...]:
        """The mentions of persons in this text."""
        rows = self.people.mentions if self.where == "text" else self.people.elsewhere
        return tuple(m for m in rows if m.where == self.where and m.line == self.line)

    def holders_in(self, start: int, end: int) -> Iterator[Person]:
        """The persons whose role, as written beside their name, lies over two offsets."""
        for person in self.people.persons:
            if any(r.start < end and r.end > start and (r.where, r.line) == (self.where, self.line) for r in person.roles if r.stated):
                yield person

    def dates_in(self, start: int, end: int) -> Iterator[DateExpression]:
        """The expressions of time between two offsets."""
        return (d for d in self.dates if d.start >= start and d.end <= end)

"""A text with everything known of it before its events are read: words, parties, people, dates, sentences taken apart."""

from __future__ import annotations

import functools
from bisect import bisect_left, bisect_right
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from typing import Any, Literal

from dragoman.calendar import DateExpression
from dragoman.codebook import load_parties
from dragoman.language.analysis import Analysis, Sentence, Word
from dragoman.language.mentions import Mention
from dragoman.language.phrases import Phrase, find_phrases
from dragoman.language.verbgroups import VerbGroup, find_verb_groups
from dragoman.reading.datelines import heads_dispatch
from dragoman.reading.people_model import People, Person, PersonMention

#: What has more verbs than this is no sentence; the ones after are not looked at, so that no input takes for ever.
MOST_GROUPS = 100
#: Characters at the head of a text among which a dateline stands.
_HEAD = 400


@dataclass(frozen=True)
class Syntax:
    """One sentence taken apart: its verb groups and phrases, both in the order of the words."""

    sentence: Sentence
    groups: tuple[VerbGroup, ...]
    phrases: tuple[Phrase, ...]

    def phrase_at(self, word: int) -> Phrase | None:
        """The phrase that holds a word."""
        return self._phrase_of.get(word)

    def group_at(self, word: int) -> VerbGroup | None:
        """The verb group that holds a word."""
        return self._group_of.get(word)

    @functools.cached_property
    def _phrase_of(self) -> dict[int, Phrase]:
        return {k: p for p in reversed(self.phrases) for k in range(p.first, p.last)}

    @functools.cached_property
    def _group_of(self) -> dict[int, VerbGroup]:
        return {k: g for g in reversed(self.groups) for k in range(g.start, g.end)}

    @functools.cached_property
    def memo(self) -> dict[tuple[str, int], Any]:
        """What was already worked out about a verb of this sentence, by question and first word."""
        return {}

    @functools.cached_property
    def folded(self) -> dict[tuple[int, int], str]:
        """What was already asked for of the folded words, by the first of them and the one behind the last."""
        return {}

    def root(self, phrase: Phrase) -> Phrase:
        """The phrase that a coordinated or apposed phrase goes back to."""
        while phrase.joined >= 0:
            phrase = self.phrases[phrase.joined]
        return phrase

    def coordinated(self, phrase: Phrase) -> tuple[Phrase, ...]:
        """All phrases of one coordination or apposition, in order."""
        root = self.root(phrase)
        return tuple(p for p in self._chains[root.i] if p.parent == root.parent)

    @functools.cached_property
    def _chains(self) -> dict[int, list[Phrase]]:
        """The phrases that go back to each root, by its index."""
        chains: dict[int, list[Phrase]] = {}
        roots: dict[int, int] = {}
        for p in self.phrases:
            roots[p.i] = roots[p.joined] if p.joined >= 0 else p.i
            chains.setdefault(roots[p.i], []).append(p)
        return chains

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
        starts = [w.start for w in self.analysis.words]
        return frozenset(k for d in self.dates for k in range(bisect_left(starts, d.start), bisect_left(starts, d.end)))

    @functools.cached_property
    def syntaxes(self) -> tuple[Syntax, ...]:
        """Every sentence of the text taken apart."""
        return tuple(self._syntax(sentence) for sentence in self.analysis.sentences)

    def _syntax(self, sentence: Sentence) -> Syntax:
        groups = find_verb_groups(self.analysis, sentence.first, sentence.last)[:MOST_GROUPS]
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
        first = bisect_left(self._mention_starts, start)
        last = bisect_left(self._mention_starts, end, first)
        return (m for m in self.mentions[first:last] if m.end <= end)

    @functools.cached_property
    def _mention_starts(self) -> list[int]:
        return [m.start for m in self.mentions]

    def persons_in(self, start: int, end: int) -> Iterator[Person]:
        """The persons mentioned between two offsets, by name, title or pronoun, each once."""
        seen = set()
        starts, longest = self._person_starts
        first, last = bisect_right(starts, start - longest), bisect_left(starts, end)
        for mention in self.person_mentions[first:last]:
            if mention.start < end and mention.end > start and mention.person not in seen:
                seen.add(mention.person)
                yield self.people.persons[mention.person]

    @functools.cached_property
    def person_mentions(self) -> tuple[PersonMention, ...]:
        """The mentions of persons in this text."""
        rows = self.people.mentions if self.where == "text" else self.people.elsewhere
        return tuple(m for m in rows if m.where == self.where and m.line == self.line)

    @functools.cached_property
    def _person_starts(self) -> tuple[list[int], int]:
        """Where the mentions of persons begin, and how long the longest is."""
        rows = self.person_mentions
        return [m.start for m in rows], max((m.end - m.start for m in rows), default=0)

    def holders_in(self, start: int, end: int) -> Iterator[Person]:
        """The persons whose role, as written beside their name, lies over two offsets."""
        held = {n for first, last, n in self._stated_roles if first < end and last > start}
        return (self.people.persons[n] for n in sorted(held))

    @functools.cached_property
    def _stated_roles(self) -> list[tuple[int, int, int]]:
        """Start, end and person of each role that this text states."""
        here = (self.where, self.line)
        persons = enumerate(self.people.persons)
        return [(r.start, r.end, n) for n, p in persons for r in p.roles if r.stated and (r.where, r.line) == here]

    @functools.cached_property
    def dateline(self) -> str | None:
        """The state whose capital heads the first lines of the text: "LOMÉ, 12 mars (ATOP) - La ministre a signé"."""
        heading = (m for m in self.mentions_in(0, _HEAD) if heads_dispatch(self.text, m))
        found = next(heading, None)
        return found.party if found is not None and load_parties().is_state(found.party or "") else None

    def dates_in(self, start: int, end: int) -> Iterator[DateExpression]:
        """The expressions of time between two offsets."""
        first = bisect_left(self._date_starts, start)
        last = bisect_left(self._date_starts, end, first)
        return (d for d in self.dates[first:last] if d.end <= end)

    @functools.cached_property
    def _date_starts(self) -> list[int]:
        return [d.start for d in self.dates]

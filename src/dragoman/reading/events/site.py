"""A place in the text where a trigger's word stands."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from dragoman.codebook.folding import fold
from dragoman.language.phrases import Phrase
from dragoman.language.verbgroups import VerbGroup
from dragoman.model import Span
from dragoman.reading.events.slots import Slots
from dragoman.reading.focus import Focus
from dragoman.reading.parties import resolve
from dragoman.reading.party_set import PartySet
from dragoman.reading.scene import Scene, Syntax


@dataclass(frozen=True)
class Site:
    """A place in the text where a trigger's word stands, with all that is needed to judge it."""

    scene: Scene
    syntax: Syntax
    focus: Focus
    slots: Slots
    group: VerbGroup | None
    noun: Phrase | None
    start: int
    end: int

    def resolve(self, phrases: Iterable[Phrase]) -> PartySet:
        """The parties of phrases at this point of the text."""
        rows = list(phrases)
        if not rows or any(p not in self.slots.subject for p in rows):
            return resolve(self.scene, self.syntax, rows, self.focus)
        acting, self.focus.acting = self.focus.acting, []  # "son homologue a appelé": who acts is asked, not known
        try:
            return resolve(self.scene, self.syntax, rows, self.focus)
        finally:
            self.focus.acting = acting

    @property
    def words(self) -> Span:
        """The words of the trigger."""
        rows = self.scene.analysis.words
        return Span.of(self.scene.text, rows[self.start].start, rows[self.end - 1].end)

    def window(self) -> str:
        """The folded words of the clause around the trigger."""
        words = self.scene.analysis.words
        first = min(self.slots.start, self.start)
        last = max(self.slots.end, self.end)
        if first >= last:
            return ""
        known = self.syntax.folded
        if (first, last) not in known:
            known[first, last] = fold(self.scene.text[words[first].start : words[last - 1].end])
        return known[first, last]

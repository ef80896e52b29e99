"""The parties that a text has named up to a point, and those that the persons it has named act for."""

from __future__ import annotations

from dataclasses import dataclass

from dragoman.codebook.folding import fold
from dragoman.reading.focus import Focus
from dragoman.reading.scene import Scene


@dataclass
class Named:
    """Follows a text and tells the focus each party when its turn comes."""

    scene: Scene
    focus: Focus
    _mentioned: int = 0
    _met: int = 0

    def before(self, offset: int) -> None:
        """Note the parties named before an offset, and those the persons named act for."""
        people = self.scene.person_mentions
        mentions = self.scene.mentions
        while self._mentioned < len(mentions) and mentions[self._mentioned].start < offset:
            mention = mentions[self._mentioned]
            self._mentioned += 1
            self._note_people(mention.start)
            if mention.kind == "adjective" and any(mention.end + 1 == m.start for m in people):
                continue  # "l'Américaine X" may act for an organisation
            if mention.kind == "city" or (mention.weak and mention.kind == "periphrase"):
                continue
            if mention.kind == "capital" and _after_place_word(self.scene.text, mention.start):
                continue
            for party in mention.parties:
                self.focus.mention(party)
        self._note_people(offset)

    def _note_people(self, offset: int) -> None:
        people = self.scene.person_mentions
        while self._met < len(people) and people[self._met].start < offset:
            party = self.scene.people.persons[people[self._met].person].of
            self._met += 1
            if party:
                self.focus.mention(party)



def _after_place_word(text: str, start: int) -> bool:
    return fold(text[max(0, start - 3) : start]).endswith((" a ", "\na ")) or text[max(0, start - 2) : start] == "À "

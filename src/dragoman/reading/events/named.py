"""The parties that a text has named up to a point, and those that the persons it has named act for."""

from __future__ import annotations

from dataclasses import dataclass

import regex

from dragoman.codebook.folding import fold
from dragoman.codebook.nouns import in_class
from dragoman.language.mentions import Mention
from dragoman.reading.focus import Focus
from dragoman.reading.party_groups import incidental, of_a_title
from dragoman.reading.party_names import acts_for
from dragoman.reading.references import ORGANISATION_NOUNS
from dragoman.reading.scene import Scene

#: What parts a line from the country that heads it, and the countries of one heading from each other, in characters.
_LABEL_END = regex.compile(r"\s?(?:[–—:|]|[.] ?[–—-])\s")
_BETWEEN = 4
#: A body called after the town it sits in.
_SEAT = regex.compile(r"(\p{L}+)[^\S\n]de[^\S\n]$")


@dataclass(frozen=True)
class Mark:
    """The parties named up to a point, and how many mentions of parties and persons came before it."""

    named: tuple[str, ...]
    mentioned: int
    met: int


@dataclass
class Named:
    """Follows a text and tells the focus each party when its turn comes."""

    scene: Scene
    focus: Focus
    _mentioned: int = 0
    _met: int = 0
    _home: tuple[str | None] | None = None

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
            if incidental(self.scene.text, mention) or of_a_title(self.scene.text, mention):
                continue  # "le quotidien britannique", "d'origine tunisienne", "la Charte de Lomé"
            if mention.kind == "city" or (mention.weak and mention.kind in {"periphrase", "organisation"}):
                continue
            if mention.kind == "capital" and _after_place_word(self.scene.text, mention.start):
                self._stage(mention)
                continue
            for party in mention.parties:
                self.focus.mention(party)
        self._note_people(offset)

    def mark(self) -> Mark:
        """Where the reading of the text stands now."""
        return Mark(tuple(self.focus.named), self._mentioned, self._met)

    def rewind(self, mark: Mark) -> None:
        """Go back to a mark, so that the nouns of a sentence are read with what was named before each of them."""
        self.focus.named[:] = mark.named
        self._mentioned, self._met = mark.mentioned, mark.met

    def paragraph(self, start: int) -> None:
        """A new paragraph begins at an offset: what place it speaks from is open again, unless its first words say so."""
        self.focus.home = self._page_home()
        self.focus.stage = None
        heads = self._label(start)
        if len(heads) == 1:
            self.focus.stage = self.focus.home = heads[0]
        elif len(heads) > 1:
            self.focus.joint = heads

    def _page_home(self) -> str | None:
        if self._home is None:
            self._home = (self.focus.home,)
        return self._home[0]

    def _label(self, start: int) -> list[str]:
        """The states that a line is headed with: "Sénégal – Selon la presse…", "Togo-Bénin : la banque a octroyé…"."""
        found: list[str] = []
        at = start
        for mention in self.scene.mentions_in(start, start + 60):
            if mention.kind not in {"name", "capital"} or not mention.party or mention.start - at > _BETWEEN:
                break
            found.append(mention.party)
            at = mention.end
        return found if found and _LABEL_END.match(self.scene.text, at) else []

    def _stage(self, mention: Mention) -> None:
        """ "À Dakar, le gouvernement...": a capital that opens a sentence says whose organs the next lines are about."""
        text = self.scene.text
        if text[max(0, mention.start - 2) : mention.start] == "À " and text[mention.end : mention.end + 1] == ",":
            self.focus.stage = mention.party or None

    def _note_people(self, offset: int) -> None:
        people = self.scene.person_mentions
        while self._met < len(people) and people[self._met].start < offset:
            person = self.scene.people.persons[people[self._met].person]
            party = acts_for(person, self.scene.anchor)
            self._met += 1
            if party:
                self.focus.mention(party)



def _after_place_word(text: str, start: int) -> bool:
    if seat := _SEAT.search(text, max(0, start - 40), start):
        return in_class(seat[1], "company") or fold(seat[1]) in ORGANISATION_NOUNS  # "l'institution de Washington"
    return fold(text[max(0, start - 3) : start]).endswith((" a ", "\na ")) or text[max(0, start - 2) : start] == "À "

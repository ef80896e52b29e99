"""Persons of a page, where they are mentioned and what offices they hold."""

from __future__ import annotations

import functools
from bisect import bisect_right
from dataclasses import dataclass
from typing import Literal

MentionKind = Literal["full", "surname", "title", "pronoun"]
Place = Literal["text", "title", "furniture"]
Gender = Literal["m", "f"]


@dataclass(frozen=True, slots=True)
class PersonMention:
    """Words that mean a person: characters `start` to `end` of the text (or of the title, or of a furniture line).

    `person` is an index into `People.persons`. A mention excludes the civility and the role before a name; a "title"
    is a role without a name ("la ministre japonaise"), article included.
    """

    start: int
    end: int
    person: int
    kind: MentionKind
    where: Place = "text"
    line: int | None = None


@dataclass(frozen=True, slots=True)
class Role:
    """An office of a person as written, without the adjective that only says whose it is. `of`: party or None.

    `start` and `end` are the characters of the role's first mention in `where` (and `line`); `stated` is false where
    the
    role was not beside the name but joined to it from elsewhere in the text. `noun`: the key of the first word of the
    role noun in the masculine; `past`: the person holds it no longer.
    """

    words: str
    of: str | None
    start: int
    end: int
    where: Place = "text"
    line: int | None = None
    rank: int = 5
    public: bool = False
    stated: bool = True
    noun: str = ""
    past: bool = False


@dataclass(frozen=True, slots=True)
class Person:
    """One person. `name` is the fullest form the page gives, without civility."""

    name: str
    gender: Gender | None
    roles: tuple[Role, ...] = ()

    @property
    def of(self) -> str | None:
        """The party of the first office that has one and is not over."""
        return next((role.of for role in self.roles if role.of and not role.past), None)


@dataclass(frozen=True)
class People:
    """All persons of a page. `mentions` are those in the article text, `elsewhere` those in the title and ticker
    lines.
    """

    persons: tuple[Person, ...]
    mentions: tuple[PersonMention, ...]
    elsewhere: tuple[PersonMention, ...] = ()

    def mention_at(self, start: int, end: int, where: Place = "text", line: int | None = None) -> PersonMention | None:
        """The first mention that overlaps the characters; the longest where two begin together."""
        rows = self.mentions if where == "text" else self.elsewhere
        for mention in rows:
            if mention.start < end and start < mention.end and (mention.where, mention.line) == (where, line):
                return mention
        return None

    def at(self, start: int, end: int, where: Place = "text", line: int | None = None) -> Person | None:
        """The person mentioned at the characters, by a name, a role or a pronoun."""
        mention = self.mention_at(start, end, where, line)
        return self.persons[mention.person] if mention else None

    def before(self, offset: int) -> PersonMention | None:
        """The last mention in the text that ends at or before a character."""
        rows, ends = self._by_end
        k = bisect_right(ends, offset)
        return rows[k - 1] if k else None

    @functools.cached_property
    def _by_end(self) -> tuple[list[PersonMention], list[int]]:
        rows = sorted(self.mentions, key=lambda m: (m.end, m.start))
        return rows, [m.end for m in rows]

    def all_at(self, start: int, end: int, where: Place = "text", line: int | None = None) -> tuple[Person, ...]:
        """All persons meant by the first mention at the characters: two for "les deux ministres" and "ils"."""
        first = self.mention_at(start, end, where, line)
        if first is None:
            return ()
        rows = self.mentions if where == "text" else self.elsewhere
        here = (first.start, first.end, first.where, first.line)
        return tuple(self.persons[m.person] for m in rows if (m.start, m.end, m.where, m.line) == here)

    def named(self, name: str) -> Person | None:
        """The person of that name."""
        return next((person for person in self.persons if person.name == name), None)

    def party_of(self, person: int | Person | None) -> str | None:
        """The party a person mainly acts for: that of the first role that has one."""
        if person is None:
            return None
        return (self.persons[person] if isinstance(person, int) else person).of

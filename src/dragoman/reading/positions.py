"""Who holds which office, for which party (codebook, section 3)."""

from __future__ import annotations

from dragoman.codebook.folding import key
from dragoman.model import Position, Span
from dragoman.reading.people_model import People, Person, Role

__all__ = ["find_positions"]


def find_positions(
    people: People, text: str, title: str | None = None, furniture: tuple[str, ...] = ()
) -> tuple[Position, ...]:
    """The offices of the persons of a page, in the order of their names.

    One for each person, with the fullest words; a second only where it is clearly another office. `furniture` holds the
    text of each line of the page's furniture. The evidence of a role is a span of the text it stands in.
    """
    found = []
    for person in people.persons:
        for role in _offices(person):
            source = {"text": text, "title": title or ""}.get(role.where) if role.line is None else furniture[role.line]
            span = Span.of(source or "", role.start, role.end)
            found.append(Position(person.name, role.words, role.of, (span,)))
    return tuple(found)


def _offices(person: Person) -> list[Role]:
    """The roles to report: each distinct office once, by its fullest words."""
    kept: list[Role] = []
    for role in sorted(person.roles, key=lambda r: (not r.stated, r.where != "text")):
        same = next((k for k, other in enumerate(kept) if _one_office(role, other)), None)
        if same is None:
            kept.append(role)
        elif role.stated == kept[same].stated and _size(role) > _size(kept[same]):
            kept[same] = role
    return kept


def _size(role: Role) -> int:
    return len(key(role.words).split())


def _one_office(a: Role, b: Role) -> bool:
    """Whether two roles of one person are one office: a word in common at the head or in what it is for, one party."""
    if not (a.stated and b.stated):
        return True
    one, two = set(key(a.words).split()), set(key(b.words).split())
    small, large = sorted((one, two), key=len)
    if a.of and b.of and a.of != b.of:
        return False
    return small <= large or len(small & large) * 2 >= len(small) or min(len(one), len(two)) == 1 or a.rank == b.rank

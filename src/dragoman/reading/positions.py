"""Who holds which office, for which party (codebook, section 3)."""

from __future__ import annotations

from dragoman.codebook.folding import key
from dragoman.codebook.persons import load_persons
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


def _size(role: Role) -> tuple[int, int]:
    """How much a role says: the words of what it is for, then all its words."""
    return len(_matter(role)), len(key(role.words).split())


def _one_office(a: Role, b: Role) -> bool:
    """Whether two roles of one person are one office: of one party, and alike in the noun or in what it is for.

    Two nouns of one rank without a common word are one office where either says no more than the noun: "le président"
    and "le chef de l'État"; a grade ("le général") goes with any office.
    """
    if not (a.stated and b.stated):
        return True
    if a.of and b.of and a.of != b.of:
        return False
    one, two = _matter(a), _matter(b)
    seats = load_persons().seats
    if one != two and (a.noun in seats) != (b.noun in seats) and "rapporteur" in {a.noun, b.noun}:
        return False
    if a.noun == b.noun or one == two:
        return not one or not two or bool(one & two)
    if any(role.noun in load_persons().grades and not own for role, own in ((a, one), (b, two))):
        return True
    return bool(one & two) or (a.rank == b.rank and not (one and two))


def _matter(role: Role) -> frozenset[str]:
    """The words that say what an office is for, as keys without plural."""
    small = load_persons().role_small_words | load_persons().before_role | load_persons().role_modifiers
    words = key(role.words).split()
    if "gouvernement" in words:  # "ministre du gouvernement de transition" is no other office than "ministre"
        words = words[: words.index("gouvernement")]
    noun = next((k for k, word in enumerate(words) if word[:5] == role.noun[:5]), 0)
    return frozenset(w.rstrip("s") for w in words[noun + 1 :] if w not in small and len(w) > 1)

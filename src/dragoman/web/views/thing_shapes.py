"""Things as their pages show them."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from dragoman.record import Listing, Proposal, Written
from dragoman.record.listing import Role
from dragoman.web.views.dossier_shapes import LineShape, QuoteShape, SourceShape
from dragoman.web.views.shapes import PageShape, Shape

#: Why names were taken for one person's, by grade of likeness: keys of words.
WHY: Mapping[tuple[str, str], str] = {
    ("name", "same"): "why_same_name", ("name", "variant"): "why_variant", ("name", "part"): "why_part",
    ("name", "initials"): "why_initials", ("name", "typo"): "why_typo", ("name", "surname"): "why_surname",
    ("name", "acronym"): "why_acronym",
    ("party", "same"): "why_same_party", ("owner", "same"): "why_same_party", ("role", "same"): "why_same_role",
    ("role", "compatible"): "why_like_role", ("role", "career"): "why_career",
}  # fmt: skip


def reasons(why: Mapping[str, Any]) -> tuple[str, ...]:
    """The keys of the words for what made names one person's."""
    return tuple(WHY[name, value] for name, value in why.items() if isinstance(value, str) and (name, value) in WHY)


class RowShape(Shape):
    """A thing in a list. `href`: its page. `count`: its events or, of persons, programmes and outlets, articles.

    `state`: the status of what made an accord or a measure; `stage`: what it made of that.
    """

    href: str
    name: str
    detail: tuple[str, ...] = ()
    parties: tuple[str, ...] = ()
    count: int | None = None
    first: str | None = None
    last: str | None = None
    state: str | None = None
    stage: str | None = None

    @classmethod
    def of(cls, href: str, row: Listing) -> RowShape:
        """A thing as the record lists it."""
        return cls(
            href=href, name=row.name, detail=row.roles, parties=row.parties, count=row.pages, first=row.first, last=row.last
        )


class WrittenShape(Shape):
    """A name as written, for which party, on how many pages, and why it is taken for this person's."""

    name: str
    party: str | None
    pages: int
    first: str | None
    last: str | None
    reasons: tuple[str, ...]
    score: float | None

    @classmethod
    def of(cls, item: Written) -> WrittenShape:
        """The name."""
        score = item.why.get("score")
        return cls(
            name=item.name, party=item.party, pages=item.pages, first=item.first, last=item.last, reasons=reasons(item.why),
            score=score if isinstance(score, int | float) else None,
        )  # fmt: skip


class HeldShape(Shape):
    """A role (of a programme: a horizon) over time, with some of the `count` pages that give it."""

    role: str
    party: str | None
    first: str | None
    last: str | None
    count: int
    pages: tuple[PageShape, ...]

    @classmethod
    def of(cls, role: Role) -> HeldShape:
        """The role."""
        shown = tuple(map(PageShape.of, role.newest))
        return cls(role=role.role, party=role.party, first=role.first, last=role.last, count=role.pages, pages=shown)


class MaybeShape(Shape):
    """A proposal about this thing: the other name, the page of whom it is taken for now, and what speaks for it."""

    kind: str
    name: str
    other: str | None
    score: float
    reasons: tuple[str, ...]

    @classmethod
    def of(cls, item: Proposal, names: Mapping[str, tuple[str, str | None]], entity_id: str) -> MaybeShape:
        """The proposal, seen from one of its two sides."""
        sides = [names.get(key, (key, None)) for key in (item.left, item.right)]
        name, other = next((side for side in sides if side[1] != entity_id), sides[1])
        return cls(kind=item.kind, name=name, other=other, score=item.score, reasons=reasons(item.why))


class EntityView(Shape):
    """A person or a programme. `named`: sentences that name a programme, as numbers of sources, by owner and horizon."""

    id: str
    name: str
    pages: int
    names: tuple[WrittenShape, ...]
    roles: tuple[HeldShape, ...]
    maybe: tuple[MaybeShape, ...]
    events: tuple[LineShape, ...] = ()
    said: tuple[QuoteShape, ...] = ()
    named: tuple[tuple[str, str | None, int | None, tuple[int, ...]], ...] = ()
    sources: tuple[SourceShape, ...] = ()

"""Parties by the first letters of their names, for whoever fills in a form."""

from __future__ import annotations

from typing import Annotated

from fastapi import Query
from pydantic import BaseModel, ConfigDict, Field
from starlette.responses import RedirectResponse, Response

from dragoman.codebook import UnknownParty, load_parties
from dragoman.record import MissingRecord, plain
from dragoman.record.listing import value_counts
from dragoman.web.desk import AtDesk, Desk
from dragoman.web.pages import Pages
from dragoman.web.render import address
from dragoman.web.saying import typed_party
from dragoman.web.views.shapes import Shape

pages = Pages("things")
MOST = 12
#: Letters from which on the record's own organisations are looked through: fewer begin too many names.
LETTERS = 3


class AskedNames(BaseModel):
    """Which parties: those with a word of their name, or a code, that begins so."""

    model_config = ConfigDict(frozen=True)

    q: Annotated[str, Field(max_length=200)] = ""


class PickShape(Shape):
    """A party: its code, what it is called, and how to write it into a form."""

    code: str
    name: str
    write: str


class Picks(Shape):
    """The parties found: states first, then by name."""

    asked: AskedNames
    parties: tuple[PickShape, ...]


@pages.json.get("/parties", name="api_pick")
def pick(desk: AtDesk, asked: Annotated[AskedNames, Query()]) -> Picks:
    """Parties of the codebook and of the record whose names begin so."""
    return Picks(asked=asked, parties=tuple(parties_called(desk, asked.q)))


@pages.html.get("/parties", name="pick")
def pick_by_hand(_desk: AtDesk, asked: Annotated[AskedNames, Query()]) -> Response:
    """The directory, for people."""
    return RedirectResponse(address("things", kind="party", q=asked.q), 303)


def parties_called(desk: Desk, words: str, most: int = MOST) -> list[PickShape]:
    """The parties with names or codes that begin so; the surest first."""
    wanted = plain(words).split()
    if not wanted:
        return []
    known = load_parties()
    found: dict[str, tuple[int, str]] = {}
    for code in (*(each.code for each in known.states), *(each.name for each in known.organisations)):
        name = plain(known.label(code, desk.lang))
        if code.casefold() == plain(words):
            found[code] = (0, name)
        elif name.startswith(" ".join(wanted)):
            found[code] = (1 if known.is_state(code) else 2, name)
        elif all(any(word.startswith(each) for word in name.replace("-", " ").split()) for each in wanted):
            found[code] = (3, name)
    for name in _of_record(desk, words.strip()):
        found.setdefault(name, (4, plain(name)))
    ordered = sorted(found, key=lambda code: (found[code], code))[:most]
    return [_shape(desk, code) for code in ordered]


def _shape(desk: Desk, code: str) -> PickShape:
    return PickShape(code=code, name=desk.party(code), write=typed_party(code, desk.lang).removeprefix("="))


def _of_record(desk: Desk, words: str) -> list[str]:
    """Organisations that the codebook does not know, by how their names begin."""
    if len(words) < LETTERS:
        return []
    known, found = load_parties(), []
    for start in dict.fromkeys((words, words[:1].upper() + words[1:], words.upper())):
        try:
            found += [name for name, _ in value_counts(desk.record, "party", starts=start, most=MOST)]
        except MissingRecord:
            return []
    return [name for name in found if known.kind_of(name) is None]


def unknown_parties(desk: Desk, names: list[str]) -> dict[str, tuple[PickShape, ...]]:
    """Of these names those that nobody bears, each with parties that may be meant."""
    found = {}
    for name in names:
        try:
            load_parties().lookup(name)
        except UnknownParty as error:
            if load_parties().kind_of(name) is None and name not in _of_record(desk, name):
                near = [_shape(desk, code) for code in error.suggestions]
                found[name] = tuple({each.code: each for each in (*parties_called(desk, name, 6), *near)}.values())[:6]
    return found

"""The directory: parties, persons, organisations, programmes, papers, outlets by name."""

from __future__ import annotations

from typing import Annotated, Literal

from fastapi import Query
from pydantic import BaseModel, ConfigDict, Field

from dragoman.codebook import load_parties
from dragoman.dossier import Entry
from dragoman.record import (
    acts_of_things,
    entity_list,
    happenings_of,
    outlet_list,
    paper_list,
    plain,
    reports_of,
    stage_of,
    usual_names,
)
from dragoman.record.listing import value_counts
from dragoman.web.desk import AtDesk, Desk
from dragoman.web.pages import Pages
from dragoman.web.render import address
from dragoman.web.views.shapes import Shape
from dragoman.web.views.thing_shapes import RowShape

pages = Pages("things")
SIZE = 50
Kind = Literal["party", "person", "organisation", "programme", "instrument", "outlet"]
#: So many parties at most are looked through by name.
PARTIES = 20_000


class AskedThings(BaseModel):
    """Which list, whose names hold `q`, and which page of it."""

    model_config = ConfigDict(frozen=True)

    kind: Kind = "party"
    q: Annotated[str, Field(max_length=200)] = ""
    page: Annotated[int, Field(ge=1, le=10_000)] = 1


class ThingsView(Shape):
    """Things of one kind. Parties and organisations with the most events come first; persons those in most articles."""

    asked: AskedThings
    rows: tuple[RowShape, ...]
    page: int
    more: bool


@pages.page("/things", "things.html", name="things", same=True)
def show_things(desk: AtDesk, asked: Annotated[AskedThings, Query()]) -> ThingsView:
    """The directory of all that the record knows by name."""
    first = (asked.page - 1) * SIZE + 1
    if asked.kind in {"party", "organisation"}:
        rows, more = _parties(desk, asked, first)
    elif asked.kind == "instrument":
        rows, more = _papers(desk, asked, first)
    elif asked.kind == "outlet":
        found = outlet_list(desk.record, asked.q, first=first, size=SIZE)
        rows, more = [RowShape.of(address("outlets", row.id), row) for row in found.rows], found.more
    else:
        found = entity_list(desk.record, asked.kind, asked.q, first=first, size=SIZE)
        where = "persons" if asked.kind == "person" else "programmes"
        rows, more = [RowShape.of(address(where, row.id), row) for row in found.rows], found.more
    return ThingsView(asked=asked, rows=tuple(rows), page=asked.page, more=more)


def _parties(desk: Desk, asked: AskedThings, first: int) -> tuple[list[RowShape], bool]:
    """States and the groups of states, or everybody else."""
    known = load_parties()
    wanted = plain(asked.q).split()
    states = asked.kind == "party"
    counts = [
        (code, count)
        for code, count in value_counts(desk.record, "party", most=PARTIES)
        if known.is_state(code.partition(":")[0]) == states and all(w in plain(f"{code} {desk.party(code)}") for w in wanted)
    ]
    some = counts[first - 1 : first + SIZE]
    usual = usual_names(desk.record, [code for code, _ in some])
    rows = []
    for code, count in some[:SIZE]:
        name = desk.party(usual.get(code, code))
        kind = known.kind_of(code)
        country = None if states else known.country_of(code)
        where = address("parties" if states else "organisations", usual.get(code, code))
        rows.append(RowShape(
            href=where, name=name, count=count, detail=(kind,) if kind and not states else (),
            parties=(country,) if country else (),
        ))  # fmt: skip
    return rows, len(some) > SIZE


def _papers(desk: Desk, asked: AskedThings, first: int) -> tuple[list[RowShape], bool]:
    """What signs an accord or imposes a measure: each has its page, with how it went on."""
    keys, more = paper_list(desk.record, acts_of_things("signed", "imposed"), asked.q, first=first, size=SIZE)
    told = reports_of(desk.record, keys)
    found = {item.id: item for item in happenings_of(desk.record, [name for names in told.values() for name in names])}
    rows = []
    for key in keys:
        if key in found:
            item, event = found[key], Entry(found[key]).event
            rows.append(RowShape(
                href=address("instruments", key), name=event.instrument or event.object or "",
                detail=(desk.labels.act(item.act, item.about),), parties=(*item.actors, *item.recipients),
                count=item.articles, first=item.date, state=item.status,
                stage=stage_of(item.act, item.about, item.status),
            ))  # fmt: skip
    return rows, more

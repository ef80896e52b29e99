"""What the record knows by name, a page at a time: persons, programmes, outlets, organisations, papers."""

from __future__ import annotations

import json
import unicodedata
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from sqlalchemy import ColumnElement, Connection, RowMapping, Select, and_, exists, func, or_, select

from dragoman.model import Quote
from dragoman.record import schema
from dragoman.record.among import among
from dragoman.record.coverage_schema import covered
from dragoman.record.listing.profiles import entity_page
from dragoman.record.load import StoredPage, in_batches, pages
from dragoman.record.people import Proposal
from dragoman.record.queries import Stored, quotes
from dragoman.record.record import Record
from dragoman.record.resolution_schema import bearer, entity, happening, happening_report, mention, party_name, proposal

#: At most so many names are looked through where a name is searched for.
LOOKED = 5_000


@dataclass(frozen=True, slots=True)
class Listing:
    """A thing in a list. `id` is what its page is called by; `pages` and days are those of its articles."""

    id: str
    name: str
    parties: tuple[str, ...] = ()
    roles: tuple[str, ...] = ()
    pages: int = 0
    first: str | None = None
    last: str | None = None


@dataclass(frozen=True, slots=True)
class Listings:
    """Some things of a list; `more`: there are others behind them."""

    rows: tuple[Listing, ...]
    more: bool


def plain(text: str) -> str:
    """A text to compare names by: without case, accents and kinds of apostrophe."""
    bare = unicodedata.normalize("NFKD", text.casefold().replace("’", "'"))
    return "".join(char for char in bare if not unicodedata.combining(char))


def _like(column: ColumnElement[str], wanted: str) -> ColumnElement[bool]:
    """Names that may hold all these words: a letter that can bear an accent stands for any character."""
    found = []
    for word in plain(wanted).split()[:6]:
        pattern = "".join(char if char.isascii() and char.isalnum() and char not in "aceinouyz" else "_" for char in word)
        found.append(column.ilike(f"%{pattern}%"))
    return and_(True, *found)


def _holds(name: str, wanted: str) -> bool:
    bare = plain(name)
    return all(word in bare for word in plain(wanted).split())


def entity_list(record: Record, kind: str, name: str = "", *, first: int = 1, size: int = 50) -> Listings:
    """Persons (or programmes), those on most pages first; with `name`, by name, those that have all its words in a name."""
    if name.strip():
        query = select(entity.c.id, entity.c.name, bearer.c.name).join(bearer, bearer.c.entity_id == entity.c.id)
        query = query.where(entity.c.kind == kind, or_(_like(entity.c.name, name), _like(bearer.c.name, name)))
        with record.reading() as connection:
            some = connection.execute(query.order_by(entity.c.name, entity.c.id).limit(LOOKED)).all()
        held = list(dict.fromkeys(row[0] for row in some if _holds(row[1], name) or _holds(row[2], name)))
        keys = held[first - 1 : first + size]
    else:
        keys = [known.id for known in entity_page(record, kind=kind, first=first, size=size + 1).known]
    with record.reading() as connection:
        named = select(entity.c.id, entity.c.name).where(among(entity.c.id, keys))
        names = {row[0]: row[1] for row in connection.execute(named)}
        told = select(bearer).where(among(bearer.c.entity_id, keys)).order_by(bearer.c.pages.desc(), bearer.c.id)
        bearers: dict[str, list[RowMapping]] = {key: [] for key in keys}
        for row in connection.execute(told).mappings():
            bearers[row["entity_id"]].append(row)
    return Listings(tuple(_described(key, names[key], bearers[key]) for key in keys[:size]), len(keys) > size)


def _described(key: str, name: str, rows: Sequence[RowMapping]) -> Listing:
    return Listing(
        key, name,
        parties=tuple(dict.fromkeys(row["party"] for row in rows if row["party"])),
        roles=tuple(dict.fromkeys(role for row in rows for role in _roles(row["roles"])))[:4],
        pages=sum(row["pages"] for row in rows),
        first=min((row["first_day"] for row in rows if row["first_day"]), default=None),
        last=max((row["last_day"] for row in rows if row["last_day"]), default=None),
    )  # fmt: skip


def _roles(text: str) -> list[str]:
    return [str(role) for role in json.loads(text)]


def outlet_list(record: Record, name: str = "", *, first: int = 1, size: int = 50) -> Listings:
    """Outlets by name, with how many articles of theirs there are and from which days."""
    query = select(schema.outlet.c.name).order_by(schema.outlet.c.name)
    with record.reading() as connection:
        names = [key for key in connection.execute(query.limit(LOOKED)).scalars() if _holds(key, name)]
        shown = names[first - 1 : first + size]
        day = func.nullif(covered.c.day, "")
        counted = select(covered.c.outlet, func.sum(covered.c.pages + covered.c.vague), func.min(day), func.max(day))
        counted = counted.where(covered.c.outlet.in_(shown)).group_by(covered.c.outlet)
        rows = {row[0]: (row[0], int(row[1]), *row[2:]) for row in connection.execute(counted)}
    found = [Listing(key, key, (), (), *rows.get(key, (key, 0, None, None))[1:]) for key in shown[:size]]
    return Listings(tuple(found), len(shown) > size)


def organisation_names(record: Record, name: str) -> tuple[tuple[str, str], ...]:
    """How articles write an organisation outside the codebook, and why each is taken for it (JSON or empty)."""
    with record.reading() as connection:
        query = select(party_name.c.name, party_name.c.why).where(party_name.c.canonical == name)
        return tuple((row[0], row[1]) for row in connection.execute(query.order_by(party_name.c.name)))


def paper_list(
    record: Record, acts: Sequence[str], name: str = "", *, first: int = 1, size: int = 50
) -> tuple[tuple[str, ...], bool]:
    """Ids of happenings of these acts that name a paper or an object, the newest first, and whether there are more."""
    query: Select[Any] = select(happening.c.id, happening.c.instrument, happening.c.object)
    query = query.where(happening.c.act.in_(list(acts)))
    query = query.order_by(func.coalesce(happening.c.first_day, "").desc(), happening.c.id)
    with record.reading() as connection:
        if name.strip():
            query = query.where(or_(_like(happening.c.instrument, name), _like(happening.c.object, name)))
            rows = connection.execute(query.limit(LOOKED)).all()
            rows = [row for row in rows if _holds(f"{row[1] or ''} {row[2] or ''}", name)][first - 1 : first + size]
        else:
            rows = list(connection.execute(query.limit(size + 1).offset(first - 1)).all())
    return tuple(row[0] for row in rows[:size]), len(rows) > size


def reports_of(record: Record, happening_ids: Sequence[str]) -> dict[str, list[str]]:
    """The ids of the events that report each of these happenings."""
    found: dict[str, list[str]] = {key: [] for key in happening_ids}
    with record.reading() as connection:
        for batch in in_batches(happening_ids):
            query = select(happening_report.c.happening_id, happening_report.c.event_id).order_by(happening_report.c.event_id)
            for key, event_id in connection.execute(query.where(among(happening_report.c.happening_id, batch))):
                found[key].append(event_id)
    return found


#: Pages, each with a name as written there.
Named = Sequence[tuple[str, str]]


def events_with(record: Record, entity_id: str, *, most: int = 200, on: Named | None = None) -> tuple[str, ...]:
    """The ids of the newest events in which articles name this person, of the newest of these articles.

    `on`: the pages that name them, the newest first, with the name there (`Profile.on`), if the caller knows them.
    """
    event, person = schema.event, schema.event_person
    day = func.coalesce(event.c.first_day, "")
    query = select(day, event.c.id, event.c.page_id, person.c.name).join(person, person.c.event_id == event.c.id)
    found: dict[str, str] = {}
    with record.reading() as connection:
        for some in in_batches(_newest(connection, entity_id) if on is None else on, max(most, 50)):
            wanted = set(some)
            rows = connection.execute(query.where(among(event.c.page_id, sorted({page_id for page_id, _name in some})))).all()
            found.update((row[1], row[0]) for row in rows if (row[2], row[3]) in wanted)
            if len(found) >= most:
                break
    return tuple(sorted(sorted(found), key=found.__getitem__, reverse=True)[:most])


def quotes_of(record: Record, entity_id: str, *, most: int = 50, on: Named | None = None) -> list[Stored[Quote]]:
    """What articles quote of this person, the newest first, at most so many; `on` as in `events_with`."""
    quote = schema.quote
    query = select(quote.c.page_id, quote.c.speaker)
    places: list[tuple[str, str]] = []
    with record.reading() as connection:
        for some in in_batches(_newest(connection, entity_id) if on is None else on):
            rows = connection.execute(query.where(among(quote.c.page_id, sorted({page_id for page_id, _name in some})))).all()
            said = {(row[0], row[1]) for row in rows}
            places += [place for place in some if place in said]
            if len(places) >= most:
                break
    wanted = set(places[:most])
    found = quotes(record, dict.fromkeys(page_id for page_id, _name in places[:most]))
    return [stored for stored in found if (stored.page.id, stored.fact.speaker) in wanted][:most]


def _newest(connection: Connection, entity_id: str) -> list[tuple[str, str]]:
    """The pages that name a person or programme, each with the names it uses, the newest first."""
    page = schema.page
    query = (
        select(mention.c.page_id, mention.c.name)
        .join(bearer, bearer.c.id == mention.c.bearer_id)
        .join(page, page.c.id == mention.c.page_id)
        .where(bearer.c.entity_id == entity_id)
        .order_by(func.coalesce(page.c.published, page.c.captured, "").desc(), mention.c.page_id, mention.c.name)
    )
    return [(row[0], row[1]) for row in connection.execute(query).all()]


def proposals_about(record: Record, entity_id: str, *, most: int = 20) -> list[Proposal]:
    """What the record proposes about a person or programme, the surest first, at most so many."""
    mine = select(mention.c.id).join(bearer, bearer.c.id == mention.c.bearer_id).where(bearer.c.entity_id == entity_id)
    query = select(proposal).where(or_(proposal.c.left.in_(mine), proposal.c.right.in_(mine)))
    query = query.order_by(proposal.c.score.desc(), proposal.c.kind, proposal.c.left, proposal.c.right).limit(most)
    with record.reading() as connection:
        return [
            Proposal(row["kind"], row["left"], row["right"], row["score"], json.loads(row["why"]))
            for row in connection.execute(query).mappings()
        ]


def pages_naming(record: Record, entity_id: str, *, most: int = 60) -> dict[str, tuple[str, ...]]:
    """The newest pages that name a person or programme, each with the names it uses; at most so many."""
    found: dict[str, tuple[str, ...]] = {}
    with record.reading() as connection:
        for key, name in _newest(connection, entity_id)[:most]:
            found[key] = (*found.get(key, ()), name)
    return found


def mention_names(record: Record, mentions: Sequence[str]) -> dict[str, tuple[str, str | None]]:
    """For mentions, the name as written and the id of the entity it is taken for."""
    found: dict[str, tuple[str, str | None]] = {}
    with record.reading() as connection:
        for batch in in_batches(sorted(set(mentions))):
            query = select(mention.c.id, mention.c.name, bearer.c.entity_id)
            query = query.outerjoin(bearer, bearer.c.id == mention.c.bearer_id)
            found.update((row[0], (row[1], row[2])) for row in connection.execute(query.where(among(mention.c.id, batch))))
    return found


@dataclass(frozen=True, slots=True)
class OutletPages:
    """An outlet's articles: the newest ones, how many of each day, and how much of its news it alone has.

    `alone` of `reports` events in the newest articles depend on no other article: none says so, copies or is copied.
    """

    pages: tuple[StoredPage, ...]
    more: bool
    days: dict[str, int]
    undated: int
    reports: int
    alone: int


#: The independent share is that of so many of an outlet's newest articles.
SHARE_OF = 1_000


def outlet_pages(record: Record, name: str, *, first: int = 1, size: int = 50) -> OutletPages | None:
    """The outlet with this name; None where there is none."""
    page, report = schema.page, happening_report
    day = func.coalesce(page.c.published, page.c.captured, "")
    newest = select(page.c.id).where(page.c.outlet == name).order_by(day.desc(), page.c.id)
    other = report.alias()
    shared = exists(
        select(other.c.event_id).where(
            other.c.happening_id == report.c.happening_id, other.c.voice == report.c.voice, other.c.page_id != report.c.page_id
        )
    )
    with record.reading() as connection:
        if connection.execute(select(schema.outlet.c.name).where(schema.outlet.c.name == name)).first() is None:
            return None
        keys = list(connection.execute(newest.limit(size + 1).offset(first - 1)).scalars())
        known = pages(connection, keys[:size])
        rows = connection.execute(select(day, func.count()).where(page.c.outlet == name).group_by(day).order_by(day)).all()
        of_them = report.c.page_id.in_(newest.limit(SHARE_OF))
        reports = connection.execute(select(func.count()).where(of_them)).scalar_one()
        copied = connection.execute(select(func.count()).where(of_them, shared)).scalar_one()
    days = {row[0]: row[1] for row in rows if len(row[0]) == len("2025-01-01")}
    return OutletPages(
        tuple(known[key] for key in keys[:size]), len(keys) > size, days,
        sum(row[1] for row in rows) - sum(days.values()), reports, reports - copied,
    )  # fmt: skip

"""The tables of lists, kept in step with pages and judgements."""

from __future__ import annotations

import hashlib
import json
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from sqlalchemy import Connection, RowMapping, bindparam, delete, func, insert, select, tuple_

from dragoman.record import schema
from dragoman.record.among import among
from dragoman.record.bulk import put, put_rows
from dragoman.record.derived import Derived
from dragoman.record.judgements import overlay, tables
from dragoman.record.judgements.queue import SETTLED
from dragoman.record.listing import tags
from dragoman.record.listing.tally import TagSums, Tally
from dragoman.record.listing_schema import listed, listed_month, listed_state, listed_tag, listed_total
from dragoman.record.load import in_batches

#: An event's number: its first day counted from the year 1, then bits of its page's name, then its place on the page. So
#: numbers of later events are higher, and events of one page and day stand together. 2^20 days reach to the year 2871.
DAY_BITS, PAGE_BITS, PLACE_BITS = 20, 36, 7
LOW_BITS = PAGE_BITS + PLACE_BITS
#: Pages listed at a time while the tables are made anew.
BATCH = 400
#: Raised by hand when the same tags are kept in other tables, or more of them.
FORM = 3
Row = dict[str, Any]


@dataclass(frozen=True, slots=True)
class Shown:
    """An event as lists show it."""

    id: str
    page: str
    rank: int
    act: str
    status: str
    days: tuple[str | None, str | None]
    confidence: float | None
    instrument: str | None
    state: str
    outlet: str | None
    parties: tuple[str, ...]
    themes: tuple[str, ...]
    people: tuple[str, ...]

    def row(self, no: int) -> Row:
        """Its row of `listed`."""
        first, last = self.days
        wanted = self.state not in SETTLED and not self.id.startswith("s-")
        more = {tags.tag("person", tags.folded(name)) for name in self.people}
        if self.instrument:
            more.add(tags.tag("instrument", tags.folded(self.instrument)))
        # What nobody judged is nearly everything: it has no tag.
        if self.state != "unjudged":
            more.add(tags.tag("state", self.state))
        return {
            "no": no, "event_id": self.id, "page_id": self.page, "act": self.act, "status": self.status, "outlet": self.outlet,
            "parties": tags.listed_json(dict.fromkeys(self.parties)), "themes": tags.listed_json(dict.fromkeys(self.themes)),
            "more": tags.listed_json(sorted(more)), "last_day": last if last != first else None, "confidence": self.confidence,
            "weight": tags.weight(self.act, self.status, self.confidence) if wanted else None,
        }  # fmt: skip


def tags_of(row: Mapping[str, Any] | RowMapping) -> list[str]:
    """What a row of `listed` can be listed by, sorted."""
    among = tags.parties(json.loads(row["parties"]))
    found = {tags.tag("act", row["act"]), tags.tag("status", row["status"]), *json.loads(row["more"])}
    found |= {tags.tag("party", name) for name in among} | {tags.pair(*two) for two in tags.pairs(among)}
    for name in json.loads(row["themes"]):
        found |= {tags.tag("theme", name), tags.both(row["act"], name)}
    if row["outlet"]:
        found.add(tags.tag("outlet", row["outlet"]))
    return sorted(found)


def first_number(day: str) -> int:
    """The lowest number an event of this day (ISO) can have."""
    ordinal: int = min(date.fromisoformat(day).toordinal(), (1 << DAY_BITS) - 1)
    return ordinal << LOW_BITS


def day_of(no: int) -> str | None:
    """The first day of the event with this number; None where it has none."""
    ordinal = no >> LOW_BITS
    return date.fromordinal(ordinal).isoformat() if ordinal else None


def number(page_id: str, place: int, day: str | None) -> int:
    """The number of an event; one without a day has the day 0."""
    name = int.from_bytes(hashlib.sha256(page_id.encode()).digest()[:8], "big") >> (64 - PAGE_BITS)
    return (first_number(day) if day else 0) | name << PLACE_BITS | min(place, (1 << PLACE_BITS) - 1)


def version() -> str:
    """Names what fills the tables."""
    return f"{tags.version()}.{FORM}"


def learn(connection: Connection, page_id: str) -> None:
    """List the events of a page that was just written or judged."""
    _add(connection, [page_id], tally := Tally())
    tally.add(connection)


def forget(connection: Connection, page_id: str) -> None:
    """Take the events of a page out of the lists."""
    tally, marks = Tally(), []
    for row in connection.execute(select(listed).where(listed.c.page_id == page_id)).mappings():
        some = tags_of(row)
        tally.count(some, day_of(row["no"]))
        marks += [{"of_tag": tag, "of_no": row["no"]} for tag in some]
    tally.add(connection, -1)
    if marks:
        one = delete(listed_tag).where(listed_tag.c.tag == bindparam("of_tag"), listed_tag.c.no == bindparam("of_no"))
        connection.execute(one, marks)
    connection.execute(delete(listed).where(listed.c.page_id == page_id))


def fill(connection: Connection) -> None:
    """List all events, and say by which rules."""
    keys = list(connection.execute(select(schema.page.c.id).order_by(schema.page.c.id)).scalars())
    tally = Tally()
    for batch in in_batches(keys, BATCH):
        _add(connection, batch, tally)
    tally.put(connection)
    connection.execute(insert(listed_state).values(name="version", value=version()))


def stale(connection: Connection) -> bool:
    """Whether the tables were filled by other rules, or never."""
    state = listed_state
    return connection.execute(select(state.c.value).where(state.c.name == "version")).scalar_one_or_none() != version()


def check(connection: Connection) -> Iterator[str]:
    """Events that the lists lack or have too many, or that they have otherwise than they are."""
    pages = list(connection.execute(select(schema.page.c.id).order_by(schema.page.c.id)).scalars())
    if stale(connection):
        if pages:
            yield "the lists were made by another version: dragoman record rebuild"
        return
    for batch in in_batches(pages, BATCH):
        wanted = {shown.id: shown for on in shown_events(connection, batch).values() for shown in on}
        there = {row["event_id"]: row for row in _rows(connection, batch)}
        for name in sorted(set(wanted) ^ set(there)):
            yield f"event {name} is {'not listed' if name in wanted else 'listed, but nowhere else'}"
        for name in sorted(set(wanted) & set(there)):
            row, shown = there[name], wanted[name]
            if dict(row) != shown.row(row["no"]) or day_of(row["no"]) != shown.days[0]:
                yield f"event {name} is listed by other fields than it has"
    yield from _wrong_tags(connection)


def _rows(connection: Connection, pages: Sequence[str]) -> Sequence[RowMapping]:
    return connection.execute(select(listed).where(among(listed.c.page_id, pages))).mappings().all()


def _wrong_tags(connection: Connection) -> Iterator[str]:
    """Tags that rows of `listed` lack, or that are of no row: by sums, and only where these differ one by one."""
    tally, sums = Tally(), TagSums()
    last: int | None = None
    while rows := _after(connection, last):
        for row in rows:
            mine = tags_of(row)
            tally.count(mine, day_of(row["no"]))
            sums.add(row["no"], mine)
        last = rows[-1]["no"]
    if not sums.hold(connection):
        yield from _told_tags(connection)
    yield from tally.wrong(connection)


def _told_tags(connection: Connection) -> Iterator[str]:
    expected = 0
    last: int | None = None
    while rows := _after(connection, last):
        wanted = {(tag, row["no"]) for row in rows for tag in tags_of(row)}
        expected += len(wanted)
        there: set[tuple[str, int]] = set()
        for some in in_batches(sorted(wanted)):
            pairs = tuple_(listed_tag.c.tag, listed_tag.c.no).in_(some)
            there |= {(row[0], row[1]) for row in connection.execute(select(listed_tag).where(pairs))}
        for tag, no in sorted(wanted - there):
            yield f"the event of number {no} is not listed under {tag}"
        last = rows[-1]["no"]
    kept = connection.execute(select(func.count()).select_from(listed_tag)).scalar_one()
    if kept > expected:
        yield f"{kept - expected} tags of lists are of no event"


def _after(connection: Connection, last: int | None) -> Sequence[RowMapping]:
    query = select(listed).order_by(listed.c.no).limit(BATCH)
    return connection.execute(query if last is None else query.where(listed.c.no > last)).mappings().all()


def _add(connection: Connection, keys: Sequence[str], tally: Tally) -> None:
    found = [
        (number(shown.page, place, shown.days[0]), shown)
        for on in shown_events(connection, keys).values()
        for place, shown in enumerate(on)
    ]
    taken: set[int] = set()
    for some in in_batches([no for no, _shown in found]):
        taken |= set(connection.execute(select(listed.c.no).where(among(listed.c.no, some))).scalars())
    rows: list[Row] = []
    for wanted, shown in found:
        no = _free(connection, wanted, taken)
        taken.add(no)
        rows.append(shown.row(no))
    under = {row["no"]: tags_of(row) for row in rows}
    for no, names in under.items():
        tally.count(names, day_of(no))
    marks = sorted((tag, no) for no, names in under.items() for tag in names)
    if rows:
        put_rows(connection, listed, sorted(rows, key=lambda row: row["no"]))
        put(connection, listed_tag, ["tag", "no"], marks)


def _free(connection: Connection, no: int, taken: set[int]) -> int:
    """The number, or the next free one: the names of two pages agree in 36 bits on one day, once in 10^10 pairs of pages."""
    if no in taken:
        no += 1
        while no in taken or connection.execute(select(listed.c.no).where(listed.c.no == no)).first() is not None:
            no += 1
    return no


def shown_events(connection: Connection, keys: Sequence[str]) -> dict[str, list[Shown]]:
    """The events of these pages as the record shows them, by page and place on it."""
    event, page = schema.event, schema.page
    columns = (event.c.id, event.c.page_id, event.c.rank, event.c.act, event.c.status, event.c.first_day, event.c.last_day)
    more = (event.c.confidence, event.c.instrument)
    mine = among(event.c.page_id, keys) & overlay.not_judged(event.c.id)
    outlets = {row[0]: row[1] for row in connection.execute(select(page.c.id, page.c.outlet).where(among(page.c.id, keys)))}
    sides = {
        name: _lists(connection, select(child.c.event_id, child.c[name]).join(event).where(mine).order_by(*child.primary_key))
        for child, name in ((schema.event_party, "party"), (schema.event_theme, "theme"), (schema.event_person, "name"))
    }
    found: dict[str, list[Shown]] = {key: [] for key in sorted(outlets)}
    for row in connection.execute(select(*columns, *more).where(mine)).mappings():
        key = row["id"]
        found[row["page_id"]].append(Shown(
            key, row["page_id"], row["rank"], row["act"], row["status"], (row["first_day"], row["last_day"]),
            row["confidence"], row["instrument"], "unjudged", outlets[row["page_id"]],
            sides["party"].get(key, ()), sides["theme"].get(key, ()), sides["name"].get(key, ()),
        ))  # fmt: skip
    for shown in _judged(connection, keys, outlets):
        found[shown.page].append(shown)
    for on in found.values():
        on.sort(key=lambda shown: (shown.rank, shown.id))
    return found


def _lists(connection: Connection, query: Any) -> dict[str, tuple[str, ...]]:  # noqa: ANN401
    found: dict[str, list[str]] = defaultdict(list)
    for key, value in connection.execute(query):
        found[key].append(value)
    return {key: tuple(values) for key, values in found.items()}


def _judged(connection: Connection, keys: Sequence[str], outlets: Mapping[str, str | None]) -> Iterator[Shown]:
    table = tables.judged
    query = select(table).where(among(table.c.page_id, keys), table.c.kind == "event", table.c.shown == 1)
    for row in connection.execute(query.order_by(table.c.id)).mappings():
        fact = json.loads(row["fact"])
        some = {name: tuple(fact.get(name) or ()) for name in ("actors", "recipients", "themes", "people")}
        yield Shown(
            row["fact_id"] or row["id"], row["page_id"], row["rank"], row["act"], row["status"],
            (row["first_day"], row["last_day"]), fact.get("confidence"), fact.get("instrument"), row["state"],
            outlets[row["page_id"]], (*some["actors"], *some["recipients"]), some["themes"], some["people"],
        )  # fmt: skip


DERIVED = Derived(
    name="lists",
    tables=(listed, listed_tag, listed_total, listed_month, listed_state),
    fill=fill,
    check=check,
    stale=stale,
    learn=learn,
    forget=forget,
)

"""The search index, kept in step with the pages."""

from __future__ import annotations

import hashlib
import json
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import date

from sqlalchemy import Connection, RowMapping, delete, func, insert, select

from dragoman.record import schema, search_schema
from dragoman.record.among import among
from dragoman.record.bulk import put_rows
from dragoman.record.days import first_and_last
from dragoman.record.derived import Derived
from dragoman.record.listing import tags
from dragoman.record.listing.index import Shown, shown_events
from dragoman.record.listing_schema import listed
from dragoman.record.load import in_batches
from dragoman.record.search import analyzer, recent, words
from dragoman.record.search.together import of_event
from dragoman.record.search.values import token
from dragoman.record.search.words import EVERY, Entry

#: A page's number: its day counted from the year 1, then bits of its name. So numbers of newer pages are higher, and no
#: store has to sort what it finds by them. 2^20 days reach to the year 2871.
DAY_BITS, NAME_BITS = 20, 43
#: Raised by hand when the same words of a page are kept in another form.
FORM = 2
#: Pages read at a time while the index is made anew.
BATCH = 400
Tags = dict[str, set[tuple[str, str]]]


def first_number(day: str) -> int:
    """The lowest number a page of this day (ISO) can have."""
    ordinal: int = min(date.fromisoformat(day).toordinal(), 2**DAY_BITS - 1)
    return ordinal << NAME_BITS


def number(page: RowMapping) -> int:
    """The number of a page: from its day of publication, else the day it was as shown; 0 days where it has neither."""
    days = first_and_last(page["published"]) or first_and_last(page["captured"])
    name = int.from_bytes(hashlib.sha256(page["id"].encode()).digest()[:8], "big") >> (64 - NAME_BITS)
    return (first_number(days[0]) if days else 0) | name


def learn(connection: Connection, page_id: str) -> None:
    """Put a page that was just written into the index."""
    _add(connection, [page_id])


def forget(connection: Connection, page_id: str) -> None:
    """Take a page out of the index, before it is written anew."""
    kept = connection.execute(
        select(search_schema.search_page.c.no).where(search_schema.search_page.c.page_id == page_id)
    ).scalar_one_or_none()
    if kept is None:
        return
    tag = search_schema.search_tag
    marks = {(kind, value) for kind, value in connection.execute(select(tag.c.kind, tag.c.value).where(tag.c.no == kept))}
    (row,) = _pages(connection, [page_id])
    # As the lists still have the page: they forget it after the index, and learn it after the index has.
    shown = connection.execute(select(listed).where(listed.c.page_id == page_id)).mappings()
    joint = [of_event(r["act"], r["status"], json.loads(r["parties"]), json.loads(r["themes"])) for r in shown]
    words.remove(connection, _entry(row, kept, marks, set().union(*joint)))
    connection.execute(delete(tag).where(tag.c.no == kept))
    connection.execute(delete(search_schema.search_page).where(search_schema.search_page.c.no == kept))


def clear(connection: Connection) -> None:
    """Take the words of all pages out of the index."""
    recent.clear(connection)
    words.clear(connection)


def clear_all(connection: Connection) -> None:
    """Empty the index."""
    words.clear(connection)
    for table in reversed(DERIVED.tables):
        connection.execute(delete(table))


def fill(connection: Connection) -> None:
    """Put all pages into the empty index, and say which analyzer did."""
    keys = list(connection.execute(select(schema.page.c.id).order_by(schema.page.c.id)).scalars())
    for batch in in_batches(keys, BATCH):
        _add(connection, batch)
    recent.make(connection)
    connection.execute(insert(search_schema.search_state).values(name="analyzer", value=version()))


def version() -> str:
    """Names what made the index: the analyzer, the form it is kept in, and the rules of what events are listed under."""
    return f"{analyzer.VERSION} {FORM}.{tags.CODE}"


def stale(connection: Connection) -> bool:
    """Whether the index was made by another analyzer, or never."""
    state = search_schema.search_state
    return connection.execute(select(state.c.value).where(state.c.name == "analyzer")).scalar_one_or_none() != version()


def check(connection: Connection) -> Iterator[str]:
    """Pages that the index lacks or has too many, or that it finds by other tags than they have."""
    page, kept = schema.page, search_schema.search_page
    known: dict[str, int] = {row.page_id: row.no for row in connection.execute(select(kept.c.page_id, kept.c.no))}
    there = set(connection.execute(select(page.c.id)).scalars())
    if stale(connection) and there:
        yield "the index was made by another version: dragoman record rebuild"
        return
    for key in sorted(there ^ set(known)):
        yield f"page {key} is {'not in the index' if key in there else 'in the index, but nowhere else'}"
    tag = search_schema.search_tag
    for batch in in_batches(sorted(there & set(known))):
        wanted = _tags(_pages(connection, batch), shown_events(connection, batch))
        found: dict[int, set[tuple[str, str]]] = defaultdict(set)
        for no, kind, value in connection.execute(select(tag).where(tag.c.no.in_([known[key] for key in batch]))):
            found[no].add((kind, value))
        for key in batch:
            if wanted[key] != found[known[key]]:
                yield f"page {key} is indexed by other parties, acts or themes than it has"
    indexed = connection.execute(select(func.count()).select_from(words.TABLE)).scalar_one()
    if indexed != len(known):
        yield f"{indexed} pages have their words in the index, of {len(known)}"


def _add(connection: Connection, keys: Sequence[str]) -> None:
    rows = _pages(connection, keys)
    told = shown_events(connection, [row["id"] for row in rows])
    found = _tags(rows, told)
    entries, pages, marks = [], [], []
    for row, no in zip(rows, _free_numbers(connection, rows), strict=True):
        joint = [of_event(shown.act, shown.status, shown.parties, shown.themes) for shown in told[row["id"]]]
        entries.append(_entry(row, no, found[row["id"]], set().union(*joint)))
        pages.append({"no": no, "page_id": row["id"]})
        marks += [{"no": no, "kind": kind, "value": value} for kind, value in sorted(found[row["id"]])]
    connection.execute(insert(search_schema.search_page), pages)
    put_rows(connection, search_schema.search_tag, marks)
    words.add(connection, entries)


def _free_numbers(connection: Connection, rows: Sequence[RowMapping]) -> Iterator[int]:
    """The numbers of new pages, each of which no other page has."""
    table = search_schema.search_page
    wanted = [number(row) for row in rows]
    taken: set[int] = set()
    for some in in_batches(wanted):
        taken |= set(connection.execute(select(table.c.no).where(among(table.c.no, some))).scalars())
    for first in wanted:
        no = first
        # Two names agree in 43 bits on one day: once in 10^9 records.
        while no in taken or (no > first and connection.execute(select(table.c.no).where(table.c.no == no)).first()):
            no += 1
        taken.add(no)
        yield no


def _pages(connection: Connection, keys: Sequence[str]) -> Sequence[RowMapping]:
    page, text = schema.page, schema.text
    columns = (page.c.id, page.c.title, page.c.published, page.c.captured, page.c.outlet, text.c.body)
    query = select(*columns).join(text, text.c.sha256 == page.c.text_sha256).where(among(page.c.id, keys))
    return connection.execute(query.order_by(page.c.id)).mappings().all()


def _tags(rows: Iterable[RowMapping], told: Mapping[str, Sequence[Shown]]) -> Tags:
    """What pages are found by: month, outlet, and what their events are, as people judged them."""
    found: Tags = {}
    for row in rows:
        days = first_and_last(row["published"]) or first_and_last(row["captured"])
        mine = {("month", days[0][:7])} if days else set()
        if row["outlet"]:
            mine.add(("outlet", row["outlet"]))
        for shown in told[row["id"]]:
            mine |= {("act", shown.act), ("status", shown.status), *(("theme", theme) for theme in shown.themes)}
            # A state stands for the groups in it as well.
            mine |= {("party", name) for party in shown.parties for name in (party, party.partition(":")[0])}
        found[row["id"]] = mine
    return found


def _entry(row: RowMapping, no: int, marks: set[tuple[str, str]], joint: set[str]) -> Entry:
    title, body = list(analyzer.words(row["title"] or "")), list(analyzer.words(row["body"]))
    return Entry(
        no,
        title_exact=tuple(each.exact for each in title),
        exact=tuple(each.exact for each in body),
        title_stem=tuple(sorted({stem for each in title for stem in each.stems})),
        stem=tuple(sorted({stem for each in body for stem in each.stems})),
        tags=(EVERY, *sorted({token(kind, value) for kind, value in marks}), *(token("joint", word) for word in sorted(joint))),
    )


DERIVED = Derived(
    name="search",
    tables=(search_schema.search_page, search_schema.search_tag, search_schema.search_state),
    fill=fill,
    clear=clear,
    check=check,
    stale=stale,
    learn=learn,
    forget=forget,
    own_form=True,
    outgrown=recent.outgrown,
    renew=recent.make,
)

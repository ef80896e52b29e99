"""What to look at next: the surest proposals, new pages, the most frequent values."""

from __future__ import annotations

import json
from dataclasses import dataclass

from sqlalchemy import func, select

from dragoman.record import load, schema
from dragoman.record.among import among
from dragoman.record.knowing import waiting
from dragoman.record.listing.filters import COUNTED, Walk
from dragoman.record.listing_schema import listed, listed_total
from dragoman.record.load import StoredPage
from dragoman.record.people import Proposal
from dragoman.record.record import Record
from dragoman.record.resolution_schema import proposal


@dataclass(frozen=True, slots=True)
class ProposalPage:
    """Proposals `first` to `first + len(proposals) - 1` (counted from 1) of `total`."""

    proposals: tuple[Proposal, ...]
    first: int
    total: int


@dataclass(frozen=True, slots=True)
class NewPage:
    """A page with the moment (UTC, ISO) it was first stored, and the number of its events as the record shows them."""

    page: StoredPage
    first_seen: str
    events: int


@dataclass(frozen=True, slots=True)
class NewPages:
    """Pages `first` to `first + len(pages) - 1` (counted from 1) of `total`, or of `more` than that."""

    pages: tuple[NewPage, ...]
    first: int
    total: int
    more: bool


def proposal_page(record: Record, kind: str, *, first: int = 1, size: int = 50) -> ProposalPage:
    """What the record proposes of a kind (event, person, misspelling, known, holder, programme, organisation), the surest
    first.
    """
    of_kind = (proposal.c.kind == kind) & waiting()
    query = select(proposal).where(of_kind).order_by(proposal.c.score.desc(), proposal.c.left, proposal.c.right)
    skip = max(first, 1) - 1
    with record.reading() as connection:
        rows = connection.execute(query.limit(size).offset(skip)).mappings().all()
        total = connection.execute(select(func.count()).select_from(proposal).where(of_kind)).scalar_one()
    made = (Proposal(row["kind"], row["left"], row["right"], row["score"], json.loads(row["why"])) for row in rows)
    return ProposalPage(tuple(made), skip + 1, total)


def new_pages(
    record: Record, since: str = "", *, outlet: str | None = None, first: int = 1, size: int = 50
) -> NewPages:
    """Pages first stored at `since` (an ISO moment or the beginning of one, UTC) or later, the newest first, then by id.

    Totals are counted up to 10,000. A page read anew is no new page.
    """
    page = schema.page
    query = select(page.c.id, page.c.first_seen).where(page.c.first_seen >= since)
    if outlet is not None:
        query = query.where(page.c.outlet == outlet)
    skip = max(first, 1) - 1
    with record.reading() as connection:
        total = connection.execute(select(func.count()).select_from(query.limit(COUNTED + 1).subquery())).scalar_one()
        rows = connection.execute(query.order_by(page.c.first_seen.desc(), page.c.id).limit(size).offset(skip)).all()
        known = load.pages(connection, [row.id for row in rows])
        told = select(listed.c.page_id, func.count()).where(among(listed.c.page_id, list(known))).group_by(listed.c.page_id)
        counts: dict[str, int] = {row[0]: row[1] for row in connection.execute(told)}
    made = tuple(NewPage(known[row.id], row.first_seen, counts.get(row.id, 0)) for row in rows)
    return NewPages(made, skip + 1, min(total, COUNTED), total > COUNTED)


def value_counts(record: Record, kind: str, *, starts: str = "", most: int = 50) -> tuple[tuple[str, int], ...]:
    """The most frequent values of a kind (party, act, status, theme, outlet, person, instrument) with their numbers of events.

    `starts`: only values that begin so; persons and instruments are folded (lower case). Equal ones by code. All events count.
    """
    low = f"{kind}:{starts}"
    tag, events = listed_total.c.tag, listed_total.c.events
    query = select(tag, events).where(tag >= low, tag < low + "\U0010ffff").order_by(events.desc(), tag).limit(most)
    with record.reading() as connection:
        Walk(connection, None)
        rows = connection.execute(query).all()
    return tuple((row[0].partition(":")[2], row[1]) for row in rows)

"""Bearers of names out of their mentions: on how many pages, from when to when, in which roles."""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from sqlalchemy import Connection, func, select

from dragoman.record import schema
from dragoman.record.among import among
from dragoman.record.load import in_batches
from dragoman.record.resolution_schema import bearer, mention
from dragoman.record.resolve.persons import Bearer
from dragoman.record.resolve.reports import day


@dataclass(frozen=True, slots=True)
class Held:
    """A bearer with what its row has besides."""

    bearer: Bearer
    sample: str


@dataclass(frozen=True, slots=True)
class Met:
    """A bearer's name and party, and some mentions of it: id, page, roles in JSON."""

    name: str
    party: str | None
    mentions: list[tuple[str, str, str]] = field(default_factory=list)


@dataclass(frozen=True, slots=True)
class Touched:
    """Bearers with mentions on the pages at hand, and those that lost some there: their mentions are counted anew."""

    new: Mapping[str, Met]
    lost: Mapping[str, Met]

    @property
    def names(self) -> dict[str, Met]:
        """All of them."""
        return {**self.lost, **self.new}


def of_row(row: Any) -> Held:  # noqa: ANN401  a row of table `bearer`
    """The bearer of a row."""
    roles, first, last = tuple(json.loads(row["roles"])), day(row["first_day"]), day(row["last_day"])
    made = Bearer(row["id"], row["name"], row["party"], roles, first, last, row["pages"])
    return Held(made, row["sample"])


def gather(connection: Connection, touched: Touched) -> dict[str, Held]:
    """The bearers that are still mentioned: on how many pages, from when to when, in which roles.

    What a bearer without losses was before is taken from its row: to count all mentions of a name that is in every paper
    whenever it is in one more would take the longer, the larger the record.
    """
    known: dict[str, Held] = {}
    told = {key: met.mentions for key, met in touched.new.items() if key not in touched.lost}
    for batch in in_batches(sorted(told)):
        rows = connection.execute(select(bearer).where(among(bearer.c.id, batch))).mappings()
        known.update((row["id"], of_row(row)) for row in rows)
    for batch in in_batches(sorted(touched.lost)):
        query = select(mention.c.bearer_id, mention.c.id, mention.c.page_id, mention.c.roles)
        for key, *said in connection.execute(query.where(among(mention.c.bearer_id, batch))):
            told.setdefault(key, []).append((said[0], said[1], said[2]))
    days = _days(connection, {page for said in told.values() for _id, page, _roles in said})
    return {key: _grown(known.get(key), key, touched.names[key], said, days) for key, said in told.items()}


def _days(connection: Connection, pages: Iterable[str]) -> dict[str, int]:
    """The days of these pages, as ordinals; pages without one are left out."""
    page = schema.page
    found: dict[str, int] = {}
    for batch in in_batches(sorted(pages)):
        query = select(page.c.id, func.coalesce(page.c.published, page.c.captured)).where(among(page.c.id, batch))
        found.update((key, on) for key, text in connection.execute(query) if (on := day(text)) is not None)
    return found


def _grown(before: Held | None, key: str, met: Met, said: Sequence[tuple[str, str, str]], days: Mapping[str, int]) -> Held:
    """A bearer with these mentions besides those it had."""
    old = before.bearer if before else Bearer(key, met.name, met.party, pages=0)
    roles = {*old.roles, *(role for text in {roles for _id, _page, roles in said} for role in json.loads(text))}
    seen = [on for _id, page, _roles in said if (on := days.get(page)) is not None]
    first, last = ([on for on in (*seen, end) if on is not None] for end in (old.first, old.last))
    made = Bearer(
        key, met.name, met.party, tuple(sorted(roles)), min(first, default=None), max(last, default=None), old.pages + len(said)
    )
    samples = [name for name, _page, _roles in said] + ([before.sample] if before else [])
    return Held(made, min(samples))



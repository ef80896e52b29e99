"""Questions to the record about what happened, rather than about who reported it."""

from __future__ import annotations

import json
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from sqlalchemy import Connection, RowMapping, select

from dragoman.model import Event
from dragoman.record.among import among
from dragoman.record.judgements.constraints import constraints
from dragoman.record.load import in_batches
from dragoman.record.queries import EventFilter, Stored, events, events_by_id
from dragoman.record.record import Record
from dragoman.record.resolution.facts import page_roles
from dragoman.record.resolution_schema import happening, happening_report
from dragoman.record.resolve import (
    Act,
    Disagreement,
    Step,
    Thing,
    Told,
    between,
    disagreements,
    history,
    things,
)


@dataclass(frozen=True, slots=True)
class Happening:
    """One act in the world: its fields as its fullest report gives them, and all its reports by day.

    `voices` numbers the sources that do not depend on each other: reports with one number are one source. `why` says for
    each report what tied it to another one. `roles`: for each report, the role and party of each person, by its page.
    """

    id: str
    act: str
    about: str | None
    status: str
    date: str | None
    place: str | None
    object: str | None
    instrument: str | None
    reports: tuple[Stored[Event], ...]
    voices: Mapping[str, int]
    why: Mapping[str, Mapping[str, Any]]
    roles: Mapping[str, Mapping[str, tuple[str, str | None]]]

    @property
    def articles(self) -> int:
        """How many pages report it."""
        return len({report.page.id for report in self.reports})

    @property
    def independent(self) -> int:
        """How many sources report it that do not depend on each other."""
        return len(set(self.voices.values()))

    @property
    def outlets(self) -> tuple[str, ...]:
        """The outlets that report it, by name."""
        return tuple(sorted({report.page.outlet for report in self.reports if report.page.outlet}))

    @property
    def confidence(self) -> float | None:
        """The confidence of the surest report; None where none was measured."""
        return max((r.fact.confidence for r in self.reports if r.fact.confidence is not None), default=None)

    @property
    def actors(self) -> tuple[str, ...]:
        """All parties that any report has for actors."""
        return tuple(dict.fromkeys(party for report in self.reports for party in report.fact.actors))

    @property
    def recipients(self) -> tuple[str, ...]:
        """All parties that some report has for recipients, and none for actors."""
        actors = set(self.actors)
        found = (party for report in self.reports for party in report.fact.recipients)
        return tuple(dict.fromkeys(party for party in found if party not in actors))

    def told(self) -> tuple[Told, ...]:
        """Its reports, as the resolution takes them."""
        return tuple(
            Told(r.id, r.page.id, r.fact, r.page.published or r.page.captured, self.voices[r.id], self.roles[r.page.id])
            for r in self.reports
        )

    def history(self) -> tuple[Step, ...]:
        """How it went from announced to done, or came to nothing."""
        return history(self.told())

    def disagreements(self) -> tuple[Disagreement, ...]:
        """Where its reports differ."""
        return disagreements(self.told())

    def as_act(self) -> Act:
        """As a moment in the life of an accord or a measure."""
        objects, papers = ((getattr(r.fact, name) for r in self.reports) for name in ("object", "instrument"))
        days = [day for r in self.reports if (day := r.fact.date or r.page.published or r.page.captured)]
        return Act(
            self.id, self.act, self.about, self.status, frozenset(self.actors), frozenset(self.recipients), self.date,
            self.date or min(days, default=None), _longest(self.object, objects), _longest(self.instrument, papers),
        )  # fmt: skip


def _longest(first: str | None, others: Iterable[str | None]) -> str | None:
    return first or max((text for text in others if text), key=lambda text: (len(text), text), default=None)


def happenings(record: Record, wanted: EventFilter | None = None) -> list[Happening]:
    """What happened, as far as any report of it passes the filter; by date, then by id. Raises `BadDate`.

    A report that has not been resolved yet (see `awaiting`) is a happening of its own.
    """
    found = {stored.id: stored for stored in events(record, wanted)}
    with record.reading() as connection:
        return _whole(connection, found)


def happening_of(record: Record, event_id: str) -> Happening | None:
    """The happening that an event reports; None where there is no such event."""
    with record.reading() as connection:
        found = _whole(connection, events_by_id(connection, [event_id]))
    return found[0] if found else None


def reported(record: Record, event_ids: Iterable[str]) -> dict[str, Happening]:
    """The happening that each of these events reports; those that are no events, or rejected, are left out."""
    with record.reading() as connection:
        wanted = events_by_id(connection, event_ids)
        return {report.id: item for item in _whole(connection, wanted) for report in item.reports if report.id in wanted}


def _whole(connection: Connection, found: Mapping[str, Stored[Event]]) -> list[Happening]:
    """The happenings that these events report, by date, then by id."""
    homes = set(_rows(connection, "event_id", found, "happening_id"))
    rows = _reports(connection, homes)
    missing = {row["event_id"] for told in rows.values() for row in told} - set(found)
    known = {**found, **events_by_id(connection, sorted(missing))}
    heads = _heads(connection, homes)
    roles = page_roles(connection, {stored.page.id for stored in known.values()}, constraints(connection))
    made = [_happening(heads[home], told, known, roles) for home, told in rows.items() if home in heads]
    placed = {row["event_id"] for told in rows.values() for row in told}
    made += [_alone(stored, roles) for key, stored in found.items() if key not in placed]
    return sorted((item for item in made if item.reports), key=_order)


def _order(item: Happening) -> tuple[str, str]:
    first = item.reports[0]
    return item.date or first.page.published or first.page.captured or "9999", item.id


def _rows(connection: Connection, by: str, values: Iterable[str], column: str) -> list[str]:
    table = happening_report
    found: list[str] = []
    for batch in in_batches(sorted(set(values))):
        found += connection.execute(select(table.c[column]).where(among(table.c[by], batch))).scalars()
    return found


def _reports(connection: Connection, homes: Iterable[str]) -> dict[str, list[RowMapping]]:
    table = happening_report
    found: dict[str, list[RowMapping]] = defaultdict(list)
    for batch in in_batches(sorted(homes)):
        query = select(table).where(among(table.c.happening_id, batch)).order_by(table.c.happening_id, table.c.event_id)
        for row in connection.execute(query).mappings().all():
            found[row["happening_id"]].append(row)
    return found


def _heads(connection: Connection, homes: Iterable[str]) -> dict[str, RowMapping]:
    found = {}
    for batch in in_batches(sorted(homes)):
        for row in connection.execute(select(happening).where(among(happening.c.id, batch))).mappings().all():
            found[row["id"]] = row
    return found


def _happening(
    head: RowMapping,
    told: Sequence[RowMapping],
    known: Mapping[str, Stored[Event]],
    roles: Mapping[str, Mapping[str, tuple[str, str | None]]],
) -> Happening:
    reports = sorted((known[row["event_id"]] for row in told if row["event_id"] in known), key=_by_day)
    fields = {name: head[name] for name in ("id", "act", "about", "status", "date", "place", "object", "instrument")}
    return Happening(
        **fields,
        reports=tuple(reports),
        voices={row["event_id"]: row["voice"] for row in told if row["event_id"] in known},
        why={row["event_id"]: json.loads(row["why"]) for row in told if row["why"]},
        roles={stored.page.id: roles.get(stored.page.id, {}) for stored in reports},
    )


def _by_day(stored: Stored[Event]) -> tuple[str, str]:
    return stored.page.published or stored.page.captured or "9999", stored.id


def _alone(stored: Stored[Event], roles: Mapping[str, Mapping[str, tuple[str, str | None]]]) -> Happening:
    event = stored.fact
    fields = {name: getattr(event, name) for name in ("act", "about", "status", "date", "place", "object", "instrument")}
    return Happening(
        id="h-" + stored.id[2:],
        **fields,
        reports=(stored,),
        voices={stored.id: 0},
        why={},
        roles={stored.page.id: roles.get(stored.page.id, {})},
    )


def standing(record: Record, parties: Sequence[str]) -> tuple[Thing, ...]:
    """The accords and measures in which all these parties have a part, with their lives, by their first day."""
    return between(things(item.as_act() for item in happenings(record, EventFilter(parties=tuple(parties)))), parties)

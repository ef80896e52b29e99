"""Reports of some pages put to the happenings they belong to; only what these pages can touch is looked at."""

from __future__ import annotations

import json
from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Mapping, Sequence
from typing import Any

from sqlalchemy import Connection, Table, delete, insert, or_, select

from dragoman.record import schema
from dragoman.record.among import among
from dragoman.record.days import first_and_last
from dragoman.record.load import in_batches
from dragoman.record.resolution.closure import Part, Ways, part_around
from dragoman.record.resolution.facts import Fact, Facts, kept
from dragoman.record.resolution.pending import signs
from dragoman.record.resolution_schema import happening, happening_report, proposal, report_block, resolved_page
from dragoman.record.resolve import Constraints, Voices, Witness, status, voices
from dragoman.record.resolve.compare import rules, weigh
from dragoman.record.resolve.corroboration import outlet_of, source_named, unpack
from dragoman.record.resolve.events import regroup
from dragoman.record.resolve.groups import Edge, Groups
from dragoman.record.resolve.reports import Report, comparable, own_keys, search_keys
from dragoman.record.resolve.words import shingles

Row = dict[str, Any]


def settle(connection: Connection, pages: Sequence[str], judged: Iterable[str], constraints: Constraints) -> None:
    """Resolve the reports of these pages, and those whose judgements changed."""
    facts = Facts(connection, constraints)
    gone = set(_column(connection, happening_report, "event_id", "page_id", pages))
    new = set(_column(connection, schema.event, "id", "page_id", pages)) | set(kept(connection, "event", pages))
    start = new | gone | {name for name in judged if name.startswith(("e-", "s-"))}
    _shelve(connection, facts, start)
    part = part_around(start | _companions(connection, start), _ways(connection, facts, constraints))
    groups = regroup(part.members, part.edges, constraints)
    _clear(connection, set(part.members) | start)
    _write(connection, facts, part, groups)
    write_proposals(
        connection, "event", groups, groups.open,
        outside=lambda names: _homes(connection, names), shown=lambda name: name,
    )  # fmt: skip


def _column(connection: Connection, table: Table, column: str, by: str, values: Iterable[str]) -> list[str]:
    found: list[str] = []
    for batch in in_batches(sorted(set(values))):
        found += connection.execute(select(table.c[column]).where(among(table.c[by], batch))).scalars()
    return found


def _companions(connection: Connection, names: Iterable[str]) -> set[str]:
    """All reports that stand in one happening with any of these."""
    homes = _column(connection, happening_report, "happening_id", "event_id", names)
    return set(_column(connection, happening_report, "event_id", "happening_id", homes))


def _shelve(connection: Connection, facts: Facts, names: Iterable[str]) -> None:
    """Put reports where others look for them."""
    for batch in in_batches(sorted(names)):
        connection.execute(delete(report_block).where(among(report_block.c.event_id, batch)))
        rows = [
            {"key": place, "event_id": key}
            for key in facts.load(batch)
            for place in sorted(own_keys(facts.report(key)))
        ]
        if rows:
            connection.execute(insert(report_block), rows)


def _ways(connection: Connection, facts: Facts, constraints: Constraints) -> Ways[Report]:
    partners = constraints.partners()
    shelves: dict[int, list[str]] = {}

    def near(members: Mapping[str, Report]) -> dict[str, set[str]]:
        places = {name: search_keys(report) for name, report in members.items()}
        missing = sorted({place for keys in places.values() for place in keys} - set(shelves))
        for batch in in_batches(missing):
            shelves.update({place: [] for place in batch})
            for place, name in connection.execute(select(report_block).where(among(report_block.c.key, batch))):
                shelves[place].append(name)
        return {name: {other for place in keys for other in shelves[place]} for name, keys in places.items()}

    def beside(names: Iterable[str]) -> set[str]:
        some = list(names)
        return _companions(connection, some) | {other for name in some for other in partners.get(name, ())}

    return Ways(
        load=lambda names: {name: facts.report(name) for name in facts.load(names)},
        near=near,
        weigh=lambda one, other: weigh(one, other) if comparable(one, other) else None,
        beside=beside,
        merge=rules().raw["merge"],
        propose=rules().raw["propose"],
    )


def _clear(connection: Connection, names: Iterable[str]) -> None:
    """Take these reports out of their happenings, and drop what was proposed of them."""
    for batch in in_batches(sorted(names)):
        homes = list(connection.execute(
            select(happening_report.c.happening_id).where(among(happening_report.c.event_id, batch)).distinct()
        ).scalars())  # fmt: skip
        connection.execute(delete(happening_report).where(among(happening_report.c.event_id, batch)))
        for some in in_batches(homes):
            connection.execute(delete(happening).where(among(happening.c.id, some)))
        of_events = proposal.c.kind == "event"
        connection.execute(
            delete(proposal).where(of_events, or_(among(proposal.c.left, batch), among(proposal.c.right, batch)))
        )


def _write(connection: Connection, facts: Facts, part: Part[Report], groups: Groups) -> None:
    whys = best_edges(groups, part.edges)
    witness = _witnesses(connection, facts, groups)
    heads: list[Row] = []
    rows: list[Row] = []
    for members in groups.members:
        told = facts.load(members)
        found = voices(witness[name] for name in sorted({fact.page for fact in told.values()})) if len(told) > 1 else None
        name = "h-" + members[0][2:]
        heads.append(_head(name, told, found, facts))
        rows += [
            {
                "event_id": key,
                "happening_id": name,
                "page_id": fact.page,
                "voice": found.of[fact.page] if found else 0,
                "why": whys.get(key, ""),
            }
            for key, fact in told.items()
        ]
    for table, made in ((happening, heads), (happening_report, rows)):
        for batch in in_batches(made):
            connection.execute(insert(table), batch)


def _head(name: str, told: Mapping[str, Fact], found: Voices | None, facts: Facts) -> Row:
    """The row of a happening: the fields of its fullest report of its present status, and of others where that has none."""
    now = status([fact.told(found.of[fact.page] if found else 0) for fact in told.values()])
    agreeing = [fact for fact in told.values() if fact.told().status == now]
    ordered = sorted(agreeing, key=lambda fact: (-_fullness(fact), fact.day or "9999", fact.id))
    report, date = facts.report(ordered[0].id), _date(agreeing)
    days = first_and_last(date) or next((on for fact in ordered if (on := first_and_last(fact.day))), None)
    fields = {
        field: next((value for fact in ordered if (value := getattr(fact.event, field))), None)
        for field in ("place", "object", "instrument")
    }
    return {
        "id": name,
        "act": report.act,
        "about": report.about,
        "status": now,
        "date": date,
        "first_day": days and days[0],
        "last_day": days and days[1],
        **fields,
        "reports": len(told),
        "articles": len({fact.page for fact in told.values()}),
        "independent": found.independent if found else 1,
    }


def _date(agreeing: Sequence[Fact]) -> str | None:
    """The most exact date, of several the one on most pages, then the first."""
    given = Counter(date for fact in agreeing if (date := fact.told().date))
    return min(given, key=lambda date: (-min(len(date), 10), -given[date], date), default=None)


def _fullness(fact: Fact) -> int:
    event = fact.event
    known = (event.place, event.object, event.instrument, event.people, event.themes, event.recipients)
    return sum(map(bool, known)) + (len(event.date or "") >= 10) * 2 + len(event.actors)


def best_edges(groups: Groups, edges: Iterable[Edge]) -> dict[str, str]:
    """Of each member, the strongest tie to another of its group, in JSON."""
    homes = groups.home()
    best: dict[str, Edge] = {}
    for edge in sorted([*groups.joined, *edges], key=lambda e: (-e.score, e.left, e.right)):
        if homes.get(edge.left, -1) == homes.get(edge.right, -2):
            best.setdefault(edge.left, edge)
            best.setdefault(edge.right, edge)
    return {
        name: json.dumps({"with": edge.right if edge.left == name else edge.left, "score": edge.score, **edge.why})
        for name, edge in best.items()
    }


def _witnesses(connection: Connection, facts: Facts, groups: Groups) -> dict[str, Witness]:
    """The pages of all happenings with several reports, as witnesses."""
    several = [name for members in groups.members if len(members) > 1 for name in members]
    told = facts.load(several)
    runs: dict[str, list[frozenset[str]]] = defaultdict(list)
    sources: dict[str, set[str]] = defaultdict(set)
    for fact in told.values():
        runs[fact.page] += [shingles(sentence) for sentence in fact.sentences]
        sources[fact.page] |= source_named(fact.event.attributed_to)
    found = {}
    page, known = schema.page, resolved_page
    for batch in in_batches(sorted(runs)):
        query = select(page.c.id, page.c.outlet, page.c.url, known.c.agencies, known.c.sketch).outerjoin(known)
        rows = connection.execute(query.where(among(page.c.id, batch))).all()
        # A judgement may bring in a page whose turn to be resolved has not come.
        ahead = {sign.page: sign for sign in signs(connection, [row.id for row in rows if row.sketch is None])}
        for key, outlet, url, credited, text in rows:
            sign = ahead.get(key)
            named, drawn = (sign.agencies, sign.sketch) if sign else (frozenset(credited.split()), text)
            found[key] = Witness(
                key, outlet_of(outlet, url), named, unpack(drawn), tuple(runs[key]), frozenset(sources[key])
            )
    return found


def _homes(connection: Connection, names: Iterable[str]) -> dict[str, str]:
    found: dict[str, str] = {}
    for batch in in_batches(sorted(names)):
        columns = (happening_report.c.event_id, happening_report.c.happening_id)
        found.update((row[0], row[1]) for row in connection.execute(
            select(*columns).where(among(happening_report.c.event_id, batch))))  # fmt: skip
    return found


def write_proposals(
    connection: Connection,
    kind: str,
    groups: Groups,
    edges: Iterable[Edge],
    *,
    outside: Callable[[Iterable[str]], Mapping[str, str]],
    shown: Callable[[str], str],
) -> None:
    """Write one proposal for each two groups: their best edge. `shown` gives the id that people know a member by."""
    ordered = sorted(edges, key=lambda edge: (-edge.score, edge.left, edge.right))
    homes: dict[str, str] = {key: f"group {number}" for key, number in groups.home().items()}
    homes |= outside({end for edge in ordered for end in (edge.left, edge.right)} - set(homes))
    done: set[tuple[str, str]] = set()
    rows = []
    for edge in ordered:
        pair = sorted((homes.get(edge.left, edge.left), homes.get(edge.right, edge.right)))
        if pair[0] != pair[1] and (pair[0], pair[1]) not in done:
            done.add((pair[0], pair[1]))
            left, right = sorted((shown(edge.left), shown(edge.right)))
            row = {"kind": kind, "left": left, "right": right, "score": edge.score, "why": json.dumps(edge.why)}
            rows.append(row)
    for batch in in_batches(rows):
        connection.execute(insert(proposal), batch)

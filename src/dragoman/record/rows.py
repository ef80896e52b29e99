"""A reading as rows of tables. Pure: the same reading gives the same rows."""

from __future__ import annotations

from collections import defaultdict
from typing import Any

from dragoman.model import Event, Page, Reading, Span
from dragoman.record.days import first_and_last
from dragoman.record.ids import FactNames

Row = dict[str, Any]
Rows = dict[str, list[Row]]


def page_row(page: Page, key: str, source: str, sha256: str, *, fiction: bool) -> Row:
    """The row of table `page`, without the moment it was first seen."""
    return {
        "id": key,
        "source": source,
        "url": page.url,
        "outlet": page.outlet,
        "language": page.language,
        "title": page.title,
        "published": page.published,
        "published_from": page.published_from,
        "captured": page.captured,
        "text_sha256": sha256,
        "fiction": int(fiction),
    }


def line_rows(page: Page, key: str) -> Rows:
    """The rows of `author` and `furniture`."""
    return {
        "author": [{"page_id": key, "rank": rank, "name": name} for rank, name in enumerate(page.authors)],
        "furniture": [{"page_id": key, "line": line, **item.to_json()} for line, item in enumerate(page.furniture)],
    }


def fact_rows(reading: Reading, key: str) -> Rows:
    """The rows of all facts by table, in an order that references allow."""
    names = FactNames(key)
    rows: Rows = defaultdict(list)
    for rank, event in enumerate(reading.events):
        _add_event(rows, event, names.event(event), {"page_id": key, "rank": rank}, reading.page)
    for rank, quote in enumerate(reading.quotes):
        fields = {name: getattr(quote, name) for name in ("kind", "text", "speaker", "speaker_from", "cue", "start")}
        fields |= {"place": quote.where, "stop": quote.end, "line": quote.line}
        rows["quote"].append({"id": names.quote(quote), "page_id": key, "rank": rank, **fields})
    for rank, position in enumerate(reading.positions):
        name = names.position(position)
        fields = {"person": position.person, "role": position.role, "party": position.of}
        rows["position"].append({"id": name, "page_id": key, "rank": rank, **fields})
        rows["position_span"] += _spans({"position_id": name}, position.evidence)
    for rank, programme in enumerate(reading.programmes):
        name = names.programme(programme)
        fields = {"name": programme.name, "owner": programme.owner, "horizon": programme.horizon}
        rows["programme"].append({"id": name, "page_id": key, "rank": rank, **fields})
        rows["programme_span"] += _spans({"programme_id": name}, programme.evidence)
    return rows


def event_days(event: Event, page: Page) -> tuple[str, str] | None:
    """The days an event is looked up by: its own, else those of the page."""
    return first_and_last(event.date) or first_and_last(page.published) or first_and_last(page.captured)


def _add_event(rows: Rows, event: Event, name: str, place: Row, page: Page) -> None:
    days = event_days(event, page) or (None, None)
    fields = ("act", "about", "plover", "status", "date", "place", "object", "instrument", "attributed_to", "rule")
    rows["event"].append(
        {
            "id": name,
            **place,
            **{field: getattr(event, field) for field in fields},
            "first_day": days[0],
            "last_day": days[1],
            "confidence": event.confidence,
        }
    )
    for role, parties in (("actor", event.actors), ("recipient", event.recipients)):
        rows["event_party"] += [
            {"event_id": name, "role": role, "rank": rank, "party": party} for rank, party in enumerate(parties)
        ]
    rows["event_person"] += [{"event_id": name, "rank": n, "name": person} for n, person in enumerate(event.people)]
    rows["event_theme"] += [{"event_id": name, "rank": n, "theme": theme} for n, theme in enumerate(event.themes)]
    for rank, evidence in enumerate(event.evidence):
        rows["evidence"].append({"event_id": name, "rank": rank, "place": evidence.where, "line": evidence.line})
        spans = {"sentence": (evidence.sentence,), "trigger": (evidence.trigger,) if evidence.trigger else ()}
        for field, words in {**evidence.arguments, **spans}.items():
            rows["evidence_span"] += _spans({"event_id": name, "evidence_rank": rank, "field": field}, words)


def _spans(owner: Row, spans: tuple[Span, ...]) -> list[Row]:
    return [
        {**owner, "rank": rank, "start": span.start, "stop": span.end, "exact": span.exact}
        for rank, span in enumerate(spans)
    ]

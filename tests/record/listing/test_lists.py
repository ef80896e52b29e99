"""Lists a page at a time say the same as the questions that answer with everything, in both stores."""

from __future__ import annotations

from collections import Counter
from dataclasses import replace

import pytest
import synthetic_news as news
from sqlalchemy import delete, update

from dragoman.record import (
    Asked,
    BadDate,
    EventFilter,
    RecordError,
    Versions,
    dump,
    entities,
    events,
    events_with,
    happenings,
    judge,
    open_record,
    proposals,
    quotes_of,
    resolve_new,
    verify,
)  # fmt: skip
from dragoman.record.judgements import Wanted, queue
from dragoman.record.listing import (
    ListFilter,
    entity_page,
    entity_profile,
    event_facets,
    event_months,
    event_page,
    filters,
    happening_page,
    new_pages,
    ordering,
    party_ties,
    proposal_page,
    value_counts,
)  # fmt: skip
from dragoman.record.listing import events as event_lists
from dragoman.record.listing import happenings as happening_lists
from dragoman.record.listing_schema import listed, listed_state, listed_tag

VERSIONS = Versions("1", "m", "p")
FIRST, SECOND = news.STATES[:2]


def readings():
    """Made-up articles of a few days, so that several tell one story; some dates are vague, one article has none."""
    for number in range(36):
        made = news.reading(number)
        some = list(made.events)
        if number % 4 == 0:
            some[0] = replace(some[0], date="2015-02", actors=(FIRST, f"{SECOND}:reb"), confidence=None)
            some[1] = replace(some[1], date=None, themes=("ai", "data"), act="sign", instrument="L’Accord  de Rabat")
        if number % 6 == 0:
            some[2] = replace(some[2], actors=(FIRST, SECOND), date="2024-12-31/2025-01-02")
        page = replace(made.page, published=None, captured=None, outlet=None) if number == 7 else made.page
        yield replace(made, page=page, events=tuple(some))


@pytest.fixture
def record(place):
    with open_record(place, write=True) as record:
        for reading in readings():
            record.store(reading, VERSIONS, fiction=True)
        some = [stored.id for stored in events(record)]
        judge(record, Asked("reject", some[3], "Ana"))
        judge(record, Asked("correct", some[5], "Ana", field="actors", value=[FIRST, "JP"]))
        judge(record, Asked("accept", some[8], "Ana"))
        judge(record, Asked("note", some[9], "Ana", reason="à revoir"))
        resolve_new(record)
        yield record


WANTED = (
    EventFilter(),
    EventFilter(parties=(FIRST,)),
    EventFilter(parties=(SECOND, FIRST)),
    EventFilter(parties=(f"{SECOND}:reb",)),
    EventFilter(parties=(SECOND, f"{SECOND}:reb")),
    EventFilter(parties=(FIRST, SECOND, "JP")),
    EventFilter(parties=("JP",)),
    EventFilter(parties=("Nulle part",)),
    EventFilter(acts=("sign",)),
    EventFilter(acts=("sign", "meet"), statuses=("done",)),
    EventFilter(parties=(FIRST,), acts=("sign", "visit"), statuses=("planned", "done"), themes=("ai", "data")),
    EventFilter(since="2025-01-02"),
    EventFilter(since="2024", until="2024"),
    EventFilter(until="2015-02-14"),
    EventFilter(since="2015-02-20", until="2015-02"),
    EventFilter(parties=(FIRST,), since="2018"),
)


def day(stored):
    return (stored.fact.date or stored.page.published or stored.page.captured or "9999")[:4]


def test_a_page_of_events_is_a_page_of_all_events(record, monkeypatch):
    for sparse in (20_000, 3, 0):
        monkeypatch.setattr(filters, "SPARSE", sparse)
        if not sparse:
            monkeypatch.setattr(event_lists, "COUNTED", 0)
        for wanted in WANTED:
            pages_are_of_all(record, wanted)


def test_totals_are_counted_up_to_a_number(record, monkeypatch):
    count = sum(1 for _ in events(record))
    assert (event_page(record).total, event_page(record).more) == (count, False)
    monkeypatch.setattr(event_lists, "COUNTED", count - 1)
    assert (event_page(record).total, event_page(record).more) == (count - 1, True)


def pages_are_of_all(record, wanted):
    every = {stored.id: stored for stored in events(record, wanted)}
    for sort in ("newest", "oldest", "act", "doubtful"):
        whole = event_page(record, wanted, sort=sort, size=1000)
        assert {stored.id: stored for stored in whole.events} == every
        paged = [event_page(record, wanted, sort=sort, first=first, size=7).events for first in range(1, len(every) + 1, 7)]
        assert [stored.id for page in paged for stored in page] == [stored.id for stored in whole.events]
        order = [day(stored) for stored in whole.events if day(stored) != "9999"]
        if sort == "newest":
            assert order == sorted(order, reverse=True)
        if sort == "oldest":
            assert order == sorted(order)
            assert [day(s) for s in whole.events][: len(order)] == order
        if sort == "act":
            assert [s.fact.act for s in whole.events] == sorted(s.fact.act for s in whole.events)
        if sort == "doubtful":
            sure = [2.0 if s.fact.confidence is None else s.fact.confidence for s in whole.events]
            assert sure == sorted(sure)


ORDERS = {
    "status": lambda s: s.fact.status,
    "outlet": lambda s: s.page.outlet,
    "confidence": lambda s: s.fact.confidence,
    "act": lambda s: s.fact.act,
}


@pytest.mark.parametrize("counted", [10_000, 0], ids=["sorted", "by-index"])
def test_events_come_in_any_order(record, monkeypatch, counted):
    monkeypatch.setattr(event_lists, "COUNTED", counted)
    for sort, (field, down) in ordering.FIELDS.items():
        if field not in ORDERS:
            continue
        every = event_page(record, sort=sort, size=1000).events
        assert len(every) == sum(1 for _ in events(record))
        in_order([ORDERS[field](stored) for stored in every], down=down)
        paged = [s.id for first in (1, 8) for s in event_page(record, sort=sort, first=first, size=7).events]
        assert paged == [s.id for s in every[:14]]
    told = event_page(record, sort="status", size=1000, order=("planned", "done")).events
    assert [stored.fact.status for stored in told] == sorted((s.fact.status for s in told), key="planned done".find)


def in_order(values, *, down):
    some = [value for value in values if value is not None]
    assert some == sorted(some, reverse=down)
    assert all(value is None for value in values[len(some) :]), "what has none comes last"


def test_happenings_come_in_any_order(record, monkeypatch):
    every = {item.id for item in happenings(record)}
    of = {
        "act": lambda item: item.act,
        "status": lambda item: item.status,
        "independent": lambda item: item.independent,
        "outlet": lambda item: min((r.page.outlet for r in item.reports if r.page.outlet), default=None),
        "confidence": lambda item: item.confidence,
        "day": lambda item: min((d for r in item.reports if (d := day(r)) != "9999"), default=None),
    }
    for sort, (field, down) in ordering.FIELDS.items():
        found, after = [], None
        while True:
            page = happening_page(record, sort=sort, after=after, size=40)
            found += page.happenings
            after = page.next
            if after is None:
                break
        assert {item.id for item in found} == every
        assert len(found) == len(every)
        assert not page.partly
        in_order([of[field](item) for item in found], down=down)
    monkeypatch.setattr(ordering, "COUNTED", 5)
    monkeypatch.setattr(happening_lists, "COUNTED", 5)
    few = happening_page(record, sort="corroborated", size=50)
    assert few.partly
    assert 0 < len(few.happenings) <= 5


def test_events_by_the_words_of_their_object(record, monkeypatch):
    some = list(events(record))
    judge(record, Asked("correct", some[11].id, "Ana", field="object", value="l’Accord-cadre d’Évian sur les données"))
    judge(record, Asked("correct", some[20].id, "Ana", field="object", value="des données sans accord"))

    def found(words, **more):
        return [stored.id for stored in event_page(record, ListFilter(objects=(words,), **more), size=50).events]

    assert found("ACCORD evian") == [some[11].id]
    assert sorted(found("donnee accord")) == sorted([some[11].id, some[20].id])
    assert found("cord") == found("…") == []
    assert found("accord", acts=(some[20].fact.act,), since="1990") in ([some[20].id], found("accord"))
    whole = happening_page(record, ListFilter(objects=("evian",)))
    assert [r.id for item in whole.happenings for r in item.reports if r.id == some[11].id] == [some[11].id]
    assert event_facets(record, ListFilter(objects=("accord",))).counted == 2
    monkeypatch.setattr(filters, "COUNTED", 3)
    assert event_page(record, ListFilter(objects=("evian",))).partly


def test_the_most_urgent_are_those_of_the_queue(record):
    page = event_page(record, sort="urgent", size=1000)
    urgent = [stored.id for stored in page.events if not stored.id.startswith("s-")]
    asked = queue(record, Wanted("Bo"))
    assert page.total == len(urgent)
    assert sorted(urgent) == sorted(asked)
    ranks = {key: place for place, key in enumerate(asked)}
    # Equal weights come in another order there: the newest first here.
    assert sum(abs(ranks[key] - place) for place, key in enumerate(urgent)) < len(urgent)


def test_counts_are_those_of_all_events(record):
    for wanted in WANTED:
        counts_are_of_all(record, wanted)


def counts_are_of_all(record, wanted):
    every = list(events(record, wanted))
    found = event_facets(record, wanted, most=1000)
    assert (found.counted, found.partly) == (len(every), False)
    assert dict(found.values["act"]) == Counter(stored.fact.act for stored in every)
    assert dict(found.values["outlet"]) == Counter(stored.page.outlet for stored in every if stored.page.outlet)
    assert dict(found.values["theme"]) == Counter(theme for stored in every for theme in stored.fact.themes)
    for name, count in found.values["party"]:
        assert count == sum(1 for _ in events(record, replace(wanted, parties=(*wanted.parties, name))))
    months = event_months(record, wanted)
    assert sum(count for _month, count in months) == len(every)
    assert dict(months).get(None, 0) == sum(1 for stored in every if day(stored) == "9999")
    for tie in party_ties(record, wanted).ties:
        both = replace(wanted, parties=(*wanted.parties, tie.one, tie.other))
        assert tie.events == sum(1 for _ in events(record, both))


def test_more_can_be_asked_for(record):
    every = list(events(record))
    outlet = next(stored.page.outlet for stored in every if stored.page.outlet)
    person = every[0].fact.people[0]

    def found(**wanted):
        return {stored.id for stored in event_page(record, ListFilter(**wanted), size=1000).events}

    assert found(outlets=(outlet,)) == {stored.id for stored in every if stored.page.outlet == outlet}
    assert found(people=(person.upper(),)) == {stored.id for stored in every if person in stored.fact.people}
    assert found(instruments=("l'accord de rabat",)) == {s.id for s in every if s.fact.instrument == "L’Accord  de Rabat"}
    assert found(states=("accepted", "noted")) == {s.id for s in every if s.judged in {"accepted", "noted"}}
    assert found(states=("rejected",)) == set()
    acts = Counter(stored.fact.act for stored in every)
    assert dict(value_counts(record, "act")) == acts
    assert value_counts(record, "act", starts="sig") == (("sign", acts["sign"]),)
    assert dict(value_counts(record, "party", most=1000))[SECOND] == sum(1 for _ in events(record, EventFilter((SECOND,))))


def test_pages_of_happenings_are_all_happenings(record):
    for wanted in WANTED:
        happenings_are_all(record, wanted)


def happenings_are_all(record, wanted):
    every = {item.id: item for item in happenings(record, wanted)}
    found, after = [], None
    while True:
        page = happening_page(record, wanted, after=after, size=4)
        assert len(page.happenings) <= 4
        found += page.happenings
        after = page.next
        if after is None:
            break
    assert {item.id: item for item in found} == every
    assert len(found) == len(every)
    assert page.reports == sum(1 for _ in events(record, wanted))


def test_heads_and_profiles(record):
    for kind in ("event", "person"):
        every = proposals(record, kind)
        page = proposal_page(record, kind, first=2, size=3)
        assert (list(page.proposals), page.total) == (every[1:4], len(every))
    pages = new_pages(record, size=5)
    assert (pages.total, len(pages.pages), pages.more) == (36, 5, False)
    assert all(page.events for page in pages.pages)
    assert new_pages(record, "2999").total == 0
    everyone = entities(record)
    some = entity_page(record, size=10)
    assert some.total == len(everyone)
    assert [item.pages for item in some.known] == sorted((item.pages for item in some.known), reverse=True)
    known = {item.id: item for item in everyone}
    pages_of = {stored.page.id: stored.page.published or "" for stored in events(record)}
    for item in some.known:
        whole, profile = known[item.id], entity_profile(record, item.id, pages=2)
        assert (profile.name, profile.names, profile.pages) == (whole.name, whole.names, len(whole.mentions))
        told = [(role.role, role.party, role.first, role.last, role.pages) for role in profile.roles]
        assert told == [(role.role, role.party, role.first, role.last, len(role.pages)) for role in whole.roles]
        for role, held in zip(profile.roles, whole.roles, strict=True):
            assert role.newest == tuple(reversed(held.pages[-2:]))
        days = [pages_of[page_id] for page_id, _name in profile.on]
        assert (days, len(set(profile.on))) == (sorted(days, reverse=True), len(profile.on))
        told = events_with(record, item.id)
        assert told
        assert told == events_with(record, item.id, on=profile.on)
        assert set(events_with(record, item.id, most=1)) <= set(told)
        assert quotes_of(record, item.id) == quotes_of(record, item.id, on=profile.on)
    assert entity_profile(record, "n-0") is None
    assert entity_page(record, starts=some.known[0].name).known[0] == some.known[0]


def test_lists_are_kept_in_step(record, place):
    assert verify(record) == []
    before = list(dump(record))
    record.rebuild()
    assert list(dump(record)) == before
    shorter = news.reading(3)
    record.store(replace(shorter, events=shorter.events[:1]), VERSIONS, fiction=True)
    assert verify(record) == []
    assert {stored.id for stored in event_page(record, size=1000).events} == {stored.id for stored in events(record)}


def test_check_finds_what_is_wrong(record):
    with record.writing() as connection:
        connection.execute(update(listed).where(listed.c.act == "sign").values(weight=9.0))
        connection.execute(delete(listed_tag).where(listed_tag.c.tag == "act:meet"))
    found = "\n".join(verify(record))
    assert "by other fields than it has" in found
    assert "is not listed under act:meet" in found
    with record.writing() as connection:
        connection.execute(delete(listed))
    assert "is not listed" in "\n".join(verify(record))


def test_lists_of_another_version_are_not_used_but_made_anew(record, place):
    with record.writing() as connection:
        connection.execute(update(listed_state).values(value="0-old"))
    with open_record(place) as old:
        with pytest.raises(RecordError, match="record rebuild"):
            event_page(old)
        assert any("lists were made by another version" in line for line in verify(old))
    with open_record(place, write=True) as record:
        assert event_page(record).total
        assert verify(record) == []


def test_no_date(record):
    with pytest.raises(BadDate):
        event_page(record, EventFilter(since="mars"))

"""What bench/record_scale.py asks a record: searches, lists as the workbench shows them, dossiers."""

from __future__ import annotations

import random
from collections import defaultdict
from collections.abc import Callable

import synthetic_news as news

from dragoman.dossier import build_dossier, build_part
from dragoman.record import (
    EventFilter,
    Record,
    conflicts,
    counts,
    coverage,
    entity_list,
    events_with,
    glances,
    outlet_list,
    outlet_pages,
    page_days,
    quotes_of,
    search,
)
from dragoman.record.listing import (
    ListFilter,
    entity_page,
    entity_profile,
    event_facets,
    event_months,
    event_page,
    happening_page,
    new_pages,
    party_ties,
    proposal_page,
    value_counts,
)

Calls = list[Callable[[], object]]


def searches(count: int) -> dict[str, list[str]]:
    """Searches of each kind, words drawn as the articles' were."""
    chance, kinds = random.Random(11), defaultdict(list)

    def word() -> str:
        while True:
            found = news.words(chance, 1)
            if len(found) > 3:
                return found

    for number in range(count):
        text_words = news.reading(chance.randrange(10_000)).page.text.split()
        at = chance.randrange(10, 40)
        one, other = news.pair(chance)
        year = chance.randrange(2015, 2025)
        kinds["one word"].append(word())
        kinds["two words"].append(f"{word()} {word()}")
        kinds["three words, one excluded"].append(f"{word()} {word()} -{word()}")
        kinds["phrase"].append(f'"{" ".join(text_words[at : at + 2]).strip(".()")}"')
        kinds["either of two"].append(f"{word()} OR {word()}")
        kinds["beginning of a word"].append(f"{word()[:4]}*")
        kinds["word, two parties, act"].append(f"{word()} partie:{one} partie:{other} act:{news.ACTS[number % 10]}")
        kinds["word within a year"].append(f"{word()} depuis:{year} jusqu:{year}")
        kinds["party and theme"].append(f"partie:{one} theme:{news.THEMES[number % 10]}")
    return kinds


def first_questions(record: Record) -> Calls:
    """One search of each kind and a dossier, about words and states that nothing else asks about."""
    one, other = news.STATES[-2:]
    asked = ["bazoper", "barolu bazosol", "barolu bazosol -bazoper", '"bazosol barolu"', "barolu OR bazosol", "bazop*"]
    asked += [f"bazosol partie:{one} partie:{other} act:meet", "bazosol depuis:2014 jusqu:2014", f"partie:{one} theme:ai"]
    found: Calls = [lambda query=query: search(record, query) for query in asked]  # type: ignore[misc]
    return [*found, lambda: build_part(record, EventFilter((one, other)))]


def filters(count: int) -> list[ListFilter]:
    """Filters as people set them: parties as often as they are in the news, with or without acts, themes, periods, outlets."""
    chance, found = random.Random(13), []
    for number in range(count):
        one, other = news.pair(chance)
        year = chance.randrange(2015, 2026)
        act, theme = news.ACTS[number % 10], news.THEMES[number % 7]
        outlet = news.reading(chance.randrange(10_000)).page.outlet or ""
        found += [
            ListFilter((one,)), ListFilter((one, other)), ListFilter((one,), (act,)), ListFilter(acts=(act,)),
            ListFilter((one,), themes=(theme,), statuses=("done",)), ListFilter(since=str(year), until=f"{year}-06"),
            ListFilter((one,), since=f"{year}-03", until=f"{year}-09"), ListFilter(outlets=(outlet,)),
            ListFilter((one,), (act, news.ACTS[0]), ("planned",), outlets=(outlet,)), ListFilter(),
        ]  # fmt: skip
    return found


def lists(record: Record, count: int) -> dict[str, Calls]:
    """Lists and counts with many filters, and the pages of things."""
    wanted, chance = filters(max(1, count // 10)), random.Random(14)
    persons = [item.id for item in entity_page(record, size=200).known]
    some = [chance.choice(persons) for _ in range(count)] if persons else []
    outlets = [name for name, _count in value_counts(record, "outlet", most=100)]
    known = [chance.choice(outlets) for _ in range(count)]

    def each(ask: Callable[[ListFilter], object]) -> Calls:
        return [lambda filter_=filter_: ask(filter_) for filter_ in wanted]  # type: ignore[misc]

    def of(ask: Callable[[str], object], names: list[str]) -> Calls:
        return [lambda name=name: ask(name) for name in names]  # type: ignore[misc]

    found = {
        f"events, {sort}": each(lambda filter_, sort=sort: event_page(record, filter_, sort=sort))  # type: ignore[misc]
        for sort in ("newest", "oldest", "act", "doubtful", "urgent")
    }
    found |= {
        "events, 101st page": each(lambda filter_: event_page(record, filter_, first=5001)),
        "happenings": each(lambda filter_: happening_page(record, filter_)),
        "facets": each(lambda filter_: event_facets(record, filter_)),
        "by month": each(lambda filter_: event_months(record, filter_)),
        "pairs of parties": each(lambda filter_: party_ties(record, filter_)),
        "5,000 at a glance": each(lambda filter_: glances(record, filter_)),
        "persons": [lambda: entity_page(record), lambda: entity_page(record, first=2001)] * 5,
        "persons by alphabet": of(lambda name: entity_list(record, "person", name), ["", "ba", "chi mon", "zo"]),
        "a person of the 200 first": of(lambda name: entity_profile(record, name), some),
        "a person's events": of(lambda name: events_with(record, name), some),
        "a person's words": of(lambda name: quotes_of(record, name), some),
        "most frequent values": of(lambda kind: value_counts(record, kind), ["party", "person", "outlet", "instrument"] * 3),
        "outlets": [lambda: outlet_list(record)] * 5,
        "an outlet": of(lambda name: outlet_pages(record, name), known),
        "coverage of an outlet": of(lambda name: coverage(record, [name]), known[:5]),
        "coverage of a month": [lambda: coverage(record, since="2020-03", until="2020-03")] * 5,
        "pages by day": [lambda: page_days(record)] * 5,
        "new articles": [lambda: new_pages(record, "2026-06"), lambda: new_pages(record)] * 5,
        "proposals": of(lambda kind: proposal_page(record, kind), ["event", "person", "organisation"] * 3),
        "conflicts": [lambda: conflicts(record)] * 3,
        "how many of all": [lambda: counts(record)] * 3,
    }
    return {name: calls for name, calls in found.items() if calls}


def dossiers(record: Record, count: int) -> dict[str, Calls]:
    """Dossiers of two states: any two, two as often as they are in the news, the two with most events; whole and in part."""
    chance = random.Random(12)
    any_two = [tuple(chance.sample(news.STATES, 2)) for _ in range(count)]
    as_in_news = [news.pair(chance) for _ in range(count)]
    most = [news.STATES[:2]] * 3

    def part(dyads: list[tuple[str, ...]]) -> Calls:
        return [lambda dyad=dyad: build_part(record, EventFilter(dyad)) for dyad in dyads]  # type: ignore[misc]

    def whole(dyads: list[tuple[str, ...]]) -> Calls:
        return [lambda dyad=dyad: build_dossier(record, dyad) for dyad in dyads]  # type: ignore[misc]

    return {
        "dossier: any two states": part(any_two),
        "dossier: two as in the news": part(as_in_news),
        "dossier: the two with most": part(most),
        "whole dossier: any two states": whole(any_two),
        "whole dossier: two as in the news": whole(as_in_news[:10]),
        "whole dossier: the two with most": whole(most[:1]),
    }

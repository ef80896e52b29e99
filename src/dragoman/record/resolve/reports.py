"""One event of one page, made ready to be compared: parties by state, days, names in parts, words cut to stems."""

from __future__ import annotations

import functools
import hashlib
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date as Date  # noqa: N812  a name of the model is `date`
from itertools import combinations
from typing import Any

from dragoman.codebook import key, load_parties
from dragoman.model import Event
from dragoman.record.days import first_and_last
from dragoman.record.resolve import settings
from dragoman.record.resolve.names import Name, parse
from dragoman.record.resolve.words import content, papers

FILE = "events.yaml"
#: Levels of windows by their length in days: the width of their buckets.
LEVELS = (10, 70, 420)
#: Sentences of so many words and one more are not alike by chance.
LEAST_WORDS = 6
#: Of more parties than this, the first by name are looked up.
MOST_PARTIES = 6


@dataclass(frozen=True, slots=True)
class Report:
    """What one page says of one act. Days are ordinals of `datetime.date`.

    `act` is the act it is a report of: a cancelled meeting reports on the meeting, with the status `cancelled`.
    `first` and `last` bound the day of the act; `precision`: day, month, year, or how an undated report bounds it
    (`undated`, `ahead`, `denial`). `people`: each name with the party whose officer it is, as far as the page says.
    """

    id: str
    page: str
    act: str
    about: str | None
    status: str
    actors: frozenset[str]
    recipients: frozenset[str]
    first: int | None
    last: int | None
    precision: str
    published: int | None
    people: tuple[tuple[Name, str | None], ...] = ()
    place: str = ""
    matter: frozenset[str] = frozenset()
    paper: frozenset[str] = frozenset()
    words: frozenset[str] = frozenset()
    themes: frozenset[str] = frozenset()
    # Stands for the words of its sentence, whatever their case and apostrophes; 0 for a short one.
    wording: int = 0
    # What `comparable` asks, worked out once: the first of the act's kin, how vague the time is, by whom it is looked up.
    family: str = ""
    level: int = 0
    subjects: frozenset[str] = frozenset()

    @property
    def parties(self) -> frozenset[str]:
        """All who take part."""
        return self.actors | self.recipients


@functools.cache
def kin() -> Mapping[str, str]:
    """Each act that has kin, with the first of its kin."""
    return {act: row[0] for row in settings.load(FILE)["kin"] for act in row}


@functools.lru_cache(maxsize=65_536)
def party_key(party: str) -> str:
    """The party to compare by: the state an organ belongs to, an organisation's name without its legal form."""
    parties = load_parties()
    if parties.kind_of(party) in {"public_body", "university"}:
        return parties.country_of(party) or party
    if parties.kind_of(party):
        return party
    stop = settings.words("words.yaml", "organisation_stop")
    words = key(party).split()
    kept = [word for word in words if word not in stop] or words
    return " ".join(kept)


def day(text: str | None) -> int | None:
    """The ordinal of the first day of a date; None where there is none."""
    days = first_and_last(text)
    return Date.fromisoformat(days[0]).toordinal() if days else None


def make(
    fact: str, page: str, event: Event, *, published: str | None, sides: Mapping[str, str | None] | None = None
) -> Report:
    """The report of an event. `published`: the page's day; `sides`: whose officer each person is, by the page."""
    act, about, status = event.act, event.about, str(event.status)
    if act == "cancel" and about and status == "done":
        act, about, status = about, None, "cancelled"
    on = day(published)
    first, last, precision = _window(event, status, on)
    sentence = event.evidence[0].sentence.exact if event.evidence else ""
    people = [(parse(name), (sides or {}).get(name)) for name in sorted(dict.fromkeys(event.people))]
    names = frozenset(part for name, _party in people for part in name.all_parts)
    paper = content(event.instrument or "") - papers()
    actors = frozenset(map(party_key, event.actors))
    recipients = frozenset(map(party_key, event.recipients)) - actors
    level = _level(first, last, status)
    return Report(
        id=fact,
        page=page,
        act=act,
        about=about,
        status=status,
        actors=actors,
        recipients=recipients,
        first=first,
        last=last,
        precision=precision,
        published=on,
        people=tuple(people),
        place=key(event.place or ""),
        matter=(content(event.object or "") | paper) - papers() - names - _party_words(event),
        paper=paper,
        words=content(sentence) - names,
        themes=frozenset(event.themes),
        wording=_key("words", plain) if (plain := key(sentence)).count(" ") >= LEAST_WORDS else 0,
        family=kin().get(act, act),
        level=level,
        subjects=frozenset(_subjects(actors | recipients, level)),
    )


def _party_words(event: Event) -> frozenset[str]:
    labels = load_parties()
    return frozenset(
        word for party in (*event.actors, *event.recipients) for word in _labelled(labels.label(party.partition(":")[0]))
    )


@functools.lru_cache(maxsize=4096)
def _labelled(label: str) -> frozenset[str]:
    return content(label)


def _window(event: Event, status: str, published: int | None) -> tuple[int | None, int | None, str]:
    """The days the act can have been on. A cancellation's own date is no date of the act: the act lies ahead of it."""
    rules: dict[str, Any] = settings.load(FILE)
    days = first_and_last(event.date)
    if days and status != "cancelled":
        first, last = (Date.fromisoformat(text).toordinal() for text in days)
        return first, last, "day" if last - first <= 10 else "month" if last - first <= 64 else "year"
    start = day(event.date) or published
    if start is None:
        return None, None, "unknown"
    if status == "cancelled" or status in rules["ahead"]:
        return start, start + rules["plan_reach"], "ahead"
    if status in rules["doubted"]:
        return start - rules["denial_lag"], start, "denial"
    return start - rules["lag"], start, "undated"


def _level(first: int | None, last: int | None, status: str) -> int:
    length = (last or 0) - (first or 0)
    # What is planned may be put off: it is looked up over a longer time.
    least = 1 if status in settings.load(FILE)["ahead"] else 0
    return max(least, next((level for level, width in enumerate(LEVELS) if length <= width), len(LEVELS) - 1))


def _reach(one: int, other: int) -> int:
    """So many days may lie between the windows of two reports of these levels."""
    rules = settings.load(FILE)
    return int(rules["postponed"] if one or other else rules["slip"] + rules["lag"])


def _subjects(parties: frozenset[str], level: int) -> list[str]:
    """What a report is looked up by: its parties; where its time is vague, two of them together."""
    some = sorted(parties)[:MOST_PARTIES]
    if level < len(LEVELS) - 1 or len(some) < 2:
        return some or ["-"]
    return [f"{one} {two}" for one, two in combinations(some, 2)]


@functools.lru_cache(maxsize=262_144)
def _key(*parts: object) -> int:
    digest = hashlib.blake2b("\0".join(map(str, parts)).encode("utf-8"), digest_size=8).digest()
    return int.from_bytes(digest, "big", signed=True)


def own_keys(report: Report) -> frozenset[int]:
    """Where others find this report: one key a party, of the time its window begins, and one of its wording.

    A report of an unknown day is found by its wording alone.
    """
    family, level = report.family, report.level
    copied = frozenset({_key(family, report.wording)} if report.wording else ())
    if report.first is None:
        return copied
    bucket = report.first // LEVELS[level]
    return copied | frozenset(_key(family, subject, level, bucket) for subject in report.subjects)


def search_keys(report: Report) -> frozenset[int]:
    """Where this report finds all that it is `comparable` with, and some others."""
    family = report.family
    found = {_key(family, report.wording)} if report.wording else set()
    if report.first is None or report.last is None:
        return frozenset(found)
    for level, width in enumerate(LEVELS):
        reach = _reach(report.level, level)
        # A window of this level that touches ours begins at most its own length before us.
        longest = width if level < len(LEVELS) - 1 else 2 * width
        low, high = (report.first - reach - longest) // width, (report.last + reach) // width
        for subject in _subjects(report.parties, level):
            found |= {_key(family, subject, level, bucket) for bucket in range(low, high + 1)}
    return frozenset(found)


def comparable(one: Report, other: Report) -> bool:
    """Whether two reports can be of one act at all: kindred acts, a party in common, times that are close.

    Where the day of one is unknown, only the same sentence will do. Symmetric.
    """
    if one.family != other.family or not _together(one, other):
        return False
    if one.first is None or other.first is None or one.last is None or other.last is None:
        return bool(one.wording) and one.wording == other.wording
    return max(one.first - other.last, other.first - one.last) <= _reach(one.level, other.level)


def _together(one: Report, other: Report) -> bool:
    if one.level == other.level or max(one.level, other.level) < len(LEVELS) - 1:
        return not one.subjects.isdisjoint(other.subjects)
    return not set(_subjects(one.parties, len(LEVELS) - 1)).isdisjoint(_subjects(other.parties, len(LEVELS) - 1))


def related(reports: Iterable[Report]) -> dict[str, list[str]]:
    """Each report with those it is comparable with, and that come after it by id."""
    known = {report.id: report for report in reports}
    shelves: dict[int, list[str]] = {}
    for name in sorted(known):
        for place in own_keys(known[name]):
            shelves.setdefault(place, []).append(name)
    found = {}
    for name in sorted(known):
        near = {other for place in search_keys(known[name]) for other in shelves.get(place, ()) if other > name}
        found[name] = sorted(other for other in near if comparable(known[name], known[other]))
    return found

"""How much speaks for two reports being of one act, and what forbids it."""

from __future__ import annotations

import functools
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from dragoman.codebook import load_parties
from dragoman.codebook.errors import UnknownParty
from dragoman.record.resolve import names, settings
from dragoman.record.resolve.reports import FILE, Report
from dragoman.record.resolve.words import overlap

#: Grades of names that make two persons one within reports of one act.
KNOWN = frozenset({"same", "variant", "part", "initials", "surname", "typo"})


@dataclass(frozen=True, slots=True)
class Rules:
    """The settings of `data/events.yaml`, as sets where membership is asked."""

    raw: Mapping[str, Any]
    points: Mapping[str, Any]
    repeatable: frozenset[str]
    encounters: frozenset[str]
    placed: frozenset[str]
    topical: frozenset[str]
    ahead: frozenset[str]
    over: frozenset[str]


@functools.cache
def rules() -> Rules:
    """The rules, read once a process."""
    raw = settings.load(FILE)
    sets = {name: frozenset(raw[name]) for name in ("repeatable", "encounters", "placed", "topical", "ahead", "over")}
    return Rules(raw=raw, points=raw["points"], **sets)


def weigh(one: Report, other: Report) -> tuple[float, dict[str, Any]] | None:
    """Points with their reasons; None where two reports cannot be of one act."""
    if forbidden(one, other):
        return None
    parties = _parties(one, other)
    dates = _dates(one, other)
    if parties is None or dates is None:
        return None
    reasons: dict[str, float] = {"date": dates, "parties": parties}
    points = rules().points
    reasons["people"] = _people(one, other)
    reasons["place"] = _place(one, other)
    reasons["matter"] = _matter(one, other)
    steps = points["sentence" if one.matter and other.matter else "only_sentence"]
    reasons["sentence"] = _step(steps, overlap(one.words, other.words))
    if one.act != other.act:
        reasons["act"] = points["kin"]
    if one.about and other.about and one.about != other.about:
        reasons["about"] = points["about"]
    if one.themes and other.themes and not one.themes & other.themes:
        reasons["themes"] = points["themes"]
    why = {name: round(value, 2) for name, value in reasons.items() if value}
    return round(sum(reasons.values()), 3), why


def forbidden(one: Report, other: Report) -> str | None:
    """What speaks so much against it that no other evidence counts; also asked of all pairs in a group."""
    stages = _stages(one.status, other.status)
    if one.page == other.page and not stages:
        return "page"
    if one.actors & other.recipients and other.actors & one.recipients and not one.actors & other.actors:
        return "direction"
    if one.precision == other.precision == "day" and _gap(one, other) > _slip(one, other, stages=stages):
        return "date"
    if one.act in rules().encounters and other.act in rules().encounters and clash(one, other):
        return "people"
    if one.paper and other.paper and overlap(one.paper, other.paper) < 0.25:
        return "paper"
    return None


def _stages(one: str, other: str) -> bool:
    """Whether two statuses are stages of one act: planned and then done, or done away with."""
    known = rules()
    return (one in known.ahead) != (other in known.ahead) and bool({one, other} & known.over)


def _gap(one: Report, other: Report) -> int:
    """Days between two windows; 0 where they touch."""
    if one.first is None or other.first is None or one.last is None or other.last is None:
        return 0
    return max(0, one.first - other.last, other.first - one.last)


def _slip(one: Report, other: Report, *, stages: bool) -> int:
    raw = rules().raw
    if stages:
        return int(raw["postponed"])
    return 0 if {one.act, other.act} & rules().repeatable else int(raw["slip"])


def _dates(one: Report, other: Report) -> float | None:
    points, gap = rules().points["date"], _gap(one, other)
    kinds = {one.precision, other.precision}
    if "unknown" in kinds:
        return None
    if kinds == {"day"}:
        if gap == 0:
            return float(points["same"])
        if _stages(one.status, other.status):
            return float(points["postponed"])
        return float(points["near"] if gap == 1 else points["slip"])
    if gap:
        return None
    if "year" in kinds:
        return float(points["year"])
    for vague in ("ahead", "denial", "month"):
        if vague in kinds:
            return float(points[vague])
    days = _between(one, other)
    return next((float(value) for limit, value in points["undated"] if days <= limit), None)


def _between(one: Report, other: Report) -> int:
    """Days from an undated report's page to the other's act, or to its page where that is undated too."""
    ends = [r.published or r.last or 0 if r.precision == "undated" else r.last or 0 for r in (one, other)]
    if one.precision != other.precision:
        dated, loose = (one, other) if one.precision == "day" else (other, one)
        if (dated.first or 0) <= (loose.published or loose.last or 0) <= (dated.last or 0):
            return 0
    return abs(ends[0] - ends[1])


def _parties(one: Report, other: Report) -> float | None:
    """Points for who takes part; None where a bilateral act has other sides."""
    points, mine, theirs = rules().points, one.parties, other.parties
    if not mine and not theirs:
        return float(points["parties"]["partial"])
    shared = mine & theirs
    if not shared:
        return None
    if mine == theirs:
        value = float(points["parties"]["equal"])
    elif mine <= theirs or theirs <= mine:
        value = float(points["parties"]["subset"])
    elif len(shared) < 2:
        return None
    else:
        value = float(points["parties"]["partial"])
    if one.act == other.act and not _mutual(one, other) and not one.actors & other.actors and one.actors and other.actors:
        value -= 1.0
    return value + (float(points["lone"]) if len(mine | theirs) == 1 else 0.0)


def _mutual(one: Report, other: Report) -> bool:
    return not one.recipients or not other.recipients


def sides(report: Report) -> dict[str | None, list[names.Name]]:
    """The persons by the party they act for."""
    found: dict[str | None, list[names.Name]] = {}
    for name, party in report.people:
        found.setdefault(party, []).append(name)
    return found


def _same_person(one: names.Name, other: names.Name) -> bool:
    return names.compare(one, other) in KNOWN


def shared_people(one: Report, other: Report) -> int:
    """How many persons both reports name, each time more or less alike."""
    return sum(any(_same_person(name, there) for there, _party in other.people) for name, _party in one.people)


def clash(one: Report, other: Report) -> bool:
    """Whether both name persons for one party, and none of them is the same."""
    mine, theirs = sides(one), sides(other)
    for party, people in mine.items():
        there = theirs.get(party, []) if party else []
        if there and not any(_same_person(a, b) for a in people for b in there):
            return True
    # Persons of unknown parties: only where neither report leaves room for another side.
    if None in mine and None in theirs and len(mine) == len(theirs) == 1:
        return not shared_people(one, other) and min(len(one.people), len(other.people)) > 1
    return False


def _people(one: Report, other: Report) -> float:
    points = rules().points["person"]
    shared = shared_people(one, other)
    value = points["first"] + points["more"] * (shared - 1) if shared else 0.0
    return float(value + (points["clash"] if clash(one, other) else 0.0))


def _place(one: Report, other: Report) -> float:
    points = rules().points["place"]
    if not one.place or not other.place:
        return 0.0
    if one.place == other.place or within(one.place, other.place):
        return float(points["same"])
    return float(points["other"]) if {one.act, other.act} & rules().placed else float(points["other"]) / 2


@functools.lru_cache(maxsize=16_384)
def within(one: str, other: str) -> bool:
    """Whether one place is in the other, as far as words and the codebook tell: a capital is in its state."""
    if f" {one} " in f" {other} " or f" {other} " in f" {one} ":
        return True
    found = [_state(place) for place in (one, other)]
    return found[0] is not None and found[0] == found[1] and _is_state(one) != _is_state(other)


def _state(place: str) -> str | None:
    try:
        return load_parties().lookup(place)
    except UnknownParty:
        return None


def _is_state(place: str) -> bool:
    return any(form.kind == "name" for form in load_parties().forms_of(place))


def _matter(one: Report, other: Report) -> float:
    """Points for what the act is about. Nothing in common keeps apart what says little without its object."""
    points = rules().points
    if not one.matter or not other.matter:
        # One report's object may stand in the other's sentence without having been found there.
        named, words = (one.matter, other.words) if one.matter else (other.matter, one.words)
        return _step(points["matter"], overlap(named, words)) if len(named) > 1 else 0.0
    share = max(overlap(one.matter, other.matter), overlap(one.matter, other.words), overlap(other.matter, one.words))
    if share:
        return _step(points["matter"], share)
    return float(points["no_matter"]) if {one.act, other.act} & rules().topical else 0.0


def _step(steps: Sequence[Sequence[float]], value: float) -> float:
    return next((float(given) for least, given in steps if value >= least), 0.0)

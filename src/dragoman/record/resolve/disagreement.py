"""Where reports of one happening differ: each value with the reports that give it, never an average."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from itertools import combinations

from dragoman.codebook import key
from dragoman.record.days import first_and_last
from dragoman.record.resolve import names, settings
from dragoman.record.resolve.compare import within
from dragoman.record.resolve.figures import figures
from dragoman.record.resolve.persons import office
from dragoman.record.resolve.reports import FILE, party_key
from dragoman.record.resolve.told import Told
from dragoman.record.resolve.words import content


@dataclass(frozen=True, slots=True)
class Variant:
    """A value as some reports give it."""

    value: str
    reports: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Disagreement:
    """A field (`date`, `place`, `figure`, `name`, `person`, `role`, `status`, `instrument`, `parties`) with its values.

    `about` says which figure, office or person is meant.
    """

    field: str
    about: str
    variants: tuple[Variant, ...]


#: Between several figures of one report.
SEVERAL = " / "
Differ = Callable[[str, str], bool]


def disagreements(reports: Iterable[Told]) -> tuple[Disagreement, ...]:
    """All of them, by field. Values that one page alone gives beside each other are none."""
    ordered = sorted(reports, key=lambda report: (report.day or "9999", report.id))
    if len({report.page for report in ordered}) < 2:
        return ()
    found = [*_dates(ordered), *_simple(ordered), *_statuses(ordered), *_figures(ordered), *_people(ordered)]
    return tuple(sorted(found, key=lambda item: (item.field, item.about)))


def _set_out(field: str, about: str, values: Iterable[tuple[str, str]], differ: Differ) -> list[Disagreement]:
    """A disagreement between the values (value, report) that differ from some other; none where all agree."""
    by_value: dict[str, list[str]] = defaultdict(list)
    for value, report in values:
        by_value[value].append(report)
    against = {value for pair in combinations(by_value, 2) if differ(*pair) for value in pair}
    shown = tuple(Variant(value, tuple(dict.fromkeys(ids))) for value, ids in by_value.items() if value in against)
    return [Disagreement(field, about, shown)] if len(shown) > 1 else []


def _dates(reports: Sequence[Told]) -> list[Disagreement]:
    """Dates of the act that exclude each other. A plan that was put off is history, not disagreement."""
    ahead = set(settings.load(FILE)["ahead"])
    found = []
    for stage in (True, False):
        values = [(r.date, r.id) for r in reports if r.date and (r.status in ahead) == stage]
        told = {r.id: r.day for r in reports}
        if not stage or len({told[report] for _date, report in values}) == 1:
            found += _set_out("date", "", values, _dates_differ)
    return found


def _dates_differ(one: str, other: str) -> bool:
    left, right = first_and_last(one), first_and_last(other)
    return bool(left and right) and bool(left and right and (left[1] < right[0] or right[1] < left[0]))


def _simple(reports: Sequence[Told]) -> list[Disagreement]:
    places = [(r.event.place, r.id) for r in reports if r.event.place]
    papers = [(r.event.instrument, r.id) for r in reports if r.event.instrument]
    sides = [(", ".join(sorted({*r.event.actors, *r.event.recipients})), r.id) for r in reports]
    return [
        *_set_out("place", "", places, lambda a, b: not within(key(a), key(b))),
        *_set_out("instrument", "", papers, _papers_differ),
        *_set_out("parties", "", sides, _parties_differ),
    ]


def _papers_differ(one: str, other: str) -> bool:
    left, right = content(one), content(other)
    return not (left <= right or right <= left)


def _parties_differ(one: str, other: str) -> bool:
    left, right = ({party_key(party) for party in side.split(", ")} for side in (one, other))
    return not (left <= right or right <= left)


def _statuses(reports: Sequence[Told]) -> list[Disagreement]:
    """That it happened and that it did not: both are shown, whoever spoke last."""
    doubted = set(settings.load(FILE)["doubted"])
    values = [(r.status, r.id) for r in reports if r.status in doubted | {"done", "reported"}]
    return _set_out("status", "", values, lambda a, b: (a in doubted) != (b in doubted))


def _figures(reports: Sequence[Told]) -> list[Disagreement]:
    """Figures for the same thing. A page that gives several for it only counts where none of them is the other's."""
    by_kind: dict[str, dict[str, frozenset[str]]] = defaultdict(dict)
    for report in reports:
        kinds: dict[str, set[str]] = defaultdict(set)
        for evidence in report.event.evidence:
            for figure in figures(evidence.sentence.exact):
                kinds[figure.counts].add(figure.text())
        for kind, given in kinds.items():
            by_kind[kind][report.id] = frozenset(given)
    found = []
    for kind, by_report in sorted(by_kind.items()):
        values = [(SEVERAL.join(sorted(given)), report) for report, given in by_report.items()]
        found += _set_out("figure", kind, values, _nothing_shared)
    return found


def _nothing_shared(one: str, other: str) -> bool:
    return not set(one.split(SEVERAL)) & set(other.split(SEVERAL))


def _people(reports: Sequence[Told]) -> list[Disagreement]:
    return [*_spellings(reports), *_holders(reports), *_roles(reports)]


def _spellings(reports: Sequence[Told]) -> list[Disagreement]:
    """Names that are one person's but for a letter."""
    values = [(name, r.id) for r in reports for name in r.event.people]
    found = []
    for one, other in combinations(dict(values), 2):
        if names.compare(names.parse(one), names.parse(other)) == "typo":
            pair = [(value, report) for value, report in values if value in {one, other}]
            found += _set_out("name", "", pair, lambda a, b: a != b)
    return found


def _holders(reports: Sequence[Told]) -> list[Disagreement]:
    """Persons of different names that are given one office of one party."""
    held: dict[tuple[str, str], list[tuple[str, str]]] = defaultdict(list)
    for report in reports:
        for name in report.event.people:
            role, party = report.roles.get(name, ("", None))
            post = office(role) if role else None
            if post and party and not post.former and (post.portfolio or post.rank == 1):
                held[f"{post.head} {' '.join(sorted(post.portfolio))}".strip(), party_key(party)].append((name, report.id))
    return [
        item
        for (post_name, party), values in sorted(held.items())
        for item in _set_out("person", f"{post_name} ({party})", values, _other_person)
    ]


def _other_person(one: str, other: str) -> bool:
    return names.compare(names.parse(one), names.parse(other)) in {"none", "conflict"}


def _roles(reports: Sequence[Told]) -> list[Disagreement]:
    """Different offices that pages give one person for one act."""
    by_person: list[tuple[names.Name, list[tuple[str, str]]]] = []
    for report in reports:
        for name in report.event.people:
            role, _party = report.roles.get(name, ("", None))
            if role:
                _of(by_person, names.parse(name)).append((role, report.id))
    return [item for name, values in by_person for item in _set_out("role", name.text, values, _roles_differ)]


def _of(by_person: list[tuple[names.Name, list[tuple[str, str]]]], name: names.Name) -> list[tuple[str, str]]:
    for known, values in by_person:
        if names.compare(known, name) not in {"none", "conflict"}:
            return values
    by_person.append((name, []))
    return by_person[-1][1]


def _roles_differ(one: str, other: str) -> bool:
    left, right = office(one), office(other)
    if left.head != right.head:
        return not (left.portfolio & right.portfolio) and left.rank != right.rank
    return bool(left.portfolio and right.portfolio) and not left.portfolio & right.portfolio





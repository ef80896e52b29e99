"""Reports of one act become one happening: the surest pairs first, nothing in a group that forbids another part of it."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence

from dragoman.record.resolve.compare import forbidden, rules, weigh
from dragoman.record.resolve.constraints import NONE, Constraints
from dragoman.record.resolve.groups import Edge, Groups, group
from dragoman.record.resolve.reports import Report, related

#: Of each group so many reports of different make are asked whether anything forbids a union.
ASKED = 24


def edges(reports: Iterable[Report]) -> list[Edge]:
    """All pairs with points enough to be merged or proposed."""
    known = {report.id: report for report in reports}
    least = rules().raw["propose"]
    found = []
    for name, others in related(known.values()).items():
        for other in others:
            weighed = weigh(known[name], known[other])
            if weighed and weighed[0] >= least:
                found.append(Edge.of(weighed[0], name, other, weighed[1]))
    return found


def resolve(reports: Iterable[Report], constraints: Constraints = NONE) -> Groups:
    """The happenings. A function of the set of reports and of the judgements."""
    known = {report.id: report for report in reports}
    return regroup(known, edges(known.values()), constraints)


def consistent(left: Sequence[Report], right: Sequence[Report]) -> bool:
    """Whether no report of one group forbids one of the other, and their parties fit one act."""
    pages = {report.page for report in left} & {report.page for report in right}
    for one in _different(left, pages):
        for other in _different(right, pages):
            if forbidden(one, other):
                return False
    return _parties_fit([*left, *right])


def _different(reports: Sequence[Report], pages: set[str]) -> list[Report]:
    """Reports of different make, in the order of ids, at most `ASKED`; those of shared pages always."""
    kept: dict[object, Report] = {}
    for report in sorted(reports, key=lambda r: r.id):
        make: object = (report.status, report.first, report.last, report.people, report.paper, report.actors)
        kept.setdefault(report.id if report.page in pages else make, report)
    first = [report for report in kept.values() if report.page in pages]
    return first + [report for report in kept.values() if report.page not in pages][:ASKED]


def _parties_fit(reports: Sequence[Report]) -> bool:
    """Whether one report names all the parties of any two that differ, or they differ by naming fewer."""
    sets = sorted({report.parties for report in reports}, key=lambda parties: (-len(parties), sorted(parties)))
    if not sets:
        return True
    widest = sets[0]
    return all(parties <= widest or len(parties & widest) >= 2 for parties in sets)


def regroup(known: Mapping[str, Report], found: Iterable[Edge], constraints: Constraints = NONE) -> Groups:
    """The happenings among these reports, by edges that are known already; those that lead elsewhere stay open."""

    def allowed(one: Sequence[str], other: Sequence[str]) -> bool:
        return consistent([known[key] for key in one], [known[key] for key in other])

    return group(known, found, merge=rules().raw["merge"], allowed=allowed, constraints=constraints)

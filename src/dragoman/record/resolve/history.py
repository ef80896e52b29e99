"""How a happening went from announced to done, or came to nothing: who said so when."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from dragoman.record.resolve import settings
from dragoman.record.resolve.reports import FILE
from dragoman.record.resolve.told import Told

#: What counts for more where two pages of one day differ, least first.
WEIGHT = ("possible", "reported", "planned", "denied", "negated", "cancelled", "done")


@dataclass(frozen=True, slots=True)
class Step:
    """A status with the date then given for the act, the day it was first told so, and all reports that tell it so."""

    status: str
    date: str | None
    told: str | None
    reports: tuple[str, ...]
    voices: int


def history(reports: Iterable[Told]) -> tuple[Step, ...]:
    """The steps in the order in which they were first told; reports that repeat a step are listed with it.

    A report without a date repeats the step of its status before it, whatever date that has.
    """
    ordered = sorted(reports, key=lambda r: (r.day or "9999", WEIGHT.index(r.status), r.date is None, r.date or "", r.id))
    steps: list[tuple[Told, list[Told]]] = []
    for report in ordered:
        home = next((kept for first, kept in reversed(steps) if _repeats(report, first)), None)
        if home is None:
            steps.append((report, [report]))
        else:
            home.append(report)
    return tuple(_step(kept) for _first, kept in steps)


def _repeats(report: Told, step: Told) -> bool:
    """Whether a report tells a step again: same status, no other date."""
    if report.status != step.status:
        return False
    return report.date is None or step.date is None or _within(report.date, step.date)


def _within(one: str, other: str) -> bool:
    return one.startswith(other) or other.startswith(one)


def _step(reports: Sequence[Told]) -> Step:
    dates = sorted({r.date for r in reports if r.date}, key=lambda date: (-len(date), date))
    return Step(
        status=reports[0].status,
        date=dates[0] if dates else None,
        told=reports[0].day,
        reports=tuple(report.id for report in reports),
        voices=len({report.voice for report in reports}),
    )


def status(reports: Sequence[Told]) -> str:
    """How the act stands: done unless later reports say otherwise; else the last word on it."""
    rules = settings.load(FILE)
    firm = [report for report in reports if report.status in rules["over"]]
    pool = firm or list(reports)
    last = max(pool, key=lambda r: (r.day or "", WEIGHT.index(r.status), r.id))
    if last.status in rules["doubted"] and any(report.status == "done" for report in firm):
        # A denial does not undo what others report: only more voices than those for it do.
        doubt = {report.voice for report in firm if report.status in rules["doubted"]}
        return "done" if len({r.voice for r in firm if r.status == "done"}) >= len(doubt) else last.status
    return last.status

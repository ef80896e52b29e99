"""Coverage as a table, and the word about gaps that goes with an answer."""

from __future__ import annotations

import json
from collections.abc import Sequence
from typing import TYPE_CHECKING

from dragoman.cli.output import flat, note, results, write_line

if TYPE_CHECKING:
    from dragoman.record import Coverage, Record

#: Gaps that are named one by one.
NAMED = 6
COLUMNS = ("outlet", "day", "read", "skipped", "failed", "first_seen", "last_seen")


def note_gaps(record: Record, since: str | None, until: str | None) -> None:
    """Say of which days in a period nothing was read: a zero there is no finding."""
    from dragoman.record import coverage

    found = coverage(record, since=since, until=until)
    if found.gaps:
        note(
            f"coverage: no page was read of {found.missing} of the {found.length} days from {found.since} to {found.until} "
            f"({_named(found.gaps)}): a zero there only means that nobody looked. dragoman coverage tells more"
        )
    elif found.since is None:
        note("coverage: no page was read of any day of this period: a zero only means that nobody looked")


def print_coverage(found: Coverage, *, jsonl: bool) -> bool:
    """Days as rows, then gaps; False, and nothing printed, where nothing was ever read."""
    if not found.days:
        return False
    if jsonl:
        for day in found.days:
            write_line(json.dumps({name: getattr(day, name) for name in COLUMNS}, ensure_ascii=False))
        return True
    from rich.table import Table
    from rich.text import Text

    table = Table(box=None, pad_edge=False, header_style="bold")
    for name in COLUMNS:
        table.add_column(name.replace("_", " "), justify="right" if name in COLUMNS[2:5] else "left", overflow="fold")
    for day in found.days:
        cells = [flat(day.outlet or "(not known)"), day.day or "(not known)", str(day.read), str(day.skipped), str(day.failed)]
        cells += [moment[:16].replace("T", " ") for moment in (day.first_seen, day.last_seen)]
        table.add_row(*map(Text, cells))
    results().print(table)
    if found.since is not None:
        days = f"{found.missing} of {found.length} days from {found.since} to {found.until}"
        write_line(f"without any page: {days}" + (f" ({_named(found.gaps)})" if found.gaps else ""))
        for outlet, gaps in found.outlet_gaps.items():
            if gaps and len(found.outlet_gaps) > 1:
                write_line(f"  {flat(outlet)}: none {_named(gaps)}")
    return True


def _named(gaps: Sequence[tuple[str, str]]) -> str:
    words = [first if first == last else f"{first} to {last}" for first, last in gaps[:NAMED]]
    return ", ".join(words) + (f" and {len(gaps) - NAMED} more" if len(gaps) > NAMED else "")

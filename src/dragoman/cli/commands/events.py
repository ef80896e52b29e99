"""`dragoman events`."""

from __future__ import annotations

import sys
from enum import StrEnum
from typing import Annotated

import typer

from dragoman.cli import choices
from dragoman.cli.failures import Misuse, guarded
from dragoman.cli.options import DEFAULT_RECORD, RecordOption
from dragoman.cli.output import note
from dragoman.cli.views.coverage import note_gaps


class Format(StrEnum):
    """How events are printed."""

    table = "table"
    csv = "csv"
    jsonl = "jsonl"
    xlsx = "xlsx"


@guarded
def command(
    party: Annotated[
        list[str] | None, typer.Option(help="Takes part: code or name. Several must all take part.", metavar="PARTY")
    ] = None,
    act: Annotated[list[str] | None, typer.Option(help="Is such an act; several: any of them.", metavar="ACT")] = None,
    status: Annotated[list[str] | None, typer.Option(help="Is so far along.", metavar="STATUS")] = None,
    theme: Annotated[list[str] | None, typer.Option(help="Is about it; several: any.", metavar="THEME")] = None,
    since: Annotated[
        str | None, typer.Option(help="On or after this day; a year or month will do.", metavar="DATE")
    ] = None,
    until: Annotated[str | None, typer.Option(help="On or before this day.", metavar="DATE")] = None,
    form: Annotated[Format, typer.Option("--format", help="For people, spreadsheets or programs.")] = Format.table,
    record: RecordOption = str(DEFAULT_RECORD),
) -> None:
    """List the events of the record that pass all filters, by date."""
    from dragoman.cli.views import rows, table
    from dragoman.record import EventFilter, events, open_record, values

    kinds = {"acts": choices.acts(act), "statuses": choices.statuses(status), "themes": choices.themes(theme)}
    with open_record(record) as opened:
        parties = choices.parties(party, values(opened, "party") if party else ())
        found = events(opened, EventFilter(parties=parties, since=since, until=until, **kinds))
        if form is Format.csv:
            rows.write_csv(found)
        elif form is Format.xlsx:
            if sys.stdout.isatty():
                raise Misuse("a workbook is no text for a terminal: dragoman events --format xlsx > events.xlsx")
            rows.write_xlsx(found)
        elif form is Format.jsonl:
            rows.write_jsonl(found)
        elif not table.print_events(found):
            note("no event in the record passes these filters" if _filtered(party, kinds, since, until) else _EMPTY)
        if since or until:
            note_gaps(opened, since, until)


_EMPTY = "the record holds no event yet: read some pages: dragoman read PATH"


def _filtered(*filters: object) -> bool:
    return any(any(item.values()) if isinstance(item, dict) else item for item in filters)

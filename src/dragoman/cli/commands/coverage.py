"""`dragoman coverage`."""

from __future__ import annotations

from enum import StrEnum
from typing import Annotated

import typer

from dragoman.cli.failures import guarded
from dragoman.cli.options import DEFAULT_RECORD, RecordOption
from dragoman.cli.output import note


class Format(StrEnum):
    """How days are printed."""

    table = "table"
    jsonl = "jsonl"


@guarded
def command(
    outlet: Annotated[list[str] | None, typer.Option(help="Only this outlet; may be repeated.", metavar="NAME")] = None,
    since: Annotated[str | None, typer.Option(help="From this day; a year or month will do.", metavar="DATE")] = None,
    until: Annotated[str | None, typer.Option(help="Up to this day.", metavar="DATE")] = None,
    form: Annotated[Format, typer.Option("--format", help="For people or for programs.")] = Format.table,
    record: RecordOption = str(DEFAULT_RECORD),
) -> None:
    """What was read, skipped and failed, by outlet and day, and the days of which there is nothing at all."""
    from dragoman.cli.views.coverage import print_coverage
    from dragoman.record import coverage, open_record

    with open_record(record) as opened:
        found = coverage(opened, outlet or (), since, until)
    if not print_coverage(found, jsonl=form is Format.jsonl):
        note("nothing was read of that: dragoman coverage without options lists all there is")

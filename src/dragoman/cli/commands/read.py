"""`dragoman read`."""

from __future__ import annotations

from enum import StrEnum
from typing import Annotated

import typer

from dragoman.cli.failures import guarded
from dragoman.cli.options import DEFAULT_RECORD, RecordOption


class Format(StrEnum):
    """What is printed of the pages."""

    table = "table"
    jsonl = "jsonl"


@guarded
def command(
    paths: Annotated[
        list[str], typer.Argument(metavar="PATH…", help="Files, folders, globs in quotes, or - for standard input.")
    ],
    record: RecordOption = str(DEFAULT_RECORD),
    form: Annotated[
        Format, typer.Option("--format", help="A table of the events found, or one object a page.")
    ] = Format.table,
    dry_run: Annotated[bool, typer.Option("--dry-run", help="Store nothing, touch no record.")] = False,
    jobs: Annotated[int, typer.Option(min=1, help="Pages read at a time.", metavar="N")] = 1,
) -> None:
    """Read French news pages (.txt, .html, .htm, each also .gz) and store what they say."""
    from dragoman.cli.reading import Run, find
    from dragoman.record import check_place

    if not dry_run:
        check_place(record)
    sources, missing = find(paths)
    run = Run(None if dry_run else record, jsonl=form is Format.jsonl, skipped=missing)
    code = run.go(sources, jobs)
    if code:
        raise typer.Exit(code)

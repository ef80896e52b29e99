"""`dragoman judgements`: what people said, moved, compared, and held against what is read."""

from __future__ import annotations

import sys
from enum import StrEnum
from pathlib import Path
from typing import Annotated

import typer

from dragoman.cli.failures import Misuse, guarded
from dragoman.cli.judging import open_to_judge
from dragoman.cli.options import DEFAULT_RECORD, RecordOption
from dragoman.cli.output import note, write_line
from dragoman.model import DragomanError

app = typer.Typer(help="List, export, import and compare judgements.", no_args_is_help=True)


class Format(StrEnum):
    """How rows are printed."""

    table = "table"
    jsonl = "jsonl"


FormatOption = Annotated[Format, typer.Option("--format", help="For people or for programs.")]


@app.command("list")
@guarded
def list_(
    author: Annotated[list[str] | None, typer.Option(help="Only by this person; may be repeated.", metavar="NAME")] = None,
    action: Annotated[list[str] | None, typer.Option(help="Only such judgements; may be repeated.", metavar="ACTION")] = None,
    form: FormatOption = Format.table,
    record: RecordOption = str(DEFAULT_RECORD),
) -> None:
    """All judgements, the earliest first, undone ones among them."""
    from dragoman.cli.views import judged
    from dragoman.record import judgements, open_record

    with open_record(record) as opened:
        found = [
            item
            for item in judgements(opened)
            if (not author or item.judgement.author in author) and (not action or item.judgement.action in action)
        ]
    if not judged.print_listed(found, jsonl=form is Format.jsonl):
        note("no judgement: dragoman review, or dragoman judge ID accept")


@app.command()
@guarded
def conflicts(form: FormatOption = Format.table, record: RecordOption = str(DEFAULT_RECORD)) -> None:
    """What speaks against judgements: newer readings, facts no longer found, other people. They hold all the same."""
    from dragoman.cli.views import judged
    from dragoman.record import conflicts as find_conflicts
    from dragoman.record import open_record

    with open_record(record) as opened:
        found = find_conflicts(opened)
    if not judged.print_conflicts(found, jsonl=form is Format.jsonl):
        note("nothing speaks against any judgement")


@app.command()
@guarded
def agreement(form: FormatOption = Format.table, record: RecordOption = str(DEFAULT_RECORD)) -> None:
    """How far people agree who judged the same facts: share of equal verdicts, Cohen's kappa, and fields."""
    from dragoman.cli.views import judged
    from dragoman.record import open_record
    from dragoman.record.judgements import agreement as compare

    with open_record(record) as opened:
        found = compare(opened)
    if not judged.print_agreement(found, jsonl=form is Format.jsonl):
        note("no two people have judged the same fact yet: dragoman review --twice")


@app.command()
@guarded
def export(
    as_gold: Annotated[
        Path | None,
        typer.Option("--as-gold", metavar="FOLDER", help="Write judged pages as NAME.txt and NAME.gold.json instead."),
    ] = None,
    record: RecordOption = str(DEFAULT_RECORD),
) -> None:
    """Write all judgements to standard output as JSON Lines, or judged pages as gold into a folder."""
    from dragoman.record import open_record
    from dragoman.record.judgements import export_lines

    with open_record(record) as opened:
        if as_gold is not None:
            from dragoman.cli.gold import write_gold

            pages, facts = write_gold(opened, as_gold)
            note(f"{pages} pages with {facts} judged facts in {as_gold}; what nobody judged there is optional")
            return
        for line in export_lines(opened):
            write_line(line)


@app.command("import")
@guarded
def import_(
    file: Annotated[str, typer.Argument(metavar="FILE", help="JSON Lines from `judgements export`; - for standard input.")],
    record: RecordOption = str(DEFAULT_RECORD),
) -> None:
    """Take in judgements of another record: all of the file or, where a line is wrong, nothing. Twice is once."""
    from dragoman.record.judgements import import_lines

    lines, name = _lines(file), "standard input" if file == "-" else file
    with open_to_judge(record) as opened:
        found = import_lines(opened, lines, name)
    waiting = f"; {found.waiting} are about pages that are not in this record yet" if found.waiting else ""
    note(f"{found.new} judgements new, {found.known} known already{waiting}")


def _lines(file: str) -> list[str]:
    try:
        data = sys.stdin.buffer.read() if file == "-" else Path(file).read_bytes()
        return data.decode("utf-8-sig").split("\n")
    except OSError as error:
        raise Misuse(f"{file} cannot be read: {error.strerror or error}") from None
    except UnicodeDecodeError as error:
        line = error.object[: error.start].count(b"\n") + 1
        raise DragomanError(f"{file}: nothing was imported, because line {line} is no UTF-8 text") from None

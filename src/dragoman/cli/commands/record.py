"""`dragoman record`: the record as a thing to check, copy and keep."""

from __future__ import annotations

from typing import Annotated

import typer

from dragoman.cli.failures import FAILED, guarded
from dragoman.cli.options import DEFAULT_RECORD, RecordOption
from dragoman.cli.output import note, write_line

app = typer.Typer(help="Check, copy, back up and rebuild a record.", no_args_is_help=True)


@app.command()
@guarded
def check(record: RecordOption = str(DEFAULT_RECORD)) -> None:
    """Compare the record with its own promises: texts unchanged, words at their places, references whole."""
    from dragoman.record import counts, open_record, verify

    with open_record(record) as opened:
        wrong = verify(opened)
        for line in wrong:
            write_line(line)
        if wrong:
            note(f"{opened.location}: {len(wrong)} things are wrong")
            raise typer.Exit(FAILED)
        found = counts(opened)
        note(f"{opened.location} is sound: {found['page']} pages, {found['event']} events, all words at their places")


@app.command()
@guarded
def copy(
    source: Annotated[str, typer.Argument(metavar="FROM", help="The record: a file, or postgresql://…")],
    target: Annotated[str, typer.Argument(metavar="TO", help="A new place for it, in either store.")],
) -> None:
    """Copy a whole record to a new place, file or server, and compare the two row by row."""
    from dragoman.record import copy as copy_record
    from dragoman.record import shown

    rows = copy_record(source, target)
    note(f"copied {sum(rows.values())} rows ({rows['page']} pages) to {shown(target)}; the copy says the same")


@app.command()
@guarded
def backup(
    file: Annotated[str, typer.Argument(metavar="FILE", help="The new file.")],
    record: RecordOption = str(DEFAULT_RECORD),
) -> None:
    """Write the record as it is at this moment to a new file, while others may go on writing to it."""
    from dragoman.record import backup as back_up

    pages = back_up(record, file)
    note(f"{file} holds {pages} pages: a record like any other (--record {file})")


@app.command()
@guarded
def rebuild(record: RecordOption = str(DEFAULT_RECORD)) -> None:
    """Drop all that is worked out from pages and judgements, and work it out anew."""
    from dragoman.record import open_record

    with open_record(record, write=True) as opened:
        made = opened.rebuild()
        note(f"{opened.location}: made anew: {', '.join(made) or 'nothing; all is kept as read'}")


@app.command()
@guarded
def neighbours(
    drop: Annotated[bool, typer.Option("--drop", help="Take them away again.")] = False,
    record: RecordOption = str(DEFAULT_RECORD),
) -> None:
    """Make what `dragoman search --like` needs, for all pages that lack it; from then on, pages that are read get theirs."""
    from dragoman.cli.judging import open_to_judge
    from dragoman.record import neighbours as near

    with open_to_judge(record) as opened:  # a record that is missing is not made
        if drop:
            near.drop(opened)
            note(f"{opened.location}: no neighbours any more")
            return
        pages = near.make(opened, lambda left: note(f"{left} pages to go"))
        note(f"{opened.location}: neighbours made for {pages} pages; look for them with dragoman search --like")

"""`dragoman show`."""

from __future__ import annotations

from typing import Annotated

import typer

from dragoman.cli.failures import guarded
from dragoman.cli.options import DEFAULT_RECORD, RecordOption


@guarded
def command(
    fact: Annotated[str, typer.Argument(metavar="ID", help="The id of a fact, or its unmistakable start.")],
    record: RecordOption = str(DEFAULT_RECORD),
) -> None:
    """Show one fact: its fields, its sentences with the words that count, its article, its rule."""
    from dragoman.cli.views.fact import print_fact
    from dragoman.record import find_fact, open_record

    with open_record(record) as opened:
        found = find_fact(opened, fact)
    print_fact(found)

"""`dragoman search`."""

from __future__ import annotations

from enum import StrEnum
from typing import Annotated

import typer

from dragoman.cli.failures import Misuse, guarded
from dragoman.cli.options import DEFAULT_RECORD, RecordOption
from dragoman.cli.output import note


class Format(StrEnum):
    """How pages found are printed."""

    table = "table"
    csv = "csv"
    jsonl = "jsonl"


@guarded
def command(
    query: Annotated[
        list[str] | None,
        typer.Argument(
            metavar="QUERY…", help='Words, "a phrase", begin*, -without, OR, partie:MA depuis:2025-01.', show_default=False
        ),
    ] = None,
    like: Annotated[
        str | None,
        typer.Option("--like", help="Sentences like this fact, or these words; in what QUERY finds.", metavar="ID|WORDS"),
    ] = None,
    page: Annotated[int, typer.Option(min=1, max=100_000, help="Which page of results.", metavar="N")] = 1,
    size: Annotated[int, typer.Option(min=1, max=200, help="Results a page.", metavar="N")] = 10,
    facets: Annotated[bool, typer.Option("--facets", help="How many by party, act, theme, outlet and month.")] = False,
    form: Annotated[Format, typer.Option("--format", help="For people, spreadsheets or programs.")] = Format.table,
    record: RecordOption = str(DEFAULT_RECORD),
) -> None:
    """Find articles by their words and by what the record says of them; quote a QUERY that holds - or quotes."""
    from dragoman.cli.views import search as view
    from dragoman.record import open_record, search, search_facets

    text = " ".join(query or ())
    if like is not None:
        if page > 1 or facets:
            raise Misuse("--like gives the nearest sentences, --size of them: no pages and no facets")
        _nearest(record, like, text, size, form)
        return
    if not query:
        raise Misuse("what is to be found? Give words, or --like with the id of a fact or a sentence")
    with open_record(record) as opened:
        found = search(opened, text, page=page, size=size)
        counted = search_facets(opened, text, found=found) if facets else {}
    if form is Format.csv:
        view.write_csv(found.hits)
    elif form is Format.jsonl:
        view.write_jsonl(found.hits)
    else:
        view.print_hits(found)
        view.print_facets(counted)
    if not found.total:
        note("no article in the record answers this search")
        return
    total = f"more than {found.total}" if found.more else str(found.total)
    last = found.first + len(found.hits) - 1
    note(f"{found.first} to {last} of {total} articles" if found.hits else f"there are only {total} articles")


def _nearest(place: str, like: str, text: str, size: int, form: Format) -> None:
    from dragoman.cli.views import neighbours as view
    from dragoman.record import neighbours as near
    from dragoman.record import open_record, search
    from dragoman.record.search.find import pages_of

    with open_record(place) as opened:
        among = pages_of(opened, search(opened, text, size=1)) if text.strip() else None
        found = near.like(opened, like, most=size, among=among)
        left = near.waiting(opened)
    if form is Format.csv:
        view.write_csv(found)
    elif form is Format.jsonl:
        view.write_jsonl(found)
    else:
        view.print_neighbours(found)
    if not found:
        note("no sentence in the record is like that")
    if left:
        note(f"{left} pages were not compared: dragoman record neighbours goes on with them")

"""`dragoman why`."""

from __future__ import annotations

import json
from enum import StrEnum
from typing import Annotated

import typer

from dragoman.cli.commands.dossier import Lang
from dragoman.cli.failures import Misuse, guarded
from dragoman.cli.output import write_line


class Format(StrEnum):
    """How the trace is printed."""

    text = "text"
    json = "json"


@guarded
def command(
    page: Annotated[str, typer.Argument(metavar="PAGE", help="A page (.txt, .html, .gz), or - for standard input.")],
    sentence: Annotated[
        int | None, typer.Option(min=0, metavar="N", help="This sentence alone; 0 is the title.")
    ] = None,
    lang: Annotated[Lang, typer.Option(help="Language of the explanations; words of the page stay as written.")] = Lang.fr,
    form: Annotated[Format, typer.Option("--format", help="For people or programs.")] = Format.text,
) -> None:
    """Show for each sentence of a page which rule fired, which words gave what, and why other candidates are no event."""
    from dragoman.cli.failures import FAILED
    from dragoman.cli.output import say
    from dragoman.cli.reading import find
    from dragoman.cli.views.why import print_trace
    from dragoman.intake import read_bytes, read_page
    from dragoman.jobs.page import name_of
    from dragoman.reading import explain

    sources, missing = find([page])
    if len(sources) != 1:
        reason = missing[0][1] if missing else f"stands for {len(sources)} pages: give one"
        say(f"{page}: {reason}")
        raise typer.Exit(FAILED)
    source = sources[0]
    trace = explain(read_page(name_of(source), read_bytes(source), kind=source.kind))
    shown = [s for s in trace.sentences if sentence is None or s.number == sentence]
    if sentence is not None and not shown:
        last = max((s.number for s in trace.sentences), default=0)
        raise Misuse(f"{page} has no sentence {sentence}: they go from 1 to {last}")
    if form is Format.json:
        told = trace.to_json()
        told["sentences"] = [s.to_json() for s in shown]
        write_line(json.dumps(told, ensure_ascii=False, indent=1))
    else:
        print_trace(trace, shown, lang.value)

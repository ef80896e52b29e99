"""The executable `dragoman`. Each command is a module of `dragoman.cli.commands`; big imports wait until used."""

from __future__ import annotations

import os
from typing import Annotated

import typer

from dragoman.cli.commands import (
    accounts,
    codebook,
    coverage,
    dossier,
    events,
    judge,
    judgements,
    read,
    record,
    review,
    search,
    serve,
    show,
    version,
    why,
)
from dragoman.cli.output import set_up

app = typer.Typer(
    name="dragoman",
    help="Reads French news pages and keeps a sourced record of who did what with whom.",
    no_args_is_help=True,
    pretty_exceptions_enable=False,
    add_completion=True,
)


@app.callback()
def settings(
    debug: Annotated[bool, typer.Option("--debug", help="Show tracebacks (also DRAGOMAN_DEBUG=1).")] = False,
) -> None:
    """Reads French news pages and keeps a sourced record of who did what with whom."""
    if debug:
        os.environ["DRAGOMAN_DEBUG"] = "1"


for module in (read, events, search, dossier, show, why, review, judge, coverage, codebook, serve, version):
    app.command(module.__name__.rpartition(".")[2])(module.command)
app.add_typer(accounts.app, name="accounts")
app.add_typer(record.app, name="record")
app.add_typer(judgements.app, name="judgements")


def main() -> None:
    """Run the command line."""
    set_up()
    app()


if __name__ == "__main__":
    main()

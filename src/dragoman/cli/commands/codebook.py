"""`dragoman codebook`."""

from __future__ import annotations

from typing import Annotated

import typer

from dragoman.cli.commands.dossier import Lang
from dragoman.cli.failures import guarded


@guarded
def command(
    name: Annotated[
        str | None, typer.Argument(metavar="[NAME]", help="An act, a status or a theme; without it, all are listed.")
    ] = None,
    lang: Annotated[Lang, typer.Option(help="Language of definitions and rules; triggers and examples are French.")] = Lang.fr,
) -> None:
    """Print the codebook: what an act, status or theme is, where it ends, its triggers, and sentences that are tests."""
    from dragoman.cli.choices import entry
    from dragoman.cli.views.codebook import print_entry, print_list

    if name is None:
        print_list(lang.value)
    else:
        print_entry(entry(name), lang.value)

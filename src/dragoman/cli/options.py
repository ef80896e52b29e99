"""Options that several commands share."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

#: Where the record is when nobody says.
DEFAULT_RECORD = Path("dragoman.db")

RecordOption = Annotated[
    str,
    typer.Option(
        "--record",
        envvar="DRAGOMAN_RECORD",
        metavar="PLACE",
        help="The record to use: a file, or postgresql://USER@HOST/DATABASE.",
        show_default="./dragoman.db",
    ),
]

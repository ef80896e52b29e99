"""`dragoman serve`."""

from __future__ import annotations

from typing import Annotated

import typer

from dragoman.cli.failures import guarded
from dragoman.cli.judging import AuthorOption
from dragoman.cli.options import DEFAULT_RECORD, RecordOption


@guarded
def command(
    record: RecordOption = str(DEFAULT_RECORD),
    host: Annotated[str, typer.Option(help="The address to listen on.", metavar="ADDRESS")] = "127.0.0.1",
    port: Annotated[int, typer.Option(min=0, max=65_535, help="The port; 0 takes any free one.", metavar="N")] = 8017,
    allow_host: Annotated[
        list[str] | None, typer.Option(help="A name by which browsers call the server.", metavar="NAME")
    ] = None,
    accounts: Annotated[bool, typer.Option("--accounts", help="Ask for log-in on this machine too.")] = False,
    author: AuthorOption = None,
    secure: Annotated[bool, typer.Option("--secure", help="Browsers reach the server by HTTPS alone.")] = False,
    proxy: Annotated[
        list[str] | None, typer.Option(help="A proxy in front that is believed whom it speaks for.", metavar="ADDRESS")
    ] = None,
    open_: Annotated[bool, typer.Option("--open", help="Open the browser on it.")] = False,
) -> None:
    """Open the workbench: the record in a browser. Ctrl-C ends it."""
    from dragoman.cli.serving import serve
    from dragoman.web import Settings

    settings = Settings(
        record, host, port, tuple(allow_host or ()), " ".join((author or "").split()) or None, accounts=accounts,
        secure=secure, proxied=bool(proxy),
    )  # fmt: skip
    serve(settings, tuple(proxy or ()), open_browser=open_)

"""One added text from bytes to facts, in a process of its own."""

from __future__ import annotations

import dataclasses

from dragoman.intake import Source
from dragoman.jobs import Outcome, read_source
from dragoman.model import DragomanError
from dragoman.web.adding.told import Told, told_of


def read_added(source: Source, data: bytes | None = None) -> Outcome:
    """Read a text with what is told of it. Whatever is wrong becomes a reason, never an exception."""
    told = told_of(source.path) if source.path is not None else Told()
    if not any((told.title, told.outlet, told.date, told.url)):
        return dataclasses.replace(read_source(source, data), fiction=told.fiction)
    from dragoman import intake, reading
    from dragoman.jobs.page import reason_of

    try:
        raw = intake.read_bytes(source) if data is None else data
        page = intake.read_page(source.name, _headed(raw, source, told), kind=source.kind, url=told.url)
        page = dataclasses.replace(
            page, title=told.title or page.title, outlet=told.outlet or page.outlet, url=told.url or page.url,
            published=told.date or page.published, published_from="metadata" if told.date else page.published_from,
        )  # fmt: skip
        return Outcome(source.name, reading.read(page), fiction=told.fiction)
    except DragomanError as error:
        return Outcome(source.name, reason=reason_of(error))
    except Exception as error:  # noqa: BLE001 - one text must never end the process
        return Outcome(source.name, reason=f"the program failed on this page ({type(error).__name__})", failed=True)


def _headed(raw: bytes, source: Source, told: Told) -> bytes:
    """The text with its title above it, where it is not there already."""
    if source.kind != "text" or not told.title:
        return raw
    title = told.title.encode("utf-8")
    return raw if raw.lstrip().startswith(title) else title + b"\n\n" + raw

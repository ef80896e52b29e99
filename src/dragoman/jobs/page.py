"""One input from bytes to facts. Whatever is wrong with it becomes a reason, never an exception."""

from __future__ import annotations

import traceback
from typing import TYPE_CHECKING

from dragoman.jobs.fiction import is_fiction
from dragoman.jobs.outcome import Outcome
from dragoman.model import DragomanError, Page

if TYPE_CHECKING:
    from dragoman.intake import Source


def name_of(source: Source) -> str:
    """The source's name as text: bytes of a file name that are no UTF-8 become `�`."""
    return source.name.encode("utf-8", "surrogateescape").decode("utf-8", "replace")


def reason_of(error: DragomanError) -> str:
    """Why an input could not be read, without its name where the error tells the two apart."""
    return str(getattr(error, "reason", None) or error)


def read_source(source: Source, data: bytes | None = None) -> Outcome:
    """Read one input; `data` holds its bytes where the caller has them already (standard input)."""
    from dragoman import intake, reading

    name, page = name_of(source), None
    try:
        if data is None:
            data = intake.read_bytes(source)
        page = intake.read_page(name, data, kind=source.kind)
        return Outcome(name, reading.read(page), fiction=is_fiction(source.path))
    except DragomanError as error:
        outlet, day = getattr(error, "outlet", None), getattr(error, "day", None)
        return Outcome(name, reason=reason_of(error), outlet=outlet, day=day)
    except MemoryError:
        return _failed(name, "too large for the memory of this machine", page)
    except OSError as error:
        return _failed(name, f"cannot be read: {error.strerror or error}", page)
    except Exception as error:  # noqa: BLE001 - one page must never end the run
        reason = f"the program failed on this page ({type(error).__name__}); please report it"
        return _failed(name, reason, page, traceback.format_exc())


def _failed(name: str, reason: str, page: Page | None, detail: str | None = None) -> Outcome:
    """An input that could not be read to its end, with what is known of its page."""
    outlet, day = (page.outlet, page.published or page.captured) if page else (None, None)
    return Outcome(name, reason=reason, detail=detail, failed=True, outlet=outlet, day=day)

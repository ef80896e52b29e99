"""The work of `dragoman serve`: look at the record, listen, say where."""

from __future__ import annotations

from typing import TYPE_CHECKING

from dragoman.cli.output import note, write_line
from dragoman.cli.stopping import Stop

if TYPE_CHECKING:
    from dragoman.web import Settings


def serve(settings: Settings, *, open_browser: bool) -> None:
    """Serve until told to stop. Raises `RecordError` where the record cannot be used, `CannotListen`, `Misuse`."""
    from dragoman.web import serving

    found = _look(settings.record)
    listening = serving.bind(settings.host, settings.port)
    address = serving.address_of(listening)
    if not found:
        note(f"there is no record here yet: {address}add makes one")
    write_line(address)
    _flush()
    try:
        # uvicorn hands the signal on when it has ended: it arrives here.
        with Stop():
            if open_browser:
                _open(address)
            serving.run(settings, listening)
    except KeyboardInterrupt:
        note("stopped")


def _look(place: str) -> bool:
    """Whether there is a record; one of an older program is brought up to date. Raises `RecordError` on any other thing."""
    from dragoman.record import MissingRecord, RecordError, check_place, open_record

    try:
        open_record(place).close()
    except MissingRecord:
        check_place(place)
        return False
    except RecordError:
        # Made by an older program, or unusable: opening it for writing does the one and says the other.
        open_record(place, write=True).close()
    return True


def _open(address: str) -> None:
    import webbrowser

    if not webbrowser.open(address):
        note(f"no browser could be opened: go to {address}")


def _flush() -> None:
    import sys

    sys.stdout.flush()

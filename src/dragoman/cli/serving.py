"""The work of `dragoman serve`: look at the record, listen, say where."""

from __future__ import annotations

import sys
from ipaddress import ip_network
from typing import TYPE_CHECKING

from dragoman.cli.failures import Misuse
from dragoman.cli.options import DEFAULT_RECORD
from dragoman.cli.output import note, write_line
from dragoman.cli.stopping import Stop

if TYPE_CHECKING:
    from dragoman.web import Settings

NO_ADMIN = """nobody could log in here: there is no admin yet. Make one first:
    dragoman accounts add NAME --role admin{option}"""
PLAIN = """passwords and pages go over the network unencrypted: put a proxy that speaks HTTPS in front
(--host 127.0.0.1 --proxy 127.0.0.1 --secure --allow-host NAME), or use this on a network you trust alone"""


def serve(settings: Settings, proxies: tuple[str, ...], *, open_browser: bool) -> None:
    """Serve until told to stop. Raises `RecordError` where the record cannot be used, `CannotListen`, `Misuse`."""
    from dragoman.web import serving

    _check(settings, proxies)
    found = _look(settings.record)
    if settings.needs_login:
        _need_admin(settings.record, found=found)
    listening = serving.bind(settings.host, settings.port)
    address = serving.address_of(listening)
    if not found:
        note(f"there is no record here yet: {address}add makes one")
    if not settings.on_loopback and not settings.secure:
        note(PLAIN)
    write_line(address)
    sys.stdout.flush()
    try:
        # uvicorn hands the signal on when it has ended: it arrives here.
        with Stop():
            if open_browser:
                _open(address)
            serving.run(settings, listening, proxies)
    except KeyboardInterrupt:
        note("stopped")


def _check(settings: Settings, proxies: tuple[str, ...]) -> None:
    """Raise `Misuse` for what would only be noticed when somebody calls or judges."""
    from dragoman.record.judgements.fields import is_words
    from dragoman.web.guard import host_name

    for name in settings.hosts:
        if host_name(name) != name.casefold():
            raise Misuse(f"--allow-host {name!r} is no name by which browsers call a server: give it as dragoman.example.org")
    for address in proxies:
        try:
            ip_network(address, strict=False)
        except ValueError:
            raise Misuse(f"--proxy {address!r} is no address: give that of the proxy, as 127.0.0.1 or 10.0.0.0/24") from None
    if settings.author and not is_words(settings.author, 200):
        raise Misuse("--author: a name is one line of up to 200 letters, without signs that do not show")


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


def _need_admin(place: str, *, found: bool) -> None:
    from dragoman.record import open_record, shown
    from dragoman.record.accounts import has_admin

    if found:
        with open_record(place) as record:
            if has_admin(record):
                return
    option = "" if place == str(DEFAULT_RECORD) else f" --record {shown(place)}"
    raise Misuse(NO_ADMIN.format(option=option))


def _open(address: str) -> None:
    import webbrowser

    if not webbrowser.open(address):
        note(f"no browser could be opened: go to {address}")

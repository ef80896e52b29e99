"""The workbench on a socket: bound first, so that what is wrong with the address is said in plain words."""

from __future__ import annotations

import errno
import socket
import threading
from contextlib import closing

from dragoman.model import DragomanError
from dragoman.web.settings import Settings

#: Requests that wait to be taken up.
BACKLOG = 2048
#: Seconds that running requests get to end after Ctrl-C.
GRACE = 5
WHY = {
    errno.EADDRINUSE: "port {port} of {host} is taken by another program (or another workbench): choose one with --port",
    errno.EACCES: "this user may not listen on port {port}: choose one above 1023 with --port",
    errno.EADDRNOTAVAIL: "this machine has no address {host}: choose one of its own with --host",
}


class CannotListen(DragomanError):  # noqa: N818 - read as it is said
    """The address is taken, not ours, or not allowed. The message says what to do."""


def bind(host: str, port: int) -> socket.socket:
    """A listening socket; port 0 takes any free one. Raises `CannotListen`."""
    try:
        family, _, _, _, address = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM, flags=socket.AI_PASSIVE)[0]
        return socket.create_server(address, family=family, backlog=BACKLOG)
    except (socket.gaierror, UnicodeError):
        raise CannotListen(f"nobody knows the host {host}: give an address or name of this machine with --host") from None
    except OSError as error:
        said = WHY.get(error.errno or 0, "cannot listen on {host}, port {port}: {why}")
        raise CannotListen(said.format(host=host, port=port, why=error.strerror or error)) from None


def address_of(listening: socket.socket) -> str:
    """The address to open in a browser on this machine."""
    host, port = listening.getsockname()[:2]
    if host in {"0.0.0.0", "::"}:  # noqa: S104 - not bound to: read
        host = "localhost"
    return f"http://[{host}]:{port}/" if ":" in host else f"http://{host}:{port}/"


def run(settings: Settings, listening: socket.socket, proxies: tuple[str, ...] = ()) -> None:
    """Serve until SIGINT or SIGTERM, then let running requests end. `proxies` are believed whom they speak for."""
    import uvicorn

    from dragoman.web.app import create_app
    from dragoman.web.warming import warm

    config = uvicorn.Config(
        create_app(settings), log_level="warning", access_log=False, server_header=False, lifespan="on",
        proxy_headers=bool(proxies), forwarded_allow_ips=list(proxies), timeout_graceful_shutdown=GRACE,
        timeout_keep_alive=15, h11_max_incomplete_event_size=32_768, backlog=BACKLOG,
    )  # fmt: skip
    threading.Thread(target=warm, args=(settings.record,), name="warm", daemon=True).start()
    with closing(listening):
        uvicorn.Server(config).run(sockets=[listening])

"""What a workbench is started with."""

from __future__ import annotations

from dataclasses import dataclass, field
from ipaddress import ip_address

#: Names under which this machine alone can be reached.
LOOPBACK_NAMES = ("localhost", "127.0.0.1", "::1")


@dataclass(frozen=True, slots=True)
class Settings:
    """Where the record is, where the server listens, and what it allows.

    `hosts` are the names by which browsers may call the server, besides the loopback ones. `author` is in whose name
    judgements are made where there are no accounts. `upload_bytes` bounds one request's body. With `accounts`, nothing
    is shown without logging in; off loopback, and where browsers call the server by another name than a loopback one,
    they are always on. `secure`: browsers reach the server by HTTPS. `proxied`: through a proxy that is trusted.
    `today` stands for the day of the clock (ISO), for tests and for a record of the past.
    """

    record: str
    host: str = "127.0.0.1"
    port: int = 8017
    hosts: tuple[str, ...] = ()
    author: str | None = None
    accounts: bool = False
    secure: bool = False
    proxied: bool = False
    upload_bytes: int = 20_000_000
    today: str | None = None
    allowed: frozenset[str] = field(init=False, default=frozenset())

    def __post_init__(self) -> None:
        names = {*LOOPBACK_NAMES, *self.hosts, self.host} - {"0.0.0.0", "::"}  # noqa: S104 - taken out, not bound to
        object.__setattr__(self, "allowed", frozenset(name.casefold() for name in names))

    @property
    def on_loopback(self) -> bool:
        """Whether only this machine can reach the server."""
        return is_loopback(self.host)

    @property
    def needs_login(self) -> bool:
        """Whether people have to log in."""
        return self.accounts or self.proxied or not all(map(is_loopback, (self.host, *self.hosts)))


def is_loopback(host: str) -> bool:
    """Whether the name or address is this machine's own: `localhost`, 127.0.0.0/8, `::1`."""
    if host.casefold() == "localhost":
        return True
    try:
        return ip_address(host.strip("[]")).is_loopback
    except ValueError:
        return False

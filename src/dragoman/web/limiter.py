"""How often somebody may fail: counted by account, by address, and by both together.

Counted twice: in memory, where a failure counts at once, and by the log of accounts, which outlives the process and is
shared with others on the same record.
"""

from __future__ import annotations

import hashlib
import threading
import time
from collections import OrderedDict, deque
from collections.abc import Callable, Iterable
from datetime import datetime
from ipaddress import ip_address, ip_network

from dragoman.record.accounts import Entry, account_id

#: Failures within `WINDOW` seconds after which no further try is looked at, until the first of them is that old.
MOST = {"both": 5, "account": 40, "address": 20}
WINDOW = 15 * 60.0
#: So many names and addresses are remembered; the one that failed longest ago is forgotten first.
KEPT = 20_000
Key = tuple[str, str]


class Limiter:
    """Remembers failures. Safe to use from many threads. `clock` gives seconds."""

    def __init__(self, clock: Callable[[], float] = time.monotonic) -> None:
        self._clock = clock
        self._lock = threading.Lock()
        self._failed: OrderedDict[Key, deque[float]] = OrderedDict()

    def wait(self, keys: Iterable[Key]) -> int:
        """Seconds until the next try is looked at; 0 for at once."""
        now = self._clock()
        with self._lock:
            waits = [self._wait(key, now) for key in keys]
        return round(max(waits, default=0.0) + 0.5) if any(waits) else 0

    def fail(self, keys: Iterable[Key]) -> None:
        """One failure more."""
        now = self._clock()
        with self._lock:
            for key in keys:
                times = self._failed.setdefault(key, deque(maxlen=MOST[key[0]]))
                times.append(now)
                self._failed.move_to_end(key)
            while len(self._failed) > KEPT:
                self._failed.popitem(last=False)

    def forget(self, keys: Iterable[Key]) -> None:
        """It went well: begin to count anew."""
        with self._lock:
            for key in keys:
                self._failed.pop(key, None)

    def _wait(self, key: Key, now: float) -> float:
        times = self._failed.get(key, deque())
        while times and now - times[0] >= WINDOW:
            times.popleft()
        return WINDOW - (now - times[0]) if len(times) >= MOST[key[0]] else 0.0


def network_of(address: str | None) -> str:
    """What counts as one address: of IPv6 a /64, which one customer has for himself."""
    try:
        found = ip_address(address or "")
    except ValueError:
        return "unknown"
    return str(found) if found.version == 4 else str(ip_network((int(found), 64), strict=False))


def keys_of(account: str, address: str | None) -> tuple[Key, Key, Key]:
    """What a try to log in is counted under."""
    net = network_of(address)
    return ("both", f"{net} {account}"), ("account", account), ("address", net)


def bucket(account: str) -> str:
    """What failures of a name are counted by in the log, whether anybody has it or not.

    So few bits that a password typed in the place of the name cannot be guessed by them.
    """
    return hashlib.sha256(account.encode("utf-8", "replace")).hexdigest()[:5]


def logged_wait(entries: Iterable[Entry], account: str, address: str | None, now: float) -> int:
    """Seconds until the next try is looked at, by the log (`failures`, the earliest first). `now`: seconds since 1970."""
    mine, net = bucket(account), network_of(address)
    times: dict[str, list[float]] = {kind: [] for kind in MOST}
    for entry in entries:
        here = network_of(entry.address) == net
        if entry.action == "login":
            if account_id(entry.about or "") == account:
                times["both"] = [] if here else times["both"]
                times["account"] = []
            continue
        at = datetime.fromisoformat(entry.made_at).timestamp()
        for kind, counts in (("both", here and entry.detail == mine), ("account", entry.detail == mine), ("address", here)):
            times[kind] += [at] if counts else []
    waits = [WINDOW - (now - some[-MOST[kind]]) for kind, some in times.items() if len(some) >= MOST[kind]]
    return max(0, round(max(waits, default=0.0) + 0.5)) if any(wait > 0 for wait in waits) else 0

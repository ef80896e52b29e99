"""Fifty readers and five reviewers at once: times of every page, its weight, and whether each judgement is kept.

    python bench/workbench_load.py --record PLACE [--readers 50] [--reviewers 5] [--seconds 60] [--think 1.0]

Serves a copy of the record (of a file; a server's is used as it is) with accounts, logs everybody in, and lets readers
open pages in turn and reviewers accept what the queue shows. Prints for each page: requests, median and 95th percentile
in milliseconds as a client on the same machine sees them, bytes of the compressed page, and any answer of 400 or more that
is not a reviewer's 409. In the end the judgements in the record are counted. Exit code 1 for an error or a lost judgement.
"""

from __future__ import annotations

import argparse
import gzip
import http.client
import json
import random
import re
import shutil
import statistics
import subprocess
import sys
import tempfile
import threading
import time
from collections import defaultdict
from pathlib import Path
from urllib.parse import urlencode

from dragoman.record import judgements, open_record
from dragoman.record.accounts import BadAccount, add_account, set_password
from dragoman.web import passwords

WORD = "quatre mots sans rapport"
PAGES = (
    "/", "/events", "/events?party=MA", "/events?party=MA&party=US&act=sign", "/events?since=2025-01&until=2025-03",
    "/search?q=accord", "/search?q=intelligence+artificielle+partie%3AMA", "/dossier?party=MA", "/dossier?party=MA&party=US",
    "/map", "/network", "/things", "/parties/MA", "/parties/FR", "/judgements", "/method", "/method/codebook",
)  # fmt: skip


class Person(threading.Thread):
    """Somebody at a browser."""

    def __init__(self, name: str, port: int, work: Work) -> None:
        super().__init__(daemon=True)
        self.who, self.port, self.work = name, port, work
        self.chance = random.Random(name)
        self.headers: dict[str, str] = {"Host": "127.0.0.1", "Accept-Encoding": "gzip"}
        self.line = http.client.HTTPConnection("127.0.0.1", port, timeout=120)

    def ask(self, method: str, path: str, body: str | None = None, **headers: str) -> tuple[int, bytes]:
        """One request on a line that is kept."""
        began = time.monotonic()
        try:
            self.line.request(method, path, body, self.headers | headers)
            answer = self.line.getresponse()
            data = answer.read()
        except (OSError, http.client.HTTPException) as error:
            self.work.fail(f"{method} {path}: {type(error).__name__}")
            self.line = http.client.HTTPConnection("127.0.0.1", self.port, timeout=120)
            return 599, b""
        told = path if method == "GET" else f"{method} {path}"
        self.work.tell(told, time.monotonic() - began, len(data), answer.status)
        if answer.getheader("Content-Encoding") == "gzip":
            data = gzip.decompress(data)
        if cookie := answer.getheader("Set-Cookie"):
            self.headers["Cookie"] = cookie.partition(";")[0]
        return answer.status, data

    def log_in(self) -> None:
        """Through the door."""
        form = urlencode({"name": self.who.partition(" ")[0], "password": WORD})
        self.ask("POST", "/login", form, **{"Content-Type": "application/x-www-form-urlencoded"})

    def run(self) -> None:
        """Until time is up."""
        reviews = self.who.startswith("Reviewer")
        while time.monotonic() < self.work.until:
            if reviews:
                self.judge()
            else:
                self.ask("GET", self.chance.choice(PAGES))
            time.sleep(self.chance.expovariate(1 / self.work.think))

    def judge(self) -> None:
        """Accept one of what the queue shows; somebody else may have been faster."""
        _, data = self.ask("GET", "/api/review")
        found = re.findall(r'"id":\s*"(e-[0-9a-f]{16})"', data.decode("utf-8", "replace"))
        if not found:
            return
        asked = json.dumps({"action": "accept", "fact": self.chance.choice(found)})
        status, _ = self.ask("POST", "/api/judgements", asked, **{"Content-Type": "application/json"})
        if status < 300:
            self.work.judged()


class Work:
    """What is counted."""

    def __init__(self, seconds: float, think: float) -> None:
        self.think = think
        self.seconds = seconds
        self.until = 0.0
        self.lock = threading.Lock()
        self.times: dict[str, list[float]] = defaultdict(list)
        self.sizes: dict[str, int] = defaultdict(int)
        self.errors: dict[str, int] = defaultdict(int)
        self.kept = 0

    def tell(self, path: str, took: float, size: int, status: int) -> None:
        """One answer."""
        with self.lock:
            self.times[path].append(took * 1000)
            self.sizes[path] = max(self.sizes[path], size)
            if status >= 400 and status != 409:
                self.errors[f"{path}: {status}"] += 1

    def fail(self, told: str) -> None:
        """No answer."""
        with self.lock:
            self.errors[told] += 1

    def judged(self) -> None:
        """The server said that a judgement is kept."""
        with self.lock:
            self.kept += 1


def prepared(place: str, folder: Path, reviewers: int) -> tuple[str, int]:
    """A record with accounts, and how many judgements it has."""
    if "://" not in place:
        place = shutil.copy(place, folder / "load.db")
    kept = passwords.hashed(WORD)
    with open_record(place, write=True) as record:
        for name, role in [("Reader", "reader"), ("Admin", "admin"), *((f"Reviewer{n}", "reviewer") for n in range(reviewers))]:
            try:
                add_account(record, name, role, kept)  # type: ignore[arg-type]
            except BadAccount:  # of an earlier run on a server's record
                set_password(record, name, kept, by="Admin", given=False)
        return str(place), len(judgements(record))


def main() -> int:
    """Measure; returns the exit code."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--record", required=True, metavar="PLACE")
    parser.add_argument("--readers", type=int, default=50)
    parser.add_argument("--reviewers", type=int, default=5)
    parser.add_argument("--seconds", type=float, default=60)
    parser.add_argument("--think", type=float, default=1.0, help="mean seconds between two pages of one person")
    args = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        place, before = prepared(args.record, Path(folder), args.reviewers)
        command = [sys.executable, "-m", "dragoman.cli.app", "serve", "--accounts", "--port", "0", "--record", place]
        server = subprocess.Popen(command, stdout=subprocess.PIPE, text=True)
        try:
            port = int(re.findall(r":(\d+)/", server.stdout.readline() if server.stdout else "")[0])
            work = Work(args.seconds, args.think)
            names = [f"Reader {n}" for n in range(args.readers)] + [f"Reviewer{n}" for n in range(args.reviewers)]
            people = [Person(name, port, work) for name in names]
            for person in people:
                person.log_in()
            people[0].line.close()  # idle while the others logged in: closed at the other end by now
            for path in PAGES:  # first looks, which fill caches
                people[0].ask("GET", path)
            work.times.clear()
            work.until = time.monotonic() + args.seconds
            for person in people:
                person.line.close()  # a line left idle while the others logged in has been closed at the other end
                person.start()
            for person in people:
                person.join()
        finally:
            server.terminate()
            server.wait(60)
        with open_record(place) as record:
            lost = work.kept - (len(judgements(record)) - before)
    return _told(work, lost)


def _told(work: Work, lost: int) -> int:
    for path, times in sorted(work.times.items()):
        high = statistics.quantiles(times, n=20)[-1] if len(times) > 1 else times[0]
        print(f"{path:<55}{len(times):>6}{statistics.median(times):>8.0f} ms{high:>8.0f} ms{work.sizes[path] / 1000:>8.1f} kB")
    total = sum(map(len, work.times.values()))
    print(f"{total} requests, {total / work.seconds:.1f} a second; {work.kept} judgements, {lost} lost")
    for told, count in work.errors.items():
        print(f"ERROR {told} ({count} times)")
    return int(bool(work.errors or lost))


if __name__ == "__main__":
    sys.exit(main())

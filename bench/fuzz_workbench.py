"""Ask the workbench for nonsense, thousands of times, and look for answers that should never be.

    python bench/fuzz_workbench.py [--requests 10000] [--seed 1] [--record PLACE] [--minutes N]

Requests are made from the OpenAPI description by schemathesis, half of them as it says and half against it; each is sent
to the JSON address and to the page of the same name. Forms, which are not in the description, get random fields. Without
`--record`, on a new record of the sample pages (a given file is copied before, for forms write into it). No answer may have
a status of 500 or more, show a path of this machine, a traceback, or SQL. Exit code 1 where one does; the same seed asks
the same.
"""

from __future__ import annotations

import argparse
import contextlib
import logging
import random
import re
import shutil
import sys
import tempfile
import time
from collections import Counter
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

import hypothesis
import schemathesis
from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st
from schemathesis import Case, GenerationMode
from schemathesis.schemas import APIOperation
from starlette.testclient import TestClient

ROOT = Path(__file__).resolve().parents[1]
#: What no answer may hold: paths of the machine, and the program's inside.
PLACES = (sys.prefix, sys.base_prefix + "/lib", str(Path(tempfile.gettempdir()) / "x")[:-1], str(ROOT), str(Path.home()) + "/")
INSIDE = ("Traceback (most", "site-packages", "File &#34;", 'File "/', "sqlalchemy", "psycopg", "sqlite3.")
LEAKS = re.compile("|".join([*map(re.escape, (*PLACES, *INSIDE)), "SELECT .{0,80} FROM"]).encode())
#: Values that have broken other programs.
NASTY = (
    "", " ", "\t\r\n", "'", '"', "';--", "<script>alert(1)</script>", "{{7*7}}", "${7*7}", "../../../etc/passwd",
    "%2e%2e%2f", "\u202e", "\ufffd", "\U0001f4a9", "e\u0301" * 50, "9" * 400, "-1", "1e999", "NaN", "2025-02-30", "2025-13",
    "0000", "9999-12-31", "2025-01-01/2024-01-01", "MA", "Maroc", "sign", "done", "(" * 60, '"a', "partie:", "a OR", "-",
    "*", "a*", "act:xyz", "%s%n", "null", "0", "00", "18446744073709551616", "e-0000000000000000", "javascript:alert(1)",
    "//evil.example", "a" * 9000,
)  # fmt: skip
HOSTILE = st.one_of(st.sampled_from(NASTY), st.text(max_size=60), st.integers().map(str))


class Fuzz:
    """Sends requests and keeps what went wrong."""

    def __init__(self, client: TestClient, ids: dict[str, list[str]] | None = None) -> None:
        self.client = client
        self.ids = ids or {}
        self.sources = sorted({one.encode() for one in self.ids.pop("source", [])}, key=len, reverse=True)
        self.sent: Counter[int] = Counter()
        self.problems: dict[str, str] = {}
        self.until = float("inf")

    def send(self, method: str, path: str, **request: object) -> None:
        """One request, looked at; none after the time that was given."""
        if time.monotonic() > self.until:
            return
        try:
            answer = self.client.request(method, path, follow_redirects=False, **request)
        except (UnicodeError, ValueError) as error:
            if "app" in str(error):
                raise
            return  # nothing that HTTP could carry
        self.sent[answer.status_code] += 1
        content = answer.content
        for source in self.sources:  # what people called their files is theirs to see
            content = content.replace(source, b"")
        leak = LEAKS.search(content)
        told = f"{method} {path[:120]!r} {str(request)[:300]}: {answer.status_code}"
        if answer.status_code >= 500:
            self.problems.setdefault(f"{method} {_shape(path)} {answer.status_code}", told)
        if leak and leak.group() not in str(request).encode() + path.encode():
            self.problems.setdefault(f"{method} {_shape(path)} leak", f"{told} shows {leak.group()!r}")

    @property
    def count(self) -> int:
        """How many were sent."""
        return sum(self.sent.values())


def _shape(path: str) -> str:
    return "/".join(path.split("/")[:4])[:60]


def fuzz(
    client: TestClient, requests: int, seed: int, ids: dict[str, list[str]] | None = None, minutes: float | None = None
) -> Fuzz:
    """So many requests, or a few more; fewer where the time does not suffice."""
    found = Fuzz(client, ids)
    if minutes is not None:
        found.until = time.monotonic() + 60 * minutes
    description = client.get("/api/openapi.json").json()
    operations = [result.ok() for result in schemathesis.openapi.from_dict(description).get_all_operations()]
    forms = list(_forms())
    each = max(1, requests // (2 * len(operations) + len(forms)))
    for operation in operations:
        for mode in (GenerationMode.POSITIVE, GenerationMode.NEGATIVE):
            with contextlib.suppress(hypothesis.errors.Unsatisfiable, schemathesis.errors.SchemathesisError):
                _operation(found, operation, mode, max(1, each // 2), seed)
    for path, fields in forms:
        _form(found, path, fields, each, seed)
    chance = random.Random(seed)
    while found.count < requests and time.monotonic() < found.until:
        _nasty(found, operations, chance)
    return found


def _settings(most: int) -> settings:
    return settings(
        max_examples=most, deadline=None, database=None, phases=[Phase.generate], suppress_health_check=list(HealthCheck)
    )


def _operation(found: Fuzz, operation: APIOperation, mode: GenerationMode, most: int, seed: int) -> None:
    @hypothesis.seed(seed)
    @_settings(most)
    @given(case=operation.as_strategy(generation_mode=mode))
    def ask(case: Case) -> None:
        path = case.formatted_path
        request: dict[str, Any] = {"params": _pairs(case.query)}
        if isinstance(case.body, dict | list | str):
            request["json"] = case.body
        found.send(case.method, path, **request)
        if path.startswith("/api/") and case.method == "GET":
            found.send("GET", path.removeprefix("/api"), **request)

    ask()


def _pairs(query: Mapping[str, object] | None) -> list[tuple[str, str]]:
    pairs = []
    for name, value in dict(query or {}).items():
        pairs += [(str(name), str(one)) for one in (value if isinstance(value, list) else [value])]
    return pairs


def _forms() -> Iterator[tuple[str, list[str]]]:
    """Every address that takes a form, and the names of its fields."""
    from dragoman.web.views import PARTS

    for part in PARTS:
        for route in part.html.routes:
            if "POST" in (getattr(route, "methods", None) or ()):
                fields = [field.alias for field in route.dependant.body_params]
                yield route.path, fields or ["text", "title", "outlet", "date", "url", "fiction", "files"]


def _form(found: Fuzz, path: str, fields: list[str], most: int, seed: int) -> None:
    names = re.findall(r"{(\w+)(?::\w+)?}", path)

    @hypothesis.seed(seed)
    @_settings(most)
    @given(data=st.fixed_dictionaries({}, optional=dict.fromkeys(fields, HOSTILE)), parts=st.tuples(*[HOSTILE] * len(names)))
    def ask(data: dict[str, str], parts: tuple[str, ...]) -> None:
        found.send("POST", _filled(path, dict(zip(names, parts, strict=True)), found.ids), data=data)

    ask()


def _filled(path: str, given: dict[str, str], ids: dict[str, list[str]]) -> str:
    from urllib.parse import quote

    for name, value in given.items():
        known = ids.get(name) or [one for group in ids.values() for one in group]
        chosen = known[len(value) % len(known)] if known and len(value) % 2 else value
        path = re.sub(rf"{{{name}(?::\w+)?}}", lambda _, chosen=chosen: quote(chosen, safe=""), path)
    return path


def _nasty(found: Fuzz, operations: list[APIOperation], chance: random.Random) -> None:
    """Values that have broken others, in every place of one address."""
    operation = chance.choice(operations)
    raw = operation.definition.raw
    query = [(p["name"], chance.choice(NASTY)) for p in raw.get("parameters", ()) if p["in"] == "query"]
    query += [(name, chance.choice(NASTY)) for name, _ in query if chance.random() < 0.2]
    names = re.findall(r"{(\w+)(?::\w+)?}", operation.path)
    path = _filled(operation.path, {name: chance.choice(NASTY) for name in names}, found.ids)
    chosen = [pair for pair in query if chance.random() < 0.5]
    for address in (path, path.removeprefix("/api")):
        found.send(operation.method.upper() if address == path else "GET", address or "/", params=chosen)


def main() -> int:
    """Fuzz; returns the exit code."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--requests", type=int, default=10_000)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--record", metavar="PLACE")
    parser.add_argument("--minutes", type=float, help="stop after so long")
    args = parser.parse_args()
    logging.basicConfig(level=logging.ERROR)
    from dragoman.record import open_record
    from dragoman.web import Settings, create_app

    with tempfile.TemporaryDirectory() as folder:
        place = str(Path(folder) / "fuzz.db")
        if args.record:
            shutil.copy(args.record, place)
            open_record(place, write=True).close()
        else:
            _samples(place)
        app = create_app(Settings(place, author="Fuzz"))
        with TestClient(app, base_url="http://localhost", raise_server_exceptions=False) as client:
            began = time.monotonic()
            found = fuzz(client, args.requests, args.seed, ids_of(place), args.minutes)
            took = time.monotonic() - began
    print(f"{found.count} requests in {took:.0f} s: {dict(sorted(found.sent.items()))}")
    for told in found.problems.values():
        print(told)
    return int(bool(found.problems))


def ids_of(place: str) -> dict[str, list[str]]:
    """Some ids that there are in a record, so that not every request misses."""
    from itertools import islice

    from dragoman.record import entities, events, open_record

    with open_record(place) as record:
        found = [*islice(events(record), 500)]
        persons = [entity.id for entity in islice(entities(record), 5)]
    sources = sorted({one.page.source for one in found})
    shown = [one.id for one in found[:20]]
    on = sorted({one.page.id for one in found[:20]})
    return {"id": shown + persons, "source": sources, "page": on, "party": ["MA", "US"]}


def _samples(place: str) -> None:
    from typer.testing import CliRunner

    from dragoman.cli.app import app

    with contextlib.chdir(ROOT):
        done = CliRunner().invoke(app, ["read", "samples/pages", "--record", place])
    if done.exit_code:
        raise SystemExit(done.output)


if __name__ == "__main__":
    sys.exit(main())

"""The server's time for every kind of page of the workbench on a large record, one request after the other.

    python bench/workbench_pages.py --record PLACE [--each 20] [--again 2] [--only dossier]

For each kind of page, addresses as people would open them (states as often as they are in the news, with and without acts,
themes, periods); prints the middle and the 95th of a hundred in milliseconds of the wall and of the processors (for
PostgreSQL the server's included), the largest page compressed, and what answered with 400 or more. With `--again`, each
address is asked for so many times more, and the least work of these is printed besides. The record is one of
bench/record_scale.py; its pages are only looked at. Exit code 1 where a page failed.
"""

from __future__ import annotations

import argparse
import gzip
import random
import sys
import time
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any
from urllib.parse import quote, urlencode

sys.path.insert(0, str(Path(__file__).resolve().parents[1] / "tools"))

import synthetic_news as news
from record_questions import searches
from record_scale import SERVING, backends, p95, served
from starlette.testclient import TestClient

from dragoman.record import open_record
from dragoman.record.listing import entity_page, event_page, new_pages
from dragoman.web import Settings, create_app
from dragoman.web.warming import warm

#: What the server should stay below, and a compressed page (bytes).
BAR, WEIGHT = 300, 150_000


class Anew:
    """In the place of finished pages: each is made anew, whoever asked for it before."""

    def page(self, _key: object, _state: str, make: Callable[[], str]) -> str:
        """The page."""
        return make()


def kinds(place: str, each: int) -> Iterator[tuple[str, list[str]]]:
    """Kinds of pages with their addresses."""
    chance = random.Random(21)
    pairs = [news.pair(chance) for _ in range(each)]
    years = [chance.randrange(2015, 2025) for _ in range(each)]
    act, theme = (lambda n: news.ACTS[n % len(news.ACTS)]), (lambda n: news.THEMES[n % len(news.THEMES)])
    outlets = [news.reading(chance.randrange(10_000)).page.outlet or "" for _ in range(each)]

    def made(path: str, ask: Callable[[int], dict[str, object]]) -> list[str]:
        return [f"{path}?{urlencode(ask(n), doseq=True)}" for n in range(each)]

    yield "today", ["/", "/?span=all", "/?span=week"] * 2
    yield "events", ["/events"] * 3 + ["/events?show=reports"] * 3
    yield "events of a party", made("/events", lambda n: {"party": pairs[n][0]})
    yield "events of a pair", made("/events", lambda n: {"party": pairs[n]})
    yield "events of a party and an act", made("/events", lambda n: {"party": pairs[n][0], "act": act(n)})
    yield "events of an act, a theme", made("/events", lambda n: {"act": act(n), "theme": theme(n)})
    yield "events of a quarter", made("/events", lambda n: {"since": f"{years[n]}-01", "until": f"{years[n]}-03"})
    yield "events since a year, by act", made("/events", lambda n: {"since": years[n], "sort": "act", "show": "reports"})
    yield "reports, doubtful first", made("/events", lambda n: {"party": pairs[n][0], "sort": "doubtful", "show": "reports"})
    yield "reports of an outlet", made("/events", lambda n: {"outlet": outlets[n], "show": "reports", "sort": "oldest"})
    # record_scale.py fills the record as of 2026-01-01, then stores articles one by one.
    for kind, since in (("new events", "2026-01-02"), ("new events, all are", "2025-12-01")):
        some: tuple[dict[str, object], ...] = ({}, {"party": pairs[0][0]}, {"party": pairs[1]}, {"act": act(1)})
        yield kind, made("/events", lambda n, since=since, some=some: {"new": since, **some[n % len(some)]})  # type: ignore[misc]
    for kind, found in searches(each).items():
        yield f"search: {kind}", [f"/search?{urlencode({'q': text})}" for text in found]
    yield "dossier of a party", made("/dossier", lambda n: {"party": pairs[n][0]})
    yield "dossier of a pair", made("/dossier", lambda n: {"party": pairs[n]})
    yield "dossier of a pair, a year", made("/dossier", lambda n: {"party": pairs[n], "since": years[n], "until": years[n]})
    yield "dossier of nobody yet", ["/dossier"] * 3
    yield "party", [f"/parties/{pair[0]}" for pair in pairs]
    yield "outlet", [f"/outlets/{quote(name)}" for name in outlets]
    yield "map", ["/map"] * 3 + made("/map", lambda n: {"party": pairs[n][0], "act": act(n)})
    yield "network", ["/network"] * 3 + made("/network", lambda n: {"since": f"{years[n]}-01", "until": f"{years[n]}-06"})
    yield "directory", [f"/things?kind={kind}" for kind in ("party", "person", "organisation", "instrument", "outlet")] * 2
    yield "directory by name", [f"/things?kind={kind}&q=ba" for kind in ("party", "person", "instrument", "outlet")]
    yield from _named(place, each)
    yield "review", ["/review"] * 3 + made("/review", lambda n: {"party": pairs[n]})
    yield "review of an act", made("/review", lambda n: {"act": act(n)})
    yield "review: other kinds", [f"/review?kind={kind}" for kind in ("quote", "position", "programme")]
    yield "review: modes", ["/review?mode=disputed", "/review?mode=twice", "/review/agreement"]
    yield "review: bulk, proposals", ["/review/bulk?party=MA", "/review/proposals"]
    yield "judgements, saved, account", ["/judgements", "/saved"]
    yield "method", ["/method", "/method/codebook", "/method/codebook/sign"]


def _named(place: str, each: int) -> Iterator[tuple[str, list[str]]]:
    """Pages of single facts, articles and persons."""
    with open_record(place) as record:
        events = event_page(record, size=each, first=777).events
        pages = new_pages(record, size=each, first=77).pages
        persons = entity_page(record, size=each).known
    yield "fact", [f"/facts/{stored.id}" for stored in events]
    yield "article", [f"/articles/{item.page.id}" for item in pages]
    yield "person", [f"/persons/{known.id}" for known in persons]


def asked(client: TestClient, address: str) -> tuple[float, float, Any]:
    """Milliseconds of the wall and of the processors for a page, and the page."""
    began, cpu = time.perf_counter(), time.process_time() + served()
    answer = client.get(address)
    return 1000 * (time.perf_counter() - began), 1000 * (time.process_time() + served() - cpu), answer


def main() -> int:
    """Measure; returns the exit code."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--record", required=True, metavar="PLACE")
    parser.add_argument("--each", type=int, default=20)
    parser.add_argument("--again", type=int, default=0, help="so many times more, the best of which is taken")
    parser.add_argument("--only", default="", help="only kinds whose name begins so")
    given = parser.parse_args()
    failed = 0
    app = create_app(Settings(given.record))
    app.state.archive.shelf = Anew()
    with TestClient(app, base_url="http://localhost", headers={"Accept-Encoding": "gzip"}) as client:
        warm(given.record)  # as `dragoman serve` does
        client.get("/")
        if "://" in given.record:
            SERVING[:] = backends(app.state.archive.get(write=False))
        for name, addresses in kinds(given.record, given.each):
            if not addresses or not name.startswith(given.only):
                continue
            wall, worked, best, weight = [], [], [], 0
            for address in addresses:
                took, cpu, answer = asked(client, address)
                wall.append(took)
                worked.append(cpu)
                best.append(min((asked(client, address)[1] for _ in range(given.again)), default=cpu))
                weight = max(weight, len(gzip.compress(answer.content)))
                if answer.status_code >= 400:
                    failed += 1
                    print(f"  ERROR {address}: {answer.status_code}")
            over = " OVER" * (p95(worked) > BAR or weight > WEIGHT)
            middle = (sorted(some)[len(some) // 2] for some in (wall, worked))
            again = f" (again {p95(best):4.0f})" if given.again else ""
            print(
                "  {:34} {:3}  wall {:6.0f} {:6.0f}   processor {:6.0f} {:6.0f} ms{} {:6.1f} kB{}".format(
                    name, len(wall), *[each for pair in zip(middle, (p95(wall), p95(worked)), strict=True) for each in pair],
                    again, weight / 1000, over,
                ),
                flush=True,
            )  # fmt: skip
    return int(bool(failed))


if __name__ == "__main__":
    sys.exit(main())

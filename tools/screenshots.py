"""Pictures of the workbench: of every page for looking at, and the few that the README shows.

    python tools/screenshots.py --record demo.db            # the pictures of the README, into docs/images
    python tools/screenshots.py --record demo.db --all OUT  # every page at 390, 1280 and 1920 px, light and dark, into OUT

Needs Chromium (`make test` installs it where it can) and the packages of requirements/dev.txt.
"""

from __future__ import annotations

import argparse
import re
import shutil
import socket
import sys
import threading
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from pathlib import Path

import uvicorn
from playwright.sync_api import Browser, sync_playwright

from dragoman.record import Record, acts_of_things, entity_list, open_record, paper_list, quotes
from dragoman.record.listing import event_page
from dragoman.web import Settings, create_app

ARGUMENTS = ["--no-sandbox", "--disable-gpu", "--disable-background-networking", "--disable-component-update", "--disable-sync"]
IMAGES = Path(__file__).resolve().parents[1] / "docs" / "images"
#: The record of the samples is of that day.
TODAY = "2025-04-05"


@contextmanager
def serving(record: str) -> Iterator[str]:
    """A workbench on the record; gives its address."""
    with socket.socket() as listener:
        listener.bind(("127.0.0.1", 0))
        listener.listen()
        app = create_app(Settings(record, author="A. Reader", today=TODAY))
        server = uvicorn.Server(uvicorn.Config(app, log_level="error"))
        thread = threading.Thread(target=server.run, kwargs={"sockets": [listener]}, daemon=True)
        thread.start()
        yield f"http://127.0.0.1:{listener.getsockname()[1]}"
        server.should_exit = True
        thread.join(10)


def every_page(record: str) -> list[str]:
    """An address of each kind of page, with something on it."""
    with open_record(record) as opened:
        event = event_page(opened, size=1).events[0]
        said = next(iter(quotes(opened, [event.page.id])), None)
        things = [path for kind in ("person", "programme") for path in _things(opened, kind)]
        papers, _more = paper_list(opened, acts_of_things("signed", "imposed"), size=1)
    found = ["/", "/search?q=accord", f"/search?like={event.id}", "/search?q=(", "/events", "/events?party=MA&show=reports"]
    found += ["/events?sort=corroborated&column=date&column=act&column=independent&column=confidence", "/saved", "/account"]
    found += ["/dossier", "/dossier?party=MA&party=US", "/map", "/network", "/things", "/parties/MA", "/outlets/DakarMatin"]
    found += ["/things?kind=person", "/organisations/Huawei", *things, *(f"/instruments/{key}" for key in papers)]
    found += [f"/articles/{event.page.id}", f"/facts/{event.id}", *([f"/facts/{said.id}"] if said else [])]
    found += ["/review/proposals", "/review/bulk?party=MA", "/review/agreement"]
    found += ["/review", "/judgements", "/add", "/method", "/method/codebook", "/method/codebook/meet", "/accounts"]
    return [*found, "/nothing"]


def _things(record: Record, kind: str) -> list[str]:
    where = {"person": "persons", "programme": "programmes"}[kind]
    return [f"/{where}/{row.id}" for row in entity_list(record, kind, "", first=1, size=1).rows]


def take(browser: Browser, base: str, path: str, out: Path, width: int, scheme: str, height: int | None = None) -> None:
    """One picture, of the whole page unless a height is given."""
    context = browser.new_context(viewport={"width": width, "height": height or 900}, color_scheme=scheme, locale="fr-FR")
    page = context.new_page()
    page.goto(base + path)
    page.screenshot(path=str(out), full_page=height is None)
    context.close()


def take_all(browser: Browser, base: str, addresses: Iterable[str], out: Path, width: int, scheme: str) -> None:
    """A picture of each whole page, in one window."""
    context = browser.new_context(viewport={"width": width, "height": 900}, color_scheme=scheme, locale="fr-FR")
    page = context.new_page()
    for address in addresses:
        name = re.sub(r"\W+", "_", address).strip("_")[:48] or "today"
        page.goto(base + address)
        page.screenshot(path=str(out / f"{name}_{width}_{scheme}.png"), full_page=True)
    context.close()


def main() -> int:
    """Run it."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--record", required=True)
    parser.add_argument("--all", type=Path, metavar="OUT")
    asked = parser.parse_args()
    path = next(filter(None, map(shutil.which, ("chromium", "chromium-browser", "google-chrome"))), None)
    if path is None:
        print("no Chromium: apt install chromium", file=sys.stderr)
        return 1
    with serving(asked.record) as base, sync_playwright() as driver:
        browser = driver.chromium.launch(executable_path=path, args=ARGUMENTS)
        if asked.all:
            asked.all.mkdir(parents=True, exist_ok=True)
            addresses = every_page(asked.record)
            for width in (390, 1280, 1920):
                for scheme in ("light", "dark"):
                    take_all(browser, base, addresses, asked.all, width, scheme)
                    print(width, scheme)
        else:
            IMAGES.mkdir(exist_ok=True)
            take(browser, base, "/dossier?party=MA&party=US", IMAGES / "dossier.png", 1280, "light", 860)
            take(browser, base, "/events?party=MA", IMAGES / "events.png", 1280, "dark", 860)
            article = next(address for address in every_page(asked.record) if address.startswith("/articles/"))
            take(browser, base, article, IMAGES / "article.png", 1280, "light", 860)
        browser.close()
    return 0


if __name__ == "__main__":
    raise SystemExit(main())

"""Every page: nothing that axe-core finds, nothing wider than the window, usable by keyboard, light and dark."""

from __future__ import annotations

import re
from collections.abc import Callable

import httpx2
import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Page
from screenshots import every_page

RULES = {"runOnly": ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]}
NewPage = Callable[..., Page]


#: So many kinds of page there are; their addresses are those of tools/screenshots.py.
KINDS = 20


@pytest.fixture(scope="session")
def addresses(samples_place: str, samples_address: str) -> list[str]:
    """An address of each kind of page."""
    found = every_page(samples_place)
    assert len(found) >= KINDS
    answers = {path: httpx2.get(samples_address + path).status_code for path in found}
    assert {path: status for path, status in answers.items() if status != 200} == {"/nothing": 404}
    return found


@pytest.mark.parametrize("number", range(KINDS))
def test_axe_finds_nothing(samples_address: str, new_page: NewPage, addresses: list[str], number: int) -> None:
    """All rules by day, in one width or the other; by night, in the other one, those of colours and of sizes again."""
    widths = (390, 1280) if number % 2 else (1280, 390)
    page = new_page(width=widths[0])
    for path in addresses[number::KINDS]:
        page.goto(samples_address + path)
        check(page, path, RULES)
        page.emulate_media(color_scheme="dark")
        page.set_viewport_size({"width": widths[1], "height": 900})
        check(page, path, {"runOnly": ["color-contrast", "target-size", "link-in-text-block", "scrollable-region-focusable"]})
        page.emulate_media(color_scheme="light")
        page.set_viewport_size({"width": widths[0], "height": 900})


def check(page: Page, path: str, rules: dict[str, list[str]]) -> None:
    found = Axe().run(page, options=rules)
    assert [(path, v["id"], [node["html"] for node in v["nodes"]][:3]) for v in found.response["violations"]] == []


def test_nothing_is_wider_than_the_window(samples_address: str, new_page: NewPage, addresses: list[str]) -> None:
    page = new_page()
    wide = []
    for path in addresses:
        page.goto(samples_address + path)
        for width in (390, 1280, 1920):
            page.set_viewport_size({"width": width, "height": 900})
            found = page.evaluate("document.documentElement.scrollWidth")
            wide += [(path, width, found)] if found > width else []
    assert wide == []


def test_a_page_weighs_little(samples_address: str, addresses: list[str]) -> None:
    heavy = []
    weights: dict[str, int] = {}
    for path in addresses:
        answer = httpx2.get(samples_address + path, headers={"Accept-Encoding": "gzip"})
        links = dict.fromkeys(re.findall(r'(?:src|href)="(/static/[^"#]+)', answer.text))
        for link in links:
            if link not in weights:
                part = httpx2.get(samples_address + link, headers={"Accept-Encoding": "gzip"})
                weights[link] = part.num_bytes_downloaded
        weight = answer.num_bytes_downloaded + sum(weights[link] for link in links)
        heavy += [(path, weight)] if weight > 150_000 else []
    assert heavy == []

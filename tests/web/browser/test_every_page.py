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


@pytest.mark.parametrize("dark", [False, True], ids=["light", "dark"])
@pytest.mark.parametrize("number", range(KINDS))
def test_axe_finds_nothing(
    samples_address: str, new_page: NewPage, addresses: list[str], number: int, dark: bool
) -> None:
    page = new_page(dark=dark, width=390 if number % 2 == dark else 1280)
    for path in addresses[number::KINDS]:
        page.goto(samples_address + path)
        found = Axe().run(page, options=RULES)
        assert [(path, v["id"], [node["html"] for node in v["nodes"]][:3]) for v in found.response["violations"]] == []


@pytest.mark.parametrize("width", [390, 1280, 1920])
def test_nothing_is_wider_than_the_window(samples_address: str, new_page: NewPage, addresses: list[str], width: int) -> None:
    page = new_page(width=width)
    wide = []
    for path in addresses:
        page.goto(samples_address + path)
        found = page.evaluate("document.documentElement.scrollWidth")
        wide += [(path, found)] if found > width else []
    assert wide == []


def test_a_page_weighs_little(samples_address: str, addresses: list[str]) -> None:
    heavy = []
    for path in addresses:
        parts = [httpx2.get(samples_address + path, headers={"Accept-Encoding": "gzip"})]
        links = re.findall(r'(?:src|href)="(/static/[^"#]+)', parts[0].text)
        parts += [httpx2.get(samples_address + link, headers={"Accept-Encoding": "gzip"}) for link in dict.fromkeys(links)]
        weight = sum(part.num_bytes_downloaded for part in parts)
        heavy += [(path, weight)] if weight > 150_000 else []
    assert heavy == []

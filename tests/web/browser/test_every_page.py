"""Every page: nothing that axe-core finds, nothing wider than the window, usable by keyboard, light and dark."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Page

PAGES = ["/", "/events", "/events?party=MA&party=US", "/nothing/here"]
RULES = {"runOnly": ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]}
NewPage = Callable[..., Page]


@pytest.mark.parametrize("path", PAGES)
@pytest.mark.parametrize("dark", [False, True], ids=["light", "dark"])
def test_axe_finds_nothing(samples_address: str, new_page: NewPage, path: str, dark: bool) -> None:
    page = new_page(dark=dark)
    page.goto(samples_address + path)
    found = Axe().run(page, options=RULES)
    assert [(v["id"], [node["html"] for node in v["nodes"]][:3]) for v in found.response["violations"]] == []


@pytest.mark.parametrize("width", [390, 1280, 1920])
def test_nothing_is_wider_than_the_window(samples_address: str, new_page: NewPage, width: int) -> None:
    page = new_page(width=width)
    for path in PAGES:
        page.goto(samples_address + path)
        assert page.evaluate("document.documentElement.scrollWidth") <= width, path

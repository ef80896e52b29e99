"""Debian's Chromium on a workbench that really listens."""

from __future__ import annotations

import os
import shutil
import socket
import threading
from collections.abc import Callable, Iterator
from contextlib import ExitStack, contextmanager
from typing import Any

import pytest
import uvicorn
from playwright.sync_api import Browser, BrowserContext, ConsoleMessage, Page, Request, sync_playwright

from dragoman.web import Settings, create_app

#: Root may not use Chromium's sandbox; the rest keeps it from calling anybody.
ARGUMENTS = [
    "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking",
    "--disable-component-update", "--disable-sync", "--disable-dev-shm-usage",
]  # fmt: skip
Serve = Callable[..., str]
NewPage = Callable[..., Page]


@pytest.fixture(scope="session")
def chromium() -> Iterator[Browser]:
    """The browser. Without one, its tests fail in CI and are skipped elsewhere."""
    path = next(filter(None, map(shutil.which, ("chromium", "chromium-browser", "google-chrome"))), None)
    if path is None:
        (pytest.fail if os.environ.get("CI") else pytest.skip)("NO CHROMIUM: THE WORKBENCH IS NOT TESTED: apt install chromium")
    with sync_playwright() as driver:
        browser = driver.chromium.launch(executable_path=path, args=ARGUMENTS)
        yield browser
        browser.close()


@contextmanager
def serving(settings: Settings) -> Iterator[str]:
    """A workbench on a free port of loopback; gives its address."""
    with socket.socket() as listener:
        listener.bind(("127.0.0.1", 0))
        listener.listen(128)
        config = uvicorn.Config(create_app(settings), log_level="error", lifespan="on", timeout_graceful_shutdown=2)
        server = uvicorn.Server(config)
        thread = threading.Thread(target=server.run, kwargs={"sockets": [listener]}, daemon=True)
        thread.start()
        yield f"http://127.0.0.1:{listener.getsockname()[1]}"
        server.should_exit = True
        thread.join(20)
        assert not thread.is_alive()


@pytest.fixture
def serve() -> Iterator[Serve]:
    """Serves a record: `serve(place, author="A. Reader")` gives the address."""
    with ExitStack() as stack:
        yield lambda place, **settings: stack.enter_context(serving(Settings(place, **settings)))


@pytest.fixture(scope="session")
def samples_address(samples_place: str) -> Iterator[str]:
    """A workbench on the sample pages. For looking only."""
    with serving(Settings(samples_place, today="2025-04-05")) as address:
        yield address


@pytest.fixture
def new_page(chromium: Browser) -> Iterator[NewPage]:
    """Opens windows: `new_page(lang="en", dark=True, width=390, script=False)`. Errors in a page fail the test."""
    contexts: list[BrowserContext] = []
    errors: list[str] = []

    def make(lang: str = "fr", *, dark: bool = False, width: int = 1280, script: bool = True, **more: Any) -> Page:
        context = chromium.new_context(
            viewport={"width": width, "height": 900},
            color_scheme="dark" if dark else "light",
            locale={"fr": "fr-FR", "en": "en-GB"}[lang],
            java_script_enabled=script,
            reduced_motion="reduce",
            **more,
        )
        contexts.append(context)
        page = context.new_page()
        page.set_default_timeout(15_000)
        _watch(page, errors)
        return page

    yield make
    for context in contexts:
        context.close()
    assert errors == []


def _watch(page: Page, errors: list[str]) -> None:
    def console(line: ConsoleMessage) -> None:
        if line.type == "error" and "status of 4" not in line.text:  # an error page that was asked for is no error
            errors.append(line.text)

    def sent(request: Request) -> None:
        if not request.url.startswith(("http://127.0.0.1:", "data:", "blob:")):
            errors.append(request.url)

    page.on("pageerror", lambda error: errors.append(str(error)))
    page.on("console", console)
    page.on("request", sent)

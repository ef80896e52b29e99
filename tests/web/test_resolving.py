"""Happenings are brought up to date after judgements, whatever befell an earlier time."""

from __future__ import annotations

import logging
import threading
from collections.abc import Callable
from typing import Any

import pytest

from dragoman.web import resolving


class Place:
    """Stands for an archive; nothing is read of it."""

    def get(self, *, write: bool = False) -> object:
        return object()


def test_an_error_does_not_stop_later_ones(monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture) -> None:
    calls: list[int] = []

    def resolve(_record: object, **_how: object) -> None:
        calls.append(len(calls))
        if len(calls) == 1:
            raise KeyError("p-1")

    monkeypatch.setattr(resolving, "resolve_new", resolve)
    monkeypatch.setattr(resolving, "PATIENCE", 30.0)
    place: Any = Place()
    with caplog.at_level(logging.ERROR, "dragoman.web"):
        resolving.resolve_soon(place)
        resolving.resolve_soon(place)
    resolving.stop_resolving(place)
    assert len(calls) == 2
    assert "KeyError" in caplog.text


def test_a_record_that_is_closed_does_not_wait_for_all_that_waits(monkeypatch: pytest.MonkeyPatch) -> None:
    begun, steps = threading.Event(), 0

    def resolve(_record: object, *, progress: Callable[[int], None], **_how: object) -> None:
        nonlocal steps
        while True:  # without end, were it not told to stop
            steps += 1
            begun.set()
            progress(steps)
            stop.wait(0.01)

    stop = threading.Event()
    monkeypatch.setattr(resolving, "resolve_new", resolve)
    monkeypatch.setattr(resolving, "PATIENCE", 0.01)
    place: Any = Place()
    resolving.resolve_soon(place)
    assert begun.wait(30)
    resolving.stop_resolving(place)
    told = steps
    stop.wait(0.05)
    assert steps == told

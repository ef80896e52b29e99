"""Happenings are brought up to date after judgements, whatever befell an earlier time."""

from __future__ import annotations

import logging
import threading
import time
from collections.abc import Callable
from typing import Any

import pytest

from dragoman.web import resolving


class Place:
    """Stands for an archive; nothing is read of it, and nobody asks for a page."""

    asked = 0.0

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


def test_it_rests_while_people_ask_for_pages_and_ends_at_once_when_told_to(monkeypatch: pytest.MonkeyPatch) -> None:
    begun, steps = threading.Event(), []

    def resolve(_record: object, *, progress: Callable[[int], None], **_how: object) -> None:
        for number in range(3):
            steps.append(number)
            place.asked = time.monotonic()
            begun.set()
            progress(number)

    rests: list[float] = []
    monkeypatch.setattr(resolving, "resolve_new", resolve)
    monkeypatch.setattr(resolving, "PATIENCE", 0.01)
    monkeypatch.setattr(threading.Condition, "wait_for", rested(rests, threading.Condition.wait_for))
    place: Any = Place()
    resolving.resolve_soon(place)
    assert begun.wait(30)
    resolving.stop_resolving(place)
    assert all(rest <= resolving.PAUSE for rest in rests)
    assert rests
    assert steps


def rested(told: list[float], wait_for: Callable[..., bool]) -> Callable[..., bool]:
    """As the method it stands for, telling how long it was to wait at most."""

    def instead(self: threading.Condition, predicate: Callable[[], bool], timeout: float | None = None) -> bool:
        told.append(timeout or 0.0)
        return wait_for(self, predicate, timeout)

    return instead

"""Happenings are brought up to date after judgements, whatever befell an earlier time."""

from __future__ import annotations

import logging
from typing import Any

import pytest

from dragoman.web import resolving


class Place:
    """Stands for an archive; nothing is read of it."""

    def get(self, *, write: bool = False) -> object:
        return object()


def test_an_error_does_not_stop_later_ones(monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture) -> None:
    calls: list[int] = []

    def resolve(_record: object) -> None:
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

"""Readings of invented pages."""

from __future__ import annotations

import os
import subprocess
from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager, contextmanager
from pathlib import Path
from types import MappingProxyType

import pytest

from dragoman.model import Event, Evidence, Furniture, Page, Position, Programme, Quote, Reading, Span
from dragoman.record import Record, Versions, open_record

TEXT = (
    "La ministre chérifienne du Numérique, Salma Benkirane, a rencontré lundi à Rabat l'envoyé américain Todd Hollis. "
    "« Nous bâtirons ce centre ensemble », a déclaré Mme Benkirane. "
    "Les deux pays signeront un mémorandum en juin 2025 dans le cadre de Maroc Calcul 2031."
)


def span(words: str, text: str = TEXT) -> Span:
    start = text.index(words)
    return Span(start, start + len(words), words)


def make_reading(source: str = "pages/rabat.txt", *, outlet: str | None = "Le Fil du Rif", text: str = TEXT) -> Reading:
    first = span(TEXT[: TEXT.index(" «")], text)
    last = span(TEXT[TEXT.index("Les deux pays") :], text)
    title = "Rabat et Washington se parlent"
    page = Page(
        source=source,
        text=text,
        title=title,
        published="2025-03-18",
        published_from="byline",
        captured="2025-03-31",
        furniture=(
            Furniture("09:12 Tokyo signe un accord", "ticker", "09:12", "2025-03-31"),
            Furniture("Suivez-nous", "promo"),
        ),
        authors=("Driss Amrani",),
        outlet=outlet,
        url="https://exemple.test/rabat",
    )
    arguments = MappingProxyType({"recipients": (span("américain", text),), "place": (span("Rabat", text),)})
    events = (
        Event(
            "meet", "done", ("MA", "US"), (),
            (Evidence(first, trigger=span("a rencontré", text), arguments=arguments),),
            "meet.rencontrer", people=("Salma Benkirane", "Todd Hollis"), date="2025-03-17", place="Rabat",
            themes=("compute", "digital-state"), plover="CONSULT", confidence=0.875,
        ),
        Event(
            "sign", "planned", ("MA", "US"), (), (Evidence(last, trigger=span("signeront", text)),), "sign.signer",
            date="2025-06", instrument="un mémorandum", themes=("compute",),
        ),
        Event("meet", "done", ("MA", "US"), (), (Evidence(Span(0, len(title), title), "title"),), "meet.parler"),
        Event(
            "sign", "done", ("JP",), (), (Evidence(Span(6, 27, "Tokyo signe un accord"), "furniture", 0),),
            "sign.signer", date="2025-03-31",
        ),
    )  # fmt: skip
    said = span("Nous bâtirons ce centre ensemble", text)
    return Reading(
        page=page,
        events=events,
        quotes=(
            Quote("direct", said.exact, "Salma Benkirane", "a déclaré", said.start, said.end, "title"),
            Quote("mixed", "Washington", None, None, 9, 19, where="title"),
        ),
        positions=(
            Position("Salma Benkirane", "ministre du Numérique", "MA", (span("Salma Benkirane", text),)),
            Position("Todd Hollis", "envoyé", "US", (span("Todd Hollis", text),)),
        ),
        programmes=(Programme("Maroc Calcul 2031", "MA", 2031, (span("Maroc Calcul 2031", text),)),),
    )


@pytest.fixture
def record(place: str) -> Iterator[Record]:
    """The record at `place`, open for writing."""
    with open_record(place, write=True) as record:
        yield record


@pytest.fixture
def reading() -> Reading:
    return make_reading()


@pytest.fixture
def make() -> Callable[..., Reading]:
    return make_reading


@pytest.fixture
def versions() -> Versions:
    return Versions("1", "fr_test 1.0", "0.1.0")


@pytest.fixture
def text() -> str:
    return TEXT


@pytest.fixture
def read_only() -> Callable[[Path], AbstractContextManager[None]]:
    """Makes a folder read-only, for the superuser too (who needs the right to mount for it)."""

    @contextmanager
    def protect(folder: Path) -> Iterator[None]:
        if os.geteuid():
            modes = {path: path.stat().st_mode for path in (folder, *folder.iterdir())}
            for path, mode in modes.items():
                path.chmod(mode & ~0o222)
            yield
            for path, mode in modes.items():
                path.chmod(mode)
            return
        for step in (["mount", "--bind", folder, folder], ["mount", "-o", "remount,ro,bind", folder]):
            if subprocess.run(step, capture_output=True, check=False).returncode:
                pytest.skip("the superuser may write anywhere, and mounting is not permitted here")
        try:
            yield
        finally:
            subprocess.run(["umount", folder], check=True)

    return protect

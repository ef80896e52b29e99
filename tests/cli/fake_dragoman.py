"""`dragoman` with a reading room of one rule, for tests of everything around it. Worker processes import it as well.

A page's first sentence is a meeting of MA and US; the word LENT makes a page take as many tenths of a second as the
number behind it says; MEURS ends the process.
"""

from __future__ import annotations

import os
import re
import sys
import time
from types import ModuleType

import dragoman
from dragoman.model import Event, Evidence, Page, Position, Programme, Quote, Reading, Span


def read(page: Page) -> Reading:
    """One meeting, one quote if there are marks, one position, one programme."""
    slow = re.search(r"LENT(\d+)", page.text)
    if slow:
        time.sleep(int(slow[1]) / 10)
    if "MEURS" in page.text:
        os._exit(9)
    if "PLANTE" in page.text:
        raise ZeroDivisionError("une faute")
    end = page.text.find(".") + 1 or len(page.text)
    sentence = Span.of(page.text, 0, end)
    if not sentence.exact:
        return Reading(page)
    event = Event(
        "meet", "done", ("MA", "US"), (), (Evidence(sentence, trigger=Span(0, 2, page.text[:2])),), "test.first",
        people=("Salma Benkirane",), date="2025-03-17", object="=une formule", themes=("compute",),
    )  # fmt: skip
    marked = re.search("« ([^»]+) »", page.text)
    quotes = (Quote("direct", marked[1], "Salma Benkirane", "dit", *marked.span(1)),) if marked else ()
    first = (Span(0, 2, page.text[:2]),)
    positions = (Position("Salma Benkirane", "ministre", "MA", first),)
    return Reading(page, (event,), quotes, positions, (Programme("Maroc Calcul 2031", "MA", 2031, first),))


def make_room() -> ModuleType:
    """The reading room."""
    room = ModuleType("dragoman.reading")
    room.read = read
    room.versions = lambda: {"codebook": "1", "model": "test 1.0", "program": "0.1.0"}
    return room


if __name__ in {"__main__", "__mp_main__"}:
    sys.modules["dragoman.reading"] = dragoman.reading = make_room()

if __name__ == "__main__":
    from dragoman.cli.app import main

    main()

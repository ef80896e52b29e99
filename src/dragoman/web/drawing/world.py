"""The world with its states shaded by how many events they take part in."""

from __future__ import annotations

import functools
import json
import math
from collections import Counter, defaultdict
from collections.abc import Sequence
from importlib.resources import files
from typing import Any

from dragoman.record import Glance
from dragoman.web.drawing.base import Drawn
from dragoman.web.drawing.ego import Tie, state_of, tone_of_many
from dragoman.web.drawing.tones import counted

SHADES = 5
#: At most so many parties are in the table.
ROWS = 250


@functools.cache
def outlines() -> dict[str, Any]:
    """The outlines of the states: see `tools/build_map.py`."""
    text = (files("dragoman.web") / "data" / "world.json").read_text(encoding="utf-8")
    found: dict[str, Any] = json.loads(text)
    return found


class State(Drawn):
    """A state on the map: its number of events and its shade, 0 for none to `SHADES` for the most."""

    party: str
    total: int
    shade: int


class World(Drawn):
    """States on the map; all parties with events, the most first; from how many events on each shade begins."""

    states: tuple[State, ...]
    parties: tuple[Tie, ...]
    steps: tuple[int, ...]


def world(events: Sequence[Glance], partners: Sequence[str] = ()) -> World:
    """How many of the events each party takes part in; the `partners`, who take part in all of them, left out."""
    of: dict[str, list[Glance]] = defaultdict(list)
    left_out = {state_of(party) for party in partners}
    for event in events:
        for party in {state_of(name) for name in event.parties} - left_out:
            of[party].append(event)
    found = []
    for party, some in of.items():
        counts = counted(some)
        found.append(Tie(party=party, total=len(some), counts=counts, tone=tone_of_many(counts)))
    totals = Counter({tie.party: tie.total for tie in found})
    drawn = sorted({*outlines()["states"], *outlines()["dots"]})
    highest = max((totals[code] for code in drawn), default=0)
    states = tuple(State(party=code, total=totals[code], shade=_shade(totals[code], highest)) for code in drawn)
    first: dict[int, int] = {}
    for state in states:
        if state.shade:
            first[state.shade] = min(first.get(state.shade, state.total), state.total)
    steps = tuple(first.get(shade, 0) for shade in range(1, SHADES + 1))
    found.sort(key=lambda tie: (-tie.total, tie.party))
    return World(states=states, parties=tuple(found[:ROWS]), steps=steps)


def _shade(count: int, highest: int) -> int:
    """By ratios rather than differences: few states have most events."""
    if not count:
        return 0
    if highest <= 1:
        return 1
    return 1 + min(SHADES - 1, int(SHADES * math.log(count) / math.log(highest)))

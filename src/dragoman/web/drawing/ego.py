"""Who else takes part where some parties do: a ring of parties around those the page is about."""

from __future__ import annotations

import math
from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass

from dragoman.record import Glance
from dragoman.web.drawing.base import Drawn
from dragoman.web.drawing.tones import Tone, counted

#: At most so many rows in the table.
ROWS = 60
#: Events with more parties than this are lists of names rather than ties between each two of them.
CROWD = 12


class Node(Drawn):
    """A party: where it is drawn, how large, and on which side its name stands (an SVG text-anchor)."""

    party: str
    x: float
    y: float
    r: float
    centre: bool
    anchor: str = "middle"
    dx: float = 0
    dy: float = 0


class Edge(Drawn):
    """A tie between two nodes. `tone`: what most of its events are, `mixed` where neither kind is two thirds."""

    x1: float
    y1: float
    x2: float
    y2: float
    width: float
    tone: str
    left: str
    right: str


class Tie(Drawn):
    """A party with its events beside those the page is about."""

    party: str
    total: int
    counts: dict[Tone, int]
    tone: str


@dataclass(frozen=True, slots=True)
class Sheet:
    """What is drawn on: its size, the half axes of the ring and of the middle, parties on the ring at most, the signs of a
    line of a name, and whether names stand beside their nodes or above and below.
    """

    width: int
    height: int
    ring: tuple[int, int]
    middle: tuple[int, int]
    parties: int
    signs: int
    beside: bool


WIDE = Sheet(900, 480, (235, 185), (75, 60), 14, 22, beside=True)
#: Upright, for a phone: drawn as large as it is shown.
NARROW = Sheet(360, 460, (126, 150), (58, 44), 8, 14, beside=False)


class Ring(Drawn):
    """Parties and their ties at their places; a line of a name has so many signs at most."""

    nodes: tuple[Node, ...]
    edges: tuple[Edge, ...]
    width: int
    height: int
    signs: int


class Ego(Ring):
    """The picture and its table. `narrow`: the same for a phone, with fewer parties."""

    ties: tuple[Tie, ...]
    narrow: Ring


def tone_of_many(counts: dict[Tone, int]) -> str:
    """What a tie is: what two thirds of its events with a tone are, else `mixed`; `neutral` where none has one."""
    together, against = counts["cooperative"], counts["conflictual"]
    if not together and not against:
        return "neutral"
    share = together / (together + against)
    if share >= 2 / 3:
        return "cooperative"
    return "conflictual" if share <= 1 / 3 else "mixed"


def state_of(party: str) -> str:
    """The party, a state for the unnamed groups in it."""
    base, _, group = party.partition(":")
    return base if group in {"reb", "opp", "soc"} else party


def ties(events: Sequence[Glance], parties: Sequence[str]) -> tuple[Tie, ...]:
    """All other parties of these events, those with the most events first."""
    mine = {state_of(party) for party in parties}
    found: dict[str, list[Glance]] = defaultdict(list)
    for event in events:
        for party in {state_of(name) for name in event.parties} - mine:
            found[party].append(event)
    made = []
    for party, some in found.items():
        counts = counted(some)
        made.append(Tie(party=party, total=len(some), counts=counts, tone=tone_of_many(counts)))
    return tuple(sorted(made, key=lambda tie: (-tie.total, tie.party)))


def ego(events: Sequence[Glance], parties: Sequence[str]) -> Ego:
    """The parties in the middle, the ones they meet most around them, starting at the top."""
    found = ties(events, parties)
    wide, narrow = (_ring(sheet, found, parties) for sheet in (WIDE, NARROW))
    return Ego(**dict(wide), ties=found[:ROWS], narrow=narrow)


def _ring(sheet: Sheet, found: Sequence[Tie], parties: Sequence[str]) -> Ring:
    highest = max((tie.total for tie in found), default=1)
    middle = _middle(sheet, parties)
    nodes: list[Node] = list(middle)
    edges: list[Edge] = []
    ring = found[: sheet.parties]
    for number, tie in enumerate(ring):
        angle = 2 * math.pi * number / len(ring) - math.pi / 2 + (math.pi / len(ring) if len(ring) % 2 == 0 else 0)
        x, y = sheet.width / 2 + sheet.ring[0] * math.cos(angle), sheet.height / 2 + sheet.ring[1] * math.sin(angle)
        r = 5 + 11 * math.sqrt(tie.total / highest)
        nodes.append(_named(tie.party, x, y, r, math.cos(angle) if sheet.beside else 0, math.sin(angle)))
        width = round(1 + 6 * tie.total / highest, 1)
        edges += [
            Edge(x1=c.x, y1=c.y, x2=round(x, 1), y2=round(y, 1), width=width, tone=tie.tone, left=c.party, right=tie.party)
            for c in middle
        ]
    return Ring(nodes=tuple(nodes), edges=tuple(edges), width=sheet.width, height=sheet.height, signs=sheet.signs)


def _middle(sheet: Sheet, parties: Sequence[str]) -> list[Node]:
    x, y = sheet.width / 2, sheet.height / 2
    if len(parties) == 1:
        places = [(x, y)]
    else:
        angles = [2 * math.pi * number / len(parties) + math.pi for number in range(len(parties))]
        places = [(x + sheet.middle[0] * math.cos(a), y + sheet.middle[1] * math.sin(a)) for a in angles]
    return [
        Node(party=party, x=round(across, 1), y=round(down, 1), r=18, centre=True, dy=34)
        for party, (across, down) in zip(parties, places, strict=True)
    ]


def _named(party: str, x: float, y: float, r: float, across: float, down: float) -> Node:
    side = 0 if abs(across) < 0.25 else math.copysign(1, across)
    anchor = {0: "middle", 1: "start", -1: "end"}[int(side)]
    dy = 5 if side else (r + 16 if down > 0 else -r - 7)
    return Node(
        party=party, x=round(x, 1), y=round(y, 1), r=round(r, 1), centre=False, anchor=anchor, dx=round(side * (r + 5), 1),
        dy=round(dy, 1),
    )  # fmt: skip

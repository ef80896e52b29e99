"""A network of parties: who meets whom in some events, laid out the same way every time."""

from __future__ import annotations

import functools
import textwrap
from collections import Counter, defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import combinations
from typing import NamedTuple

import networkx  # type: ignore[import-untyped]

from dragoman.record import Glance
from dragoman.web.drawing.base import Drawn
from dragoman.web.drawing.ego import CROWD, Edge, Node, Tie, state_of, tone_of_many
from dragoman.web.drawing.tones import Tone, counted

#: Ties in the table.
ROWS = 100
#: The layout is drawn by chance, always the same chance.
SEED = 1453
#: Room that a name takes beside its node, a line high.
LETTER, LINE = 8.2, 18.0
#: So wide is the room for each party that no tie leads to from the others, at most.
EACH = 60.0
#: Lines of a name at most.
LINES = 3


@dataclass(frozen=True, slots=True)
class Sheet:
    """What is drawn on: its size and margin, the room that names to the right need; parties and ties drawn, at most; the
    radii of parties; the signs of a line of a name.
    """

    width: int
    height: int
    margin: int
    names: int
    nodes: int
    ties: int
    radii: tuple[int, int]
    signs: int


WIDE = Sheet(1200, 720, 60, 110, 36, 90, (5, 18), 22)
#: Upright, for a phone: drawn as large as it is shown, so that names can be read and fingers hit.
NARROW = Sheet(420, 620, 26, 70, 16, 32, (6, 14), 16)


class Box(NamedTuple):
    """A part of the drawing."""

    x: float
    y: float
    width: float
    height: float


class Pair(Drawn):
    """Two parties with the events they share."""

    left: str
    right: str
    total: int
    counts: dict[Tone, int]
    tone: str


class Picture(Drawn):
    """Parties and their ties at their places; a line of a name has so many signs at most."""

    nodes: tuple[Node, ...]
    edges: tuple[Edge, ...]
    width: int
    height: int
    signs: int


class Network(Picture):
    """The picture and its table. `parties`: each with its number of events. `crowded`: events left out as lists of names.

    `narrow`: the same for a phone, with fewer parties.
    """

    pairs: tuple[Pair, ...]
    parties: tuple[Tie, ...]
    crowded: int
    narrow: Picture


def network(events: Sequence[Glance], names: dict[str, str] | None = None) -> Network:
    """The parties with the most ties in these events. `names`: what parties are called, for the room their names take."""
    shared: dict[tuple[str, str], list[Glance]] = defaultdict(list)
    crowded = 0
    for event in events:
        among = sorted({state_of(party) for party in event.parties})
        if len(among) > CROWD:
            crowded += 1
            continue
        for two in combinations(among, 2):
            shared[two].append(event)
    pairs = sorted((_pair(two, some) for two, some in shared.items()), key=lambda pair: (-pair.total, pair.left, pair.right))
    weight: Counter[str] = Counter()
    for pair in pairs:
        weight[pair.left] += pair.total
        weight[pair.right] += pair.total
    wide, narrow = (_picture(sheet, pairs, weight, names or {}) for sheet in (WIDE, NARROW))
    parties = _totals(events, _weightiest(weight, WIDE.nodes))
    return Network(**dict(wide), pairs=tuple(pairs[:ROWS]), parties=parties, crowded=crowded, narrow=narrow)


def _weightiest(weight: Counter[str], most: int) -> set[str]:
    return {party for party, _ in sorted(weight.items(), key=lambda item: (-item[1], item[0]))[:most]}


def _picture(sheet: Sheet, pairs: Sequence[Pair], weight: Counter[str], names: dict[str, str]) -> Picture:
    chosen = _weightiest(weight, sheet.nodes)
    drawn = [pair for pair in pairs if pair.left in chosen and pair.right in chosen][: sheet.ties]
    places = _layout(tuple((pair.left, pair.right, pair.total) for pair in drawn), sheet)
    highest = max((pair.total for pair in drawn), default=1)
    most = max((weight[party] for party in places), default=1)
    least, span = sheet.radii[0], sheet.radii[1] - sheet.radii[0]
    sizes = {party: least + span * (weight[party] / most) ** 0.5 for party in places}
    moved = _apart(places, sizes, names, sheet)
    nodes = tuple(
        Node(party=party, x=x, y=y, r=round(sizes[party], 1), centre=False, anchor="start", dx=round(sizes[party] + 4, 1), dy=5)
        for party, (x, y) in sorted(moved.items(), key=lambda item: (-weight[item[0]], item[0]))
    )
    edges = tuple(
        Edge(
            x1=moved[p.left][0], y1=moved[p.left][1], x2=moved[p.right][0], y2=moved[p.right][1],
            width=round(1.5 + 7 * p.total / highest, 1), tone=p.tone, left=p.left, right=p.right,
        )
        for p in reversed(drawn)
    )
    return Picture(nodes=nodes, edges=edges, width=sheet.width, height=sheet.height, signs=sheet.signs)


def _pair(two: tuple[str, str], events: Sequence[Glance]) -> Pair:
    counts = counted(events)
    return Pair(left=two[0], right=two[1], total=len(events), counts=counts, tone=tone_of_many(counts))


def _totals(events: Sequence[Glance], chosen: set[str]) -> tuple[Tie, ...]:
    of: dict[str, list[Glance]] = defaultdict(list)
    for event in events:
        for party in {state_of(name) for name in event.parties} & chosen:
            of[party].append(event)
    made = [(party, counted(some), len(some)) for party, some in of.items()]
    found = [Tie(party=party, total=total, counts=counts, tone=tone_of_many(counts)) for party, counts, total in made]
    return tuple(sorted(found, key=lambda tie: (-tie.total, tie.party)))


@functools.lru_cache(maxsize=64)
def _layout(ties: tuple[tuple[str, str, int], ...], sheet: Sheet) -> dict[str, tuple[float, float]]:
    """Places in the drawing, by the spring model of Fruchterman and Reingold (1991) as networkx has it."""
    graph = networkx.Graph()
    graph.add_nodes_from(sorted({party for tie in ties for party in tie[:2]}))
    graph.add_weighted_edges_from((left, right, 1 + total**0.5) for left, right, total in sorted(ties))
    if not graph:
        return {}
    parts = sorted(networkx.connected_components(graph), key=lambda part: (-len(part), min(part)))
    wide, high = sheet.width - 2 * sheet.margin - sheet.names, sheet.height - 2 * sheet.margin
    # The largest above; those that no tie leads to in a row below it, each with room for as many parties as it has.
    apart = sum(map(len, parts[1:]))
    below = high * min(0.4, max(0.16, apart / len(graph))) if apart else 0.0
    found = _placed(graph, parts[0], Box(sheet.margin, sheet.margin, wide, high - below))
    left = float(sheet.margin)
    for part in parts[1:]:
        room = wide * len(part) / apart
        # Side by side with the next one, but for the room that a name takes.
        across = max(0.0, min(room - sheet.names, EACH * len(part)))
        found |= _placed(graph, part, Box(left, sheet.margin + high - below * 0.6, across, below * 0.6))
        left += min(room, across + 2 * sheet.names)
    return found


def _placed(graph: networkx.Graph, part: set[str], box: Box) -> dict[str, tuple[float, float]]:
    """Places of parties that ties bind together, within a part of the drawing."""
    # Nodes in their own order: a set's differs from run to run, and with it the place that chance gives each.
    some = networkx.Graph()
    some.add_nodes_from(sorted(part))
    some.add_weighted_edges_from(sorted((*sorted(edge[:2]), edge[2]["weight"]) for edge in graph.edges(part, data=True)))
    raw = networkx.spring_layout(some, seed=SEED, k=2.2 / len(part) ** 0.5, iterations=120)
    across = _spread({party: float(place[0]) for party, place in raw.items()})
    down = _spread({party: float(place[1]) for party, place in raw.items()})
    return {party: (box.x + across[party] * box.width, box.y + down[party] * box.height) for party in raw}


def _spread(values: dict[str, float]) -> dict[str, float]:
    """The values between 0 and 1, partly by their order, so that what lies apart does not press the rest together."""
    low, span = min(values.values()), (max(values.values()) - min(values.values())) or 1.0
    order = {party: number for number, party in enumerate(sorted(values, key=lambda party: (values[party], party)))}
    last = max(1, len(values) - 1)
    return {party: 0.1 * (value - low) / span + 0.9 * order[party] / last for party, value in values.items()}


def _apart(
    places: dict[str, tuple[float, float]], sizes: dict[str, float], names: dict[str, str], sheet: Sheet
) -> dict[str, tuple[float, float]]:
    """The places, moved until names and nodes no longer lie on each other, or nearly so."""
    found = {party: [x, y] for party, (x, y) in places.items()}
    lines = {party: textwrap.wrap(names.get(party, party), sheet.signs, break_long_words=False) or [""] for party in found}
    wide = {party: 2 * sizes[party] + 8 + LETTER * max(map(len, lines[party])) for party in found}
    high = {party: max(2 * sizes[party], LINE * min(len(lines[party]), LINES)) for party in found}
    for _ in range(80):
        for one, other in combinations(found, 2):
            left_one, left_other = found[one][0] - sizes[one], found[other][0] - sizes[other]
            over_x = min(left_one + wide[one], left_other + wide[other]) - max(left_one, left_other)
            over_y = (high[one] + high[other]) / 2 - abs(found[one][1] - found[other][1])
            if over_x <= 0 or over_y <= 0:
                continue
            # The way out that is shorter, half of it for each.
            axis, by = (1, over_y) if over_y < over_x else (0, over_x)
            sign = 1 if found[one][axis] >= found[other][axis] else -1
            found[one][axis] += sign * by / 2
            found[other][axis] -= sign * by / 2
        for party, place in found.items():
            place[0] = min(max(place[0], sizes[party] + 4), sheet.width - wide[party] + sizes[party])
            place[1] = min(max(place[1], 24.0), sheet.height - 24.0)
    return {party: (round(x, 1), round(y, 1)) for party, (x, y) in found.items()}

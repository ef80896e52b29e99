"""The map of states and the network of parties."""

from __future__ import annotations

from typing import Any

from dragoman.record import glances
from dragoman.web.desk import AtDesk
from dragoman.web.drawing.ego import state_of
from dragoman.web.drawing.net import Network, network
from dragoman.web.drawing.world import World, outlines, world
from dragoman.web.filters import Asked, AskedFor
from dragoman.web.pages import Pages
from dragoman.web.views.shapes import Shape

pages = Pages("maps")
#: So many events are counted, the newest of those that pass.
COUNTED = 5_000


class MapView(Shape):
    """States by events that pass. `counted` events, the newest ones where there are more (`partly`)."""

    asked: Asked
    partners: tuple[str, ...]
    partner_names: tuple[str, ...]
    world: World
    counted: int
    partly: bool

    @staticmethod
    def outlines() -> dict[str, Any]:
        """What the states look like."""
        return outlines()


@pages.page("/map", "map.html", name="map", same=True)
def show_map(desk: AtDesk, asked: AskedFor) -> MapView:
    """How many of the events that pass each state takes part in; with parties, who takes part beside them."""
    found = glances(desk.record, asked.filter(), most=COUNTED)
    partners = tuple(state_of(party) for party in asked.parties())
    names = tuple(map(desk.party, partners))
    drawn = world(found.events, partners)
    counted = len(found.events)
    return MapView(
        asked=asked, partners=partners, partner_names=names, world=drawn, counted=counted, partly=found.more
    )


class NetworkView(Shape):
    """Parties and their ties in the events that pass. `counted` and `partly` as on the map."""

    asked: Asked
    network: Network
    counted: int
    partly: bool


@pages.page("/network", "network.html", name="network", same=True)
def show_network(desk: AtDesk, asked: AskedFor) -> NetworkView:
    """Which parties act with or against each other in the events that pass."""
    found = glances(desk.record, asked.filter(), most=COUNTED)
    names = {party: desk.party(party) for event in found.events for party in map(state_of, event.parties)}
    return NetworkView(asked=asked, network=network(found.events, names), counted=len(found.events), partly=found.more)

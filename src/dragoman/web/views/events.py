"""Events as a table."""

from __future__ import annotations

import itertools
from typing import Annotated

from fastapi import Query
from pydantic import Field

from dragoman.record import events
from dragoman.web.desk import AtDesk
from dragoman.web.filters import Asked
from dragoman.web.pages import Pages
from dragoman.web.views.shapes import EventShape, Shape

pages = Pages("events")
SIZE = 50


class AskedEvents(Asked):
    """Which events, and which page of them."""

    page: Annotated[int, Field(ge=1, le=10_000)] = 1


class Events(Shape):
    """Events that pass the filter, `page` of as many pages as there are."""

    asked: AskedEvents
    events: tuple[EventShape, ...]
    page: int
    more: bool


@pages.page("/events", "events.html", name="events")
def list_events(desk: AtDesk, asked: Annotated[AskedEvents, Query()]) -> Events:
    """Events that pass the filter, by date."""
    first = (asked.page - 1) * SIZE
    found = [*itertools.islice(events(desk.record, asked.filter()), first, first + SIZE + 1)]
    return Events(asked=asked, events=tuple(map(EventShape.of, found[:SIZE])), page=asked.page, more=len(found) > SIZE)

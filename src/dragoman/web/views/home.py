"""The first page."""

from __future__ import annotations

from pydantic import BaseModel

from dragoman.record import counts
from dragoman.web.desk import AtDesk
from dragoman.web.pages import Pages

pages = Pages("today")


class Today(BaseModel):
    """What the record holds. `counts`: rows of pages, outlets and each kind of fact."""

    counts: dict[str, int]


@pages.page("/", "home.html")
def home(desk: AtDesk) -> Today:
    """What is new."""
    return Today(counts=counts(desk.record))

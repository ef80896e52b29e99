"""Which events a page is about: the same query fields everywhere, in forms, links and exports."""

from __future__ import annotations

from typing import Annotated, Any

from fastapi import Query
from pydantic import BaseModel, BeforeValidator, ConfigDict, Field

from dragoman.codebook import UnknownParty, load_parties
from dragoman.record import EventFilter

#: So many values of one field at most.
MOST = 50


def _given(value: Any) -> Any:  # noqa: ANN401 - whatever a query holds
    """Without the empty values that forms send for fields left blank."""
    items = value if isinstance(value, list) else [value]
    return [item.strip() for item in items if item and item.strip()][:MOST]


def _one(value: Any) -> Any:  # noqa: ANN401
    return (value.strip() or None) if isinstance(value, str) else value


Names = Annotated[list[str], BeforeValidator(_given)]
Day = Annotated[str | None, BeforeValidator(_one)]
#: Words or an id: an empty field asks for nothing.
Wording = Annotated[Annotated[str, Field(max_length=1000)] | None, BeforeValidator(_one)]


class Asked(BaseModel):
    """The query fields that choose events. A party is a code or any usual name; several must all take part."""

    model_config = ConfigDict(frozen=True)

    party: Names = []
    act: Names = []
    status: Names = []
    theme: Names = []
    since: Day = None
    until: Day = None

    def filter(self) -> EventFilter:
        """As the record takes it."""
        return EventFilter(self.parties(), tuple(self.act), tuple(self.status), tuple(self.theme), self.since, self.until)

    def parties(self) -> tuple[str, ...]:
        """The parties' codes. An organisation that the codebook does not know stands as it is written."""
        return tuple(dict.fromkeys(code_of(name) for name in self.party))

    def query(self) -> dict[str, Any]:
        """The fields for an address, those that choose nothing left out."""
        return {name: value for name, value in self.model_dump().items() if value not in (None, [])}


def code_of(name: str) -> str:
    """The code of a party by code or usual name; a name that the codebook does not know as it is written."""
    try:
        return load_parties().lookup(name)
    except UnknownParty:
        return name


AskedFor = Annotated[Asked, Query()]

"""An event in the making: what the rules found in one sentence, before events of one article are put together."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import NamedTuple

from dragoman.codebook.triggers import Trigger
from dragoman.model import Span, Status


class Given(NamedTuple):
    """A party that got a role, and the words that name it; `stage`: frame, bearer (of a noun) or context."""

    party: str
    words: Span | None
    stage: str


@dataclass
class Draft:
    """One event of one sentence. `at` is the index of the trigger's word; `verbal` whether a verb says it."""

    trigger: Trigger
    status: Status
    actors: list[str]
    recipients: list[str]
    people: list[str]
    sentence: Span
    words: Span
    at: int
    verbal: bool
    arguments: dict[str, list[Span]] = field(default_factory=dict)
    about: str | None = None
    date: str | None = None
    place: str | None = None
    object: str | None = None
    instrument: str | None = None
    attributed_to: str | None = None
    why: str = ""
    given: list[Given] = field(default_factory=list)

    @property
    def act(self) -> str:
        """The name of the act."""
        return self.trigger.act.name

    @property
    def parties(self) -> list[str]:
        """All parties, actors first."""
        return self.actors + self.recipients

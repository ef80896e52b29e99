"""A report with what its page says around it, as histories and disagreements are made from."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from types import MappingProxyType

from dragoman.model import Event


@dataclass(frozen=True, slots=True)
class Told:
    """An event as one page tells it. `day`: when the page told it (ISO), `voice`: see `corroboration.voices`.

    `roles`: of each person, the role and the party the page gives.
    """

    id: str
    page: str
    event: Event
    day: str | None
    voice: int = 0
    roles: Mapping[str, tuple[str, str | None]] = field(default_factory=lambda: MappingProxyType({}))

    @property
    def status(self) -> str:
        """How far along the act is by this report; a cancellation of the act is a status of its own."""
        event = self.event
        return "cancelled" if event.act == "cancel" and event.about and event.status == "done" else str(event.status)

    @property
    def date(self) -> str | None:
        """The date of the act; the date of a cancellation is not the act's."""
        return None if self.status == "cancelled" else self.event.date

    @property
    def sentence(self) -> str:
        """The first sentence that tells it."""
        return self.event.evidence[0].sentence.exact if self.event.evidence else ""

"""What can go wrong in the codebook: its data is broken, or a name is in none of it."""

from __future__ import annotations

from dragoman.model import DragomanError


class CodebookError(DragomanError):
    """The vocabulary's data breaks its own schema. The message names the file, the entry and what to mend."""


class UnknownParty(DragomanError):  # noqa: N818  the name is part of the public error tree
    """No such state or organisation. `text` is what was asked for, `suggestions` the nearest parties, best first."""

    def __init__(self, text: str, suggestions: tuple[str, ...], message: str) -> None:
        super().__init__(message)
        self.text = text
        self.suggestions = suggestions

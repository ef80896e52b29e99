"""What can go wrong with one input. The message always says what to do; the other inputs go on."""

from __future__ import annotations

from typing import Any

from dragoman.model import DragomanError


class UnreadablePage(DragomanError):  # noqa: N818 - what the other rooms know it by
    """This input is no page that can be read: `source` names it, `reason` says why and what to do."""

    def __init__(self, source: str, reason: str) -> None:
        super().__init__(f"{source}: {reason}")
        self.source = source
        self.reason = reason

    def __reduce__(self) -> tuple[type[UnreadablePage], tuple[str, str]]:
        """Both arguments, so that the error crosses from a worker process to its parent whole."""
        return type(self), (self.source, self.reason)


class MissingPath(UnreadablePage):
    """A path or pattern given by the user names nothing."""


class NotFrench(UnreadablePage):
    """A page in another language; `language` is its ISO 639-1 code, `outlet` and `day` (ISO) what else it tells of itself."""

    def __init__(self, source: str, language: str, outlet: str | None = None, day: str | None = None) -> None:
        super().__init__(source, f"the article is in «{language}», not in French; leave this page out")
        self.language, self.outlet, self.day = language, outlet, day

    def __reduce__(self) -> tuple[Any, ...]:
        """The arguments of this class, not those of its parent."""
        return type(self), (self.source, self.language, self.outlet, self.day)

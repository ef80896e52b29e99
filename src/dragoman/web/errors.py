"""What can go wrong at the workbench.

    WebError          carries the status of the answer and the key of its words
    ├── NotFound
    ├── BadRequest
    ├── Forbidden
    ├── LogInFirst
    └── ChangeFirst
"""

from __future__ import annotations

from dragoman.model import DragomanError


class WebError(DragomanError):
    """An answer other than the page asked for. `detail` is shown to the person."""

    status = 500
    key = "error_500"

    def __init__(self, detail: str = "") -> None:
        super().__init__(detail)
        self.detail = detail


class NotFound(WebError):  # noqa: N818
    """There is no such page, fact or thing."""

    status, key = 404, "error_404"


class BadRequest(WebError):  # noqa: N818
    """What was asked makes no sense."""

    status, key = 400, "error_400"


class Forbidden(WebError):  # noqa: N818
    """The person may not do this."""

    status, key = 403, "error_403"


class LogInFirst(WebError):  # noqa: N818
    """Nobody is logged in."""

    status, key = 401, "error_401"


class ChangeFirst(WebError):  # noqa: N818
    """The password is one that an admin gave: its owner has to choose another one."""

    status, key = 403, "error_change_first"

"""The columns of events: what each holds, whoever writes it."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from types import MappingProxyType

from dragoman.model import Event
from dragoman.record import Happening, Stored

Cell = str | int | float | None
#: An event as one page reports it, and, where the row is what happened, all its reports.
Value = Callable[[Stored[Event], Happening | None], Cell]
#: What stands between the members of a list.
BETWEEN = "; "


def _of_event(name: str) -> Value:
    def value(stored: Stored[Event], _whole: Happening | None) -> Cell:
        found = getattr(stored.fact, name)
        return BETWEEN.join(found) if isinstance(found, tuple) else found

    return value


def _of_page(name: str) -> Value:
    def value(stored: Stored[Event], _whole: Happening | None) -> Cell:
        found: Cell = getattr(stored.page, name)
        return found

    return value


def _of_whole(name: str) -> Value:
    """A field that reports differ in: that of all of them where the row is what happened."""

    def value(stored: Stored[Event], whole: Happening | None) -> Cell:
        found = getattr(stored.fact if whole is None else whole, name)
        return BETWEEN.join(found) if isinstance(found, tuple) else found

    return value


def _outlets(stored: Stored[Event], whole: Happening | None) -> Cell:
    """The outlet; of what happened, all that report it."""
    return stored.page.outlet if whole is None else BETWEEN.join(whole.outlets) or None


def _sentence(stored: Stored[Event], _whole: Happening | None) -> Cell:
    return stored.fact.evidence[0].sentence.exact


def _fiction(stored: Stored[Event], _whole: Happening | None) -> Cell:
    return "yes" if stored.page.fiction else ""


#: Columns of a report by name, in the order of the classic table.
COLUMNS: Mapping[str, Value] = MappingProxyType(
    {
        "id": lambda stored, _whole: stored.id,
        **{name: _of_whole(name) for name in ("date", "status", "act", "about", "actors", "recipients")},
        "people": _of_event("people"),
        "place": _of_whole("place"),
        "themes": _of_event("themes"),
        **{name: _of_whole(name) for name in ("object", "instrument")},
        "attributed_to": _of_event("attributed_to"),
        "sentence": _sentence,
        "rule": _of_event("rule"),
        "confidence": _of_whole("confidence"),
        "outlet": _outlets,
        **{name: _of_page(name) for name in ("title", "published", "source", "url")},
        "fiction": _fiction,
        "judged": lambda stored, _whole: stored.judged,
        "articles": lambda _stored, whole: whole.articles if whole else None,
        "independent": lambda _stored, whole: whole.independent if whole else None,
    }
)
#: Columns that only say something of what happened, with all its reports.
HAPPENING = ("articles", "independent")
CLASSIC = tuple(name for name in COLUMNS if name not in HAPPENING)


def cells(stored: Stored[Event], columns: Sequence[str], whole: Happening | None = None) -> list[Cell]:
    """The cells of one row. Raises `KeyError` on a column that there is not."""
    return [COLUMNS[name](stored, whole) for name in columns]

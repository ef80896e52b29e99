"""The table of events."""

from __future__ import annotations

from collections.abc import Iterable

from dragoman.cli.output import flat, results, write_line
from dragoman.model import Event
from dragoman.record import Stored

#: Characters of an id that are shown; `dragoman show` takes the start of one.
SHOWN = 10
#: Longer cells end in an ellipsis; the other formats hold everything.
LONGEST = 60
#: What marks an event that a person stands for.
VOUCHED = {"accepted": " ✓", "corrected": " ✓"}


def print_events(found: Iterable[Stored[Event]]) -> bool:
    """Print the table; False, and nothing printed, where there is no event."""
    from rich.table import Table
    from rich.text import Text

    table = Table(box=None, pad_edge=False, header_style="bold")
    for name, wraps in (("id", 0), ("date", 0), ("status", 0), ("act", 0), ("actors", 1), ("recipients", 1)):
        table.add_column(name, no_wrap=not wraps, overflow="fold")
    for name in ("what", "outlet"):
        table.add_column(name, overflow="fold")
    for stored in found:
        table.add_row(*(Text(cell) for cell in _cells(stored)))
    if not table.row_count:
        return False
    console = results()
    if console.is_terminal:
        console.print(table)
    else:
        with console.capture() as capture:
            console.print(table)
        for line in capture.get().splitlines():
            write_line(line.rstrip())
    return True


def _cells(stored: Stored[Event]) -> list[str]:
    event, page = stored.fact, stored.page
    act = f"{event.act} → {event.about}" if event.about else event.act
    outlet = flat(page.outlet or page.source.rpartition("/")[2])
    return [
        stored.id[:SHOWN],
        event.date or (f"({page.published})" if page.published else ""),
        event.status + VOUCHED.get(stored.judged, ""),
        act,
        ", ".join(flat(party) for party in event.actors),
        ", ".join(flat(party) for party in event.recipients),
        _cut(_what(event)),
        f"{_cut(outlet, 36)} (fiction)" if page.fiction else _cut(outlet, 36),
    ]


def _what(event: Event) -> str:
    """The words that tell most: what it is about, else the sentence."""
    return " · ".join(map(flat, substance(event))) or flat(event.evidence[0].sentence.exact)


def substance(event: Event) -> list[str]:
    """The instrument and the object, or only the one that holds the other's words."""
    words = [word for word in (event.instrument, event.object) if word]
    if len(words) == 2:
        short, long = sorted(words, key=len)
        if short.casefold() in long.casefold():
            return [long]
    return words


def _cut(text: str, length: int = LONGEST) -> str:
    return text if len(text) <= length else text[: length - 1].rstrip() + "…"

"""Finished pages, kept for as long as nothing was written to the record."""

from __future__ import annotations

import threading
from collections import OrderedDict
from collections.abc import Callable, Hashable

#: Pages kept, and the most signs of one.
MOST, LONGEST = 100, 500_000


class _Held:
    """A page of one state of the record, being made or made."""

    def __init__(self, state: str) -> None:
        self.state = state
        self.making = threading.Lock()
        self.text: str | None = None


class Shelf:
    """Finished pages. Of several people who ask for one at once, one has it made and the others wait for it."""

    def __init__(self) -> None:
        self._lock = threading.Lock()
        self._held: OrderedDict[Hashable, _Held] = OrderedDict()

    def page(self, key: Hashable, state: str, make: Callable[[], str]) -> str:
        """The page as it is in this state of the record, or in a later one."""
        with self._lock:
            held = self._held.get(key)
            if held is None or held.state != state:
                held = self._held[key] = _Held(state)
            self._held.move_to_end(key)
            while len(self._held) > MOST:
                self._held.popitem(last=False)
        with held.making:
            if held.text is not None:
                return held.text
            text = make()
            if len(text) <= LONGEST:
                held.text = text
            return text

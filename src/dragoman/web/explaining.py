"""Why a stored page is read as it is: worked out when somebody asks, with a limit on time, and kept for a while."""

from __future__ import annotations

import json
import os
import queue
import subprocess
import sys
import threading
from collections import OrderedDict
from typing import IO, Any, Literal

from dragoman.model import Page
from dragoman.web.views.shapes import Shape

#: Seconds for one page; the first one of a process also waits for the grammar to be loaded.
LIMIT = 20.0
FIRST = 40.0
#: So many traces are kept.
KEPT = 64
Both = dict[Literal["fr", "en"], str]


class FilledShape(Shape):
    """A field of a candidate, the words that gave it, and how they come to mean it (in both languages)."""

    field: str
    value: str
    words: str | None
    how: Both


class ShareShape(Shape):
    """What speaks for (above 0) or against the event being right, in nats of log odds."""

    name: Both
    weight: float


class CandidateShape(Shape):
    """Words that a rule may have read as an act. `fact`: the event that came of it; `reason`: why none did."""

    words: str
    start: int
    end: int
    outcome: Literal["event", "same", "rejected", "skipped"]
    rule: str
    act: str
    file: str
    fact: str | None
    confidence: float | None
    shares: tuple[ShareShape, ...]
    filled: tuple[FilledShape, ...]
    reason: Both | None
    asked: tuple[str, ...]
    more_asked: bool
    found: str | None


class SentenceTraceShape(Shape):
    """A sentence with its candidates; `facts` are the quotes, positions and programmes that begin in it."""

    number: int
    where: Literal["text", "title", "furniture"]
    line: int | None
    start: int
    text: str
    facts: tuple[str, ...]
    candidates: tuple[CandidateShape, ...]


class TraceShape(Shape):
    """A page's trace as this program reads it (`versions`). `domain`: why the whole article tells no event."""

    versions: dict[str, str]
    domain: Both | None
    sentences: tuple[SentenceTraceShape, ...]


class Explainer:
    """One process that explains pages, one at a time, started when first asked and anew after one that took too long."""

    def __init__(self, limit: float = LIMIT, first: float = FIRST) -> None:
        self.limit, self.first = limit, first
        self._lock = threading.Lock()
        self._child: subprocess.Popen[str] | None = None
        self._answers: queue.Queue[str] = queue.Queue()
        self._kept: OrderedDict[tuple[str, str], TraceShape] = OrderedDict()

    def trace(self, page: Page, page_id: str, text_sha256: str) -> TraceShape | None:
        """The trace of a page; None where it took too long or the program failed on it."""
        key = page_id, text_sha256
        with self._lock:
            found = self._kept.get(key)
            if found is None:
                answer = self._ask({"source": page.source, "page": page.to_json(), "page_id": page_id})
                if answer is None or "error" in answer:
                    return None
                found = self._kept[key] = TraceShape.model_validate(answer)
            self._kept.move_to_end(key)
            while len(self._kept) > KEPT:
                self._kept.popitem(last=False)
            return found

    def close(self) -> None:
        """End the process."""
        with self._lock:
            self._stop()

    def _ask(self, asked: dict[str, Any]) -> dict[str, Any] | None:
        patience = self.limit if self._child is not None else self.first
        try:
            child = self._running()
            _say(child.stdin, json.dumps(asked) + "\n")
            line = self._answers.get(timeout=patience)
            answer: dict[str, Any] = json.loads(line)
        except (queue.Empty, OSError, ValueError):
            self._stop()
            return None
        return answer

    def _running(self) -> subprocess.Popen[str]:
        if self._child is None or self._child.poll() is not None:
            self._stop()
            # Found in the same places as here, whatever the server was started from.
            environment = os.environ | {"PYTHONPATH": os.pathsep.join(filter(None, sys.path)), "PYTHONIOENCODING": "utf-8"}
            self._child = subprocess.Popen(
                [sys.executable, "-m", "dragoman.web.explaining_child"], env=environment, text=True, encoding="utf-8",
                stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL,
            )  # fmt: skip
            self._answers = queue.Queue()
            threading.Thread(target=_listen, args=(self._child.stdout, self._answers), daemon=True).start()
        return self._child

    def _stop(self) -> None:
        child, self._child = self._child, None
        if child is not None:
            child.kill()
            child.wait()
            for pipe in (child.stdin, child.stdout):
                _shut(pipe)


def _say(pipe: IO[str] | None, line: str) -> None:
    if pipe is not None:
        pipe.write(line)
        pipe.flush()


def _listen(answers: IO[str] | None, into: queue.Queue[str]) -> None:
    try:
        for line in answers or ():
            into.put(line)
    except ValueError:  # closed meanwhile
        return
    into.put("")


def _shut(pipe: IO[str] | None) -> None:
    try:
        if pipe is not None:
            pipe.close()
    except OSError:
        pass


#: The one of this process: it is expensive to start, and one person at a time asks.
EXPLAINER = Explainer()

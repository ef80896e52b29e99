"""Stretches between quotation marks, by a state machine: nested, over several paragraphs, mixed, never closed.

French pages write « », “ ”, " ", two apostrophes, ‘ ’ and << >>, often several in one text and not always in pairs.
An apostrophe is no quotation mark, nor are the marks of inches and seconds after a figure.
"""

from __future__ import annotations

from dataclasses import dataclass

import regex

#: Marks opened within marks beyond this depth are read as plain characters; bounds the work on hostile input.
DEEPEST = 6


@dataclass(frozen=True, slots=True)
class Marked:
    """One stretch between quotation marks.

    `start` and `end` take in the marks, `inner_start` and `inner_end` the words alone, without white space at either
    edge. `level` is 0 for a stretch in no other. `opening` and `closing` are the marks as written; `closing` is
    empty where the stretch was never closed and ends with its paragraph, or where an outer mark closed it too.
    """

    start: int
    end: int
    inner_start: int
    inner_end: int
    level: int
    opening: str
    closing: str

    @property
    def unclosed(self) -> bool:
        """Whether no mark of its own closes the stretch."""
        return not self.closing


@dataclass(slots=True)
class _Open:
    kind: str
    start: int
    mark: str


_MARK = regex.compile(r"<<|>>|``|''|’’|‘‘|[«»‹›“”„‟\"‘’]")
_LINE = regex.compile(r"[^\r\n\u2028\u2029]+")
_FIRST = regex.compile(r"[\s\u00a0\u202f]*(?P<mark><<|[«»“\"])")
_OPENS = {"«": "«", "<<": "«", "‹": "‹", "“": "“", "„": "“", "‟": "“", "``": "''", "‘": "‘"}
_CLOSES = {"»": "«", ">>": "«", "›": "‹", "”": "“", "’": "‘"}
_TOGGLES = {'"': '"', "''": "''"}
_SENTENCE_END = regex.compile(r"[.!?…][\s\u00a0\u202f]+(?=[\p{Lu}«])")
#: How far back a sentence end is looked for, so that the work stays linear.
_BACK = 600


def find_marked(text: str) -> tuple[Marked, ...]:
    """The stretches of a text between quotation marks, in order of their start; two are apart or one holds the other.

    Time grows with the length of the text. Never raises.
    """
    machine = _Machine(text)
    for line in _LINE.finditer(text):
        machine.paragraph(line.start(), line.end())
    machine.finish()
    return tuple(sorted(machine.found, key=lambda m: (m.start, -m.end)))


class _Machine:
    """The state: which marks stand open, and the paragraph that left its quotation open."""

    def __init__(self, text: str) -> None:
        self.text = text
        self.found: list[Marked] = []
        self.stack: list[_Open] = []
        self.line_end = 0

    def paragraph(self, start: int, end: int) -> None:
        """Read one paragraph; a quotation left open goes on where the paragraph begins with its mark again."""
        marks = list(_MARK.finditer(self.text, start, end))
        if self.stack:
            first = _FIRST.match(self.text, start, end)
            mark = first["mark"] if first else ""
            kind = _OPENS.get(mark) or _CLOSES.get(mark) or mark
            if kind == self.stack[0].kind and self._closed_later(kind, marks[1:]):
                del self.stack[1:]
                marks = marks[1:]  # the mark that says: still the same speaker
            else:
                self.finish()
        self.line_end = end
        left = _count_closers(marks)
        for match, closers in zip(marks, left, strict=True):
            self._mark(match, closers, end)
        if self.stack and self.stack[0].kind not in {"«", "“"}:
            self.finish()

    @staticmethod
    def _closed_later(kind: str, marks: list[regex.Match[str]]) -> bool:
        """Whether the rest of the paragraph closes the mark, or leaves it open again without opening another."""
        depth = 0
        for match in marks:
            if _OPENS.get(match[0]) == kind:
                depth += 1
            elif _CLOSES.get(match[0]) == kind:
                depth -= 1
                if depth < 0:
                    return True
        return depth == 0

    def finish(self) -> None:
        """Close at the end of their paragraph all that stand open."""
        self._pop_to(0, self.line_end, "")

    def _mark(self, match: regex.Match[str], closers: int, line_end: int) -> None:
        mark, at = match[0], match.start()
        mark = "''" if len(mark) == 2 and mark[0] in "'’‘" else mark
        before = self.text[at - 1] if at else " "
        after = self.text[match.end()] if match.end() < line_end else " "
        kind, action = self._read(mark, before, after)
        if action == "open":
            self._open(kind, match, closers)
        elif action == "close":
            self._close(kind, match, closers)

    def _read(self, mark: str, before: str, after: str) -> tuple[str, str]:
        """The kind of a mark and whether it opens, closes or is none."""
        kinds = [o.kind for o in self.stack]
        if mark in _TOGGLES:
            kind = _TOGGLES[mark]
            if kind in kinds:
                return kind, "close"
            if mark == '"' and "“" in kinds and not before.isspace() and not after.isalnum():
                return "“", "close"
            stray = before.isdigit() or (after.isspace() and not before.isspace())
            return kind, "" if stray else "open"
        if mark == "‘":
            return "‘", "open" if not before.isalnum() and after.isalnum() else ""
        if mark == "’":
            return "‘", "close" if "‘" in kinds and not (before.isalpha() and after.isalpha()) else ""
        if mark == "“" and "“" in kinds and not before.isspace() and not after.isalnum():
            return "“", "close"
        if mark == "”" and "“" not in kinds:
            return "“", "open" if before.isspace() and not after.isspace() else ""
        if mark in _OPENS:
            return _OPENS[mark], "open"
        return _CLOSES[mark], "close"

    def _open(self, kind: str, match: regex.Match[str], closers: int) -> None:
        if kind == "«" and self.stack and self.stack[-1].kind == "«" and closers <= len(self.stack):
            ends = list(
                _SENTENCE_END.finditer(self.text, max(self.stack[-1].start, match.start() - _BACK), match.end())
            )
            if ends:  # a new sentence, and not marks enough for both: the first was left open
                self._pop_to(0, ends[-1].end(), "")
        if len(self.stack) < DEEPEST:
            self.stack.append(_Open(kind, match.start(), match[0]))

    def _close(self, kind: str, match: regex.Match[str], closers: int) -> None:
        for k in range(len(self.stack) - 1, -1, -1):
            if self.stack[k].kind == kind:
                self._pop_to(k + 1, match.start(), "")
                self._pop_to(k, match.end(), match[0])
                self._shared_close(match, closers)
                return

    def _shared_close(self, match: regex.Match[str], closers: int) -> None:
        """One » may close two « that end together, as older French typography has it."""
        if not closers and match[0] in {"»", ">>"} and self.stack and self.stack[-1].kind == "«":
            self._pop_to(0, match.end(), "")

    def _pop_to(self, depth: int, end: int, closing: str) -> None:
        while len(self.stack) > depth:
            top = self.stack.pop()
            inner_start, inner_end = top.start + len(top.mark), end - len(closing)
            inner_end = max(inner_end, inner_start)
            while inner_end > inner_start and self.text[inner_end - 1].isspace():
                inner_end -= 1
            while inner_start < inner_end and self.text[inner_start].isspace():
                inner_start += 1
            inner_start = min(inner_start, inner_end)
            whole = end if closing else inner_end
            self.found.append(Marked(top.start, whole, inner_start, inner_end, len(self.stack), top.mark, closing))


def _count_closers(marks: list[regex.Match[str]]) -> list[int]:
    """For each mark how many » come after it in the paragraph."""
    left, seen = [0] * len(marks), 0
    for k in range(len(marks) - 1, -1, -1):
        left[k] = seen
        seen += marks[k][0] in {"»", ">>"}
    return left

"""The work of `dragoman review --proposals`: one pair after the other that may belong together, for a person to decide."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from dragoman.cli.keyboard import ENTER, Ended, ask_key, ask_line
from dragoman.cli.output import flat, note, write_line
from dragoman.cli.reviewing import summary, text_of, words_of
from dragoman.cli.views.judged import said, show
from dragoman.model import DragomanError, Event
from dragoman.record import (
    Asked,
    Judgement,
    Mentioned,
    Proposal,
    Record,
    Stored,
    judge,
    judge_all,
    mentioned,
    organisation_id,
    proposals,
    reported,
)
from dragoman.record.judgements import decided
from dragoman.record.knowing import settle

KEYS = {"m": "merge", "s": "split"}


@dataclass(frozen=True, slots=True)
class Side:
    """One of the two: the id it is judged by, and lines that tell what it is."""

    fact: str
    lines: tuple[str, ...]


class Deciding:
    """One session of one person on proposals of one kind, the surest first. Each answer is written down at once."""

    def __init__(self, record: Record, kind: str, author: str, lang: str) -> None:
        self.record, self.kind, self.author, self.lang = record, kind, author, lang
        self.made: list[tuple[tuple[Proposal, Side, Side], list[Judgement]]] = []

    def text(self, name: str, **values: object) -> str:
        """A text in the language of the session."""
        return text_of(name, self.lang, **values)

    def go(self) -> int:
        """Decide until there is nothing left or the person stops. How many decisions were made."""
        left = list(self._waiting())[::-1]
        if not left:
            note(self.text("nothing"))
            return 0
        try:
            while left:
                if not self._one(left):
                    break
            else:
                note(self.text("end"))
        except Ended:
            note("")
        note(self.text(summary(len(self.made)), count=len(self.made), author=self.author))
        return len(self.made)

    def _waiting(self) -> Iterator[tuple[Proposal, Side, Side]]:
        """What people can decide here and have not: both sides have something that a judgement can name."""
        found = proposals(self.record, self.kind)
        pairs = [(each, *pair) for each, pair in zip(found, self._sides(found), strict=True) if pair is not None]
        told = decided(self.record, [side.fact for _, left, right in pairs for side in (left, right)])
        for each, left, right in pairs:
            if (min(left.fact, right.fact), max(left.fact, right.fact)) not in told:
                yield each, left, right

    def _sides(self, found: Sequence[Proposal]) -> Iterator[tuple[Side, Side] | None]:
        names = [name for each in found for name in (each.left, each.right)]
        if self.kind == "organisation":
            yield from ((_organisation(each.left), _organisation(each.right)) for each in found)
            return
        if self.kind == "event":
            told = reported(self.record, names)
            sides = {key: _event(key, item.reports) for key, item in told.items()}
            yield from ((sides[e.left], sides[e.right]) if e.left in sides and e.right in sides else None for e in found)
            return
        if self.kind == "known":
            told_of = mentioned(self.record, [each.left for each in found])
            yield from (_against(told_of.get(each.left), each) for each in found)
            return
        known = mentioned(self.record, names)
        yield from (_two(known.get(each.left), known.get(each.right)) for each in found)

    def _one(self, left: list[tuple[Proposal, Side, Side]]) -> bool:
        """Show a pair and act on one answer. False where the person quits."""
        proposal, one, other = left[-1]
        note(self.text("pair", left=len(left), score=f"{proposal.score:.2f}", why=_why(proposal)))
        for number, side in enumerate((one, other), 1):
            for line in side.lines:
                write_line(f"  {number}  {line}")
        key = ask_key(self.text("prompt", keys="/".join(words_of("pair_keys"))))
        if key == "q":
            return False
        if key in {"k", ENTER, " "}:
            left.pop()
        elif key in KEYS:
            self._say(KEYS[key], left)
        elif key == "u":
            self._undo(left)
        elif key == "?":
            for name, words in words_of("pair_keys").items():
                note(f"  {name}  {words[self.lang]}")
        else:
            note(self.text("unknown", key=key))
        return True

    def _say(self, action: str, left: list[tuple[Proposal, Side, Side]]) -> None:
        proposal, one, other = left[-1]
        reason = ask_line(self.text("reason")) or None
        try:
            if self.kind == "known":
                items = settle(self.record, one.fact, proposal.right, self.author, same=action == "merge", reason=reason)
            else:
                items = [judge(self.record, Asked(action, one.fact, self.author, reason, others=(other.fact,)))]  # type: ignore[arg-type]
        except DragomanError as error:
            note(str(error))
            left.pop()
            return
        self.made.append((left.pop(), items))
        for item in items:
            note(self.text("done", what=said(item)))

    def _undo(self, left: list[tuple[Proposal, Side, Side]]) -> None:
        """Take back the last decision of this session and come back to its pair."""
        if not self.made:
            note(self.text("nothing_to_undo"))
            return
        pair, items = self.made.pop()
        judge_all(self.record, [Asked("undo", item.id, self.author) for item in reversed(items)])
        for item in items:
            note(self.text("undone", what=said(item)))
        left.append(pair)


def _organisation(name: str) -> Side:
    return Side(organisation_id(name), (flat(name),))


def _event(key: str, reports: Sequence[Stored[Event]]) -> Side:
    stored = next(report for report in reports if report.id == key)
    event, page = stored.fact, stored.page
    head = f"{event.act} ({event.status}) {show(event.actors)} → {show(event.recipients)} {event.date or ''}".rstrip()
    sentence = f"« {flat(event.evidence[0].sentence.exact)} »" if event.evidence else ""
    return Side(key, tuple(filter(None, (head, sentence, _article(page.outlet, page.title, page.published)))))


def _two(left: Mentioned | None, right: Mentioned | None) -> tuple[Side, Side] | None:
    """The two names by facts of one kind: a judgement ties facts of one kind alone."""
    kind = next((each for each in left.facts if each in right.facts), None) if left and right else None
    if left is None or right is None or kind is None:
        return None
    one, other = (
        Side(e.facts[kind], (flat(" · ".join((e.name, *e.roles))), _article(e.page.outlet, e.page.title, e.page.published)))
        for e in (left, right)
    )
    return one, other


def _against(name: Mentioned | None, proposal: Proposal) -> tuple[Side, Side] | None:
    """A name on a page by the office it is given there, and the known holder of that office."""
    fact = name.facts.get("position") if name else None
    if name is None or fact is None:
        return None
    lines = (flat(" · ".join((name.name, *name.roles))), _article(name.page.outlet, name.page.title, name.page.published))
    return Side(fact, lines), Side(f"known {fact}", (flat(proposal.right),))


def _article(*parts: str | None) -> str:
    return flat(" · ".join(part for part in parts if part))


def _why(proposal: Proposal) -> str:
    return flat(", ".join(f"{name} {show(points)}" for name, points in proposal.why.items()))

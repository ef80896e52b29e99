"""Chosen words: taken from a page, found again in another text of it, and which of them still speak for a field."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from dragoman.model import Page, Span
from dragoman.record.judgements.anchors import body_of, sentence_around
from dragoman.record.judgements.chosen import LONGEST, MOST, Chosen, Pick
from dragoman.record.judgements.errors import BadJudgement
from dragoman.record.judgements.judgement import Judgement
from dragoman.record.judgements.verdict import Conflict, same

PLACES = ("text", "title", "furniture")
#: What stands in another line of the furniture is further away than anything in the same one.
A_LINE = 10_000_000


@dataclass(frozen=True, slots=True)
class Shown:
    """Words chosen for a field by a judgement. `now`: where they stand in the page as it is; None where it lacks them."""

    chosen: Chosen
    now: Chosen | None
    judgement: str
    author: str


def choose(page: Page, picks: Sequence[Pick]) -> tuple[Chosen, ...]:
    """The words that somebody marked, in the order of marking, none twice. Raises `BadJudgement` where they stand elsewhere."""
    if len(picks) > MOST:
        raise BadJudgement(f"at most {MOST} pieces of the page can be chosen for one field")
    return tuple(dict.fromkeys(_choose(page, pick) for pick in picks))


def _choose(page: Page, pick: Pick) -> Chosen:
    body = body_of(page, pick.place, pick.line) if pick.place in PLACES else None
    if (pick.place == "furniture") != (pick.line is not None):
        raise BadJudgement("`line` belongs to words of the furniture, and to nothing else")
    if body is None or not 0 <= pick.start < pick.end <= len(body) or body[pick.start : pick.end] != pick.exact:
        raise BadJudgement(f"{pick.exact[:80]!r} does not stand there in the page: choose the words once more")
    span = Span.of(body, pick.start, pick.end)
    if not span.exact or len(span.exact) > LONGEST:
        raise BadJudgement(f"choose some words, {LONGEST} characters at most")
    return Chosen(pick.place, pick.line, span, sentence_around(body, span))


def standing(judgements: Sequence[Judgement]) -> dict[str, Judgement]:
    """The judgement that speaks for each field with chosen words, of those that count, the earliest first."""
    found: dict[str, Judgement] = {}
    for item in judgements:
        if item.action == "correct" and item.field is not None:
            found.pop(item.field, None)
            if item.chosen:
                found[item.field] = item
        elif item.action == "accept":
            # What was accepted is what was shown: corrections that it showed among it.
            found = {name: each for name, each in found.items() if same(item.target.shown.get(name), each.value)}
    return found


def shown(judgements: Sequence[Judgement], page: Page, text_sha256: str) -> Mapping[str, tuple[Shown, ...]]:
    """The words chosen for each field, as the page is now; `text_sha256` is the hash of its text."""
    return {
        name: tuple(
            Shown(each, found_again(each, item.target.text_sha256, page, text_sha256), item.id, item.author)
            for each in item.chosen
        )
        for name, item in standing(judgements).items()
    }


def lost(judgements: Sequence[Judgement], page: Page, text_sha256: str) -> Iterator[Conflict]:
    """One conflict for each field of whose chosen words the page has lost some."""
    for name, found in shown(judgements, page, text_sha256).items():
        gone = [each for each in found if each.now is None]
        if gone:
            yield Conflict("words", gone[0].judgement, name, " … ".join(each.chosen.span.exact for each in gone))


def found_again(chosen: Chosen, before: str, page: Page, now: str) -> Chosen | None:
    """Where the words stand in the page with text hash `now`, when they were chosen in the one with hash `before`.

    In another text: where their sentence stands, anywhere on the page; else where they stand themselves, as whole words
    of the same part of it. Of several such places the nearest to the old one.
    """
    if chosen.place == "text" and before == now:
        return chosen
    sentence, words = chosen.sentence, chosen.span
    parts = [(place, line, body) for place, line, body in _parts(page)]
    whole = min(_hits(chosen, parts, sentence), default=None)
    if whole is not None:
        rank, start = whole[1], whole[2] + words.start - sentence.start
    else:
        part = min(_hits(chosen, [each for each in parts if each[0] == chosen.place], words, alone=True), default=None)
        if part is None:
            return None
        parts = [each for each in parts if each[0] == chosen.place]
        rank, start = part[1], part[2]
    place, line, body = parts[rank]
    span = Span(start, start + len(words.exact), words.exact)
    return Chosen(place, line, span, sentence_around(body, span))


def _parts(page: Page) -> Iterator[tuple[str, int | None, str]]:
    yield "text", None, page.text
    yield "title", None, page.title or ""
    for number, line in enumerate(page.furniture):
        yield "furniture", number, line.text


def _hits(
    chosen: Chosen, parts: Sequence[tuple[str, int | None, str]], wanted: Span, *, alone: bool = False
) -> Iterator[tuple[int, int, int]]:
    """Where the words stand: how far from where they stood, the number of the part, their start there."""
    for rank, (place, line, body) in enumerate(parts):
        away = (place != chosen.place) * 10**12 + abs((line or 0) - (chosen.line or 0)) * A_LINE
        start = body.find(wanted.exact)
        while start >= 0:
            whole = not alone or _alone(body, start, start + len(wanted.exact))
            if whole:
                yield away + abs(start - wanted.start), rank, start
            start = body.find(wanted.exact, start + (len(wanted.exact) if whole else 1))


def _alone(body: str, start: int, end: int) -> bool:
    """Whether the words do not begin or end inside a word."""
    inside = (start > 0 and body[start - 1].isalnum() and body[start].isalnum()) or (
        end < len(body) and body[end - 1].isalnum() and body[end].isalnum()
    )
    return not inside

"""Words that a person types instead of marking them: where on the page they stand."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from dragoman.model import Page, Span
from dragoman.record.judgements.anchors import Anchor, anchors
from dragoman.record.judgements.chosen import LONGEST, Pick
from dragoman.record.judgements.errors import BadJudgement
from dragoman.record.judgements.fields import Fact

#: Signs that one key of a keyboard has to stand for: kinds of spaces, of apostrophes, of hyphens and of quotation marks.
_SIGNS: Sequence[tuple[str, str]] = (
    (r"\s", r"\s+"),
    ("'\u2019\u2018\u02bc\u2032", "['\u2019\u2018\u02bc\u2032]"),
    ("\\-\u2010\u2011", "[-\u2010\u2011]"),
    ('"\u201c\u201d\u201e\u00ab\u00bb', '(?:"|\u201c|\u201d|\u201e|\u00ab\\s?|\\s?\u00bb)'),
)
_SIGN = re.compile("|".join(f"(?P<s{n}>[{signs}]+)" for n, (signs, _) in enumerate(_SIGNS)))


def point(page: Page, fact: Fact, words: str) -> Pick:
    """Where the typed words stand on the page of `fact`: in its sentences if they are there, else nearest to them in the text,
    else in the title, else in a line around the article. Case counts only where it tells two places apart.

    Raises `BadJudgement` where the page has no such words.
    """
    typed = " ".join(words.split())
    if not typed or len(typed) > LONGEST:
        raise BadJudgement(f"choose some words, {LONGEST} characters at most")
    here = anchors(fact, page)
    for case in (re.NOFLAG, re.IGNORECASE):
        pattern = re.compile(_pattern(typed), case)
        found = min(_places(page, here, pattern), key=lambda each: each[0], default=None)
        if found is not None:
            return found[1]
    shown = typed if len(typed) <= 80 else f"{typed[:79]}…"
    near = f" The fact's own sentence is: {here[0].sentence.exact.strip()[:400]}" if here else ""
    raise BadJudgement(f"“{shown}” stands nowhere in the page, its title or the lines around it.{near}")


def _pattern(typed: str) -> str:
    out, at = "", 0
    for sign in _SIGN.finditer(typed):
        kind = next(n for n in range(len(_SIGNS)) if sign[f"s{n}"])
        out += re.escape(typed[at : sign.start()]) + _SIGNS[kind][1] * (1 if kind == 0 else len(sign[0]))
        at = sign.end()
    body = out + re.escape(typed[at:])
    # Whole words: "Rabat" is not chosen in "Rabatais".
    return (r"(?<!\w)" if typed[0].isalnum() else "") + body + (r"(?!\w)" if typed[-1].isalnum() else "")


def _places(page: Page, here: Sequence[Anchor], pattern: re.Pattern[str]) -> Iterator[tuple[tuple[int, ...], Pick]]:
    """Each place with how far it is from the fact: its sentences in their order, then the text, the title, other lines."""
    parts: list[tuple[str, int | None, str]] = [("text", None, page.text), ("title", None, page.title or "")]
    parts += [("furniture", number, line.text) for number, line in enumerate(page.furniture)]
    for rank, (place, line, body) in enumerate(parts):
        mine = [(n, each) for n, each in enumerate(here) if (each.place, each.line) == (place, line)]
        for match in pattern.finditer(body):
            span = Span.of(body, *match.span())
            inside = next((n for n, each in mine if _holds(each.sentence, span)), None)
            away = min((abs(span.start - each.span.start) for _, each in mine), default=span.start)
            far = (0, inside, away, 0) if inside is not None else (1, rank, away, span.start)
            yield far, Pick(span.start, span.end, body[span.start : span.end], place, line)


def _holds(sentence: Span, words: Span) -> bool:
    return sentence.start <= words.start and words.end <= sentence.end

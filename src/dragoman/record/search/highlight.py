"""Where the words of a search stand in a text, and which part of the text shows them best."""

from __future__ import annotations

from collections.abc import Sequence

import regex

from dragoman.model import Span
from dragoman.record.search import analyzer
from dragoman.record.search.analyzer import Token
from dragoman.record.search.query import Phrase, Prefix, Text, Word

#: Characters of the excerpt shown of a text.
EXCERPT = 240
#: Sentences shown of a text, and the most characters of one.
PASSAGES, LONGEST = 3, 360
#: A sentence ends here, as far as looking at signs can tell: not behind an initial, `M.` or `Dr.`.
_END = regex.compile(r"(?<!\b(?:\p{Lu}|MM|Mr|Dr|Me|St|Ste|art|no))[.!?…]+[\"»”’)\]]*\s+(?=[\"«“(\[—–-]*\s?[\p{Lu}\d])|\s*\n\s*")
#: So many letters at the end of a stem may not be those of the word: *paiement*, *payer* -> pai. (Two, as far as is known.)
CHANGED = 3
#: At most so many places are marked in one text.
MOST = 200


def places(text: str, wanted: Sequence[Text], *, title: bool = False) -> tuple[Span, ...]:
    """The words of `text` that answer the search, in their order; those asked of the title count in the `title` alone."""
    tokens = list(analyzer.tokens(text))
    asked = [each for each in wanted if title or not each.title]
    found = {span for each in asked for span in _of(tokens, each)}
    return tuple(Span(start, end, text[start:end]) for start, end in _apart(sorted(found))[:MOST])


def _of(tokens: list[Token], wanted: Text) -> list[tuple[int, int]]:
    if isinstance(wanted, Word):
        stems = set(wanted.stems)
        # The stemmer changes the ends of words: what does not begin so has another stem, and need not be stemmed, which takes
        # longer than all the rest here.
        begins = tuple(stem[: max(1, len(stem) - CHANGED)] for stem in stems)
        some = (token for token in tokens if token.exact.startswith(begins))
        return [(token.start, token.end) for token in some if stems.intersection(token.stems)]
    if isinstance(wanted, Prefix):
        return [(token.start, token.end) for token in tokens if token.exact.startswith(wanted.start)]
    return _phrase(tokens, wanted)


def _phrase(tokens: list[Token], wanted: Phrase) -> list[tuple[int, int]]:
    words, length = wanted.words, len(wanted.words)
    first = [n for n, token in enumerate(tokens[: len(tokens) - length + 1]) if token.exact == words[0]]
    hits = [n for n in first if all(tokens[n + k].exact == words[k] for k in range(1, length))]
    return [(tokens[n].start, tokens[n + length - 1].end) for n in hits]


def _apart(spans: list[tuple[int, int]]) -> list[tuple[int, int]]:
    """The spans with overlapping ones made one."""
    found: list[tuple[int, int]] = []
    for start, end in spans:
        if found and start < found[-1][1]:
            found[-1] = (found[-1][0], max(end, found[-1][1]))
        else:
            found.append((start, end))
    return found


def excerpt(text: str, marks: Sequence[Span], length: int = EXCERPT) -> Span:
    """The part of the text with most different marked words in it, the first such; the beginning where there is none."""
    best, most = 0, -1
    for number, mark in enumerate(marks):
        within = {each.exact.lower() for each in marks[number : number + 50] if each.end <= mark.start + length * 3 // 4}
        if len(within) > most:
            best, most = mark.start, len(within)
    start = max(0, best - length // 4) if marks else 0
    if start:
        space = text.find(" ", start, best)
        start = space + 1 if space >= 0 else start
    end = min(len(text), start + length)
    if end < len(text):
        space = text.rfind(" ", start + length // 2, end)
        end = space if space >= 0 else end
    return Span.of(text, start, end)


def passages(text: str, marks: Sequence[Span]) -> tuple[Span, ...]:
    """The `PASSAGES` sentences with most different marked words, in the text's order; the first one where nothing is marked."""
    if not marks:
        return (_shortened(text, 0, _ends(text, 0), None),) if text.strip() else ()
    found: dict[tuple[int, int], list[Span]] = {}
    start, end = 0, -1
    for mark in marks:
        if mark.start >= end:
            earliest = max(0, mark.start - 2000)
            ends = (match.end() for match in _END.finditer(text, earliest, mark.end))
            start = max((at for at in ends if at <= mark.start), default=earliest)
            end = max(_ends(text, mark.end), mark.end)
        found.setdefault((start, end), []).append(mark)
    best = sorted(found.items(), key=lambda item: (-len({mark.exact.lower() for mark in item[1]}), item[0]))[:PASSAGES]
    return tuple(_shortened(text, *where, inside[0]) for where, inside in sorted(best))


def _ends(text: str, start: int) -> int:
    match = _END.search(text, start, start + 2000)
    return match.end() if match else min(len(text), start + 2000)


def _shortened(text: str, start: int, end: int, mark: Span | None) -> Span:
    """The sentence, or the part of an overlong one from shortly before its first marked word."""
    end = start + len(text[start:end].rstrip())
    if end - start <= LONGEST:
        return Span.of(text, start, end)
    if mark is not None and mark.end > start + LONGEST * 3 // 4:
        space = text.find(" ", mark.start - LONGEST // 3, mark.start)
        start = space + 1 if space >= 0 else mark.start
    last = min(end, start + LONGEST)
    space = text.rfind(" ", start + LONGEST // 2, last) if last < end else -1
    return Span.of(text, start, space if space >= 0 else last)

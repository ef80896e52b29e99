"""Where sentences end in French press text: abbreviations, initials, quotes and headlines without a full stop."""

from __future__ import annotations

import regex

#: Words after which a full stop ends nothing.
ABBREVIATIONS = frozenset(
    word
    for line in (
        "m mm mme mlle dr pr me mgr st ste art no n° vol p pp cf ex etc av env fig tél s.e.m s.e s.m s.a s.a.r h.e",
        "hon col gal gén lt cdt ing prof mr ms jr sr inc ltd corp",
    )
    for word in line.split()
)
#: A sentence longer than this many characters is cut at a space, so that no input can make parsing unbounded.
LONGEST = 2_000

_LINE = regex.compile(r"[^\r\n]+")
_END = regex.compile(r"(?<![.!?…])(?P<mark>[.!?…]++)(?P<close>[\s\u00a0\u202f]*[»”\"’')\]]+)?(?=[\s\u00a0\u202f,;:]|$)")
_OPEN = regex.compile(r"[\s\u00a0\u202f]*(?P<mark>[«“\"(\[–—\-•]*)[\s\u00a0\u202f]*(?P<next>\S)?")
_LAST_WORD = regex.compile(r"[\w.°]+$")
#: How far back a word before a full stop is looked at: longer than any abbreviation.
_BACK = 16


def split_sentences(text: str) -> list[tuple[int, int]]:
    """The sentences of a text as pairs of offsets, in order, without white space at their edges.

    A line break always ends a sentence. A mark inside a quotation does not where the closing quotation mark is followed
    by a comma or by lower case: the quote and the clause that says who speaks stay together.
    """
    found: list[tuple[int, int]] = []
    for line in _LINE.finditer(text):
        start = line.start()
        for match in _END.finditer(text, line.start(), line.end()):
            if not _ends(text, start, match, line.end()):
                continue
            found += _trim(text, start, match.end())
            start = match.end()
        found += _trim(text, start, line.end())
    return found


def _ends(text: str, start: int, match: regex.Match[str], line_end: int) -> bool:
    following = _OPEN.match(text, match.end(), line_end)
    upcoming = following["next"] if following else None
    if upcoming is not None and upcoming.islower():
        return False
    if upcoming in {",", ";", ":"}:
        return False
    if match["mark"] != ".":
        return True
    word = _LAST_WORD.search(text, max(start, match.start() - _BACK), match.start())
    if not word or match["close"]:
        return True
    last = word[0].lower()
    if last in ABBREVIATIONS:
        return False
    return not (len(last) == 1 and last.isalpha() and word[0].isupper())


def _trim(text: str, start: int, end: int) -> list[tuple[int, int]]:
    while start < end and text[start].isspace():
        start += 1
    while end > start and text[end - 1].isspace():
        end -= 1
    pieces = []
    while end - start > LONGEST:
        cut = text.rfind(" ", start + LONGEST // 2, start + LONGEST)
        cut = cut if cut > start else start + LONGEST
        pieces.append((start, cut))
        start = cut + 1 if text[cut] == " " else cut
    if end > start:
        pieces.append((start, end))
    return pieces

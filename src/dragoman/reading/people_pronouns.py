"""Subject pronouns of the third person joined to the person they mean, where only one fits."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence

import regex

from dragoman.language.sentences import split_sentences
from dragoman.reading.people_model import Gender, PersonMention

_PRONOUN = regex.compile(
    r"(?<![\p{N}])(?P<word>(?<![\p{L}-])(?:ils?|elles?)|-(?:t-)?ils?|-(?:t-)?elles?)(?![\p{L}\p{N}])", regex.IGNORECASE
)
_QUOTED = regex.compile(r"«[^«»]{1,3000}»|“[^“”]{1,3000}”")
#: What follows an "il" that means nobody.
_IMPERSONAL = regex.compile(
    r"[\s\u00a0]*(?:n['’e ]{1,2})?(?:y[\s\u00a0](?:a|avait|aura|aurait|en)"
    r"|faut|fallait|faudra|faudrait|s['’](?:agit|agissait|agira|avère)|convient|conviendra|importe|reste|suffit"
    r"|semble|para[iî]t|en[\s\u00a0]est"
    r"|pleut|manque|vous|nous|me[\s\u00a0]|est[\s\u00a0](?:\p{L}+[\s\u00a0])?(?:que|de|temps|clair|probable|possible|important|essentiel|nécessaire|crucial|vrai|prévu|question|encore|trop|urgent)\b"
    r"|(?:a|avait|aura)[\s\u00a0](?:été[\s\u00a0])?(?:fallu|suffi|surtout[\s\u00a0]été))"
)


def find_pronouns(
    text: str, mentions: Sequence[PersonMention], genders: Sequence[Gender | None]
) -> list[PersonMention]:
    """The pronouns of a text whose person is clear. `mentions`: names and titles in order; `genders`: of the persons.

    A pronoun that opens its clause means someone of the sentence before; one after "que" someone of its own
    sentence; "a-t-il dit"
    reaches back three sentences, as only persons speak. Inside quotation marks nothing is joined.
    """
    sentences = split_sentences(text)
    starts = [start for start, _ in sentences]
    quoted = [(m.start(), m.end()) for m in _QUOTED.finditer(text)]
    rows = sorted(mentions, key=lambda m: (m.start, m.end))
    found: list[PersonMention] = []
    for match in _PRONOUN.finditer(text):
        inverted = match["word"].startswith("-")
        word = match["word"].lower().removeprefix("-t-").removeprefix("-")
        if (word == "il" and not inverted and _IMPERSONAL.match(text, match.end())) or _within(quoted, match.start()):
            continue
        number = bisect_left(starts, match.start() + 1) - 1
        if number < 0:
            continue
        reach = 3 if inverted else 1 if _opens(text, sentences[number][0], match.start()) else 0
        first = bisect_left(rows, sentences[max(0, number - reach)][0], key=lambda m: m.start)
        known = rows[first : bisect_left(rows, match.start(), key=lambda m: m.start)]
        start = match.end() - len(word)
        for owner in _owners(word, sentences, number, reach, known, genders):
            found.append(PersonMention(start, match.end(), owner, "pronoun"))
            rows.insert(bisect_left(rows, match.end(), key=lambda m: m.start), found[-1])
    return found


def _within(stretches: Sequence[tuple[int, int]], at: int) -> bool:
    k = bisect_left(stretches, (at, at)) - 1
    return k >= 0 and stretches[k][0] < at < stretches[k][1]


def _opens(text: str, start: int, at: int) -> bool:
    """Whether nothing but a short adverbial with its comma stands before it in the sentence, or it follows "et"."""
    lead = text[start:at]
    return not lead.strip() or (lead.rstrip().endswith((",", " et", "»")) and len(lead) < 90) or len(lead) < 4


def _owners(
    word: str,
    sentences: Sequence[tuple[int, int]],
    number: int,
    reach: int,
    known: Sequence[PersonMention],
    genders: Sequence[Gender | None],
) -> tuple[int, ...]:
    gender: Gender = "f" if word.startswith("elle") else "m"
    for back in range(reach + 1):
        if number - back < 0:
            break
        start, end = sentences[number - back]
        rows = [m for m in known if start <= m.start < end]
        if word.endswith("s"):
            several = tuple(sorted({m.person for m in rows}))
            women = all(genders[k] == "f" for k in several)
            if len(several) == 2 and women == (gender == "f"):
                return several
            if several:
                return ()
            continue
        fitting = [m for m in rows if genders[m.person] in {gender, None}]
        persons = {m.person for m in fitting}
        if len(persons) == 1:
            return (fitting[0].person,)
        if persons:
            return _subject(fitting, start)
    return ()


def _subject(fitting: Sequence[PersonMention], start: int) -> tuple[int, ...]:
    """The person whose mention opens the sentence; nobody where none does."""
    first = fitting[0]
    return (first.person,) if first.start - start <= 12 or (first.kind == "title" and first.start == start) else ()

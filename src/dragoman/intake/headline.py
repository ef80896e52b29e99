"""Which line is the headline, and what the lines around it are."""

from __future__ import annotations

import re
from collections.abc import Sequence

from dragoman.intake.lines import Line, ends_sentence, is_name, is_prose, is_title_like, key, shared, stems
from dragoman.intake.signature import is_masthead, is_signature, is_under_headline

#: A headline shares this much of its words with the article, a stranger's less.
_OWN, _ALIEN = 0.5, 0.34
#: Lines above the first paragraph among which the headline is looked for.
_HEAD = 40
#: Characters of a headline at most.
_LONGEST = 300
#: What parts the sections of a path.
_PATH = re.compile(r"\S (?:[/>›»|·]|::) \S|^Accueil \S")
_PATH_WORDS = 8
#: Words of another article's headline at least.
_TITLE_WORDS = 5
#: Content words of a headline that can be told by them.
_FEWEST = 2
#: No headline holds this.
_STEPS = re.compile(r"\S [>›] \S")
#: Words of a label over a headline at most.
_LABEL = 3


def find_title(lines: Sequence[Line], known: str | None = None) -> str | None:
    """The headline; its lines, repetitions included, leave the article. `known` is what metadata say.

    Lines above the article that are neither headline nor standfirst become furniture. None without a headline.
    """
    first = next((i for i, line in enumerate(lines) if line.open and is_prose(line.text)), len(lines))
    head = [line for line in lines[:first] if line.open][:_HEAD]
    body = stems("\n".join(line.text for line in lines[first:] if line.open)[:20_000])
    if known is not None:
        title: Line | None = next((line for line in head if _same(line.text, known)), None)
    else:
        title = _choose(head, body) if head else _prose_title(lines, first)
        title = title or _taken_for_furniture(lines, first, body)
    name = known or (title.text if title else None)
    if name is None:
        return None
    _drop_repeats(lines, name)
    if title is not None or known is not None:
        _settle_rest(head, title, body if first < len(lines) else frozenset())
    return name


def _same(text: str, title: str) -> bool:
    """Whether a line says the title, perhaps with the site's name behind it or cut short."""
    one, two = key(text), key(title)
    if not one or not two:
        return False
    longer = len(two) > 20 and one.startswith(two) and len(one) - len(two) < 40
    return one == two or longer or (len(one) > 30 and two.startswith(one))


def _is_section(text: str) -> bool:
    """Whether a line is the path of sections a page lies in: "Monde / Europe", "Accueil > Économie", "Idées | Débats"."""
    if text.endswith((".", "!", "?", "»")):
        return False
    return bool(_STEPS.search(text)) or (bool(_PATH.search(text)) and len(text.split()) <= _PATH_WORDS)


def _over(line: Line, following: Line | None) -> bool:
    """Whether a short label stands over the headline below it: "Diplomatie numérique"."""
    words = line.text.split()
    label = len(words) <= _LABEL and not any(sign in line.text for sign in ":?!«»,") and words[-1][:1].islower()
    longer = following is not None and len(following.text.split()) > 2 * len(words) and not ends_sentence(following.text[:-1])
    return label and longer and following is not None and not following.text.endswith(".")


def _may_be_title(line: Line, *, first: bool = False) -> bool:
    """Whether a line has the shape of a headline. The first of a page may look like a signature: "Orange et Maroc Telecom"."""
    if not is_title_like(line.text) or is_name(line.text):
        return False
    return not is_under_headline(line.text) if not first else not is_signature(line.text) or " et " in line.text


def _choose(head: Sequence[Line], body: frozenset[str]) -> Line | None:
    able = [line for line in head if len(line.text) <= _LONGEST and not _is_section(line.text)]
    named = [line for line in able if not is_masthead(line.text, loose=shared(line.text, body) < _OWN)]
    if any(_may_be_title(line) for line in named):
        able = named
    if len(able) > 1 and _over(able[0], able[1]):
        able = able[1:]
    titles = [line for i, line in enumerate(able) if _may_be_title(line, first=i == 0)] or able
    if not titles:
        return None
    repeated = [x for i, x in enumerate(titles) if any(_same(y.text, x.text) for y in titles[i + 1 :])]
    if repeated:
        return min((x for x in titles if _same(x.text, repeated[0].text)), key=lambda x: len(x.text))
    scores = [shared(line.text, body) for line in titles]
    best = max(range(len(titles)), key=lambda i: (scores[i], -i))
    better = scores[best] >= max(_OWN, scores[0] + 0.3) and not ends_sentence(titles[best].text)
    return titles[best] if scores[0] < _ALIEN and better else titles[0]


def _prose_title(lines: Sequence[Line], first: int) -> Line | None:
    """A first line that ends with a full stop is the headline where the article says the same again."""
    rest = [line.text for line in lines[first + 1 :] if line.open]
    line = lines[first] if first < len(lines) else None
    if line is None or len(line.text) > 160 or not any(map(is_prose, rest)):
        return None
    if any(_same(text, line.text) for text in rest):
        return line
    alone = line.text.count(". ") == 0 and not line.text.startswith(("«", "“", '"'))
    return line if alone and shared(line.text, stems("\n".join(rest)[:20_000])) >= _OWN else None


def _taken_for_furniture(lines: Sequence[Line], first: int, body: frozenset[str]) -> Line | None:
    """The first line of a page without a headline, where it says what the article says: "Photos : les ministres à Hanoï"."""
    line = lines[0] if lines and first else None
    if line is None or line.kind not in {"credit", "ad", "promo", "related", "comments"} or not is_title_like(line.text):
        return None
    if len(line.text) > _LONGEST or len(stems(line.text)) < _FEWEST or shared(line.text, body) < _OWN:
        return None
    line.kind = None
    return line


def _drop_repeats(lines: Sequence[Line], title: str) -> None:
    own = key(title)
    for i, line in enumerate(lines):
        if line.open and (key(line.text) == own or (i < 8 and not is_prose(line.text) and _same(line.text, title))):
            line.dropped = True


def _settle_rest(head: Sequence[Line], title: Line | None, body: frozenset[str]) -> None:
    """Above the headline: other titles and section names. Below: a standfirst stays, a stranger's title goes."""
    below = title is None
    for line in head:
        if line is title:
            below = True
        elif not line.open:
            continue
        elif not below:
            if _is_section(line.text) or is_masthead(line.text) or is_name(line.text):
                line.kind = "nav"
            elif is_signature(line.text):
                line.kind = "byline"
            else:
                line.kind = "related" if len(line.text.split()) >= _TITLE_WORDS else "nav"
        elif is_name(line.text) or is_under_headline(line.text) or is_masthead(line.text):
            line.kind = "byline"
        elif body and len(line.text.split()) >= 5 and not ends_sentence(line.text) and shared(line.text, body) < _OWN:
            line.kind = "related"

"""Which names mean one person: the full name, the surname, a part of it, a name without its accents."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field

from rapidfuzz import fuzz

from dragoman.codebook.firstnames import is_first_name
from dragoman.codebook.folding import key
from dragoman.codebook.offices import load_offices
from dragoman.codebook.persons import load_persons
from dragoman.reading.names_evidence import ENOUGH, Gender, NameMention
from dragoman.reading.people_segments import Segment

#: Two full names at least this much alike (0 to 100) in one page are one person's, unless their genders differ.
_ALIKE = 90
_SMALL = frozenset(["de", "du", "des", "la", "le", "van", "von", "der", "den", "ben", "bin", "al", "el"])


@dataclass(slots=True)
class Figure:
    """A person while the page is being read: the keys of the words of each of their names, and the mentions."""

    names: list[tuple[str, ...]]
    mentions: list[NameMention] = field(default_factory=list)
    gender: Gender | None = None

    @property
    def name(self) -> tuple[str, ...]:
        """The words of the longest name."""
        return max(self.names, key=len)


def name_key(words: Sequence[str]) -> tuple[str, ...]:
    """The plain words of a name: hyphens and accents do not count."""
    return tuple(part for word in words for part in key(word).split())


def group_names(names: Sequence[NameMention]) -> list[Figure]:
    """The persons of a page, in the order of their first full mention; surnames alone are joined to full names."""
    figures: list[Figure] = []
    sure = [n for n in names if n.weight >= ENOUGH and n.full]
    for name in sorted(sure, key=lambda n: (n.segment, n.run.start)):
        _join(figures, name)
    for name in sorted(names, key=lambda n: (n.segment, n.run.start)):
        if name.full and name.weight >= ENOUGH:
            continue
        owner = (
            find_owner(figures, name_key(name.words), name.gender, name) if name.weight >= -1 or name.civility else None
        )
        if owner is not None:
            _add(owner, name)
        elif (known := _known_alone(figures, name)) is not None:
            _add(known, name)
        elif name.civility or (name.before is not None and name.weight >= ENOUGH + 1) or _famous(name):
            figures.append(_add(Figure([name_key(name.words)]), name))
    return figures


def _famous(name: NameMention) -> bool:
    """ "Macron et Poutine se sont parlé": a surname that the press uses alone."""
    return " ".join(name_key(name.words)) in load_offices().alone


def _known_alone(figures: Sequence[Figure], name: NameMention) -> Figure | None:
    """The person of public office whom the page has already called by this surname alone."""
    words = name_key(name.words)
    return next((f for f in figures if f.names == [words]), None) if _famous(name) else None


def _add(figure: Figure, name: NameMention) -> Figure:
    figure.mentions.append(name)
    if name.full and name_key(name.words) not in figure.names:
        figure.names.append(name_key(name.words))
    return figure


def _join(figures: list[Figure], name: NameMention) -> None:
    words = name_key(name.words)
    for figure in figures:
        if any(_same(words, other) for other in figure.names) and _compatible(figure, name):
            _add(figure, name)
            return
    owner = find_owner(figures, words, name.gender, name) if _may_be_part(name, words) else None
    if owner is not None:
        _add(owner, name)
    else:
        figures.append(_add(Figure([words]), name))


def _may_be_part(name: NameMention, words: tuple[str, ...]) -> bool:
    """Whether several words may be a surname only: after a civility, or with an article of names ("l'émir Al Thani")."""
    return name.civility or name.weight < ENOUGH + 1 or words[0] in {"al", "el", "van", "von", "de", "ben", "bin"}


def _compatible(figure: Figure, name: NameMention) -> bool:
    return not (name.civility and name.gender and shown_gender(figure) not in {None, name.gender})


def shown_gender(figure: Figure) -> Gender | None:
    """The gender most mentions with a civility show, else most mentions at all; None where they are even."""
    for rows in ([m for m in figure.mentions if m.civility], figure.mentions):
        women, men = sum(m.gender == "f" for m in rows), sum(m.gender == "m" for m in rows)
        if women != men:
            return "f" if women > men else "m"
    return None


def _same(a: tuple[str, ...], b: tuple[str, ...]) -> bool:
    """Whether two full names are one person's: one within the other with first and last word kept, or nearly alike."""
    if a == b or sorted(a) == sorted(b):
        return True
    short, long = sorted((a, b), key=len)
    if len(short) >= 2 and set(short) <= set(long) and short[0] == long[0]:
        return not {short[-1], long[-1]} & {"ii", "iii", "iv", "vi", "jr"} or short[-1] == long[-1]
    if len(a) != len(b):
        return False
    last = fuzz.ratio(a[-1], b[-1])
    return fuzz.ratio(" ".join(a), " ".join(b)) >= _ALIKE and last >= 80 and fuzz.ratio(a[0], b[0]) >= 70


def find_owner(
    figures: Sequence[Figure], words: tuple[str, ...], gender: Gender | None, name: NameMention
) -> Figure | None:
    """The person a surname (or the last words of a name) means: of that gender, the one last named before it."""
    fitting = [f for f in figures if _is_part(words, f, name.civility)]
    if gender and name.civility:
        fitting = [f for f in fitting if shown_gender(f) in {None, gender}]
    if len(fitting) <= 1:
        return fitting[0] if fitting else None
    exact = [f for f in fitting if any(w[-len(words) :] == words for w in f.names)]
    fitting = exact or fitting
    here = (name.segment, name.run.start)
    return min(fitting, key=lambda f: _distance(f, here))


def _distance(figure: Figure, here: tuple[int, int]) -> tuple[int, int]:
    before = [m.run.start for m in figure.mentions if m.segment == here[0] and m.run.start < here[1]]
    return (0, here[1] - max(before)) if before else (1, 0)


def _is_part(words: tuple[str, ...], figure: Figure, civility: bool) -> bool:
    for name in figure.names:
        if len(name) < 2 or len(words) >= len(name) or not words:
            continue
        small = words[0] in _SMALL and len(words) == 1
        if name[-len(words) :] == words and not small and words[0] not in {"i", "ii", "iii"}:
            return True
        inner = [name[k : k + len(words)] for k in range(len(name) - len(words) + 1)]
        if words not in inner:
            continue
        at = inner.index(words)
        if at > 0 and (civility or len(words) > 1):
            return True
        if at == 0 and civility and (words[0] in load_persons().family_first or not is_first_name(words[0])):
            return True
    return False


def _shouted(segment: Segment) -> bool:
    """Whether a segment is a headline in capitals, where a name runs on into verbs."""
    return segment.where != "text" and segment.text.isupper()


def name_of(figure: Figure, segments: Sequence[Segment]) -> str:
    """The fullest name as written, the article's first, then the first one."""

    def rank(mention: NameMention) -> tuple[int, int, int, int]:
        return (
            -len(name_key(mention.words)),
            segments[mention.segment].where != "text",
            mention.segment,
            mention.run.start,
        )

    titled = [m for m in figure.mentions if m.full and _shouted(segments[m.segment])]
    plain = [m for m in figure.mentions if m.full and not _shouted(segments[m.segment])]
    best = min(plain if titled and plain else figure.mentions, key=rank)
    text = segments[best.segment].text[best.run.start : best.run.end]
    return " ".join(text.split())

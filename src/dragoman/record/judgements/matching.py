"""Which fact of a page as it is read now is the one that was judged: by its words, then by its act, then by the rest.

Nothing here depends on the ids of facts or on the order of readings: the same page and the same judgements always give
the same answer.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence

from rapidfuzz import fuzz

from dragoman.codebook import fold
from dragoman.codebook.acts import load_acts
from dragoman.model import Event, Page, Position, Programme, Quote
from dragoman.record.judgements import fields
from dragoman.record.judgements.anchors import Anchor, anchors, overlap, relocate, sentences_meet, type_of
from dragoman.record.judgements.fields import Fact
from dragoman.record.judgements.judgement import Target

#: Words of a changed page that still count as the same sentence (0 to 100).
ALIKE = 85.0


class Matcher:
    """The facts of one kind on one page, to find judged ones among. `facts` by id, in the order of the text."""

    def __init__(self, kind: str, facts: Mapping[str, Fact], page: Page, text_sha256: str) -> None:
        self.kind, self.page, self.text_sha256 = kind, page, text_sha256
        self.facts = {key: fact for key, fact in facts.items() if fields.kind_of(fact) == kind}
        self.anchors = {key: anchors(fact, page) for key, fact in self.facts.items()}

    def assign(self, subjects: Mapping[str, Sequence[Target]]) -> dict[str, str]:
        """The fact of each subject that still has one; no fact serves two subjects."""
        scores = [
            (-max(score for _, score in found), subject, rank, key)
            for subject, targets in sorted(subjects.items())
            for rank, key in enumerate(self.facts)
            if (found := [(t, s) for t in targets if (s := self._score(t, key)) is not None])
        ]
        given: dict[str, str] = {}
        for _, subject, _, key in sorted(scores):
            if subject not in given and key not in given.values():
                given[subject] = key
        return given

    def _score(self, target: Target, key: str) -> float | None:
        """How well the fact answers the target; None where it is another one."""
        fact, seen = self.facts[key], fields.from_json(self.kind, dict(target.machine))
        where = relocate(target, self.page, self.text_sha256)
        if where is None:
            pairs = [a for a in self.anchors[key] if _same_words(target, a)]
            share, near = (1.0, True) if pairs else (0.0, False)
        else:
            share = max((overlap(where, a) for a in self.anchors[key]), default=0.0)
            near = any(sentences_meet(where, a) for a in self.anchors[key])
        likeness = _likeness(seen, fact)
        kindred = _kindred(seen, fact)
        if not _is_same(seen, fact, share, near=near, kindred=kindred):
            return None
        return 4 * share + kindred + likeness + near


def _same_words(target: Target, anchor: Anchor) -> bool:
    """For a page that was rewritten: the same words that count, in a sentence that hardly changed."""
    if target.place != anchor.place or fold(target.span.exact) != fold(anchor.span.exact):
        return False
    return bool(fuzz.ratio(target.sentence.exact, anchor.sentence.exact) >= ALIKE)


def _is_same(seen: Fact, fact: Fact, share: float, *, near: bool, kindred: float) -> bool:
    if isinstance(seen, Event) and isinstance(fact, Event):
        parties = _parties(seen), _parties(fact)
        if share > 0:
            return kindred > 0 or share >= 0.5 or bool(parties[0] & parties[1])
        # Other words of the same sentence: only where nearly all the rest agrees.
        return near and type_of(seen) == type_of(fact) and parties[0] == parties[1] and seen.date == fact.date
    if isinstance(seen, Quote) and isinstance(fact, Quote):
        return share >= 0.5 or (near and fold(seen.text) == fold(fact.text))
    if isinstance(seen, Position) and isinstance(fact, Position):
        alike = fold(seen.person) == fold(fact.person)
        likeness: float = fuzz.token_sort_ratio(fold(seen.role), fold(fact.role))
        return (share > 0 and (alike or likeness >= ALIKE)) or (alike and likeness >= ALIKE)
    if isinstance(seen, Programme) and isinstance(fact, Programme):
        return share > 0 or fold(seen.name) == fold(fact.name)
    return False


def _kindred(seen: Fact, fact: Fact) -> float:
    """3 for the same act, less for a related one."""
    if type_of(seen) == type_of(fact):
        return 3.0
    if not (isinstance(seen, Event) and isinstance(fact, Event)):
        return 0.0
    if seen.act == fact.act:
        return 2.0
    codes = [load_acts()[event.act].plover.partition("-")[0] for event in (seen, fact)]
    return 1.0 if codes[0] == codes[1] else 0.0


def _likeness(seen: Fact, fact: Fact) -> float:
    """The share of fields that hold the same."""
    one, other = seen.to_json(), fact.to_json()
    names = fields.judgeable()[fields.kind_of(fact)]
    return sum(bool(one.get(name) == other.get(name)) for name in names) / len(names)


def _parties(event: Event) -> frozenset[str]:
    return frozenset((*event.actors, *event.recipients))


def one_subject(targets: Iterable[Target], kind: str, page: Page, text_sha256: str) -> dict[str, str]:
    """Subjects that are one judged fact under two names, each with the name that stands for both.

    Two people who judged the same fact in two records named it apart. They meant one fact where each knew only one of
    that act on those words.
    """
    known: list[tuple[str, Anchor, tuple[str | None, ...]]] = []
    stands: dict[str, str] = {}
    for target in sorted(targets, key=lambda t: (t.subject, t.text_sha256, t.fact_id)):
        stands.setdefault(target.subject, target.subject)
        where = relocate(target, page, text_sha256)
        if where is None or target.alike != 1:
            continue
        told = type_of(fields.from_json(kind, dict(target.machine)))
        for subject, other, type_ in known:
            if type_ == told and subject != target.subject and overlap(where, other) > 0:
                _join(stands, subject, target.subject)
        known.append((target.subject, where, told))
    return {subject: _root(stands, subject) for subject in stands}


def _root(stands: dict[str, str], subject: str) -> str:
    while stands[subject] != subject:
        subject = stands[subject]
    return subject


def _join(stands: dict[str, str], one: str, other: str) -> None:
    low, high = sorted((_root(stands, one), _root(stands, other)))
    stands[high] = low

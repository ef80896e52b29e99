"""Words that people chose on a page for the value of a field, as the evidence that they are."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence

from dragoman.record.judgements import Chosen, Shown
from dragoman.web.views.shapes import SentenceShape, Shape


class ChosenShape(Shape):
    """Words that somebody chose on the page for the value of a field, and where they stand.

    `found`: whether the page still has them; if not, the place is that of the page as it was.
    """

    words: str
    where: str
    line: int | None
    start: int
    end: int
    found: bool
    author: str

    @classmethod
    def of(cls, shown: Shown) -> ChosenShape:
        """The words as the page has them now."""
        here = shown.now or shown.chosen
        return cls(
            words=here.span.exact, where=here.place, line=here.line, start=here.span.start, end=here.span.end,
            found=shown.now is not None, author=shown.author,
        )  # fmt: skip


def with_chosen(
    own: Iterable[SentenceShape], chosen: Mapping[str, Sequence[Shown]]
) -> tuple[SentenceShape, ...]:
    """A fact's sentences with the chosen words marked, then the sentences of those that stand elsewhere on the page.

    What the machine took for the value of such a field is not marked any more: people know better.
    """
    found = [_without(each, chosen) for each in own]
    for name, here in ((name, each.now) for name, words in chosen.items() for each in words if each.now):
        home = next((n for n, sentence in enumerate(found) if _holds(sentence, here)), None)
        if home is None:
            home = len(found)
            found.append(_sentence_of(here))
        found[home] = _with(found[home], name, (here.span.start, here.span.end))
    return tuple(found)


def _holds(sentence: SentenceShape, words: Chosen) -> bool:
    at = (sentence.where, sentence.line) == (words.place, words.line)
    return at and sentence.start <= words.span.start and words.span.end <= sentence.end


def _sentence_of(words: Chosen) -> SentenceShape:
    s = words.sentence
    return SentenceShape(
        text=s.exact, start=s.start, end=s.end, where=words.place, line=words.line, trigger=None, arguments={}
    )


def _without(sentence: SentenceShape, names: Iterable[str]) -> SentenceShape:
    held = {name: spans for name, spans in sentence.arguments.items() if name not in set(names)}
    return sentence.model_copy(update={"arguments": held})


def _with(sentence: SentenceShape, name: str, span: tuple[int, int]) -> SentenceShape:
    arguments = sentence.arguments | {name: [*sentence.arguments.get(name, ()), span]}
    return sentence.model_copy(update={"arguments": arguments, "chosen": (*sentence.chosen, span)})

"""Facts of all four kinds as pages show them: fields with the words that filled them, sentences, judgements, reports."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace
from typing import Any

from dragoman.model import Event, Position, Programme, Quote
from dragoman.record import Examined, Happening, Judgement
from dragoman.record.judgements import Conflict, Shown, judgeable, names_of
from dragoman.record.judgements.fields import from_json
from dragoman.web.views.chosen import ChosenShape, with_chosen
from dragoman.web.views.shapes import EventShape, PageShape, SentenceShape, Shape, sentences_of

Fact = Event | Quote | Position | Programme
#: Fields whose words are those of the trigger.
BY_TRIGGER = frozenset({"act", "status"})
#: What a position, quote or programme shows of itself in one line, after the first.
FIRST = {"event": "act", "quote": "text", "position": "person", "programme": "name"}


class FieldShape(Shape):
    """A field that people may correct. `words`: those of the article that filled it; `form`: what it can hold.

    `chosen`: those that somebody chose for the value, with their place.
    """

    name: str
    form: str
    value: str | int | list[str] | None
    words: tuple[str, ...] = ()
    by: str | None = None
    chosen: tuple[ChosenShape, ...] = ()

    @property
    def several(self) -> bool:
        """Whether it holds a list."""
        return self.form.startswith("list of ")

    @property
    def of(self) -> str:
        """What one value is: act, status, party, date, text…"""
        return self.form.removeprefix("list of ").removesuffix("?")

    @property
    def written(self) -> str:
        """The value as a person would type it."""
        value = self.value
        return "; ".join(map(str, value)) if isinstance(value, list) else "" if value is None else str(value)


class FactShape(Shape):
    """A fact as the record shows it. `mark` goes with a judgement, so that nobody judges what they have not seen."""

    id: str
    kind: str
    state: str
    fields: tuple[FieldShape, ...]
    sentences: tuple[SentenceShape, ...]
    page: PageShape
    rule: str | None = None
    plover: str | None = None
    confidence: float | None = None
    speaker_from: str | None = None
    mark: str = ""

    def value(self, name: str) -> Any:  # noqa: ANN401 - any JSON value
        """The value of a field, None where the kind has no such field."""
        return next((field.value for field in self.fields if field.name == name), None)


class JudgementShape(Shape):
    """What somebody said of a fact. `fact`: the id it has now, else the one it had then; `shown` the fact as it was seen.

    `others`: the ids of other facts, or other names of an organisation.
    """

    id: str
    action: str
    kind: str
    author: str
    time: str
    reason: str | None
    field: str | None
    value: Any
    seen_value: Any
    undoes: str | None
    counts: bool
    fact: str
    others: tuple[str, ...]
    chosen: tuple[str, ...]
    sentence: str
    source: str
    shown: dict[str, Any]

    @classmethod
    def of(cls, item: Judgement, counts: bool, fact: str | None = None) -> JudgementShape:
        """The judgement; `fact` is the id that its fact has now, if known."""
        names = ("id", "action", "kind", "author", "time", "reason", "field", "value", "seen_value", "undoes")
        first = item.target
        shown = {name: first.shown.get(name) for name in judgeable().get(item.kind, ("name",))}
        others = names_of(item)[1:] if item.kind == "organisation" else tuple(t.fact_id for t in item.targets[1:])
        return cls(
            **{name: getattr(item, name) for name in names}, counts=counts, fact=fact or first.fact_id, shown=shown,
            others=others,
            chosen=tuple(each.span.exact for each in item.chosen), sentence=first.sentence.exact, source=first.source,
        )  # fmt: skip


class ConflictShape(Shape):
    """Something that speaks against a judgement: see `Conflict`."""

    why: str
    judgement: str
    field: str | None
    judged: Any
    then: Any
    now: Any
    other: str | None

    @classmethod
    def of(cls, conflict: Conflict) -> ConflictShape:
        """The conflict."""
        return cls(**conflict.to_json())


class ReportShape(Shape):
    """One article's report of a happening. `voice` numbers sources that do not depend on each other, from 1."""

    event: EventShape
    voice: int
    why: dict[str, Any]


class StepShape(Shape):
    """A status that a happening had, since the day it was first told so."""

    status: str
    date: str | None
    told: str | None
    reports: tuple[str, ...]
    voices: int


class VariantShape(Shape):
    """A value with the reports that give it."""

    value: str
    reports: tuple[str, ...]


class DisagreementShape(Shape):
    """A field in which reports differ."""

    field: str
    about: str
    variants: tuple[VariantShape, ...]


class HappeningShape(Shape):
    """One act in the world with all its reports, by day."""

    id: str
    articles: int
    independent: int
    reports: tuple[ReportShape, ...]
    history: tuple[StepShape, ...]
    disagreements: tuple[DisagreementShape, ...]

    @classmethod
    def of(cls, item: Happening) -> HappeningShape:
        """The happening with its history and its disagreements."""
        order = {voice: n for n, voice in enumerate(dict.fromkeys(item.voices[r.id] for r in item.reports), 1)}
        names = ("status", "date", "told", "reports", "voices")
        return cls(
            id=item.id, articles=item.articles, independent=item.independent,
            reports=tuple(
                ReportShape(event=EventShape.of(r), voice=order[item.voices[r.id]], why=dict(item.why.get(r.id, {})))
                for r in item.reports
            ),
            history=tuple(StepShape(**{name: getattr(step, name) for name in names}) for step in item.history()),
            disagreements=tuple(
                DisagreementShape(
                    field=d.field, about=d.about,
                    variants=tuple(VariantShape(value=v.value, reports=v.reports) for v in d.variants),
                )
                for d in item.disagreements()
            ),
        )  # fmt: skip

    def report(self, event_id: str) -> EventShape | None:
        """One of its reports."""
        return next((r.event for r in self.reports if r.event.id == event_id), None)


def fact_shape(found: Examined) -> FactShape:
    """An examined fact."""
    by = _corrected_by(found)
    extra = {name: getattr(found.fact, name, None) for name in ("rule", "plover", "confidence", "speaker_from")}
    return FactShape(
        id=found.id, kind=found.kind, state=found.state, page=PageShape.of(found.page), mark=found.mark,
        fields=fields_of(found.kind, found.fact, by, found.chosen),
        sentences=with_chosen(_sentences(found), found.chosen), **extra,
    )  # fmt: skip


def unjudged_shape(found: Examined) -> FactShape:
    """An examined fact as if nobody had judged it: as the machine reads it now, or as it was read when it still did."""
    fact = found.machine or from_json(found.kind, dict(found.target.machine))
    return fact_shape(replace(found, fact=fact, state="unjudged", judgements=(), counting=frozenset(), chosen={}))


def fields_of(
    kind: str, fact: Fact, by: Mapping[str, str] | None = None, chosen: Mapping[str, Sequence[Shown]] | None = None
) -> tuple[FieldShape, ...]:
    """The fields that people may correct, in their order. `by`: who corrected which; `chosen`: with which words in view."""
    data, by, chosen = fact.to_json(), by or {}, chosen or {}
    return tuple(
        FieldShape(
            name=name, form=form, value=data.get(name), by=by.get(name), words=_given(fact, name, name in by, chosen),
            chosen=tuple(map(ChosenShape.of, chosen.get(name, ()))),
        )
        for name, form in judgeable()[kind].items()
    )  # fmt: skip


def _given(fact: Fact, name: str, corrected: bool, chosen: Mapping[str, Sequence[Shown]]) -> tuple[str, ...]:
    if name in chosen:
        return tuple(dict.fromkeys(each.now.span.exact for each in chosen[name] if each.now))
    return _again(fact, fact.to_json().get(name)) if corrected else _words(fact, name)


def _words(fact: Fact, name: str) -> tuple[str, ...]:
    """The words of the article that filled a field."""
    if not isinstance(fact, Event):
        return ()
    found: list[str] = []
    for evidence in fact.evidence:
        if name in BY_TRIGGER and evidence.trigger:
            found.append(evidence.trigger.exact)
        found += [span.exact for span in evidence.arguments.get(name, ())]
    return tuple(dict.fromkeys(found))


def _again(fact: Fact, value: Any) -> tuple[str, ...]:  # noqa: ANN401 - any JSON value
    """The words of the fact's sentences that a person's value repeats, where they chose none."""
    if not isinstance(fact, Event):
        return ()
    items = value if isinstance(value, list) else [value]
    sentences = [evidence.sentence.exact for evidence in fact.evidence]
    return tuple(each for each in items if isinstance(each, str) and any(each in sentence for sentence in sentences))


def _corrected_by(found: Examined) -> dict[str, str]:
    by: dict[str, str] = {}
    for item in found.judgements:
        if item.id in found.counting and item.action == "correct" and item.field:
            by[item.field] = item.author
        elif item.id in found.counting and item.action == "accept":
            # Corrections before it are part of what was accepted.
            by = {name: author for name, author in by.items() if item.target.shown.get(name) != item.target.machine.get(name)}
    return by


def _sentences(found: Examined) -> tuple[SentenceShape, ...]:
    if isinstance(found.fact, Event) and found.fact.evidence:
        return sentences_of(found.fact)
    target = found.target
    span = (target.span.start, target.span.end)
    return (
        SentenceShape(
            text=target.sentence.exact, start=target.sentence.start, end=target.sentence.end, where=target.place,
            line=target.line, trigger=None, arguments={found.kind: [span]},
        ),
    )  # fmt: skip


def judgements_of(found: Examined) -> tuple[JudgementShape, ...]:
    """All that was said of a fact, the earliest first."""
    return tuple(JudgementShape.of(item, item.id in found.counting, found.id) for item in found.judgements)

"""What a person writes into the forms of the review, as the record takes it."""

from __future__ import annotations

from collections.abc import Container
from typing import Annotated, Any, Literal

from pydantic import BaseModel, BeforeValidator, ConfigDict, Field, ValidationError

from dragoman.codebook import UnknownParty, load_parties
from dragoman.record import Asked, Examined, Record
from dragoman.record.judgements import Action, Pick, form_of, judgeable, parse_value
from dragoman.record.judgements.chosen import LONGEST
from dragoman.record.listing import value_counts
from dragoman.web.desk import Desk
from dragoman.web.errors import BadRequest
from dragoman.web.typography import set_in


def _line(value: Any) -> Any:  # noqa: ANN401 - whatever a form holds
    """On one line: a form's text fields may be pasted into."""
    return " ".join(value.split()) if isinstance(value, str) else value


Line = Annotated[str, Field(max_length=5000), BeforeValidator(_line)]
Lines = Annotated[list[Line], Field(max_length=100)]


class Marked(BaseModel):
    """Words marked on the page: characters `start` to `end` (Unicode code points) of a part of it, which are `exact`.

    `in`: text, title or furniture, of which `line` numbers the line from 0.
    """

    model_config = ConfigDict(frozen=True, populate_by_name=True)

    start: Annotated[int, Field(ge=0, lt=2**31)]
    end: Annotated[int, Field(ge=0, lt=2**31)]
    exact: Annotated[str, Field(max_length=LONGEST)]
    place: Annotated[Literal["text", "title", "furniture"], Field(alias="in")] = "text"
    line: Annotated[int | None, Field(ge=0, lt=2**31)] = None

    def pick(self) -> Pick:
        """As the record takes it."""
        return Pick(self.start, self.end, self.exact, self.place, self.line)


class MarkedFor(Marked):
    """Words marked for a field, as a form sends them: JSON."""

    field: Annotated[str, Field(max_length=60)]


class Said(BaseModel):
    """A judgement as the form sends it. `f_…` are the fields of the fact as the person would have them."""

    model_config = ConfigDict(frozen=True)

    fact: Annotated[str, Field(max_length=60)]
    action: Action
    seen: Annotated[str | None, Field(max_length=60)] = None
    reason: Line = ""
    other: Annotated[Line, Field(max_length=200)] = ""
    chosen: Annotated[list[Annotated[str, Field(max_length=8 * LONGEST)]], Field(max_length=100)] = []
    f_act: Line | None = None
    f_about: Line | None = None
    f_status: Line | None = None
    f_actors: Line | None = None
    f_recipients: Line | None = None
    f_people: Line | None = None
    f_date: Line | None = None
    f_place: Line | None = None
    f_themes: Lines | None = None
    f_object: Line | None = None
    f_instrument: Line | None = None
    f_attributed_to: Line | None = None
    f_kind: Line | None = None
    f_text: Line | None = None
    f_speaker: Line | None = None
    f_cue: Line | None = None
    f_person: Line | None = None
    f_role: Line | None = None
    f_of: Line | None = None
    f_name: Line | None = None
    f_owner: Line | None = None
    f_horizon: Line | None = None

    def typed(self) -> dict[str, str | list[str]]:
        """What stands in the fields, by name."""
        given = {name.removeprefix("f_"): value for name, value in self if name.startswith("f_")}
        return {name: value for name, value in given.items() if value is not None}

    def marked(self) -> list[MarkedFor]:
        """The words marked on the page. Raises `BadRequest` where that is not what the page sends."""
        try:
            return [MarkedFor.model_validate_json(each) for each in self.chosen if each]
        except ValidationError:
            raise BadRequest("`chosen` holds JSON: field, in, line, start, end, exact") from None

    def others(self) -> tuple[str, ...]:
        """The ids of other facts."""
        return tuple(dict.fromkeys(self.other.replace(",", " ").split()))

    def asked(self, desk: Desk, found: Examined, *, blind: bool = False) -> list[Asked]:
        """One judgement, or one for each field that is to be another. `blind`: the person saw what the machine read.

        Raises `BadRequest`, `BadJudgement`, `UnknownParty`.
        """
        common: dict[str, Any] = {"author": desk.user.name, "reason": self.reason or None, "seen": self.seen or None}
        common["blind"] = blind
        if self.action != "correct":
            return [Asked(self.action, self.fact, others=self.others(), **common)]
        words: dict[str, tuple[Pick, ...]] = {}
        for each in self.marked():
            words[each.field] = (*words.get(each.field, ()), each.pick())
        changed = corrections(desk.writable, found, self.typed(), marked=words, blind=blind)
        if not changed:
            raise BadRequest(desk.words("review_nothing_changed"))
        return [
            Asked("correct", self.fact, field=name, value=value, chosen=words.get(name, ()), **common)
            for name, value in changed.items()
        ]


def corrections(
    record: Record, found: Examined, typed: dict[str, str | list[str]], *, marked: Container[str] = (), blind: bool = False
) -> dict[str, Any]:
    """The fields that a person would have otherwise than they are shown, or for which words were marked, with their values."""
    shown = (found.machine if blind and found.machine else found.fact).to_json()
    changed: dict[str, Any] = {}
    for name in judgeable()[found.kind]:
        words = typed.get(name)
        if words is None:
            continue
        value = value_of(record, found.kind, name, words if isinstance(words, str) else "; ".join(filter(None, words)))
        if value != shown.get(name) or name in marked:
            changed[name] = value
    return changed


def value_of(record: Record, kind: str, field: str, words: str) -> Any:  # noqa: ANN401 - any JSON value
    """The value that some words mean: parties by code or by name, or with `=` before a name that nobody knows yet.

    Raises `BadJudgement` where the field cannot hold it, `UnknownParty`.
    """
    form = form_of(kind, field)
    value = parse_value(kind, field, words)
    if "party" in form and value:
        names = [str(item) for item in value] if isinstance(value, list) else [str(value)]
        parties = list(dict.fromkeys(_party(record, name) for name in names))
        return parties if isinstance(value, list) else parties[0]
    return value


def _party(record: Record, name: str) -> str:
    if name.startswith("="):
        return name[1:].strip()
    if load_parties().kind_of(name) is not None:
        return name
    try:
        return load_parties().lookup(name)
    except UnknownParty:
        # An organisation outside the codebook goes by its name, once the record has it.
        if any(known == name for known, _ in value_counts(record, "party", starts=name, most=20)):
            return name
        raise


def typed_party(party: str, lang: str) -> str:
    """A party as a person would type it, and as it is understood again: by its name, else by its code."""
    label = set_in(lang, load_parties().label(party, "en" if lang == "en" else "fr"))
    try:
        return label if load_parties().lookup(label) == party and ";" not in label and "," not in label else party
    except UnknownParty:
        return party if load_parties().kind_of(party) is not None else f"={party}"

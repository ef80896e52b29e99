"""What the commands of judgements share: who judges, and what their words mean."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING, Annotated

import typer

from dragoman.cli.failures import Misuse

if TYPE_CHECKING:
    from dragoman.record import Examined, Record
    from dragoman.record.judgements import Pick

AuthorOption = Annotated[
    str | None,
    typer.Option("--author", envvar="DRAGOMAN_AUTHOR", metavar="NAME", help="Who judges.", show_default=False),
]


def author_of(given: str | None) -> str:
    """The author's name, in one space between words. Raises `Misuse` where there is none."""
    name = " ".join((given or "").split())
    if not name:
        raise Misuse("who judges? Give --author NAME, or set DRAGOMAN_AUTHOR")
    return name


def open_to_judge(place: str) -> Record:
    """The record, open for writing. Raises `MissingRecord`: nobody judges in a record that is made by a slip of the pen."""
    from dragoman.record import MissingRecord, RecordError, open_record

    try:
        open_record(place).close()
    except MissingRecord:
        raise
    except RecordError:
        pass  # an older record is brought up to date, anything else is said when it is opened for writing
    return open_record(place, write=True)


def value_of(record: Record, kind: str, field: str, words: str) -> object:
    """The value a person means; parties by code or by name, or with `=` before a name that nobody knows yet.

    Raises `Misuse`, `UnknownParty`.
    """
    from dragoman.record import BadJudgement
    from dragoman.record.judgements import form_of, parse_value

    try:
        value = parse_value(kind, field, words)
        if "party" in form_of(kind, field) and value:
            names = [str(name) for name in value] if isinstance(value, list) else [str(value)]
            found = [_party(record, name) for name in names]
            value = list(dict.fromkeys(found)) if isinstance(value, list) else found[0]
    except BadJudgement as error:
        raise Misuse(str(error)) from None
    return value


def pointed(found: Examined, words: Iterable[str]) -> tuple[Pick, ...]:
    """Where the words that a person typed for a value stand on the page. Raises `Misuse` where they do not."""
    from dragoman.record import BadJudgement
    from dragoman.record.judgements import point

    try:
        return tuple(point(found.whole, found.fact, each) for each in words)
    except BadJudgement as error:
        raise Misuse(str(error)) from None


def _party(record: Record, name: str) -> str:
    from dragoman.cli import choices
    from dragoman.record import values

    if name.startswith("="):
        return name[1:].strip()
    return choices.parties([name], values(record, "party"))[0]

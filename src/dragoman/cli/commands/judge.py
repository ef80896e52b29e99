"""`dragoman judge`."""

from __future__ import annotations

from typing import Annotated, get_args

import typer

from dragoman.cli.failures import Misuse, guarded
from dragoman.cli.judging import AuthorOption, author_of, open_to_judge, pointed, value_of
from dragoman.cli.options import DEFAULT_RECORD, RecordOption
from dragoman.cli.output import flat, note, write_line


@guarded
def command(
    fact: Annotated[str, typer.Argument(metavar="ID", help="A fact, or for undo a judgement; the start of its id will do.")],
    action: Annotated[
        str, typer.Argument(metavar="ACTION", help="accept, reject, correct, merge, split, duplicate, note or undo.")
    ],
    words: Annotated[
        list[str] | None,
        typer.Argument(metavar="[FIELD VALUE | ID…]", help="What is right; or the other facts to merge, split, repeat."),
    ] = None,
    author: AuthorOption = None,
    reason: Annotated[str | None, typer.Option(help="Why; the words of a note.", metavar="WORDS")] = None,
    chosen: Annotated[
        list[str] | None,
        typer.Option("--words", help="Words of the page that show the corrected value; may be given again.", metavar="WORDS"),
    ] = None,
    record: RecordOption = str(DEFAULT_RECORD),
) -> None:
    """Judge one fact and print the id of the judgement. Machine findings stay; what the record shows follows people."""
    from dragoman.record import Asked, examine, judge
    from dragoman.record.judgements import BETWEEN, Action, Pick

    who, given = author_of(author), list(words or ())
    if action not in get_args(Action):
        raise Misuse(f"no judgement is called {action!r}: there are {', '.join(get_args(Action))}")
    told = " ".join(reason.split()) if reason else None
    with open_to_judge(record) as opened:
        field, value = None, None
        picks: tuple[Pick, ...] = ()
        if chosen and action != "correct":
            raise Misuse("--words are chosen for a corrected value: ID correct FIELD VALUE --words WORDS")
        if action == "correct":
            if len(given) != 2:
                raise Misuse("write: dragoman judge ID correct FIELD VALUE (- empties a field; lists are split at ; or ,)")
            found = examine(opened, fact)
            field, value = given[0], value_of(opened, found.kind, *given)
            picks = pointed(found, chosen or ())
        elif given and action not in BETWEEN:
            raise Misuse(f"{action} takes no more words; a reason goes behind --reason")
        others = tuple(given) if action in BETWEEN else ()
        item = judge(opened, Asked(action, fact, who, told, field, value, others, chosen=picks))  # type: ignore[arg-type]  # checked above
    write_line(item.id)
    note(f"{item.action} {item.field or ''}".rstrip() + f": {item.target.fact_id}, by {item.author}")
    for each in item.chosen:
        note(f"words chosen in the {each.place}: {flat(each.sentence.exact)}")

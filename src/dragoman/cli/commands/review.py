"""`dragoman review`."""

from __future__ import annotations

from enum import StrEnum
from typing import Annotated

import typer

from dragoman.cli import choices
from dragoman.cli.commands.dossier import Lang
from dragoman.cli.failures import guarded
from dragoman.cli.judging import AuthorOption, author_of, open_to_judge
from dragoman.cli.options import DEFAULT_RECORD, RecordOption


class Kind(StrEnum):
    """What is reviewed."""

    event = "event"
    quote = "quote"
    position = "position"
    programme = "programme"


class Pairs(StrEnum):
    """Proposals of what."""

    event = "event"
    person = "person"
    misspelling = "misspelling"
    known = "known"
    holder = "holder"
    programme = "programme"
    organisation = "organisation"


@guarded
def command(
    author: AuthorOption = None,
    kind: Annotated[Kind, typer.Option(help="Which kind of fact.")] = Kind.event,
    party: Annotated[list[str] | None, typer.Option(help="Events in which it takes part.", metavar="PARTY")] = None,
    act: Annotated[list[str] | None, typer.Option(help="Events of this act.", metavar="ACT")] = None,
    theme: Annotated[list[str] | None, typer.Option(help="Events about it.", metavar="THEME")] = None,
    outlet: Annotated[list[str] | None, typer.Option(help="Facts on pages of this outlet.", metavar="NAME")] = None,
    twice: Annotated[
        bool, typer.Option("--twice", help="Also what others have judged, without showing how: a second opinion.")
    ] = False,
    disputed: Annotated[bool, typer.Option("--disputed", help="Judged facts that something speaks against.")] = False,
    proposals: Annotated[
        Pairs | None, typer.Option("--proposals", help="Decide pairs that may be one: events, persons, organisations…")
    ] = None,
    lang: Annotated[Lang, typer.Option(help="Language of the questions.")] = Lang.fr,
    record: RecordOption = str(DEFAULT_RECORD),
) -> None:
    """Go through the machine's findings, the important and doubtful first: one key accepts and goes on. ? tells all keys."""
    from dragoman.cli.failures import Misuse
    from dragoman.cli.reviewing import Review
    from dragoman.record import EventFilter, values
    from dragoman.record.judgements import Wanted

    who = author_of(author)
    acts, themes = choices.acts(act), choices.themes(theme)
    if kind is not Kind.event and (party or act or theme):
        raise Misuse("--party, --act and --theme are for events; other facts are chosen by --outlet")
    if proposals is not None:
        if kind is not Kind.event or party or act or theme or outlet or twice or disputed:
            raise Misuse("--proposals goes through pairs; the other choices are for facts")
        from dragoman.cli.progress import bring_together
        from dragoman.cli.proposing import Deciding

        with open_to_judge(record) as opened:
            if Deciding(opened, proposals.value, who, lang.value).go():
                bring_together(opened)
        return
    with open_to_judge(record) as opened:
        parties = choices.parties(party, values(opened, "party") if party else ())
        events = EventFilter(parties=parties, acts=acts, themes=themes)
        conditions = tuple(events.conditions()) if kind is Kind.event else ()
        wanted = Wanted(who, kind.value, conditions, tuple(outlet or ()), twice=twice, disputed=disputed)
        Review(opened, wanted, lang.value).go()

"""`dragoman dossier`."""

from __future__ import annotations

from enum import StrEnum
from typing import Annotated

import typer

from dragoman.cli import choices
from dragoman.cli.failures import guarded
from dragoman.cli.options import DEFAULT_RECORD, RecordOption
from dragoman.cli.output import note, say
from dragoman.cli.views.coverage import note_gaps


class Lang(StrEnum):
    """Languages of headings."""

    fr = "fr"
    en = "en"


@guarded
def command(
    parties: Annotated[list[str], typer.Argument(metavar="PARTY…", help="One or more parties, by code or name.")],
    lang: Annotated[Lang, typer.Option(help="Language of the headings; quotations stay as written.")] = Lang.fr,
    record: RecordOption = str(DEFAULT_RECORD),
) -> None:
    """Show what the record holds on parties together, each line with its numbered source sentences."""
    from dragoman.cli.progress import bring_together
    from dragoman.cli.views.dossier import print_dossier
    from dragoman.codebook import load_parties
    from dragoman.dossier import build_dossier, load_labels
    from dragoman.record import EventFilter, RecordError, awaiting, events, open_record, values

    with open_record(record) as opened:
        waiting = awaiting(opened)
    if waiting:
        # A reading was interrupted, or people have judged since. A record that cannot be written is shown as it is.
        try:
            with open_record(record, write=True) as opened:
                bring_together(opened)
        except RecordError as error:
            note(f"reports of {waiting} pages are not put together yet ({error})")
    with open_record(record) as opened:
        wanted = choices.parties(parties, values(opened, "party"))
        found = build_dossier(opened, wanted)
        if not found.timeline:
            each = {name: sum(1 for _ in events(opened, EventFilter(parties=(name,)))) for name in wanted}
            counts = ", ".join(f"{name} in {count}" for name, count in each.items())
            say(f"no event in the record has all of {', '.join(wanted)} ({counts}). `dragoman events` lists all events")
            return
        days = sorted(page.published or page.captured or "" for page in found.pages)
        note_gaps(opened, min(filter(None, days), default=None), days[-1] or None)
    print_dossier(found, load_labels(lang.value), load_parties())

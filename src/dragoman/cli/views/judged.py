"""Judgements, conflicts and agreement as tables or JSON lines."""

from __future__ import annotations

import json
from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING, Any

from dragoman.cli.output import flat, results, write_line
from dragoman.cli.views.table import SHOWN

if TYPE_CHECKING:
    from dragoman.record.judgements import Agreement, Disputed, Judgement, Listed


def print_listed(found: Sequence[Listed], *, jsonl: bool) -> bool:
    """Judgements; False, and nothing printed, where there is none."""
    if jsonl:
        return _lines(item.judgement.to_json() | {"counts": item.counts, "now": item.fact_id} for item in found)
    rows = [
        (
            item.judgement.id[:SHOWN],
            item.judgement.time[:16].replace("T", " "),
            item.judgement.author,
            said(item.judgement) + ("" if item.counts else " (undone)"),
            _fact_name(item),
            item.judgement.reason or "",
            item.judgement.target.span.exact,
        )
        for item in found
    ]
    return _table(("id", "when (UTC)", "who", "what", "fact", "why", "words"), rows)


def said(item: Judgement) -> str:
    """What was said, in short."""
    from dragoman.record.judgements import names_of

    if item.action == "correct":
        return f"{item.field}: {show(item.seen_value)} → {show(item.value)}"
    if item.action == "undo":
        return f"undo {(item.undoes or '')[:SHOWN]}"
    if item.kind == "organisation":
        return f"{item.action} {' · '.join(f'« {flat(name)} »' for name in names_of(item))}"
    others = ", ".join(target.fact_id[:SHOWN] for target in item.targets[1:])
    return f"{item.action} {others}".strip()


def _fact_name(item: Listed) -> str:
    if item.judgement.kind == "organisation":
        return item.judgement.target.fact_id[:SHOWN]
    if item.fact_id is None:
        return f"(page not read: {item.judgement.target.source})"
    return item.fact_id[:SHOWN] or f"{item.judgement.target.subject[:SHOWN]} (no longer found)"


def print_conflicts(found: Sequence[Disputed], *, jsonl: bool) -> bool:
    """Conflicts; False, and nothing printed, where there is none."""
    if jsonl:
        return _lines(
            item.conflict.to_json()
            | {"id": item.id, "kind": item.kind, "author": item.judgement.author, "source": item.page.source}
            for item in found
        )
    rows = [
        (item.id[:SHOWN], item.judgement.author, item.judgement.id[:SHOWN], against(item), item.judgement.target.sentence.exact)
        for item in found
    ]
    return _table(("fact", "judged by", "judgement", "against it", "sentence"), rows)


def against(item: Disputed) -> str:
    """What speaks against it, in words."""
    conflict = item.conflict
    if conflict.why == "gone":
        return "no longer found by the machine"
    if conflict.why == "words":
        return f"{conflict.field}: the page no longer has the words chosen for it: {show(conflict.judged)}"
    if conflict.why == "people":
        who = item.other.author if item.other else "somebody"
        what = f"{conflict.field} " if conflict.field else ""
        return f"{what}{show(conflict.judged)}, but {who}: {show(conflict.now)}"
    judged = "turned down" if conflict.judged is None and item.judgement.action != "correct" else show(conflict.judged)
    return f"{conflict.field}: judged {judged}, was read {show(conflict.then)}, is now read {show(conflict.now)}"


def print_agreement(found: Sequence[Agreement], *, jsonl: bool) -> bool:
    """Pairs of people; False, and nothing printed, where no two judged a fact in common."""
    names = ("one", "other", "facts", "agreed", "share", "kappa", "fields", "fields_agreed")
    if jsonl:
        return _lines({name: getattr(item, name) for name in names} for item in found)
    rows = [
        (
            f"{item.one} · {item.other}",
            f"{item.agreed} of {item.facts}",
            f"{100 * item.share:.1f} %" if item.share is not None else "–",
            f"{item.kappa:.2f}" if item.kappa is not None else "–",
            f"{item.fields_agreed} of {item.fields}",
        )
        for item in found
    ]
    return _table(("who", "same verdict", "share", "kappa", "fields alike"), rows)


def show(value: object) -> str:
    """A value of a field for people."""
    if value is None or value == []:
        return "–"
    return flat(", ".join(map(str, value)) if isinstance(value, list | tuple) else str(value))


def _lines(rows: Iterable[dict[str, Any]]) -> bool:
    count = 0
    for count, row in enumerate(rows, 1):  # noqa: B007 - only whether there was one
        write_line(json.dumps(row, ensure_ascii=False))
    return count > 0


def _table(names: tuple[str, ...], rows: Sequence[tuple[str, ...]]) -> bool:
    from rich.table import Table
    from rich.text import Text

    if not rows:
        return False
    table = Table(box=None, pad_edge=False, header_style="bold")
    for number, name in enumerate(names):
        table.add_column(name, no_wrap=number == 0, overflow="fold")
    for row in rows:
        table.add_row(*(Text(flat(cell)) for cell in row))
    results().print(table)
    return True

"""A fact as a reviewer sees it: the sentence first, then what was read in it."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import TYPE_CHECKING

from dragoman.cli.output import flat, results
from dragoman.cli.views.fact import plain
from dragoman.cli.views.judged import said, show
from dragoman.model import Event, Evidence, Span
from dragoman.record import Examined
from dragoman.record.judgements import Conflict, judgeable

if TYPE_CHECKING:
    from rich.text import Text

Words = Callable[..., str]


def print_examined(found: Examined, left: int, text: Words, *, blind: bool) -> None:
    """Print it. `blind`: not what others said, so that a second look is one."""
    from rich.rule import Rule
    from rich.text import Text

    console = results()

    def line(name: str, value: str, style: str = "") -> None:
        label = Text(f"  {name:<14}", style="dim")
        console.print(label + Text(value, style=style), soft_wrap=not console.is_terminal)

    if console.is_terminal:
        console.print(Rule(style="dim"))
    console.print(Text(text("head", left=left, id=found.id), style="bold"))
    for sentence in _sentences(found):
        console.print(Text("  ") + sentence, soft_wrap=not console.is_terminal)
    shown = found.machine if blind and found.machine is not None else found.fact
    data = shown.to_json()
    for name in judgeable()[found.kind]:
        if data.get(name) not in (None, []):
            line(name.replace("_", " "), show(data[name]))
    if isinstance(shown, Event):
        sure = f" ({shown.confidence:.2f})" if shown.confidence is not None else ""
        line(text("why"), shown.rule + sure, "dim")
    page = found.page
    parts = [page.outlet, page.title, page.published, text("fiction") if page.fiction else None]
    line(text("article"), " · ".join(flat(part) for part in parts if part) or page.source, "dim")
    if not blind:
        for item in found.judgements:
            if item.id in found.counting and item.action != "undo":
                line(text("said"), f"{item.author}: {said(item)}" + (f" ({item.reason})" if item.reason else ""))
        for name, words in found.chosen.items():
            for each in words:
                here = "" if each.now else f" ({text('lost')})"
                line(text("chosen"), f"{name.replace('_', ' ')}: « {flat(each.chosen.span.exact)} »{here}")
        for conflict in found.conflicts:
            line(text("against"), _against(conflict), "yellow")


def _against(conflict: Conflict) -> str:
    if conflict.why == "gone":
        return "—"
    if conflict.why == "words":
        return f"{conflict.field or ''} « {show(conflict.judged)} » —"
    return f"{conflict.field or ''} {show(conflict.judged)} / {show(conflict.now)}".strip()


def _sentences(found: Examined) -> Iterator[Text]:
    """The sentences with the words that count marked: underlined on a terminal, between [ ] elsewhere."""
    fact = found.machine or found.fact
    if isinstance(fact, Event):
        for evidence in fact.evidence:
            yield _marked(evidence.sentence, _trigger(evidence))
    else:
        yield _marked(found.target.sentence, found.target.span)


def _trigger(evidence: Evidence) -> Span:
    return evidence.trigger or evidence.sentence


def _marked(sentence: Span, words: Span) -> Text:
    from rich.text import Text

    low, high = words.start - sentence.start, words.end - sentence.start
    body = plain(sentence.exact)
    if not 0 <= low < high <= len(body) or (low, high) == (0, len(body)):
        return Text(f"« {body} »")
    if results().is_terminal:
        return Text("« ").append(body[:low]).append(body[low:high], style="bold underline").append(body[high:]).append(" »")
    return Text(f"« {body[:low]}[{body[low:high]}]{body[high:]} »")

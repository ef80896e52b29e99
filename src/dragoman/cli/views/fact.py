"""One fact with all that stands behind it."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import TYPE_CHECKING

from dragoman.cli.output import clean, flat, results
from dragoman.model import Event, Evidence, Position, Programme, Quote, Span
from dragoman.record import Found, home_of

if TYPE_CHECKING:
    from rich.text import Text

#: Words of the article shown before and after a span that is no whole sentence.
AROUND = 120
HIDDEN = {"evidence", "start", "end"}


def print_fact(found: Found) -> None:
    """Print it. Words that count are underlined on a terminal and always listed below their sentence."""
    from rich.text import Text

    console = results()

    def line(name: str, value: str | Text, depth: int = 0) -> None:
        label = Text(f"{' ' * depth}{name:<{16 - depth}}", style="bold")
        console.print(label + (value if isinstance(value, Text) else Text(value)), soft_wrap=not console.is_terminal)

    line(found.kind, found.id)
    for name, value in _fields(found):
        line(name, value, 2)
    for number, (where, sentence, words) in enumerate(_sentences(found), 1):
        line(f"sentence {number}", where)
        line("", sentence, 2)
        for name, exact in words:
            line(name, exact, 4)
    page = found.page
    line("article", flat(page.title or "without a title") + (" (fiction: no real news)" if page.fiction else ""))
    for name in ("outlet", "authors", "published", "captured", "source", "url"):
        value = getattr(page, name)
        text = ", ".join(value) if isinstance(value, tuple) else value
        if text:
            how = f" (from {page.published_from})" if name == "published" else ""
            line(name, flat(text) + how, 2)
    _print_judgements(found, line)
    line("read with", f"dragoman {found.versions.program}")
    line("codebook", found.versions.codebook, 2)
    line("model", found.versions.model, 2)


def _print_judgements(found: Found, line: Callable[..., None]) -> None:
    """What people said of the fact, and what speaks against it."""
    from dragoman.cli.views.judged import said, show

    told = found.examined
    if told is None:
        return
    line("judged", told.state if told.machine is not None else f"{told.state}; no longer found by the machine")
    for item in told.judgements:
        undone = "" if item.id in told.counting else ", undone"
        why = f" ({flat(item.reason)})" if item.reason else ""
        line(item.id[:10], flat(f"{item.time[:16].replace('T', ' ')} UTC, {item.author}: {said(item)}") + why + undone, 2)
    for name, words in told.chosen.items():
        for each in words:
            here = each.now or each.chosen
            where = f" {here.place}{'' if here.line is None else f' {here.line}'}, {here.span.start}-{here.span.end}"
            lost = "" if each.now else ", no longer in the page"
            line(f"{name.replace('_', ' ')}", f"« {flat(here.span.exact)} » ({each.author},{where}{lost})", 4)
    for conflict in told.conflicts:
        now = "no longer found" if conflict.why in {"gone", "words"} else f"{show(conflict.judged)} / {show(conflict.now)}"
        line("against it", f"{conflict.field or ''} {now} ({conflict.why})".strip(), 2)


def _fields(found: Found) -> Iterator[tuple[str, str]]:
    for name, value in found.fact.to_json().items():
        if name not in HIDDEN and value not in (None, [], ""):
            yield name.replace("_", " "), flat(", ".join(value) if isinstance(value, list) else str(value))


def _sentences(found: Found) -> Iterator[tuple[str, Text, list[tuple[str, str]]]]:
    """Where each sentence stands, the sentence with the words that count marked, and these words by field."""
    fact = found.fact
    if isinstance(fact, Event):
        for evidence in fact.evidence:
            yield _place(evidence), *_event_sentence(evidence)
    elif isinstance(fact, Quote):
        body = found.whole.title if fact.where == "title" else found.whole.text
        yield fact.where, _in_context(body or "", fact.start, fact.end), []
    elif isinstance(fact, Position | Programme):
        for span in fact.evidence:
            where, body = home_of(found.whole, span) or ("text", "")
            yield where, _in_context(body, span.start, span.end), []


def _place(evidence: Evidence) -> str:
    return f"furniture, line {(evidence.line or 0) + 1}" if evidence.where == "furniture" else evidence.where


def _event_sentence(evidence: Evidence) -> tuple[Text, list[tuple[str, str]]]:
    from rich.text import Text

    sentence = evidence.sentence
    words = [("trigger", evidence.trigger)] if evidence.trigger else []
    words += [(name, span) for name, spans in evidence.arguments.items() for span in spans]
    text = Text(plain(sentence.exact))
    for name, span in words:
        if sentence.start <= span.start and span.end <= sentence.end:
            style = "bold underline" if name == "trigger" else "underline"
            text.stylize(style, span.start - sentence.start, span.end - sentence.start)
    return text, [(name, _quoted(span)) for name, span in words]


def _in_context(body: str, start: int, end: int) -> Text:
    """The words, underlined, with what stands around them up to the ends of the line."""
    from rich.text import Text

    left = max(body.rfind("\n", 0, start) + 1, start - AROUND)
    stop = body.find("\n", end)
    right = min(len(body) if stop < 0 else stop, end + AROUND)
    text = Text("…" if left > 0 and body[left - 1] != "\n" else "")
    text.append(plain(body[left:start])).append(plain(body[start:end]), style="underline")
    return text.append(plain(body[end:right])).append("…" if right < len(body) and right != stop else "")


def plain(text: str) -> str:
    """On one line, each character in its place."""
    return clean(text).replace("\n", " ")


def _quoted(span: Span) -> str:
    return f"« {flat(span.exact)} » ({span.start}–{span.end})"

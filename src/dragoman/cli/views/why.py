"""A trace for people: each sentence with its candidates, what each word gave, and why the others are no event."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING

from dragoman.cli.output import clean, flat, results
from dragoman.dossier import load_labels
from dragoman.reading.trace import Candidate, Filled, SentenceTrace, Trace
from dragoman.reading.trace_words import Language, Reason, Words, load_words

if TYPE_CHECKING:
    from rich.console import Console

#: Words a rule asks for that are listed; the JSON has all.
ASKED = 8


def print_trace(trace: Trace, shown: Sequence[SentenceTrace], lang: Language) -> None:
    """Print the sentences asked for and a line of summary."""
    view = _View(trace, lang)
    view.line(flat(trace.reading.page.title or trace.reading.page.source), style="bold")
    if trace.domain:
        view.line(view.words.text("domain", domain=view.words.label("domains", trace.domain)))
    for sentence in shown:
        view.sentence(sentence)
    view.line("")
    rejected = sum(c.outcome == "rejected" for s in shown for c in s.candidates)
    events = len({c.event for s in shown for c in s.candidates if c.outcome == "event"})
    view.line(view.words.text("summary", events=events, sentences=len(shown), rejected=rejected), style="dim")


class _View:
    """Prints to standard output; in a pipe, lines are as long as they are."""

    def __init__(self, trace: Trace, lang: Language) -> None:
        self.trace = trace
        self.console: Console = results()
        self.words: Words = load_words(lang)
        self.labels = load_labels(lang)

    def line(self, text: str, depth: int = 0, style: str = "") -> None:
        """One line; a continuation on a terminal keeps its indentation."""
        from rich.padding import Padding
        from rich.text import Text

        body = Text(clean(text).replace("\n", " "), style=style)
        if self.console.is_terminal:
            self.console.print(Padding(body, (0, 0, 0, depth)))
        else:
            self.console.print(Text(" " * depth) + body, soft_wrap=True)

    def sentence(self, sentence: SentenceTrace) -> None:
        """One sentence."""
        self.line("")
        self.line(self._heading(sentence), style="bold")
        self.line(self.words.quoted(flat(sentence.span.exact)), 2)
        for candidate in sentence.candidates:
            if candidate.outcome in {"event", "same"}:
                self._event(candidate)
        for rows in _together(c for c in sentence.candidates if c.outcome not in {"event", "same"}):
            self._rejected(rows)
        if not sentence.candidates and self.trace.domain is None:
            self.line(f"– {self.words.text('nothing')}", 2, style="dim")
        self._facts(sentence)

    def _heading(self, sentence: SentenceTrace) -> str:
        if sentence.where == "title":
            return self.words.text("title")
        if sentence.where == "furniture":
            return self.words.text("line", number=sentence.number, line=(sentence.line or 0) + 1)
        return self.words.text("sentence", number=sentence.number)

    def _event(self, candidate: Candidate) -> None:
        number = (candidate.event or 0) + 1
        about = next((f.value for f in candidate.filled if f.field == "about"), None)
        what = self.words.text("event" if candidate.outcome == "event" else "same", number=number)
        rule = self.words.text("rule", rule=candidate.rule, file=candidate.file)
        act = self.labels.act(candidate.act, about)
        self.line(f"✓ {self.words.quoted(flat(candidate.words.exact))} → {act} · {what} · {rule}", 2, style="green")
        for filled in candidate.filled:
            self._filled(filled)
        sure = self.trace.reading.events[candidate.event or 0].confidence
        if candidate.outcome == "event" and sure is not None:
            parts = ", ".join(f"{self.words.label('features', n)} {w:+.2f}" for n, w in candidate.shares.items())
            self.line(f"{self.words.text('confidence'):<13} {sure:.2f} ({parts or '–'})", 6)

    def _filled(self, filled: Filled) -> None:
        value = flat(filled.value)
        if filled.field == "status":
            value = self.labels.status(value)
        elif filled.field == "about":
            value = self.labels.act(value)
        words = self.words.quoted(flat(filled.words.exact)) if filled.words else ""
        if filled.means == "text" and filled.words:
            told = words if value == flat(filled.words.exact) else f"{value} ← {words}"
        else:
            told = f"{value} ← {words}" if words else value
        why = dict.fromkeys((self.words.slot(filled.slot), self.words.means(filled)))
        label = self.words.label("fields", filled.field)
        self.line(f"{label:<13} {told} ({', '.join(why)})", 6)

    def _rejected(self, rows: list[Candidate]) -> None:
        """The rules that the same words were tried with in vain."""
        first = rows[0]
        head = f"✗ {self.words.quoted(flat(first.words.exact))} · {self.words.text(first.outcome)}"
        style = "yellow" if first.outcome == "rejected" else "dim"
        self.line(head, 2, style=style)
        for candidate in rows:
            reason = self.words.reason(candidate)
            self.line(f"{self.words.text('reason', rule=candidate.rule, reason=reason.text)}{self._detail(reason)}", 6)

    def _detail(self, reason: Reason) -> str:
        parts = []
        if reason.asked:
            listed = ", ".join(reason.asked[:ASKED]) + (", …" if len(reason.asked) > ASKED else "")
            parts.append(self.words.text("asked", words=listed))
        if reason.found is not None:
            found = self.words.quoted(_short(flat(reason.found))) if reason.found else self.words.text("none")
            parts.append(self.words.text("found", words=found))
        return f" ({' ; '.join(parts)})" if parts else ""

    def _facts(self, sentence: SentenceTrace) -> None:
        for quote in sentence.quotes:
            kind = self.words.label("quotes", quote.kind)
            speaker = quote.speaker or self.words.text("unknown")
            how = [kind]
            how += [self.words.text("cue", cue=quote.cue)] if quote.cue else []
            how += [self.words.label("speaker_from", quote.speaker_from)] if quote.speaker_from else []
            said = f"{self.words.text('quote')} {self.words.quoted(_short(flat(quote.text)))}"
            self.line(f"• {said} · {self.words.text('speaker')} : {flat(speaker)} ({', '.join(how)})", 2)
        for position in sentence.positions:
            of = f" ({position.of})" if position.of else ""
            words = _listed(self.words.quoted(flat(s.exact)) for s in position.evidence[:1])
            self.line(f"• {self.words.text('position')} {flat(position.person)} : {flat(position.role)}{of} ← {words}", 2)
        for programme in sentence.programmes:
            rest = [flat(x) for x in (programme.owner, str(programme.horizon or "")) if x]
            words = _listed(self.words.quoted(flat(s.exact)) for s in programme.evidence[:1])
            self.line(f"• {self.words.text('programme')} {' · '.join([flat(programme.name), *rest])} ← {words}", 2)


def _short(text: str, length: int = 60) -> str:
    return text if len(text) <= length else text[: length - 1].rstrip() + "…"


def _together(candidates: Iterable[Candidate]) -> list[list[Candidate]]:
    """The candidates of the same words and outcome, in the order of the first of each."""
    found: dict[tuple[int, str, str], list[Candidate]] = {}
    for candidate in candidates:
        found.setdefault((candidate.words.start, candidate.words.exact, candidate.outcome), []).append(candidate)
    return list(found.values())


def _listed(parts: Iterable[str]) -> str:
    return ", ".join(parts)

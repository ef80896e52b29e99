"""The codebook on the screen."""

from __future__ import annotations

from typing import TYPE_CHECKING

from dragoman.cli.output import results
from dragoman.codebook.guide import Entry, Language, load_guide
from dragoman.codebook.guide_text import TriggerText, facts, result, trigger_text, why_not, word
from dragoman.dossier import load_labels

if TYPE_CHECKING:
    from rich.console import Console


def print_list(lang: Language) -> None:
    """All acts, statuses and themes with their meaning."""
    screen = _Screen(lang)
    guide = load_guide()
    for key, entries in (("acts", guide.acts), ("statuses", guide.statuses), ("themes", guide.themes)):
        screen.head(word(key, lang))
        for entry in entries.values():
            screen.line(f"{entry.name:<15}{screen.label(entry):<27}{entry.meaning[lang]}", 2)
    screen.head(word("rules", lang))
    for rule in guide.rules:
        screen.line(f"– {rule.text[lang]}", 2)
    screen.head(word("hint", lang))


def print_entry(entry: Entry, lang: Language) -> None:
    """One entry with all that is known of it."""
    screen = _Screen(lang)
    screen.head(f"{entry.name} · {screen.label(entry)} ({word(entry.kind, lang)})")
    screen.line(entry.meaning[lang], 2)
    for row in facts(entry, lang):
        screen.line(row, 2)
    screen.listed("bounds", entry.bounds[lang])
    screen.listed("rules", tuple(rule.text[lang] for rule in entry.rules))
    screen.listed("signs", (", ".join(entry.signs),) if entry.signs else ())
    screen.head(word("examples", lang))
    for example in entry.examples:
        given = "" if entry.kind == "theme" else f" → {result(example, lang, screen.names)}"
        screen.line(f"✓ {screen.quoted(example.text)}{given}", 2)
    screen.head(word("counter", lang))
    for example in entry.counter:
        why = why_not(example, entry, lang, screen.names)
        screen.line(f"✗ {screen.quoted(example.text)}{f' ({why})' if why else ''}", 2)
    if entry.triggers:
        screen.head(word("triggers", lang))
        for trigger in entry.triggers:
            screen.trigger(trigger_text(trigger, lang))


class _Screen:
    """Prints to standard output; in a pipe, lines are as long as they are."""

    def __init__(self, lang: Language) -> None:
        self.lang = lang
        self.console: Console = results()
        self.labels = load_labels(lang)
        self.names = {**self.labels.acts, **self.labels.statuses}

    def label(self, entry: Entry) -> str:
        """The entry's name in the language."""
        table = {"act": self.labels.acts, "status": self.labels.statuses, "theme": self.labels.themes}[entry.kind]
        return table.get(entry.name, entry.name)

    def quoted(self, text: str) -> str:
        """A sentence between marks."""
        return f"{self.labels.text('open_quote')}{text}{self.labels.text('close_quote')}"

    def line(self, text: str, depth: int = 0, style: str = "") -> None:
        """One line."""
        from rich.padding import Padding
        from rich.text import Text

        if self.console.is_terminal:
            self.console.print(Padding(Text(text, style=style), (0, 0, 0, depth)))
        else:
            self.console.print(Text(" " * depth + text), soft_wrap=True)

    def head(self, text: str) -> None:
        """A heading."""
        self.line("")
        self.line(text, style="bold")

    def listed(self, key: str, lines: tuple[str, ...]) -> None:
        """A heading with lines under it, where there are any."""
        if lines:
            self.head(word(key, self.lang))
            for line in lines:
                self.line(f"– {line}", 2)

    def trigger(self, told: TriggerText) -> None:
        """One trigger."""
        asks = f" · {told.asks}" if told.asks else ""
        self.line(f"{told.rule}  {told.words}{asks}", 2)
        for text in told.examples:
            self.line(f"✓ {self.quoted(text)}", 6, style="dim")
        for text in told.counter:
            self.line(f"✗ {self.quoted(text)}", 6, style="dim")
